package dev.winnow.server.task;

import dev.winnow.core.run.TaskKind;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.OutputMode;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskChange;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.call.CallSaid;
import dev.winnow.server.web.AfterCommit;
import dev.winnow.server.web.ETags;
import dev.winnow.server.web.FieldError;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.task.CellTargets;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskModel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// What people do with tasks: start, pause, go on, cancel, try again, change, clone, delete.
///
/// The database is changed first; what runs follows it.
final class ControlTasks {

  private static final Duration END_AWAITED = Duration.ofSeconds(5);

  private final TaskStores stores;
  private final TaskRuns runs;
  private final TaskFeeds feeds;
  private final OutputFiles files;
  private final MakeTask make;
  private final TransactionTemplate transaction;

  ControlTasks(
      TaskStores stores,
      TaskRuns runs,
      TaskFeeds feeds,
      OutputFiles files,
      MakeTask make,
      TransactionTemplate transaction) {
    this.stores = stores;
    this.runs = runs;
    this.feeds = feeds;
    this.files = files;
    this.make = make;
    this.transaction = transaction;
  }

  /// Makes a task, and starts it unless the request says otherwise.
  StoredTask create(ObjectNode body, TaskModel.By by) {
    return transact(() -> {
      MakeTask.Made made = make.make(body, by);
      UUID id = made.task().id();
      for (FieldError warning : FieldErrors.warnings(made.warnings())) {
        Said said = TaskSaid.WARNING.of(warning.field(), warning.said());
        AfterCommit.run(() -> runs.note(id, "WARNING", said));
      }
      return made.start()
          ? move(id, EnumSet.of(TaskStatus.PENDING), TaskStatus.RUNNING, TaskSaid.START)
          : changed(id);
    });
  }

  /// Starts a task that has not run, or goes on with one that was paused.
  StoredTask resume(UUID id) {
    return transact(() ->
        move(
            id,
            EnumSet.of(TaskStatus.PENDING, TaskStatus.PAUSED),
            TaskStatus.RUNNING,
            TaskSaid.RESUME));
  }

  /// Pauses a running task: nothing more is sent, answers in flight still come in.
  StoredTask pause(UUID id) {
    return move(
        id, EnumSet.of(TaskStatus.RUNNING, TaskStatus.PENDING), TaskStatus.PAUSED, TaskSaid.PAUSE);
  }

  /// Ends a task for good: nothing more is sent, answers in flight still come in.
  StoredTask cancel(UUID id) {
    return move(
        id,
        EnumSet.of(
            TaskStatus.PENDING,
            TaskStatus.RUNNING,
            TaskStatus.PAUSED,
            TaskStatus.PARTIAL,
            TaskStatus.FAILED),
        TaskStatus.CANCELLED,
        TaskSaid.CANCEL);
  }

  /// Sends what was given up again, and further requests for what is missing, with a fresh budget.
  StoredTask retry(UUID id) {
    return transact(() -> {
      stores.cells().renewBudget(id);
      return move(
          id,
          EnumSet.of(TaskStatus.PARTIAL, TaskStatus.FAILED, TaskStatus.PAUSED),
          TaskStatus.RUNNING,
          TaskSaid.RETRY);
    });
  }

  /// Rows that take the place of others do so from the first start on. None come where others are
  /// taking their place.
  private void makeRoom(StoredTask task) {
    if (task.datasetId() != null && stores.datasets().isBeingReplaced(task.datasetId())) {
      throw Refusal.conflict("WRITING", TaskSaid.BEING_REPLACED.of(task.datasetName()));
    }
    if (task.mode() == OutputMode.NEW_VERSION
        && task.startedAt() == null
        && task.datasetId() != null) {
      if (!stores.versions().replace(task.datasetId(), task.id(), "")) {
        throw Refusal.conflict("WRITING", TaskSaid.REPLACES.of(task.datasetName()));
      }
    }
  }

  private StoredTask move(UUID id, Set<TaskStatus> from, TaskStatus to, TaskSaid action) {
    StoredTask task = stores.task(id);
    if (to == TaskStatus.RUNNING) {
      checkModel(task);
      makeRoom(task);
    }
    Said why =
        switch (to) {
          case PAUSED -> TaskSaid.PAUSED.of();
          case CANCELLED -> TaskSaid.CANCELLED.of();
          default -> Said.all();
        };
    if (!stores.tasks().move(id, from, to, why, Said.all())) {
      throw Refusal.conflict("WRONG_STATUS", TaskSaid.WRONG_STATUS.of(task.status(), action, from));
    }
    AfterCommit.run(() -> {
      if (to == TaskStatus.RUNNING) {
        runs.start(id);
      } else {
        runs.stop(id);
        if (to == TaskStatus.CANCELLED && runs.live(id).isEmpty()) {
          files.writeIfEnded(id);
        }
      }
      feeds.changed(id);
    });
    return stores.task(id);
  }

  /// A model that is deleted is not coming back: what cannot run is better left as it is.
  private static void checkModel(StoredTask task) {
    if (task.modelId() == null && task.kind() != TaskKind.MIX) {
      throw Refusal.conflict("MODEL_UNUSABLE", CallSaid.DELETED.of());
    }
  }

  /// Changes what people set. A higher target makes a task that was complete go on; to change
  /// nothing makes no new version.
  ///
  /// @param ifMatch the version it must have; null is any
  StoredTask change(UUID id, TaskChange wish, TaskModel.By by, @Nullable String ifMatch) {
    // What a run was to come to that has been told otherwise, until the database has that, too.
    AtomicReference<@Nullable CellTargets> told = new AtomicReference<>();
    try {
      StoredTask changed = transact(() -> change(id, wish, by, ifMatch, told));
      told.set(null);
      return changed;
    } finally {
      CellTargets before = told.get();
      if (before != null) {
        runs.changed(id, before);
      }
    }
  }

  private StoredTask change(
      UUID id,
      TaskChange wish,
      TaskModel.By by,
      @Nullable String ifMatch,
      AtomicReference<@Nullable CellTargets> told) {
    StoredTask task = locked(id, ifMatch);
    String name = orElse(wish.name(), task.name());
    String description = orElse(wish.description(), task.description());
    long target = orElse(wish.target(), task.target());
    int concurrency = orElse(wish.concurrency(), task.concurrency());
    ObjectNode document = stores.pinned().of(task).document();
    PinModel.Change model = model(task, document, wish.modelId()).orElse(null);
    ChangeShares shares = ChangeShares.of(task, stores, wish);
    boolean same =
        model == null
            && shares.isSame()
            && name.equals(task.name())
            && description.equals(task.description())
            && target == task.target()
            && concurrency == task.concurrency();
    if (same) {
      return task;
    }
    check(task, target, model);
    ObjectNode wished = shares.in(model == null ? document : model.document());
    boolean otherDocument = model != null || !shares.isSame();
    CellTargets cells = null;
    if (otherDocument || target != task.target() || concurrency != task.concurrency()) {
      cells = shares.check(read(wished, target, concurrency));
    }
    if (cells != null) {
      tell(id, cells, shares, told);
    }
    String config = otherDocument ? wished.toString() : null;
    stores.tasks().change(id, name, description, target, concurrency, config, cells);
    if (target != task.target() || shares.more().isPresent()) {
      stores.tasks().forgetWhyShort(id);
    }
    if (model != null) {
      pin(task, model.id(), model.name(), wished, model.note(), by);
    } else if (shares.isOtherwise()) {
      pin(task, null, null, wished, TaskSaid.CATEGORIES_CHANGED.of(), by);
    }
    follow(task, target, concurrency, cells);
    return stores.task(id);
  }

  /// A run may have accepted rows of which the database has not heard: where a cell is to come to
  /// less, it has the last word.
  private void tell(
      UUID id,
      CellTargets cells,
      ChangeShares shares,
      AtomicReference<@Nullable CellTargets> told) {
    shares
        .more()
        .ifPresent(before -> {
          runs.changeIfRoom(id, cells)
              .ifPresent(full -> {
                throw shares.full(full.cell(), full.rows());
              });
          told.set(before);
        });
  }

  /// The model that a task is to have, where that is another one than it has, or has other
  /// settings.
  private Optional<PinModel.Change> model(
      StoredTask task, ObjectNode document, @Nullable UUID wish) {
    if (wish == null) {
      return Optional.empty();
    }
    if (task.kind() == TaskKind.MIX) {
      throw Refusal.invalid("modelId", TaskSaid.ASKS_NO_MODEL.of());
    }
    ObjectNode own = PinModel.own(stores.models().own(task.id()), document);
    return PinModel.change(task, document, own, make.model(wish));
  }

  /// @param modelId null leaves the model as it is
  /// @param name likewise
  private void pin(
      StoredTask task,
      @Nullable UUID modelId,
      @Nullable String name,
      ObjectNode document,
      Said note,
      TaskModel.By by) {
    boolean pinned =
        stores
            .models()
            .pin(
                task.id(),
                task.pin(),
                modelId,
                name,
                document.toString(),
                TaskModel.Reason.CHANGED,
                by);
    if (!pinned) {
      throw Refusal.conflict("WRONG_STATUS", TaskSaid.MODEL_CHANGED.of());
    }
    AfterCommit.run(() -> runs.note(task.id(), "MODEL", note));
  }

  private static <T> T orElse(@Nullable T wish, T now) {
    return wish == null ? now : wish;
  }

  private StoredTask locked(UUID id, @Nullable String ifMatch) {
    StoredTask task = stores.tasks().lock(id).orElseThrow(() -> Refusal.notFound(Thing.TASK, id));
    ETags.check(ifMatch, task.version(), Thing.TASK);
    return task;
  }

  /// What runs follows what was changed.
  private void follow(StoredTask task, long target, int concurrency, @Nullable CellTargets cells) {
    UUID id = task.id();
    boolean goesOn =
        target > task.target()
            && stores
                .tasks()
                .move(
                    id,
                    EnumSet.of(TaskStatus.COMPLETED),
                    TaskStatus.RUNNING,
                    Said.all(),
                    Said.all());
    AfterCommit.run(() -> {
      if (goesOn) {
        runs.start(id);
      }
      if (cells != null) {
        runs.changed(id, cells, concurrency);
      }
      feeds.changed(id);
    });
  }

  private static void check(StoredTask task, long target, PinModel.@Nullable Change model) {
    if (model != null && task.status() == TaskStatus.RUNNING) {
      throw Refusal.conflict("WRONG_STATUS", TaskSaid.PAUSE_FIRST.of());
    }
    if (task.status() == TaskStatus.CANCELLED && (model != null || target > task.target())) {
      throw Refusal.conflict("WRONG_STATUS", TaskSaid.CLONE_IT.of());
    }
    if (target < task.target()) {
      throw Refusal.invalid("target", TaskSaid.TARGET_LOWER.of(target, task.target()));
    }
    if (task.status() == TaskStatus.COMPLETED && target > task.target() && model == null) {
      checkModel(task);
    }
  }

  /// The task as it is to be.
  private static Task read(ObjectNode pinned, long target, int concurrency) {
    return switch (PinnedTask.read(pinned, target, concurrency)) {
      case TaskResult.Ready ready -> ready.task();
      case TaskResult.Rejected rejected ->
          throw Refusal.invalid(FieldErrors.of(rejected.problems()));
    };
  }

  /// Makes a task like another one, which does not start by itself.
  StoredTask clone(UUID id, @Nullable String name, TaskModel.By by) {
    return transact(() -> {
      StoredTask task = stores.task(id);
      checkModel(task);
      return changed(make.copy(task, name, by).id());
    });
  }

  /// Removes a task that does not run. Its rows stay in their dataset.
  void delete(UUID id, @Nullable String ifMatch) throws InterruptedException {
    StoredTask task = stores.task(id);
    ETags.check(ifMatch, task.version(), Thing.TASK);
    if (task.status() != TaskStatus.RUNNING && !runs.awaitEnd(id, END_AWAITED)) {
      throw Refusal.conflict("STILL_ENDING", TaskSaid.STILL_ENDING.of());
    }
    boolean deleted =
        transact(() -> {
          // Somebody may have changed it while this waited.
          locked(id, ifMatch);
          return stores.tasks().delete(id);
        });
    if (!deleted) {
      throw Refusal.conflict("WRONG_STATUS", TaskSaid.STOP_FIRST.of());
    }
    AfterCommit.run(() -> {
      files.delete(id);
      runs.forget(id);
      feeds.deleted(id);
    });
  }

  private StoredTask changed(UUID id) {
    AfterCommit.run(() -> feeds.changed(id));
    return stores.task(id);
  }

  private <T> T transact(java.util.function.Supplier<T> work) {
    T result = transaction.execute(status -> work.get());
    return java.util.Objects.requireNonNull(result);
  }
}
