package dev.winnow.server.task;

import dev.winnow.engine.Time;
import dev.winnow.server.web.DatabaseAway;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What changes in the list of tasks, as server-sent events: `task` with where a task stands now,
/// `deleted` with the id of one that is gone, `reset` where a reader was away for too long. Their
/// id is the time up to which a reader knows all.
///
/// An event says how things are, so that one which comes twice does no harm.
final class ListFeed {

  private static final int BATCHES_MAX = 50;
  private static final int CATCH_UP_MAX = 2_000;
  private static final long PUBLISH_NANOS = Duration.ofMillis(500).toNanos();

  /// Clocks of database and service may differ, and transactions take their time.
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Tasks tasks;
  private final ViewTasks views;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition batchCame = lock.newCondition();
  private final ArrayDeque<Batch> batches = new ArrayDeque<>();
  private final Set<UUID> changed = new LinkedHashSet<>();
  private final Set<UUID> deleted = new LinkedHashSet<>();
  private int readers;
  private long published;
  private long publishedAt;
  private boolean ended;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Batch(long number, byte[] bytes) {}

  ListFeed(Tasks tasks, ViewTasks views, Time time) {
    this.tasks = tasks;
    this.views = views;
    this.time = time;
    this.publishedAt = time.nanos() - PUBLISH_NANOS;
  }

  void changed(UUID id) {
    lock.lock();
    try {
      if (readers > 0) {
        changed.add(id);
      }
    } finally {
      lock.unlock();
    }
  }

  void deleted(UUID id) {
    lock.lock();
    try {
      if (readers > 0) {
        changed.remove(id);
        deleted.add(id);
      }
    } finally {
      lock.unlock();
    }
  }

  void tick() {
    Set<UUID> nowChanged;
    Set<UUID> nowDeleted;
    lock.lock();
    try {
      boolean nothing = changed.isEmpty() && deleted.isEmpty();
      if (nothing || time.nanos() - publishedAt < PUBLISH_NANOS) {
        return;
      }
      nowChanged = new LinkedHashSet<>(changed);
      nowDeleted = new LinkedHashSet<>(deleted);
      changed.clear();
      deleted.clear();
      publishedAt = time.nanos();
    } finally {
      lock.unlock();
    }
    // Asks the database: outside of the lock.
    byte[] bytes = batch(nowChanged, nowDeleted);
    lock.lock();
    try {
      if (bytes == null) {
        changed.addAll(nowChanged);
        deleted.addAll(nowDeleted);
      } else {
        batches.addLast(new Batch(published++, bytes));
        while (batches.size() > BATCHES_MAX) {
          batches.removeFirst();
        }
        batchCame.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// @return null while the database is away
  private byte @Nullable [] batch(Set<UUID> ids, Set<UUID> gone) {
    try {
      Instant now = time.now();
      return text(tasks.all(ids), List.copyOf(gone), now);
    } catch (RuntimeException e) {
      if (DatabaseAway.mayPass(e)) {
        return null;
      }
      throw e;
    }
  }

  private byte[] text(List<StoredTask> stored, List<UUID> gone, Instant now) {
    StringBuilder text = new StringBuilder();
    for (StoredTask task : stored) {
      event(text, "task", now, JSON.writeValueAsString(views.summary(task)));
    }
    for (UUID id : gone) {
      event(text, "deleted", now, "{\"id\":\"" + id + "\"}");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void event(StringBuilder text, String name, Instant at, String data) {
    text.append("event: ")
        .append(name)
        .append("\nid: ")
        .append(at.toEpochMilli())
        .append("\ndata: ")
        .append(data)
        .append("\n\n");
  }

  /// A reader has come.
  ///
  /// @return the number of the batch it begins with
  long join() {
    lock.lock();
    try {
      readers++;
      return published;
    } finally {
      lock.unlock();
    }
  }

  /// A reader has gone.
  void leave() {
    lock.lock();
    try {
      readers--;
    } finally {
      lock.unlock();
    }
  }

  /// Everything that has changed since a reader was last here; where that is too much, or too long
  /// ago to know, one `reset`: the reader has to read the list again.
  byte[] since(Instant last) {
    Instant now = time.now();
    Instant from = last.minus(OVERLAP);
    if (from.isBefore(now.minus(Tasks.DELETED_KEPT))) {
      return reset(now);
    }
    List<StoredTask> changes = tasks.changedSince(from, CATCH_UP_MAX + 1);
    List<UUID> deletions = tasks.deletedSince(from, CATCH_UP_MAX + 1);
    return changes.size() > CATCH_UP_MAX || deletions.size() > CATCH_UP_MAX
        ? reset(now)
        : text(changes, deletions, now);
  }

  private static byte[] reset(Instant now) {
    StringBuilder text = new StringBuilder();
    event(text, "reset", now, "{}");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// What a reader gets next.
  ///
  /// @return an empty text when nothing came for a while; null when it is too slow, or the service
  ///   stops
  byte @Nullable [] next(long number, Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long end = time.nanos() + longest.toNanos();
      while (published <= number && !ended) {
        if (time.nanos() >= end) {
          return new byte[0];
        }
        time.awaitUntil(batchCame, end);
      }
      for (Batch batch : batches) {
        if (batch.number() == number && !ended) {
          return batch.bytes();
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /// Sends all readers away.
  void end() {
    lock.lock();
    try {
      ended = true;
      batchCame.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
