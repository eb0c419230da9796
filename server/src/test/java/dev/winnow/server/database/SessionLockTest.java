package dev.winnow.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.winnow.server.RunningService;
import dev.winnow.server.start.DatabaseTaken;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

final class SessionLockTest {

  private final HikariDataSource shared =
      RunningService.get().serving().part(HikariDataSource.class);
  private final String name = "lock_" + UUID.randomUUID().toString().replace('-', '_');
  private final DriverManagerDataSource database = fresh();

  private DriverManagerDataSource fresh() {
    JdbcClient.create(shared).sql("create database " + name).update();
    String url = shared.getJdbcUrl();
    return new DriverManagerDataSource(
        url.substring(0, url.lastIndexOf('/') + 1) + name,
        shared.getUsername(),
        shared.getPassword());
  }

  private SessionLock take() throws SQLException, InterruptedException {
    return SessionLock.take(database, Duration.ZERO);
  }

  private void endSessions() {
    JdbcClient.create(shared)
        .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = :name")
        .param("name", name)
        .query(Long.class)
        .single();
  }

  @Test
  void anotherIsRefusedUntilTheFirstHasGone() throws SQLException, InterruptedException {
    try (SessionLock first = take()) {
      assertThat(first.isOurs()).isTrue();
      assertThat(first.check()).isTrue();
      assertThatThrownBy(this::take)
          .isInstanceOf(DatabaseTaken.class)
          .hasMessageContaining("Stop that one, or name a database of its own for each.");
      assertThat(first.check()).isTrue();
    }
    try (SessionLock second = take()) {
      assertThat(second.check()).isTrue();
    }
  }

  @Test
  void aLostConnectionIsReplacedUnlessAnotherWasFaster() throws SQLException, InterruptedException {
    try (SessionLock lock = take()) {
      endSessions();
      assertThat(lock.check()).isTrue();
      endSessions();
      try (SessionLock other = take()) {
        assertThat(lock.check()).isFalse();
        assertThat(lock.isOurs()).isFalse();
        assertThat(other.check()).isTrue();
      }
      assertThat(lock.check()).isTrue();
      assertThat(lock.isOurs()).isTrue();
    }
  }

  @Test
  void isNotTakenAgainWhenItWasGivenUp() throws SQLException, InterruptedException {
    SessionLock lock = take();
    lock.close();
    assertThat(lock.check()).isFalse();
    try (SessionLock other = take()) {
      assertThat(other.isOurs()).isTrue();
    }
  }
}
