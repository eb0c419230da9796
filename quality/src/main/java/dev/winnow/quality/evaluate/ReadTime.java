package dev.winnow.quality.evaluate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads the time of a row: ISO 8601 with or without a zone, which then is UTC, a date alone, also
/// with slashes, a year, or the seconds or milliseconds since 1970, as a number or a text.
final class ReadTime {

  /// From this number on, 5138 in seconds, milliseconds are meant.
  private static final long SECONDS_MAX = 100_000_000_000L;

  private static final int YEAR_MIN = 1000;
  private static final int YEAR_MAX = 9999;

  private static final Pattern DIGITS = Pattern.compile("[0-9]{4}|[0-9]{9,13}");

  private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("yyyy/M/d");

  private static final List<Function<String, Instant>> FORMS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text, SLASHES).atStartOfDay().toInstant(ZoneOffset.UTC));

  private ReadTime() {}

  /// The time; empty where it is none.
  static Optional<Instant> of(JsonNode value) {
    if (value.isNumber()) {
      return ofNumber(value.doubleValue());
    }
    String text = value.asString("").strip();
    if (DIGITS.matcher(text).matches()) {
      return ofNumber(Double.parseDouble(text));
    }
    // As databases write it.
    String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
    for (Function<String, Instant> form : FORMS) {
      try {
        return Optional.of(form.apply(iso));
      } catch (DateTimeException e) {
        // The next one.
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> ofNumber(double number) {
    if (number == Math.rint(number) && number >= YEAR_MIN && number <= YEAR_MAX) {
      return Optional.of(LocalDate.of((int) number, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    boolean millis = Math.abs(number) >= SECONDS_MAX;
    double seconds = millis ? number / 1000 : number;
    return Math.abs(seconds) < SECONDS_MAX
        ? Optional.of(Instant.ofEpochSecond((long) seconds))
        : Optional.empty();
  }
}
