package dev.winnow.server.task;

import dev.winnow.core.run.Advice;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Progress;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.run.ShortCells;
import dev.winnow.core.run.TaskKind;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import org.jspecify.annotations.Nullable;

/// How a run ended, in the words of a task.
///
/// @param status null where it was told to stop: whoever told it has said what the task is
/// @param why empty where the status says it all
/// @param advice likewise
record RunEnding(@Nullable TaskStatus status, Said why, Said advice) {

  static RunEnding of(Outcome outcome, Progress progress, Task task) {
    return switch (outcome) {
      case Outcome.Complete complete -> new RunEnding(TaskStatus.COMPLETED, Said.all(), Said.all());
      case Outcome.Partial partial ->
          new RunEnding(
              TaskStatus.PARTIAL,
              ShortCells.why(partial, progress, task.recipe().proportions()),
              advice(progress, task));
      case Outcome.Unusable unusable ->
          new RunEnding(TaskStatus.PAUSED, unusable.why(), unusable.advice());
      case Outcome.Interrupted interrupted -> new RunEnding(null, Said.all(), Said.all());
      case Outcome.Unwritable unwritable ->
          new RunEnding(
              TaskStatus.FAILED, RunSaid.UNWRITABLE.of(unwritable.why()), TaskSaid.MAKE_ROOM.of());
    };
  }

  private static Said advice(Progress progress, Task task) {
    if (TaskKind.of(task) == TaskKind.MIX) {
      return TaskSaid.SOURCES_USED_UP.of();
    }
    Said retry =
        task.recipe().proportions().isNone()
            ? TaskSaid.RETRY_SENDS.of()
            : TaskSaid.RETRY_SENDS_CATEGORIES.of();
    return Advice.better(progress)
        .map(better -> retry.then(TaskSaid.BETTER.of(better)))
        .orElse(retry);
  }

  /// The word for the log.
  String word() {
    return status == null ? "STOPPED" : status.name();
  }
}
