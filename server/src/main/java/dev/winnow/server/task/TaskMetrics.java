package dev.winnow.server.task;

import dev.winnow.core.run.Reason;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.engine.Time;
import dev.winnow.engine.record.GroupWriter;
import dev.winnow.server.web.DatabaseAway;
import dev.winnow.storage.task.Recorded;
import dev.winnow.storage.task.Tasks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is measured of tasks: rows by verdict as they come into the database, how many tasks stand
/// where, and how much waits for the database.
final class TaskMetrics {

  /// Counting is not asked for more often.
  private static final long COUNTED_NANOS = Duration.ofSeconds(1).toNanos();

  private final MeterRegistry registry;
  private final Tasks tasks;
  private final Time time;
  private final Executor threads;
  private final AtomicBoolean counting = new AtomicBoolean();
  private volatile @Nullable Map<TaskStatus, Long> counts;
  private volatile long countedAt;

  TaskMetrics(MeterRegistry registry, Tasks tasks, Time time, Executor threads) {
    this.registry = registry;
    this.tasks = tasks;
    this.time = time;
    this.threads = threads;
    this.countedAt = time.nanos() - COUNTED_NANOS;
    // All of them, so that what has not happened shows as nought.
    Counter unused = rows("accepted");
    Stream.of(Reason.values()).forEach(reason -> rows(reason.label()));
    for (TaskStatus status : TaskStatus.values()) {
      Gauge.builder("winnow.tasks", () -> count(status))
          .description(
              "Tasks, by status, as of the scrape before; NaN until they are counted first")
          .tag("status", status.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  private Counter rows(String verdict) {
    return Counter.builder("winnow.rows")
        .description("Rows, by what became of them; a surplus row that is taken later counts twice")
        .tag("verdict", verdict)
        .register(registry);
  }

  /// Measures how many entries wait for the database.
  void watch(GroupWriter<?> writer) {
    Gauge.builder("winnow.spool.waiting", writer, GroupWriter::waiting)
        .description("Entries that wait for the database")
        .register(registry);
  }

  /// Something has come into the database.
  void recorded(List<Recorded> group) {
    for (Recorded task : group) {
      rows("accepted").increment(task.rows().size());
      task.rejects().forEach(reject -> rows(reject.reason().label()).increment());
    }
  }

  /// What was counted last: a scrape does not wait for the database, and is answered while it is
  /// away.
  private double count(TaskStatus status) {
    if (time.nanos() - countedAt >= COUNTED_NANOS && counting.compareAndSet(false, true)) {
      threads.execute(this::count);
    }
    Map<TaskStatus, Long> known = counts;
    return known == null ? Double.NaN : known.getOrDefault(status, 0L);
  }

  private void count() {
    try {
      counts = tasks.counts();
    } catch (RuntimeException e) {
      if (!DatabaseAway.mayPass(e)) {
        throw e;
      }
    } finally {
      countedAt = time.nanos();
      counting.set(false);
    }
  }
}
