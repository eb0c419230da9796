package dev.winnow.storage.dataset;

import dev.winnow.core.run.TaskStatus;
import java.util.List;
import java.util.UUID;

/// The tasks that put their rows into a dataset.
///
/// @param newest the newest of them, that first
/// @param count how many there are
public record DatasetTasks(List<Task> newest, long count) {

  /// None.
  public static final DatasetTasks NONE = new DatasetTasks(List.of(), 0);

  public DatasetTasks {
    newest = List.copyOf(newest);
  }

  /// One of them.
  public record Task(UUID id, String name, TaskStatus status) {}
}
