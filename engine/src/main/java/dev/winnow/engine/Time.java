package dev.winnow.engine;

import java.time.Instant;
import java.util.concurrent.locks.Condition;

/// The clock, and waiting by it: an argument wherever the engine needs them, so that tests decide
/// what time it is.
public interface Time {

  /// The time of day.
  Instant now();

  /// A number that grows steadily, in nanoseconds; only differences mean anything.
  long nanos();

  /// Waits on a condition until it is signalled or this clock reads `nanos`; may return early. The
  /// caller holds the lock.
  void awaitUntil(Condition condition, long nanos) throws InterruptedException;

  /// The computer's own clock.
  Time SYSTEM =
      new Time() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // the callers loop
        public void awaitUntil(Condition condition, long nanos) throws InterruptedException {
          long unused = condition.awaitNanos(nanos - System.nanoTime());
        }
      };
}
