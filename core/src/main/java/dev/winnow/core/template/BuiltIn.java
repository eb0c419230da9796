package dev.winnow.core.template;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/// The variables every template has without declaring them.
public final class BuiltIn {

  public static final String CURRENT_DATE = "current_date";
  public static final String CURRENT_TIME = "current_time";
  public static final String RANDOM_ID = "random_id";
  public static final String COUNT = "count";

  /// Their names.
  public static final Set<String> NAMES = Set.of(CURRENT_DATE, CURRENT_TIME, RANDOM_ID, COUNT);

  private BuiltIn() {}

  /// Their values in one request.
  ///
  /// @param startedAt when the task was first started, so that a restart renders the same
  /// @param randomId unique to the request
  /// @param count the rows this request asks for
  public static Map<String, String> values(
      Instant startedAt, ZoneId zone, String randomId, int count) {
    return Map.of();
  }
}
