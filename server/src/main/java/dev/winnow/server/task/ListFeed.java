package dev.winnow.server.task;

import dev.winnow.engine.Time;
import dev.winnow.server.web.DatabaseAway;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// What changes in the list of tasks, as server-sent events: `task` with where a task stands now,
/// `deleted` with the id of one that is gone, `reset` where a reader was away for too long. Their
/// id is the time, in milliseconds, up to which a reader knows all.
///
/// An event says how things are, so that one which comes twice does no harm.
final class ListFeed {

  private static final int CATCH_UP_MAX = 2_000;
  private static final long PUBLISH_NANOS = Duration.ofMillis(500).toNanos();

  /// Clocks of database and service may differ, and transactions take their time.
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  private final Tasks tasks;
  private final ViewTasks views;
  private final Time time;
  private final Feed<Instant> batches;
  private final Set<UUID> changed = new LinkedHashSet<>();
  private int readers;
  private long publishedAt;

  ListFeed(Tasks tasks, ViewTasks views, Time time) {
    this.tasks = tasks;
    this.views = views;
    this.time = time;
    this.batches = new Feed<>(time);
    this.publishedAt = time.nanos() - PUBLISH_NANOS;
  }

  Feed<Instant> batches() {
    return batches;
  }

  /// A reader has come.
  ///
  /// @return the time up to which it knows all, if it has just read the list
  synchronized Instant join() {
    if (readers++ == 0) {
      batches.moveTo(time.now());
    }
    return Objects.requireNonNull(batches.head());
  }

  /// A reader has gone.
  synchronized void leave() {
    readers--;
  }

  /// A task has changed, or is gone.
  synchronized void changed(UUID id) {
    if (readers > 0) {
      changed.add(id);
    }
  }

  /// Makes a batch of what has changed, if the last one is a while ago.
  void tick() {
    Set<UUID> news = due();
    if (news.isEmpty()) {
      return;
    }
    try {
      Instant now = time.now();
      List<StoredTask> there = tasks.all(news);
      there.forEach(task -> news.remove(task.id()));
      batches.publish(now, events(there, news, now));
    } catch (RuntimeException e) {
      if (!DatabaseAway.mayPass(e)) {
        throw e;
      }
      news.forEach(this::changed);
    }
  }

  private synchronized Set<UUID> due() {
    if (time.nanos() - publishedAt < PUBLISH_NANOS) {
      return Set.of();
    }
    Set<UUID> news = new LinkedHashSet<>(changed);
    changed.clear();
    publishedAt = time.nanos();
    return news;
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
        : events(changes, deletions, now);
  }

  private byte[] events(Collection<StoredTask> stored, Collection<UUID> gone, Instant now) {
    StringBuilder text = new StringBuilder();
    stored.forEach(
        task -> text.append(EventStream.event("task", now.toEpochMilli(), views.summary(task))));
    gone.forEach(
        id -> text.append(EventStream.event("deleted", now.toEpochMilli(), Map.of("id", id))));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] reset(Instant now) {
    return EventStream.event("reset", now.toEpochMilli(), Map.of())
        .getBytes(StandardCharsets.UTF_8);
  }
}
