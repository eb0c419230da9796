package dev.winnow.engine.record;

import dev.winnow.engine.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;

/// A clock that only a test moves: whoever waits by it looks at it again and again.
final class SteppedTime implements Time {

  private static final long LOOK_NANOS = 100_000;

  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
  private final AtomicReference<CountDownLatch> looks =
      new AtomicReference<>(new CountDownLatch(0));

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the callers loop
  public void awaitUntil(Condition condition, long until) throws InterruptedException {
    looks.get().countDown();
    long unused = condition.awaitNanos(LOOK_NANOS);
  }

  void tick(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  /// Returns when somebody has looked at the clock as it is now, and still waits.
  void awaitLooks() throws InterruptedException {
    CountDownLatch several = new CountDownLatch(3);
    looks.set(several);
    several.await();
  }
}
