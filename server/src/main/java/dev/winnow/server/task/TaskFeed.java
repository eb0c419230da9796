package dev.winnow.server.task;

import dev.winnow.engine.Time;
import dev.winnow.storage.task.Recorded;
import dev.winnow.storage.task.TaskCursor;
import dev.winnow.storage.task.TaskEvent;
import dev.winnow.storage.task.TaskReject;
import dev.winnow.storage.task.TaskRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What comes of one task while somebody watches it: the latest batches, for readers to take at
/// their own pace.
///
/// Whoever writes here never waits for a reader. A reader that has fallen behind the oldest batch
/// is too slow.
final class TaskFeed {

  private static final int BATCHES_MAX = 100;
  private static final long BYTES_MAX = 16L << 20;
  private static final long PUBLISH_NANOS = Duration.ofMillis(200).toNanos();
  private static final long PROGRESS_NANOS = Duration.ofSeconds(1).toNanos();

  private final Time time;
  private final Supplier<Optional<Object>> progress;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<FeedBatch> batches = new ArrayDeque<>();
  private long bytes;
  private long published;
  private boolean ended;

  /// Up to where everything is in batches, or was before there were any; null until that is known.
  private @Nullable TaskCursor head;

  /// The furthest that was told before that was known.
  private TaskCursor told = TaskCursor.START;

  /// What has come since.
  private final List<TaskRow> rows = new ArrayList<>();

  private final List<TaskReject> rejects = new ArrayList<>();
  private final List<TaskEvent> events = new ArrayList<>();
  private @Nullable TaskCursor pending;
  private boolean touched;
  private long publishedAt;

  /// @param progress where the task stands, for people to see; empty when that cannot be told now
  TaskFeed(Time time, Supplier<Optional<Object>> progress) {
    this.time = time;
    this.progress = progress;
    this.publishedAt = time.nanos() - PUBLISH_NANOS;
  }

  /// What a reader gets next.
  sealed interface Step {
    record Batch(FeedBatch batch) implements Step {}

    /// It has to read in the database up to here.
    record Behind(TaskCursor head) implements Step {}

    /// Nothing came for a while.
    record Nothing() implements Step {}

    /// The service is stopping, or the task is gone.
    record Ended() implements Step {}
  }

  /// Says where the database stood at some moment after this feed was made.
  void startFrom(TaskCursor database) {
    lock.lock();
    try {
      if (head == null) {
        // What was told may have come in behind the moment in which the database was read.
        head = told.covers(database) ? told : database;
      }
    } finally {
      lock.unlock();
    }
  }

  /// Something has come into the database.
  void recorded(Recorded recorded) {
    lock.lock();
    try {
      TaskCursor before = pending != null ? pending : head;
      touched = true;
      if (before == null) {
        told = recorded.to();
        return;
      }
      if (before.covers(recorded.to())) {
        return;
      }
      if (!before.covers(recorded.from())) {
        leaveOut(recorded.to());
        return;
      }
      rows.addAll(recorded.rows());
      rejects.addAll(recorded.rejects());
      events.addAll(recorded.events());
      pending = recorded.to();
    } finally {
      lock.unlock();
    }
  }

  /// What came in between was not told: readers are sent away, come again and find it in the
  /// database.
  private void leaveOut(TaskCursor to) {
    batches.clear();
    bytes = 0;
    published++;
    rows.clear();
    rejects.clear();
    events.clear();
    pending = null;
    head = to;
    changed.signalAll();
  }

  /// Something about the task has changed that a reader sees in its progress.
  void touch() {
    lock.lock();
    try {
      touched = true;
    } finally {
      lock.unlock();
    }
  }

  /// Makes a batch of what has come, if there is something and the last batch is a while ago.
  ///
  /// @param runs whether the task runs: then there is news of its progress once a second
  void tick(boolean runs) {
    lock.lock();
    try {
      long since = time.nanos() - publishedAt;
      boolean due = touched ? since >= PUBLISH_NANOS : runs && since >= PROGRESS_NANOS;
      if (!due || head == null) {
        return;
      }
      touched = false;
    } finally {
      lock.unlock();
    }
    // Asks the database: outside of the lock.
    Object view = progress.get().orElse(null);
    lock.lock();
    try {
      if (view == null) {
        touched = true;
      } else {
        publish(view);
      }
    } finally {
      lock.unlock();
    }
  }

  private void publish(Object view) {
    TaskCursor from = head;
    if (from == null) {
      return;
    }
    TaskCursor to = pending != null ? pending : from;
    SseText text = new SseText(from);
    text.rows(rows);
    text.rejects(rejects, to.rejects());
    text.log(events);
    text.progress(view);
    byte[] encoded = text.toString().getBytes(StandardCharsets.UTF_8);
    batches.addLast(new FeedBatch(published++, from, to, encoded));
    bytes += encoded.length;
    while (batches.size() > BATCHES_MAX || (bytes > BYTES_MAX && batches.size() > 1)) {
      bytes -= batches.removeFirst().bytes().length;
    }
    rows.clear();
    rejects.clear();
    events.clear();
    pending = null;
    head = to;
    publishedAt = time.nanos();
    changed.signalAll();
  }

  /// What a reader gets who is this far and has had a batch, or none yet.
  ///
  /// @param next the number of the batch it wants; -1 where it has had none
  Step next(TaskCursor at, long next, Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long end = time.nanos() + longest.toNanos();
      while (true) {
        if (ended) {
          return new Step.Ended();
        }
        TaskCursor now = head;
        if (now != null) {
          if (next < 0) {
            return at.equals(now) ? first(end) : new Step.Behind(now);
          }
          FeedBatch oldest = batches.peekFirst();
          if (oldest != null && next < oldest.number()) {
            return new Step.Behind(now);
          }
          if (next < published) {
            return batch(next);
          }
        }
        if (time.nanos() >= end) {
          return new Step.Nothing();
        }
        time.awaitUntil(changed, end);
      }
    } finally {
      lock.unlock();
    }
  }

  /// The first batch behind the head.
  private Step first(long end) throws InterruptedException {
    long next = published;
    while (published == next && !ended) {
      if (time.nanos() >= end) {
        return new Step.Nothing();
      }
      time.awaitUntil(changed, end);
    }
    return ended ? new Step.Ended() : batch(next);
  }

  private Step batch(long number) {
    for (FeedBatch batch : batches) {
      if (batch.number() == number) {
        return new Step.Batch(batch);
      }
    }
    return new Step.Behind(head == null ? TaskCursor.START : head);
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
