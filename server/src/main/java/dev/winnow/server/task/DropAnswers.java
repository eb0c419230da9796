package dev.winnow.server.task;

import dev.winnow.server.start.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Drops the raw answers of tasks that ended long ago, where somebody has set for how long they are
/// kept. Each task's log says so.
@Component
final class DropAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(DropAnswers.class);
  private static final int TASKS_AT_ONCE = 20;

  private final TaskStores stores;
  private final TaskRuns runs;
  private final TransactionTemplate transaction;
  private final Settings settings;

  DropAnswers(
      TaskStores stores, TaskRuns runs, TransactionTemplate transaction, Settings settings) {
    this.stores = stores;
    this.runs = runs;
    this.transaction = transaction;
    this.settings = settings;
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
  void now() {
    Integer days = settings.keepAnswersDays();
    if (days == null) {
      return;
    }
    try {
      before(Clock.systemUTC().instant().minus(Duration.ofDays(days)), days);
    } catch (RuntimeException e) {
      // The database may be away: the next hour tries again.
      LOG.warn("Old answers are not dropped: {}", e.getMessage());
    }
  }

  /// Drops those of tasks that ended before a time.
  void before(Instant time, int days) {
    List<UUID> dropped;
    do {
      dropped = transaction.execute(status -> stores.tasks().dropAnswers(time, TASKS_AT_ONCE));
      for (UUID task : dropped == null ? List.<UUID>of() : dropped) {
        runs.note(task, "DROPPED", TaskSaid.ANSWERS_DROPPED.of(days));
      }
    } while (dropped != null && !dropped.isEmpty());
  }
}
