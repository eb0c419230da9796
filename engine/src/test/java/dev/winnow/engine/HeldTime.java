package dev.winnow.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/// A clock that stands still until a test moves it, and that lets nobody pass before.
public final class HeldTime implements Time {

  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);

  @Override
  public Instant now() {
    return Instant.ofEpochSecond(1_700_000_000L).plusNanos(nanos());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  /// Returns early, as it may: whoever waits looks again and again.
  @Override
  @SuppressWarnings("WaitNotInLoop") // the callers loop
  public void awaitUntil(Condition condition, long until) throws InterruptedException {
    boolean unused = condition.await(1, TimeUnit.MILLISECONDS);
  }

  /// Moves the clock on.
  public void tick(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }
}
