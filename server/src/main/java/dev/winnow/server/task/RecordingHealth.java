package dev.winnow.server.task;

import dev.winnow.engine.record.GroupWriter;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether what happens to tasks comes into the database.
final class RecordingHealth implements HealthIndicator {

  private final GroupWriter<?> writer;

  RecordingHealth(GroupWriter<?> writer) {
    this.writer = writer;
  }

  @Override
  public Health health() {
    Health.Builder health = new Health.Builder().withDetail("waiting", writer.waiting());
    if (writer.isOver()) {
      return health
          .down()
          .withDetail("why", "Nothing is written any more. Restart the service.")
          .build();
    }
    String away = writer.away();
    return away.isEmpty() ? health.up().build() : health.down().withDetail("why", away).build();
  }
}
