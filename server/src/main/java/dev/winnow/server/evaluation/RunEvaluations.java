package dev.winnow.server.evaluation;

import dev.winnow.core.say.Said;
import dev.winnow.server.database.DatabaseTurn;
import dev.winnow.server.web.DatabaseAway;
import dev.winnow.storage.evaluation.EvaluationState;
import dev.winnow.storage.evaluation.StoredEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The evaluations that run in this service. The database says which are to run: new ones, those
/// that were resumed, and those that ran when the service stopped.
final class RunEvaluations implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RunEvaluations.class);
  private static final Duration LOOK_PAUSE = Duration.ofMillis(500);
  private static final Duration DRAIN_MAX = Duration.ofSeconds(30);

  /// At once: each holds figures of all rows in memory.
  private static final int AT_ONCE = 4;

  private final EvaluationStores stores;
  private final RunEvaluation.Surroundings around;
  private final DatabaseTurn turn;
  private final Executor threads;

  private final Map<UUID, RunEvaluation> running = new ConcurrentHashMap<>();
  private final Semaphore turns = new Semaphore(AT_ONCE);

  /// Given back when something has changed.
  private final Semaphore news = new Semaphore(0);

  private volatile boolean started;

  RunEvaluations(
      EvaluationStores stores,
      RunEvaluation.Surroundings around,
      DatabaseTurn turn,
      Executor threads) {
    this.stores = stores;
    this.around = around;
    this.turn = turn;
    this.threads = threads;
  }

  /// How far one is.
  ///
  /// @param done rows that were read
  record Progress(long done, int judged, int toJudge) {

    /// In percent, rounded down to a tenth.
    double percent(long rows) {
      long all = rows + toJudge;
      return all == 0 ? 0 : Math.min(1000, (done + judged) * 1000 / all) / 10.0;
    }
  }

  /// How far one is.
  Progress progress(StoredEvaluation stored) {
    RunEvaluation run = running.get(stored.id());
    return run == null
        ? new Progress(stored.toJudge() > 0 ? stored.rows() : 0, stored.judged(), stored.toJudge())
        : run.progress();
  }

  /// Looks at once what is to run.
  void wake() {
    news.release();
  }

  /// Asks one to stop; its state has been changed before.
  void stop(UUID id) {
    RunEvaluation run = running.get(id);
    if (run != null) {
      run.stop();
    }
  }

  /// Stops one that is gone, and removes what it left.
  void deleted(UUID id) {
    RunEvaluation run = running.get(id);
    if (run == null) {
      remove(id);
    } else {
      run.stop();
    }
  }

  private void look() {
    try {
      while (started) {
        compare();
        if (news.tryAcquire(LOOK_PAUSE.toNanos(), TimeUnit.NANOSECONDS)) {
          news.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void compare() {
    try {
      if (!turn.isOurs()) {
        running.values().forEach(RunEvaluation::stop);
        return;
      }
      List<UUID> wanted = stores.evaluations().active();
      running.forEach((id, run) -> {
        if (!wanted.contains(id)) {
          run.stop();
        }
      });
      for (UUID id : wanted) {
        if (started && !running.containsKey(id) && turns.tryAcquire()) {
          launch(id);
        }
      }
    } catch (RuntimeException e) {
      // The edge of a thread that has to go on.
      if (!DatabaseAway.mayPass(e)) {
        LOG.error("What is to be evaluated cannot be read", e);
      }
    }
  }

  private void launch(UUID id) {
    RunEvaluation run = new RunEvaluation(id, stores, around);
    running.put(id, run);
    threads.execute(() -> {
      try {
        run(id, run);
      } finally {
        running.remove(id);
        turns.release();
        news.release();
      }
    });
  }

  private void run(UUID id, RunEvaluation run) {
    try {
      run.run();
      boolean goesOn =
          stores
              .evaluations()
              .find(id)
              .filter(it -> it.state() != EvaluationState.COMPLETED)
              .filter(it -> it.state() != EvaluationState.CANCELLED)
              .isPresent();
      if (!goesOn) {
        remove(id);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError e) {
      LOG.error("Evaluation {} has too little memory", id);
      fail(id, EvaluationTaskSaid.MEMORY.of());
    } catch (RuntimeException | Error e) {
      // The edge of a thread.
      if (!(e instanceof RuntimeException passing) || !DatabaseAway.mayPass(passing)) {
        LOG.error("Evaluation {} ended by a bug", id, e);
        fail(id, EvaluationTaskSaid.BUG.of(String.valueOf(e.getMessage())));
      }
    }
  }

  private void fail(UUID id, Said why) {
    try {
      stores
          .evaluations()
          .move(
              id,
              EnumSet.of(EvaluationState.PENDING, EvaluationState.RUNNING),
              EvaluationState.FAILED,
              why);
    } catch (RuntimeException e) {
      LOG.error("That evaluation {} failed cannot be recorded", id, e);
    }
  }

  private void remove(UUID id) {
    for (Path file : around.journals(id)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOG.debug("The journal {} stays: {}", file, e.getMessage());
      }
    }
  }

  /// Removes journals of evaluations that are gone.
  private void removeLeft() {
    if (!Files.isDirectory(around.folder())) {
      return;
    }
    try (Stream<Path> files = Files.list(around.folder())) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.length() >= 36 && !isKnown(name.substring(0, 36))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.warn("What is left in {} is not removed: {}", around.folder(), e.getMessage());
    }
  }

  private boolean isKnown(String id) {
    try {
      return stores.evaluations().find(UUID.fromString(id)).isPresent();
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  @Override
  public void start() {
    started = true;
    removeLeft();
    threads.execute(this::look);
  }

  /// Lets answers in flight come in, as they are paid for, but not for ever.
  @Override
  public void stop() {
    started = false;
    news.release();
    running.values().forEach(RunEvaluation::stop);
    try {
      if (!turns.tryAcquire(AT_ONCE, DRAIN_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Requests of evaluations are left behind; they are sent again at the next start");
      } else {
        turns.release(AT_ONCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return started;
  }

  /// States in which one can be told to stop.
  static final Set<EvaluationState> ACTIVE =
      Set.of(EvaluationState.PENDING, EvaluationState.RUNNING);
}
