package dev.winnow.server.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When a limit is whole again, as providers write it: `6m0s`, `12ms`, `59.7`, a date.
final class ResetSeconds {

  private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|[dhms])");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,13}(?:\\.[0-9]{1,9})?");

  /// A larger number is no wait: it counts from 1970, in seconds or milliseconds.
  private static final double EPOCH_FROM = 1e9;

  private static final double EPOCH_MILLIS_FROM = 1e12;

  private ResetSeconds() {}

  /// The seconds until then, rounded up, at least 0; null where the text says nothing of it.
  static @Nullable Long of(@Nullable String text, Instant now) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String said = text.strip().toLowerCase(Locale.ROOT);
    if (NUMBER.matcher(said).matches()) {
      return number(Double.parseDouble(said), now);
    }
    Double parts = parts(said);
    if (parts != null) {
      return (long) Math.ceil(parts);
    }
    try {
      return until(OffsetDateTime.parse(text.strip()).toInstant(), now);
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  private static long number(double number, Instant now) {
    if (number >= EPOCH_MILLIS_FROM) {
      return until(Instant.ofEpochMilli((long) number), now);
    }
    return number >= EPOCH_FROM
        ? until(Instant.ofEpochSecond((long) number), now)
        : (long) Math.ceil(number);
  }

  private static long until(Instant then, Instant now) {
    return Math.max(0, (long) Math.ceil(Duration.between(now, then).toMillis() / 1000.0));
  }

  private static @Nullable Double parts(String said) {
    Matcher part = PART.matcher(said);
    double seconds = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      seconds +=
          Double.parseDouble(part.group(1))
              * switch (part.group(2)) {
                case "ms" -> 0.001;
                case "m" -> 60;
                case "h" -> 3_600;
                case "d" -> 86_400;
                default -> 1;
              };
      end = part.end();
    }
    return end == said.length() ? seconds : null;
  }
}
