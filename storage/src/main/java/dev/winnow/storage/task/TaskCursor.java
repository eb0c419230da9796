package dev.winnow.storage.task;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far a reader has followed a task. Written `rows.rejects.events`: `120.3.17`.
///
/// @param rows the last accepted row, from 1; 0 is none
/// @param rejects the last text not accepted, likewise
/// @param events the last entry of the log, likewise
public record TaskCursor(long rows, long rejects, long events) {

  /// Before everything.
  public static final TaskCursor START = new TaskCursor(0, 0, 0);

  private static final Pattern WRITTEN =
      Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})\\.([0-9]{1,18})");

  /// Reads what [#toString] writes; empty for anything else.
  public static Optional<TaskCursor> parse(String text) {
    Matcher parts = WRITTEN.matcher(text.strip());
    return parts.matches()
        ? Optional.of(
            new TaskCursor(
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  /// Whether it has everything the other one has.
  public boolean covers(TaskCursor other) {
    return rows >= other.rows && rejects >= other.rejects && events >= other.events;
  }

  /// The earlier of both, in each respect.
  public TaskCursor least(TaskCursor other) {
    return new TaskCursor(
        Math.min(rows, other.rows),
        Math.min(rejects, other.rejects),
        Math.min(events, other.events));
  }

  @Override
  public String toString() {
    return rows + "." + rejects + "." + events;
  }
}
