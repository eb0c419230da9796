package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.TaskKind;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import dev.winnow.engine.Time;
import dev.winnow.engine.pace.ModelPermits;
import dev.winnow.engine.record.GroupWriter;
import dev.winnow.engine.run.RunTask;
import dev.winnow.server.call.CallableModel;
import dev.winnow.server.call.StoredModels;
import dev.winnow.server.database.DatabaseTurn;
import dev.winnow.server.web.DatabaseAway;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.task.CellTargets;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskCell;
import dev.winnow.storage.task.TaskEntry;
import dev.winnow.storage.task.TaskModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// One run of a task, from its start to its end; afterwards it is of no use any more.
final class TaskRun {

  private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);

  /// How long somebody who changes shares waits for the run to say whether they can be had.
  private static final Duration ANSWER_MAX = Duration.ofSeconds(2);

  private final UUID id;
  private final Surroundings around;
  private final TaskStores stores;
  private final LiveRun live;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private volatile Said whyStopped = Said.all();
  private volatile @Nullable RunTask run;
  private volatile @Nullable RunModels models;

  /// What a run needs of the service.
  ///
  /// @param writerId how the writer is named in the database
  record Surroundings(
      TaskStores stores,
      StoredModels models,
      DatabaseTurn turn,
      Preparing preparing,
      GroupWriter<TaskEntry> writer,
      UUID writerId,
      Path spool,
      Time time,
      RandomGenerator random) {}

  TaskRun(UUID id, Surroundings around) {
    this.id = id;
    this.around = around;
    this.stores = around.stores();
    this.live = new LiveRun(around.time());
  }

  LiveRun live() {
    return live;
  }

  /// Asks it to stop: nothing more is sent, answers in flight are waited for.
  void stop() {
    stopping.set(true);
    RunTask now = run;
    if (now != null) {
      now.stop();
    }
  }

  /// Asks it to stop for a reason that is said in its log.
  void stop(Said why) {
    whyStopped = why;
    stop();
  }

  /// Gives its cells other targets, and it another number of calls in flight at the most.
  void change(CellTargets targets, int concurrency) {
    RunTask now = run;
    RunModels called = models;
    if (now != null && called != null) {
      change(now, called, targets, concurrency);
    }
  }

  /// Gives its cells other targets.
  void change(CellTargets targets) {
    RunTask now = run;
    if (now != null) {
      now.targets(targets.all());
    }
  }

  /// Gives its cells other targets, unless one has more rows already that the database may not have
  /// heard of yet.
  ///
  /// @return empty when nobody has answered; else the cell that has more, or none
  Optional<Optional<RunTask.Full>> changeIfRoom(CellTargets targets) {
    RunTask now = run;
    if (now == null) {
      return Optional.empty();
    }
    CompletableFuture<Optional<RunTask.Full>> taken = now.targetsIfRoom(targets.all());
    try {
      return Optional.of(taken.get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return taken.cancel(false) ? Optional.empty() : Optional.of(taken.join());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void change(RunTask run, RunModels models, CellTargets targets, int concurrency) {
    models.concurrency(concurrency);
    run.targets(targets.all());
    run.concurrency(concurrency);
  }

  /// Runs to the end; whatever comes of it is in the database then, or waits in the spool. Of a
  /// task that is not to run it only takes in what the spool still has.
  ///
  /// @return whether everything is in the database; not when the writer was closed first, and not
  ///   when another service had the task meanwhile: then it has to run again
  boolean run() throws InterruptedException {
    // An attempt before this one, or another run, may have entries under way.
    if (!around.writer().flush()) {
      return false;
    }
    StoredTask task = stores.tasks().claim(id, around.writerId()).orElse(null);
    if (task == null) {
      return true;
    }
    if (task.status() != TaskStatus.RUNNING) {
      if (!TaskSpool.isThere(around.spool(), id)) {
        return true;
      }
      stopping.set(true);
    }
    long begun = around.time().nanos();
    RunEnding ending = ending(task);
    around.writer().put(ended(ending, begun));
    return around.writer().flush() && !isSuperseded();
  }

  /// Whether another service has run the task since this run has begun. What this one brought is
  /// only in the spool then.
  boolean isSuperseded() {
    return stores
        .tasks()
        .find(id)
        .filter(task -> !around.writerId().equals(task.writer()))
        .isPresent();
  }

  private RunEnding ending(StoredTask task) throws InterruptedException {
    try {
      return run(task);
    } catch (Refusal e) {
      // The model is gone or cannot be used: nothing was sent.
      Said advice = task.modelId() == null ? Said.all() : TaskSaid.FIX_MODEL.of();
      boolean ofCategory = e.said().code().equals(TaskSaid.MODEL_OF_CATEGORY.code());
      return new RunEnding(
          TaskStatus.PAUSED, e.said(), ofCategory ? TaskSaid.FIX_CATEGORY_MODEL.of() : advice);
    } catch (IOException e) {
      return new RunEnding(
          TaskStatus.FAILED,
          TaskSaid.JOURNAL_UNUSABLE.of(String.valueOf(e.getMessage())),
          TaskSaid.FIX_FILE.of());
    } catch (RuntimeException bug) {
      if (DatabaseAway.mayPass(bug)) {
        throw bug;
      }
      // The edge of the run's thread.
      LOG.error("Task {} ended by a bug", id, bug);
      return new RunEnding(
          TaskStatus.FAILED,
          TaskSaid.BUG.of(String.valueOf(bug.getMessage())),
          TaskSaid.REPORT_BUG.of());
    }
  }

  private TaskEntry.Ended ended(RunEnding ending, long begun) {
    long millis = Duration.ofNanos(around.time().nanos() - begun).toMillis();
    return new TaskEntry.Ended(
        id, around.time().now(), ending.status(), ending.why(), ending.advice(), millis);
  }

  private RunEnding run(StoredTask stored) throws IOException, InterruptedException {
    PinnedTask pinned = stores.pinned().of(stored);
    return switch (pinned.result()) {
      case TaskResult.Ready ready -> run(stored, pinned.document(), ready.task());
      case TaskResult.Rejected rejected ->
          new RunEnding(TaskStatus.FAILED, PinnedTask.whyRefused(rejected), TaskSaid.NEW_TASK.of());
    };
  }

  private RunEnding run(StoredTask stored, ObjectNode document, Task pinned)
      throws IOException, InterruptedException {
    Optional<String> gone = HeldOutDatasets.gone(pinned, stores.datasets());
    if (stored.status() == TaskStatus.RUNNING && gone.isPresent()) {
      return new RunEnding(
          TaskStatus.FAILED, TaskSaid.HELD_OUT_GONE.of(gone.get()), TaskSaid.CHOOSE_HELD_OUT.of());
    }
    boolean mix = stored.kind() == TaskKind.MIX && stored.modelId() == null;
    CallableModel model =
        mix ? nobody(pinned) : around.models().open(stored.modelId(), pinned.model());
    ObjectNode followed =
        stored.status() == TaskStatus.RUNNING && !mix
            ? PinModel.followed(document, model.settings()).orElse(null)
            : null;
    if (followed != null && !follow(stored, model.name(), followed)) {
      // Somebody has pinned something else meanwhile.
      return run(stores.tasks().find(id).orElse(stored));
    }
    // With the key and the address it has now: advice is about those.
    StoredTask now = followed == null ? stored : stores.tasks().find(id).orElse(stored);
    Task task = pinned.withModel(model.settings());
    try (RunModels called = RunModels.of(around.models(), model, task, document)) {
      if (stored.status() == TaskStatus.RUNNING) {
        called.check();
      }
      return run(now, document, task, model, called);
    }
  }

  private RunEnding run(
      StoredTask stored, ObjectNode document, Task task, CallableModel model, RunModels called)
      throws IOException, InterruptedException {
    try (TaskSpool spool =
        TaskSpool.open(stored, stores.facts(), around.spool(), around.time().now())) {
      RecordRun record = new RecordRun(id, around.writer(), live, spool::pin, around.time());
      RunTask running =
          new RunTask(task, render(stored, task), called::called, spool, around.random(), record);
      models = called;
      run = running;
      for (TaskCell cell : stores.cells().all(id)) {
        running.allowanceFrom(cell.cell(), cell.budgetFrom());
      }
      running.planned(stores.cells().targets(id, task).all());
      // What people set while it was being prepared.
      stores
          .tasks()
          .find(id)
          .filter(now -> now.version() != stored.version())
          .ifPresent(now ->
              change(
                  running,
                  called,
                  stores.cells().targets(id, stores.pinned().of(now).task()),
                  now.concurrency()));
      if (stopping.get()) {
        running.stop();
      }
      if (stored.status() == TaskStatus.RUNNING) {
        boolean mix = stored.kind() == TaskKind.MIX;
        record.note("RUNNING", mix ? TaskSaid.DRAWING.of() : TaskSaid.RUNNING.of(model.name()), "");
      }
      for (Said harm : spool.harm()) {
        LOG.warn("Task {}: {}", id, harm);
        record.note("JOURNAL", harm, "");
      }
      around.preparing().begin();
      try {
        SampledDatasets.dealt(task, document, stores.rows()).forEach(running::sample);
        HeldOutDatasets.tell(task, stores.rows(), running::heldOut);
        Duplicates duplicates = task.recipe().gates().duplicates();
        boolean comparesRows = duplicates.near() != null || duplicates.meaning() != null;
        alsoKnown(stored, document, comparesRows, running);
        running.resume(spool);
      } finally {
        around.preparing().end();
      }
      Outcome outcome = running.run();
      RunEnding ending = RunEnding.of(outcome, record.progress(), task);
      record.note(
          ending.word(),
          ending.status() == null && !whyStopped.isEmpty() ? whyStopped : log(ending),
          "");
      if (around.writer().flush() && isRecorded(spool)) {
        spool.delete();
      }
      return ending;
    }
  }

  /// Who is asked in a mix: nobody.
  private CallableModel nobody(Task task) {
    Reply denied = new Reply.Denied(Reply.Denied.Obstacle.MODEL, 0, TaskSaid.DRAWING.of());
    ModelPermits permits =
        ModelPermits.of(
            task.calls().concurrency(), task.model().limits(), around.random(), around.time());
    return new CallableModel(id, "", task.model(), request -> denied, permits);
  }

  /// Its requests. A provider that knows the name of one answers the same again, so with another
  /// model they have others.
  private static RenderUnit render(StoredTask stored, Task task) {
    String sentBy = stored.pin() == 1 ? stored.runId() : stored.runId() + "-m" + stored.pin();
    return new RenderUnit(
        task, sentBy, Objects.requireNonNullElse(stored.startedAt(), stored.createdAt()));
  }

  /// Pins the model's present address and headers, which requests go by from now on; false where
  /// somebody has pinned something else meanwhile.
  private boolean follow(StoredTask task, String name, ObjectNode document)
      throws InterruptedException {
    boolean pinned =
        stores
            .models()
            .pin(
                id,
                task.pin(),
                null,
                null,
                document.toString(),
                TaskModel.Reason.FOLLOWED,
                TaskModel.By.SERVICE);
    if (pinned) {
      Said note = TaskSaid.ADDRESS_CHANGED.of(name);
      around.writer().put(new TaskEntry.Noted(id, around.time().now(), "MODEL", note));
    }
    return pinned;
  }

  /// Whether the database has everything that the spool has; not when its entries were refused.
  private boolean isRecorded(TaskSpool spool) {
    return stores
        .tasks()
        .find(id)
        .map(task ->
            around.writerId().equals(task.writer())
                && task.counters().position() >= spool.answers())
        .orElse(true);
  }

  /// The rows that the dataset had when the task was started first count as seen.
  private void alsoKnown(
      StoredTask stored, ObjectNode document, boolean comparesRows, RunTask running) {
    CountDataset.pinned(document, stored.datasetId(), stores.rows(), running::alsoKnown);
    if (stored.datasetFrom() != null) {
      stores.rows().stream(
          stored.datasetFrom(), row -> running.alsoKnown(ExactJson.object(row.data())));
    }
    if (comparesRows && stored.counters().accepted() > 0) {
      stores.rows().streamOfTask(id, row -> running.accepted(ExactJson.object(row.data())));
    }
  }

  private static Said log(RunEnding ending) {
    Said said = ending.why().then(ending.advice());
    return said.isEmpty() ? TaskSaid.ENDED.of() : said;
  }
}
