package dev.winnow.providers.http;

import dev.winnow.providers.http.Transport.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a provider asks to wait: `Retry-After-Ms`, else `Retry-After` in seconds or as an HTTP
/// date. Not capped short of [#LONGEST], which no run waits for and clocks can still count: who
/// fires early is refused again. Read on error statuses only, since some providers send it with a
/// success as well.
public final class RetryAfter {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

  /// What a longer wait counts as.
  public static final Duration LONGEST = Duration.ofDays(3650);

  private RetryAfter() {}

  /// The wait from `now` on, never negative; null where the reply does not say, or not readably.
  public static @Nullable Duration of(Response response, Instant now) {
    Duration wait = said(response, now);
    return wait == null || wait.compareTo(LONGEST) <= 0 ? wait : LONGEST;
  }

  private static @Nullable Duration said(Response response, Instant now) {
    Duration millis = number(response.header("retry-after-ms"), 1);
    if (millis != null) {
      return millis;
    }
    String value = response.header("retry-after");
    Duration seconds = number(value, 1000);
    return seconds != null || value == null ? seconds : until(value.strip(), now);
  }

  private static @Nullable Duration number(@Nullable String value, int millisPerUnit) {
    if (value == null || !NUMBER.matcher(value.strip()).matches()) {
      return null;
    }
    return Duration.ofMillis((long) Math.ceil(Double.parseDouble(value.strip()) * millisPerUnit));
  }

  private static @Nullable Duration until(String date, Instant now) {
    try {
      // RFC 9110 §10.2.3: a date in the IMF-fixdate form.
      Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
