package dev.winnow.storage.task;

import java.util.List;
import java.util.UUID;

/// What of a task has just come into the database.
///
/// @param from where the database stood before
/// @param to where it stands now
public record Recorded(
    UUID task,
    TaskCursor from,
    TaskCursor to,
    List<TaskRow> rows,
    List<TaskReject> rejects,
    List<TaskEvent> events) {

  public Recorded {
    rows = List.copyOf(rows);
    rejects = List.copyOf(rejects);
    events = List.copyOf(events);
  }
}
