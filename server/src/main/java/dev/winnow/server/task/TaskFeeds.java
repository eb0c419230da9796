package dev.winnow.server.task;

import dev.winnow.engine.Time;
import dev.winnow.server.web.DatabaseAway;
import dev.winnow.storage.evaluation.EvaluatedTask;
import dev.winnow.storage.task.Recorded;
import dev.winnow.storage.task.StoredTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/// The feeds of the tasks that somebody watches, and of the list.
///
/// Batches are made by a thread of its own: it reads in the database through the connections that
/// everybody uses, and whoever writes there must not wait for one of those.
public final class TaskFeeds implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(TaskFeeds.class);
  private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

  /// How often the log says of bugs.
  private static final long SAY_NANOS = Duration.ofMinutes(1).toNanos();

  private final TaskStores stores;
  private final Time time;
  private final Function<UUID, Optional<LiveRun>> live;
  private final ViewTasks views;
  private final Map<UUID, Watched> watched = new ConcurrentHashMap<>();
  private final ListFeed list;
  private @Nullable Thread making;

  /// When a bug was said last.
  private long saidNanos;

  private volatile boolean stopped;
  private volatile boolean started;

  private record Watched(TaskFeed feed, int readers) {}

  /// @param live what of a task can only be known while it runs
  TaskFeeds(TaskStores stores, Time time, Function<UUID, Optional<LiveRun>> live) {
    this.stores = stores;
    this.time = time;
    this.saidNanos = time.nanos() - SAY_NANOS;
    this.live = live;
    this.views = new ViewTasks(live, stores.evaluations());
    this.list = new ListFeed(stores.tasks(), views, time);
  }

  /// The feed of a task; [#leave] ends it.
  ///
  /// @return empty when there is no such task
  Optional<TaskFeed> watch(UUID id) {
    TaskFeed feed =
        watched
            .compute(
                id,
                (same, now) ->
                    now == null
                        ? new Watched(new TaskFeed(time, () -> view(id)), 1)
                        : new Watched(now.feed(), now.readers() + 1))
            .feed();
    boolean found = false;
    try {
      // Read behind the registration: what comes into the database from now on is told.
      Optional<StoredTask> task = stores.tasks().find(id);
      task.ifPresent(it -> feed.startFrom(it.counters().cursor()));
      found = task.isPresent();
      if (stopped) {
        feed.batches().end();
      }
      return found ? Optional.of(feed) : Optional.empty();
    } finally {
      if (!found) {
        leave(id);
      }
    }
  }

  private Optional<Object> view(UUID id) {
    try {
      return stores.tasks().find(id).map(views::summary);
    } catch (RuntimeException e) {
      if (DatabaseAway.mayPass(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// A reader of a task's feed is gone.
  void leave(UUID id) {
    watched.computeIfPresent(
        id, (same, now) -> now.readers() == 1 ? null : new Watched(now.feed(), now.readers() - 1));
  }

  /// How many readers follow a task.
  int readers(UUID id) {
    Watched readers = watched.get(id);
    return readers == null ? 0 : readers.readers();
  }

  /// The feed of the list of tasks.
  ListFeed list() {
    return list;
  }

  ViewTasks views() {
    return views;
  }

  /// Something has come into the database.
  void recorded(List<Recorded> tasks) {
    for (Recorded each : tasks) {
      Watched readers = watched.get(each.task());
      if (readers != null) {
        readers.feed().recorded(each);
      }
      list.changed(each.task());
    }
  }

  /// A person has changed a task.
  void changed(UUID id) {
    Watched readers = watched.get(id);
    if (readers != null) {
      readers.feed().touch();
    }
    list.changed(id);
  }

  /// The rows of a task were evaluated.
  @EventListener
  void evaluated(EvaluatedTask event) {
    changed(event.task());
  }

  /// A task is gone.
  void deleted(UUID id) {
    Watched readers = watched.get(id);
    if (readers != null) {
      readers.feed().batches().end();
    }
    list.changed(id);
  }

  private void make() {
    try {
      while (!stopped) {
        TimeUnit.NANOSECONDS.sleep(LOOK_NANOS);
        untroubled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The edge of a thread: a bug with one batch must not end the others. It may come back twenty
  /// times a second.
  private void untroubled() {
    try {
      tick();
    } catch (RuntimeException | Error e) {
      if (time.nanos() - saidNanos >= SAY_NANOS) {
        saidNanos = time.nanos();
        LOG.error("Those who watch tasks could not be told", e);
      }
    }
  }

  private void tick() {
    watched.forEach((id, readers) -> readers.feed().tick(live.apply(id).isPresent()));
    list.tick();
  }

  @Override
  public void start() {
    started = true;
    making = Thread.ofVirtual().name("task-feeds").start(this::make);
  }

  /// Sends all readers away, so that the web server can stop.
  @Override
  public void stop() {
    started = false;
    stopped = true;
    watched.values().forEach(readers -> readers.feed().batches().end());
    list.batches().end();
    Thread thread = making;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
