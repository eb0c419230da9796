package dev.winnow.server.task;

import dev.winnow.engine.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The latest batches of what is told to those who watch, each made once, for readers to take at
/// their own pace.
///
/// Whoever publishes never waits for a reader. A reader that has fallen behind the oldest batch
/// finds what it lacks in the database. For any number of threads.
///
/// @param <P> how far a reader is
final class Feed<P> {

  private static final int BATCHES_MAX = 100;
  private static final long BYTES_MAX = 16L << 20;

  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Step.Batch<P>> batches = new ArrayDeque<>();
  private long bytes;
  private long published;
  private boolean ended;
  private @Nullable P head;

  Feed(Time time) {
    this.time = time;
  }

  /// What a reader gets next.
  sealed interface Step<P> {

    /// What came within a moment, as the bytes of server-sent events.
    ///
    /// @param number its place in the feed
    /// @param to how far it brings a reader
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Batch<P>(long number, P to, byte[] bytes) implements Step<P> {}

    /// It has to read in the database up to here.
    ///
    /// @param next the number of the batch behind that
    record Behind<P>(P head, long next) implements Step<P> {}

    /// Nothing came for a while.
    record Nothing<P>() implements Step<P> {}

    /// The service is stopping, or what was watched is gone.
    record Ended<P>() implements Step<P> {}
  }

  /// Up to where everything is in batches, or was before there were any; null until that is known.
  @Nullable P head() {
    lock.lock();
    try {
      return head;
    } finally {
      lock.unlock();
    }
  }

  /// Says that what comes from now on stands behind this place; readers that are elsewhere have to
  /// read in the database.
  void moveTo(P place) {
    lock.lock();
    try {
      batches.clear();
      bytes = 0;
      published += head == null ? 0 : 1;
      head = place;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Adds a batch.
  void publish(P to, byte[] batch) {
    lock.lock();
    try {
      batches.addLast(new Step.Batch<>(published++, to, batch));
      bytes += batch.length;
      while (batches.size() > BATCHES_MAX || (bytes > BYTES_MAX && batches.size() > 1)) {
        bytes -= batches.removeFirst().bytes().length;
      }
      head = to;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// What a reader gets who is this far.
  ///
  /// @param wanted the number of the batch behind the one it had; -1 where it has had none
  Step<P> next(P at, long wanted, Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long end = time.nanos() + longest.toNanos();
      long next = wanted;
      while (!ended) {
        P now = head;
        if (now != null) {
          if (next < 0 && at.equals(now)) {
            next = published;
          }
          if (next < published - batches.size()) {
            return new Step.Behind<>(now, published);
          }
          for (Step.Batch<P> batch : batches) {
            if (batch.number() == next) {
              return batch;
            }
          }
        }
        if (time.nanos() >= end) {
          return new Step.Nothing<>();
        }
        time.awaitUntil(changed, end);
      }
      return new Step.Ended<>();
    } finally {
      lock.unlock();
    }
  }

  /// Sends all readers away.
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
