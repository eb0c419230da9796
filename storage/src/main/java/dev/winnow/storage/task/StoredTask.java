package dev.winnow.storage.task;

import dev.winnow.core.run.TaskKind;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.OutputMode;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.Task.Format;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.StoredDataset;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task as the database has it, without its pinned document.
///
/// @param templateId null when the template is gone; its text is pinned all the same
/// @param modelId null when the model is gone
/// @param datasetId where its rows go; null when the dataset is gone
/// @param datasetFrom which rows the dataset had when the task was started first, or made; null
///   when it is gone
/// @param mode how its rows join those
/// @param format of its file
/// @param why why it stands where it stands; may be empty
/// @param advice what to do about it; may be empty
/// @param version of what people set
/// @param target rows to end with
/// @param concurrency calls in flight at the most
/// @param runId in front of every `Idempotency-Key`
/// @param runningMillis time spent running, finished runs only
/// @param outputFile the name of its file; null where there is none yet
/// @param writer whose run may write what comes of it; null when it never ran
/// @param pin the number of the [TaskModel] that its requests are sent with, from 1
public record StoredTask(
    UUID id,
    String name,
    String description,
    TaskKind kind,
    @Nullable UUID templateId,
    int templateRevision,
    String templateName,
    @Nullable UUID modelId,
    String modelName,
    @Nullable UUID datasetId,
    String datasetName,
    @Nullable RowSet datasetFrom,
    OutputMode mode,
    Format format,
    TaskStatus status,
    Said why,
    Said advice,
    int version,
    long target,
    int concurrency,
    String runId,
    TaskCounters counters,
    long runningMillis,
    @Nullable String outputFile,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Instant updatedAt,
    @Nullable UUID writer,
    int pin) {

  /// What a task is made from, as it was then.
  ///
  /// @param templateId null when the template is gone
  /// @param modelId null when the model is gone
  public record Origin(
      @Nullable UUID templateId,
      int templateRevision,
      String templateName,
      @Nullable UUID modelId,
      String modelName,
      StoredDataset dataset,
      OutputMode mode) {}

  /// A task that has just been made.
  public static StoredTask pending(
      String name, String description, Origin from, Task task, Instant now) {
    UUID id = UUID.randomUUID();
    return new StoredTask(
        id,
        name,
        description,
        TaskKind.of(task),
        from.templateId(),
        from.templateRevision(),
        from.templateName(),
        from.modelId(),
        from.modelName(),
        from.dataset().id(),
        from.dataset().name(),
        from.dataset().now(),
        from.mode(),
        task.output().format(),
        TaskStatus.PENDING,
        Said.all(),
        Said.all(),
        1,
        task.target(),
        task.calls().concurrency(),
        id.toString(),
        TaskCounters.NONE,
        0,
        null,
        now,
        null,
        null,
        now,
        null,
        1);
  }
}
