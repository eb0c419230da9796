package dev.winnow.server.task;

import dev.winnow.engine.Time;
import dev.winnow.storage.task.Recorded;
import dev.winnow.storage.task.TaskCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// What comes of one task while somebody watches it.
final class TaskFeed {

  private static final long PUBLISH_NANOS = Duration.ofMillis(200).toNanos();
  private static final long PROGRESS_NANOS = Duration.ofSeconds(1).toNanos();

  private final Time time;
  private final Supplier<Optional<Object>> progress;
  private final Feed<TaskCursor> batches;

  /// The furthest that was told before it was known where the database stood.
  private TaskCursor told = TaskCursor.START;

  /// What has come since the last batch.
  private final List<Recorded> since = new ArrayList<>();

  private boolean touched;
  private long publishedAt;

  /// @param progress where the task stands, for people to see; empty when that cannot be told now
  TaskFeed(Time time, Supplier<Optional<Object>> progress) {
    this.time = time;
    this.progress = progress;
    this.batches = new Feed<>(time);
    this.publishedAt = time.nanos() - PUBLISH_NANOS;
  }

  Feed<TaskCursor> batches() {
    return batches;
  }

  /// Says where the database stood at some moment after this feed was made.
  synchronized void startFrom(TaskCursor database) {
    if (batches.head() == null) {
      // What was told may have come in behind the moment in which the database was read.
      batches.moveTo(told.covers(database) ? told : database);
    }
  }

  /// Something has come into the database.
  synchronized void recorded(Recorded recorded) {
    touched = true;
    TaskCursor before = since.isEmpty() ? batches.head() : since.getLast().to();
    if (before == null) {
      told = recorded.to();
    } else if (!before.covers(recorded.to())) {
      if (before.covers(recorded.from())) {
        since.add(recorded);
      } else {
        // What came in between was not told.
        since.clear();
        batches.moveTo(recorded.to());
      }
    }
  }

  /// Something about the task has changed that a reader sees in its progress.
  synchronized void touch() {
    touched = true;
  }

  /// Makes a batch of what has come, if there is something and the last batch is a while ago.
  ///
  /// @param runs whether the task runs: then there is news of its progress once a second
  void tick(boolean runs) {
    if (isDue(runs)) {
      // Asks the database: outside of the lock.
      progress.get().ifPresentOrElse(this::publish, this::touch);
    }
  }

  private synchronized boolean isDue(boolean runs) {
    long quiet = time.nanos() - publishedAt;
    boolean due =
        batches.head() != null
            && (touched ? quiet >= PUBLISH_NANOS : runs && quiet >= PROGRESS_NANOS);
    touched &= !due;
    return due;
  }

  private synchronized void publish(Object view) {
    TaskCursor from = Objects.requireNonNull(batches.head());
    TaskCursor to = since.isEmpty() ? from : since.getLast().to();
    TaskEvents events = new TaskEvents(from);
    events.rows(since.stream().flatMap(it -> it.rows().stream()).toList());
    events.rejects(since.stream().flatMap(it -> it.rejects().stream()).toList(), to.rejects());
    events.log(since.stream().flatMap(it -> it.events().stream()).toList());
    events.progress(view);
    since.clear();
    batches.publish(to, events.bytes());
    publishedAt = time.nanos();
  }
}
