package dev.winnow.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A clock that stands still until a test moves it.
public final class ManualTime implements Time {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Long> deadlines = new ArrayList<>();
  private long nanos = 1_000_000_000_000L;

  @Override
  public Instant now() {
    return Instant.ofEpochSecond(1_700_000_000L).plusNanos(nanos());
  }

  @Override
  public long nanos() {
    lock.lock();
    try {
      return nanos;
    } finally {
      lock.unlock();
    }
  }

  /// Returns at once as if the time had come: whoever waits is the only thing that happens, so the
  /// clock jumps there.
  @Override
  public void awaitUntil(Condition condition, long until) {
    lock.lock();
    try {
      deadlines.add(until);
      nanos = Math.max(nanos, until);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Moves the clock on.
  public void tick(Duration duration) {
    lock.lock();
    try {
      nanos += duration.toNanos();
    } finally {
      lock.unlock();
    }
  }

  /// The times somebody waited for, in order.
  public List<Long> deadlines() {
    lock.lock();
    try {
      return List.copyOf(deadlines);
    } finally {
      lock.unlock();
    }
  }
}
