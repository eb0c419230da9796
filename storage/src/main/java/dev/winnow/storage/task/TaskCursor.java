package dev.winnow.storage.task;

import java.util.Optional;

/// How far a reader has followed a task. Written `rows.rejects.events`: `120.3.17`.
///
/// @param rows the last accepted row, from 1; 0 is none
/// @param rejects the last text not accepted, likewise
/// @param events the last entry of the log, likewise
public record TaskCursor(long rows, long rejects, long events) {

  /// Before everything.
  public static final TaskCursor START = new TaskCursor(0, 0, 0);

  private static final int DIGITS_MAX = 18;

  /// Reads what [#toString] writes; empty for anything else.
  public static Optional<TaskCursor> parse(String text) {
    String[] parts = text.strip().split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    long[] numbers = new long[3];
    for (int i = 0; i < 3; i++) {
      String part = parts[i];
      boolean digits = part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (part.isEmpty() || part.length() > DIGITS_MAX || !digits) {
        return Optional.empty();
      }
      numbers[i] = Long.parseLong(part);
    }
    return Optional.of(new TaskCursor(numbers[0], numbers[1], numbers[2]));
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
