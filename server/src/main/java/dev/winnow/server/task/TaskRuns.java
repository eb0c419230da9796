package dev.winnow.server.task;

import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.say.Said;
import dev.winnow.engine.run.RunTask;
import dev.winnow.server.web.DatabaseAway;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.task.CellTargets;
import dev.winnow.storage.task.TaskEntry;
import dev.winnow.storage.task.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.AsyncTaskExecutor;

/// The tasks that run in this service. Those that ran when it stopped go on when it starts.
///
/// The database says which tasks are to run; here is only what makes them.
public final class TaskRuns implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(TaskRuns.class);
  private static final Duration AWAY_PAUSE = Duration.ofSeconds(1);
  private static final Duration FOLLOW_PAUSE = Duration.ofSeconds(5);
  private static final Duration TURN_PAUSE = Duration.ofSeconds(1);
  private static final Duration BROKEN_PAUSE = Duration.ofSeconds(10);
  private static final Duration DRAIN_MAX = Duration.ofSeconds(30);

  private final TaskRun.Surroundings around;
  private final Tasks tasks;
  private final OutputFiles files;
  private final EvaluateEnded evaluate;
  private final AsyncTaskExecutor threads;
  private final Map<UUID, Entry> running = new ConcurrentHashMap<>();
  private volatile boolean started;

  /// A task that runs here.
  private static final class Entry {
    private final TaskRun run;
    private final CountDownLatch over = new CountDownLatch(1);

    /// Whether it is to run again when it is over.
    private boolean again;

    /// Why its entries cannot be written, as long as the database does not know that; mostly empty.
    private volatile Said broken = Said.all();

    private Entry(TaskRun run) {
      this.run = run;
    }
  }

  TaskRuns(TaskRun.Surroundings around, OutputFiles files, AsyncTaskExecutor threads) {
    this.around = around;
    this.tasks = around.stores().tasks();
    this.files = files;
    this.evaluate = new EvaluateEnded(around.stores());
    this.threads = threads;
  }

  /// Runs a task whose status is `RUNNING`. One that still waits for its last answers runs again
  /// behind that.
  void start(UUID id) {
    running.compute(
        id,
        (same, entry) -> {
          if (entry != null) {
            entry.again = true;
            return entry;
          }
          return launch(id);
        });
  }

  private @Nullable Entry launch(UUID id) {
    if (!started || !around.turn().isOurs()) {
      // The database says that it runs, so it does at the next start, or when it is our turn again.
      return null;
    }
    Entry entry = new Entry(new TaskRun(id, around));
    threads.execute(() -> run(id, entry));
    return entry;
  }

  private void run(UUID id, Entry entry) {
    try {
      boolean kept = untilDatabaseIsThere(id, entry.run::run);
      while (!entry.broken.isEmpty() && started) {
        // Running on would only pay for what cannot be written.
        TimeUnit.NANOSECONDS.sleep(BROKEN_PAUSE.toNanos());
        entry.broken = isEnded(id, entry.broken) ? Said.all() : entry.broken;
      }
      if (!kept && started && untilDatabaseIsThere(id, entry.run::isSuperseded)) {
        LOG.warn("Another service had task {} meanwhile; it goes on from what both have", id);
        start(id);
      }
      if (kept) {
        boolean wanted =
            untilDatabaseIsThere(
                id,
                () -> {
                  files.writeIfEnded(id);
                  evaluate.ask(id);
                  return tasks.find(id).filter(it -> it.status() == TaskStatus.RUNNING).isPresent();
                });
        if (wanted) {
          // Somebody has wished for more when it was too late for this run.
          start(id);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.compute(id, (same, now) -> now != null && now.again ? launch(id) : null);
      entry.over.countDown();
    }
  }

  private interface Step {
    boolean take() throws InterruptedException;
  }

  /// Takes a step again and again while the database is away.
  private boolean untilDatabaseIsThere(UUID id, Step step) throws InterruptedException {
    while (true) {
      try {
        return step.take();
      } catch (RuntimeException e) {
        if (!DatabaseAway.mayPass(e)) {
          LOG.error("Task {} ended by a bug", id, e);
          fail(id, TaskSaid.BUG.of(String.valueOf(e.getMessage())));
          return false;
        }
        if (!started) {
          return false;
        }
        LOG.warn("A task waits for the database: {}", e.getMessage());
        TimeUnit.NANOSECONDS.sleep(AWAY_PAUSE.toNanos());
      }
    }
  }

  /// What of a task can only be known while it runs; empty when it does not run here.
  Optional<LiveRun> live(UUID id) {
    return Optional.ofNullable(running.get(id)).map(entry -> entry.run.live());
  }

  /// Asks a task to stop; its status has been changed before.
  void stop(UUID id) {
    Entry entry = running.get(id);
    if (entry != null) {
      entry.run.stop();
    }
  }

  /// Tells a running task what people have set anew.
  void changed(UUID id, CellTargets targets, int concurrency) {
    Entry entry = running.get(id);
    if (entry != null) {
      entry.run.change(targets, concurrency);
    }
  }

  /// The same where only the cells' targets are other ones.
  void changed(UUID id, CellTargets targets) {
    Entry entry = running.get(id);
    if (entry != null) {
      entry.run.change(targets);
    }
  }

  /// Gives the cells of a task that runs here other targets, before the database has them.
  ///
  /// @return a cell that has more rows already
  /// @throws Refusal when the run has something else to do now
  Optional<RunTask.Full> changeIfRoom(UUID id, CellTargets targets) {
    Entry entry = running.get(id);
    if (entry == null) {
      return Optional.empty();
    }
    return entry
        .run
        .changeIfRoom(targets)
        .orElseThrow(() -> Refusal.conflict("WRONG_STATUS", TaskSaid.BUSY.of()));
  }

  /// Adds to the log of a task, whether it runs or not.
  void note(UUID id, String kind, Said message) {
    try {
      around.writer().put(new TaskEntry.Noted(id, around.time().now(), kind, message));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops a task whose entries cannot be written.
  ///
  /// @param writers over the connection of the one who writes, who waits for no other
  void broken(UUID id, String why, Tasks writers) {
    stop(id);
    Said said = TaskSaid.UNRECORDABLE.of(why);
    Entry entry = running.get(id);
    if (entry != null) {
      entry.broken = said;
    }
    fail(id, said, writers);
    if (entry != null) {
      entry.broken = Said.all();
    }
  }

  private boolean isEnded(UUID id, Said why) {
    try {
      fail(id, why);
      return true;
    } catch (RuntimeException e) {
      // The edge of the run's thread.
      LOG.error("Task {} cannot be ended", id, e);
      return false;
    }
  }

  private void fail(UUID id, Said why) {
    fail(id, why, tasks);
  }

  private static void fail(UUID id, Said why, Tasks table) {
    boolean unused =
        table.move(
            id,
            EnumSet.of(TaskStatus.RUNNING, TaskStatus.PAUSED),
            TaskStatus.FAILED,
            why,
            TaskSaid.IN_SPOOL.of());
  }

  /// Waits until a task does not run here any more.
  ///
  /// @return whether it does not
  boolean awaitEnd(UUID id, Duration longest) throws InterruptedException {
    Entry entry = running.get(id);
    return entry == null || entry.over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Removes what the spool has of a task that is gone.
  void forget(UUID id) {
    forget(Set.of(id));
  }

  private void forget(Set<UUID> ids) {
    try {
      TaskSpool.remove(around.spool(), ids);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The journal of a deleted task stays until the next start: {}", e.getMessage());
    }
  }

  /// The service may have ended before it had removed the files of a task. Those of tasks which
  /// this database has never heard of stay: they may be another database's, which has not got their
  /// answers yet.
  private void forgetDeleted() {
    Set<UUID> deleted = Set.copyOf(tasks.deletedSince(Instant.EPOCH, Integer.MAX_VALUE));
    forget(deleted);
    deleted.forEach(files::delete);
  }

  /// Which tasks run here.
  Set<UUID> ids() {
    return Set.copyOf(running.keySet());
  }

  @Override
  public void start() {
    started = true;
    forgetDeleted();
    List<UUID> unfinished = tasks.unfinished();
    if (!unfinished.isEmpty()) {
      LOG.info("{} tasks go on where they were", unfinished.size());
    }
    unfinished.forEach(this::start);
    // The service was killed: answers of tasks that do not go on may wait in the spool, too.
    TaskSpool.tasks(around.spool()).stream()
        .filter(id -> !running.containsKey(id))
        .forEach(this::start);
    List<UUID> withoutFile = tasks.withoutFile();
    threads.execute(() -> write(withoutFile));
    threads.execute(this::evaluateEnded);
    every(FOLLOW_PAUSE, this::compare);
    every(TURN_PAUSE, this::checkTurn);
  }

  private void evaluateEnded() {
    try {
      evaluate.askAll();
    } catch (RuntimeException e) {
      // The edge of a thread: tasks run all the same.
      LOG.warn("Tasks that have ended are not evaluated: {}", e.getMessage());
    }
  }

  private void every(Duration pause, Runnable step) {
    threads.execute(() -> {
      try {
        while (started) {
          TimeUnit.NANOSECONDS.sleep(pause.toNanos());
          step.run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /// While another service may work with the database, nothing runs here: what is in flight comes
  /// in and waits. [#compare] finds what is to go on when it is our turn again.
  private void checkTurn() {
    if (!around.turn().check()) {
      running.values().forEach(entry -> entry.run.stop(TaskSaid.NOT_SURE.of()));
    }
  }

  /// Starts what the database says is to run, and stops what is not: a connection may break at the
  /// moment of a commit, and then nobody has told the tasks.
  void compare() {
    try {
      Set<UUID> here = ids();
      Set<UUID> wanted = Set.copyOf(tasks.unfinished());
      wanted.stream().filter(id -> !running.containsKey(id)).forEach(this::start);
      here.stream().filter(id -> !wanted.contains(id)).forEach(this::stop);
    } catch (RuntimeException e) {
      if (!DatabaseAway.mayPass(e)) {
        // The edge of a thread that has to go on.
        LOG.error("What is to run cannot be compared with what runs", e);
      }
    }
  }

  private void write(List<UUID> ended) {
    try {
      for (UUID id : ended) {
        boolean written =
            untilDatabaseIsThere(
                id,
                () -> {
                  files.writeIfEnded(id);
                  return true;
                });
        if (!written && !started) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Lets answers in flight come in, as they are paid for, but not for ever.
  @Override
  public void stop() {
    started = false;
    around.preparing().close();
    List<Entry> entries = new ArrayList<>(running.values());
    entries.forEach(entry -> entry.run.stop());
    long end = System.nanoTime() + DRAIN_MAX.toNanos();
    try {
      for (Entry entry : entries) {
        if (!entry.over.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          LOG.warn("Requests in flight are left behind; they are sent again at the next start");
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
