package dev.winnow.engine.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.engine.HeldTime;
import dev.winnow.engine.ManualTime;
import dev.winnow.engine.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Threads that wait for a model they share. What is decided is tested with [FairTurns]; here it is
/// that everybody hears of it.
@Timeout(60)
final class ModelPermitsTest {

  private static ModelPermits permits(int concurrency, Time time) {
    return ModelPermits.of(concurrency, ModelSettings.Limits.DEFAULT, new Random(1), time);
  }

  private static FutureTask<Optional<Permits.Lease>> waiting(ModelPermits model, RunPermits run) {
    int before = model.waiting();
    FutureTask<Optional<Permits.Lease>> task = new FutureTask<>(() -> run.acquire(1));
    Thread.ofVirtual().start(task);
    await(model, before + 1);
    return task;
  }

  private static void await(ModelPermits model, int waiting) {
    while (model.waiting() != waiting) {
      Thread.onSpinWait();
    }
  }

  private static Permits.Lease lease(RunPermits run) throws InterruptedException {
    return run.acquire(1).orElseThrow();
  }

  @Test
  void closingOneRunLeavesTheOthersAlone() throws Exception {
    ModelPermits model = permits(1, new HeldTime());
    RunPermits one = model.join(4);
    RunPermits other = model.join(4);
    Permits.Lease lease = lease(one);
    FutureTask<Optional<Permits.Lease>> oneWaits = waiting(model, one);
    FutureTask<Optional<Permits.Lease>> otherWaits = waiting(model, other);
    one.close();
    assertThat(oneWaits.get()).isEmpty();
    assertThat(one.acquire(1)).isEmpty();
    assertThat(one.pause(Duration.ofDays(1))).isFalse();
    assertThat(otherWaits.isDone()).isFalse();
    assertThat(model.waiting()).isEqualTo(1);
    lease.answered(1);
    otherWaits.get().orElseThrow().failed();
    assertThat(model.inFlight()).isZero();
    assertThat(model.waiting()).isZero();
    one.reopen();
    lease(one).failed();
  }

  @Test
  void whoHasNoMorePatienceLeavesNoTrace() throws Exception {
    ManualTime time = new ManualTime();
    ModelPermits model = permits(1, time);
    Permits.Lease lease = lease(model.join(1));
    long before = time.nanos();
    assertThat(model.join(1).acquire(1, Duration.ofSeconds(10))).isEmpty();
    assertThat(Duration.ofNanos(time.nanos() - before)).isEqualTo(Duration.ofSeconds(10));
    assertThat(model.waiting()).isZero();
    lease.failed();
    model.join(1).acquire(1, Duration.ZERO).orElseThrow().failed();
    assertThat(model.inFlight()).isZero();
  }

  @Test
  void aRunKeepsToItsOwnConcurrencyWhichMayChange() throws Exception {
    ModelPermits model = permits(64, new HeldTime());
    RunPermits run = model.join(1);
    RunPermits other = model.join(64);
    Permits.Lease first = lease(run);
    FutureTask<Optional<Permits.Lease>> second = waiting(model, run);
    FutureTask<Optional<Permits.Lease>> third = waiting(model, run);
    lease(other).failed();
    assertThat(second.isDone()).isFalse();
    run.concurrency(2);
    second.get().orElseThrow().failed();
    third.get().orElseThrow().failed();
    first.answered(1);
    assertThat(model.inFlight()).isZero();
  }

  @Test
  void anUnprovenModelIsFoundOutByFewCallsOfAllRuns() throws Exception {
    ModelPermits model = permits(64, new HeldTime());
    List<FutureTask<Optional<Permits.Lease>>> waiting = new ArrayList<>();
    List<Permits.Lease> leases = new ArrayList<>();
    for (int i = 0; i < Pacer.UNPROVEN_MAX; i++) {
      leases.add(lease(model.join(8)));
    }
    for (int i = 0; i < 3; i++) {
      waiting.add(waiting(model, model.join(8)));
    }
    assertThat(model.inFlight()).isEqualTo(4);
    assertThat(model.limit()).isEqualTo(4);
    leases.removeFirst().answered(1);
    assertThat(model.join(1).proven()).as("the model is, for all runs").isTrue();
    await(model, 1);
    assertThat(model.inFlight()).isEqualTo(5);
    model.limits(5, 1, null);
    leases.removeFirst().answered(1);
    await(model, 0);
    for (Permits.Lease lease : leases) {
      lease.failed();
    }
    for (FutureTask<Optional<Permits.Lease>> each : waiting) {
      each.get().orElseThrow().failed();
    }
    assertThat(model.inFlight()).isZero();
  }

  /// The thread that waits for the time does so for all; when its run ends, another takes over.
  @Test
  void theWaitForTheTimeIsTakenOver() throws Exception {
    HeldTime time = new HeldTime();
    ModelPermits model = permits(8, time);
    RunPermits one = model.join(4);
    RunPermits other = model.join(4);
    Permits.Refusal refusal = lease(other).throttled(Duration.ofSeconds(7));
    assertThat(refusal.pause()).isEqualTo(Duration.ofSeconds(7));
    FutureTask<Optional<Permits.Lease>> oneWaits = waiting(model, one);
    FutureTask<Optional<Permits.Lease>> otherWaits = waiting(model, other);
    assertThat(model.blockedFor()).isEqualTo(Duration.ofSeconds(7));
    one.close();
    assertThat(oneWaits.get()).isEmpty();
    assertThat(otherWaits.isDone()).isFalse();
    time.tick(Duration.ofSeconds(7));
    otherWaits.get().orElseThrow().failed();
    assertThat(model.blockedFor()).isZero();
  }

  @Test
  void whoIsInterruptedLeavesNoTraceAndHandsTheWaitOn() throws Exception {
    HeldTime time = new HeldTime();
    ModelPermits model = permits(8, time);
    RunPermits run = model.join(4);
    lease(run).throttled(Duration.ofSeconds(7));
    AtomicInteger interrupted = new AtomicInteger();
    Thread first =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Optional<Permits.Lease> unused = run.acquire(1);
              } catch (InterruptedException e) {
                interrupted.incrementAndGet();
              }
            });
    await(model, 1);
    FutureTask<Optional<Permits.Lease>> second = waiting(model, run);
    first.interrupt();
    first.join();
    assertThat(interrupted).hasValue(1);
    assertThat(model.waiting()).isEqualTo(1);
    time.tick(Duration.ofSeconds(7));
    second.get().orElseThrow().failed();
  }

  @Test
  void moreRequestsPerMinuteAreFeltAtOnce() throws Exception {
    HeldTime time = new HeldTime();
    ModelPermits model = new ModelPermits(new Pacer(8, 1, null, new Random(1), time.nanos()), time);
    RunPermits run = model.join(4);
    lease(run).answered(1);
    FutureTask<Optional<Permits.Lease>> next = waiting(model, run);
    model.limits(8, 60, null);
    time.tick(Duration.ofMillis(999));
    assertThat(model.waiting()).as("what was used up stays so").isEqualTo(1);
    time.tick(Duration.ofMillis(1));
    next.get().orElseThrow().answered(1);
    FutureTask<Optional<Permits.Lease>> last = waiting(model, run);
    model.limits(8, null, null);
    last.get().orElseThrow().answered(1);
  }

  /// Property: with many threads, runs, ends and changes, no bound is passed and nobody is
  /// forgotten.
  @Test
  void everyThreadIsServedOrToldThatItsRunIsOver() throws Exception {
    for (int seed = 0; seed < 15; seed++) {
      Random random = new Random(seed);
      int cap = 1 + random.nextInt(10);
      @Nullable Integer perMinute = random.nextBoolean() ? null : 60;
      ManualTime time = new ManualTime();
      ModelPermits model =
          new ModelPermits(new Pacer(cap, perMinute, null, new Random(1), time.nanos()), time);
      AtomicInteger out = new AtomicInteger();
      List<SharingRun> runs = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        int closesAfter = random.nextInt(3) == 0 ? random.nextInt(100) : Integer.MAX_VALUE;
        runs.add(new SharingRun(model, 1 + random.nextInt(4), cap, closesAfter, out));
      }
      List<FutureTask<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        SharingRun run = runs.get(i % runs.size());
        FutureTask<Integer> task = new FutureTask<>(() -> run.calls(10));
        tasks.add(task);
        Thread.ofVirtual().start(task);
      }
      int served = 0;
      for (FutureTask<Integer> task : tasks) {
        served += task.get(30, TimeUnit.SECONDS);
      }
      assertThat(served).isEqualTo(runs.stream().mapToInt(run -> run.served.get()).sum());
      for (SharingRun run : runs) {
        assertThat(run.served.get()).isGreaterThanOrEqualTo(Math.min(120, run.closesAfter));
      }
      assertThat(model.inFlight()).isZero();
      assertThat(model.waiting()).isZero();
      assertThat(out).hasValue(0);
    }
  }

  /// Threads of one run that call as often as they are let.
  private static final class SharingRun {
    private final RunPermits permits;
    private final int concurrency;
    private final int cap;
    private final int closesAfter;
    private final AtomicInteger outOfAll;
    private final AtomicInteger out = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();

    SharingRun(
        ModelPermits model, int concurrency, int cap, int closesAfter, AtomicInteger outOfAll) {
      this.permits = model.join(concurrency);
      this.concurrency = concurrency;
      this.cap = cap;
      this.closesAfter = closesAfter;
      this.outOfAll = outOfAll;
    }

    int calls(int most) throws InterruptedException {
      int got = 0;
      for (int i = 0; i < most; i++) {
        Optional<Permits.Lease> leave = permits.acquire(1);
        if (leave.isEmpty()) {
          break;
        }
        got++;
        assertThat(out.incrementAndGet()).isLessThanOrEqualTo(concurrency);
        assertThat(outOfAll.incrementAndGet()).isLessThanOrEqualTo(cap);
        Thread.onSpinWait();
        int count = served.incrementAndGet();
        if (count == closesAfter) {
          permits.close();
        }
        out.decrementAndGet();
        outOfAll.decrementAndGet();
        switch (count % 9) {
          case 0 -> leave.get().throttled(null);
          case 1 -> leave.get().timedOut();
          case 2 -> leave.get().failed();
          default -> leave.get().answered(1);
        }
      }
      return got;
    }
  }
}
