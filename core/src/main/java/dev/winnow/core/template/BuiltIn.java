package dev.winnow.core.template;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/// The variables every template has without declaring them.
public final class BuiltIn {

  /// The day, like `2026-11-23`.
  public static final String CURRENT_DATE = "current_date";

  /// The second with its offset from UTC, like `2026-11-23T10:15:30+08:00`; `Z` is UTC itself.
  public static final String CURRENT_TIME = "current_time";

  /// A text that no other request of the task has.
  public static final String RANDOM_ID = "random_id";

  /// How many rows the request asks for.
  public static final String COUNT = "count";

  /// Their names.
  public static final Set<String> NAMES = Set.of(CURRENT_DATE, CURRENT_TIME, RANDOM_ID, COUNT);

  private BuiltIn() {}

  /// Their values in one request.
  ///
  /// @param startedAt when the task was first started, so that a restart renders the same
  /// @param zone in which date and time are written
  /// @param randomId unique to the request
  /// @param count the rows this request asks for
  public static Map<String, String> values(
      Instant startedAt, ZoneId zone, String randomId, int count) {
    OffsetDateTime start =
        startedAt.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
    return Map.of(
        CURRENT_DATE, DateTimeFormatter.ISO_LOCAL_DATE.format(start),
        CURRENT_TIME, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start),
        RANDOM_ID, randomId,
        COUNT, Integer.toString(count));
  }
}
