package dev.winnow.engine.pace;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.engine.Time;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The permits of one model in this process: one [Pacer], shared evenly by all runs that call the
/// model. [FairTurns] tells who goes next.
///
/// Used by many threads at once.
public final class ModelPermits {

  private final Pacer pacer;
  private final Time time;
  private final FairTurns turns;

  /// Guards the pacer, the turns and what runs keep of them.
  private final ReentrantLock lock = new ReentrantLock(true);

  /// Permits that follow a pacer, which nobody else uses.
  public ModelPermits(Pacer pacer, Time time) {
    this.pacer = pacer;
    this.time = time;
    this.turns = new FairTurns(pacer);
  }

  /// Permits for a model, within its limits.
  ///
  /// @param concurrencyMax calls in flight at the most, over all runs, at least 1
  /// @param random for the jitter of pauses
  public static ModelPermits of(
      int concurrencyMax, ModelSettings.Limits limits, RandomGenerator random, Time time) {
    Pacer pacer =
        new Pacer(
            concurrencyMax,
            limits.requestsPerMinute(),
            limits.tokensPerMinute(),
            random,
            time.nanos());
    return new ModelPermits(pacer, time);
  }

  /// The permits of one more run.
  ///
  /// @param concurrency calls of this run in flight at the most, at least 1
  public RunPermits join(int concurrency) {
    return new RunPermits(this, concurrency);
  }

  /// Changes the model's limits; calls in flight and calls that wait go by the new ones from now
  /// on. What has piled up of an allowance, or is overdrawn, stays so.
  ///
  /// @param concurrencyMax calls in flight at the most, over all runs, at least 1
  /// @param requestsPerMinute null is without bound
  /// @param tokensPerMinute null is without bound
  public void limits(
      int concurrencyMax, @Nullable Integer requestsPerMinute, @Nullable Integer tokensPerMinute) {
    change(now -> pacer.limits(concurrencyMax, requestsPerMinute, tokensPerMinute, now));
  }

  /// Calls in flight, of all runs.
  public int inFlight() {
    return locked(pacer::inFlight);
  }

  /// Calls in flight at the most, as of now.
  public int limit() {
    return locked(pacer::limit);
  }

  /// Calls that wait for their turn, of all runs.
  public int waiting() {
    return locked(turns::waiting);
  }

  /// For how long nothing is sent because the model asked for less; zero when it did not.
  public Duration blockedFor() {
    return locked(() -> pacer.blockedFor(time.nanos()));
  }

  Pacer pacer() {
    return pacer;
  }

  FairTurns turns() {
    return turns;
  }

  Time time() {
    return time;
  }

  ReentrantLock lock() {
    return lock;
  }

  /// Looks at something, or changes it, while nobody else does.
  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// Changes something by which turns are given, then gives those that can be given now.
  ///
  /// @param change is told the time
  void change(LongConsumer change) {
    lock.lock();
    try {
      long now = time.nanos();
      change.accept(now);
      turns.serve(now);
    } finally {
      lock.unlock();
    }
  }
}
