package dev.winnow.server.task;

import dev.winnow.core.run.Reason;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.engine.Time;
import dev.winnow.engine.record.GroupWriter;
import dev.winnow.storage.task.Recorded;
import dev.winnow.storage.task.TaskReject;
import dev.winnow.storage.task.Tasks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What is measured of tasks: rows by verdict as they come into the database, how many tasks stand
/// where, and how much waits for the database.
final class TaskMetrics {

  /// A scrape asks once for all statuses.
  private static final long COUNTED_NANOS = Duration.ofSeconds(1).toNanos();

  private final MeterRegistry registry;
  private final Tasks tasks;
  private final Time time;
  private final Counter accepted;
  private final Map<Reason, Counter> rejected = new EnumMap<>(Reason.class);
  private Map<TaskStatus, Long> counts = Map.of();
  private long countedAt;

  TaskMetrics(MeterRegistry registry, Tasks tasks, Time time) {
    this.registry = registry;
    this.tasks = tasks;
    this.time = time;
    this.countedAt = time.nanos() - COUNTED_NANOS;
    this.accepted = rows("accepted");
    for (Reason reason : Reason.values()) {
      rejected.put(reason, rows(reason.label()));
    }
    for (TaskStatus status : TaskStatus.values()) {
      Gauge.builder("winnow.tasks", () -> count(status))
          .description("Tasks, by status")
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
      accepted.increment(task.rows().size());
      for (TaskReject reject : task.rejects()) {
        Objects.requireNonNull(rejected.get(reject.reason())).increment();
      }
    }
  }

  /// While the database is away, what it said last.
  private synchronized long count(TaskStatus status) {
    if (time.nanos() - countedAt >= COUNTED_NANOS) {
      countedAt = time.nanos();
      try {
        counts = tasks.counts();
      } catch (RuntimeException e) {
        if (!PassingFailure.is(e)) {
          throw e;
        }
      }
    }
    return counts.getOrDefault(status, 0L);
  }
}
