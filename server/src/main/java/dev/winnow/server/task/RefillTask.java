package dev.winnow.server.task;

import dev.winnow.core.run.TaskKind;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.call.CallSaid;
import dev.winnow.server.web.AfterCommit;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.review.ReviewedRows;
import dev.winnow.storage.task.CellTargets;
import dev.winnow.storage.task.StoredTask;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks tasks for other rows in place of those that reviewers rejected: each cell is to come to as
/// many more as it lost. What was rejected stays known to the task, so that it does not come again.
final class RefillTask {

  private final TaskStores stores;
  private final ReviewedRows reviewed;
  private final TaskRuns runs;
  private final TaskFeeds feeds;
  private final TransactionTemplate transaction;

  RefillTask(
      TaskStores stores,
      ReviewedRows reviewed,
      TaskRuns runs,
      TaskFeeds feeds,
      TransactionTemplate transaction) {
    this.stores = stores;
    this.reviewed = reviewed;
    this.runs = runs;
    this.feeds = feeds;
    this.transaction = transaction;
  }

  /// Raises the targets by what was rejected and not refilled yet, and lets the task go on.
  StoredTask refill(UUID id) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          StoredTask task =
              stores.tasks().lock(id).orElseThrow(() -> Refusal.notFound(Thing.TASK, id));
          // After the task, as who records its rows: what is rejected meanwhile waits for the next
          // time.
          Map<Integer, Long> rejected =
              Optional.ofNullable(task.datasetId())
                  .flatMap(stores.datasets()::lock)
                  .map(held -> reviewed.refill(id, held))
                  .orElse(Map.of());
          check(task, rejected);
          raise(task, rejected);
          return stores.task(id);
        }));
  }

  private void check(StoredTask task, Map<Integer, Long> rejected) {
    if (rejected.isEmpty()) {
      throw Refusal.conflict("NOTHING_TO_REFILL", TaskSaid.NOTHING_TO_REFILL.of());
    }
    if (task.kind() == TaskKind.MIX) {
      throw Refusal.conflict("WRONG_STATUS", TaskSaid.MIX_NOT_REFILLED.of());
    }
    if (task.status() == TaskStatus.CANCELLED) {
      throw Refusal.conflict("WRONG_STATUS", TaskSaid.CLONE_IT.of());
    }
    if (task.modelId() == null) {
      throw Refusal.conflict("MODEL_UNUSABLE", CallSaid.DELETED.of());
    }
    if (task.datasetId() != null && stores.datasets().isBeingReplaced(task.datasetId())) {
      throw Refusal.conflict("WRITING", TaskSaid.BEING_REPLACED.of(task.datasetName()));
    }
  }

  private void raise(StoredTask task, Map<Integer, Long> rejected) {
    PinnedTask pinned = stores.pinned().of(task);
    long[] all = stores.cells().targets(task.id(), pinned.task()).all().clone();
    long target = task.target();
    for (Map.Entry<Integer, Long> cell : rejected.entrySet()) {
      all[cell.getKey()] += cell.getValue();
      target += cell.getValue();
    }
    Task raised = read(pinned, target, task.concurrency());
    CellTargets cells = CellTargets.of(raised, all);
    stores
        .tasks()
        .change(
            task.id(), task.name(), task.description(), target, task.concurrency(), null, cells);
    stores.tasks().forgetWhyShort(task.id());
    stores.cells().renewBudget(task.id());
    goOn(task, target - task.target(), cells);
  }

  private static Task read(PinnedTask pinned, long target, int concurrency) {
    return switch (PinnedTask.read(pinned.document(), target, concurrency)) {
      case TaskResult.Ready ready -> ready.task();
      case TaskResult.Rejected rejected ->
          throw Refusal.invalid(FieldErrors.of(rejected.problems()));
    };
  }

  /// One that somebody paused, or that has not begun, waits for them.
  private void goOn(StoredTask task, long rows, CellTargets cells) {
    UUID id = task.id();
    boolean goesOn =
        stores
            .tasks()
            .move(
                id,
                EnumSet.of(TaskStatus.COMPLETED, TaskStatus.PARTIAL, TaskStatus.FAILED),
                TaskStatus.RUNNING,
                Said.all(),
                Said.all());
    AfterCommit.run(() -> {
      if (goesOn) {
        runs.start(id);
      }
      runs.changed(id, cells, task.concurrency());
      runs.note(id, "REFILL", TaskSaid.REFILLED.of(rows));
      feeds.changed(id);
    });
  }
}
