package dev.winnow.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a running server promises. All tests share one folder, so that its data is made once.
final class EmbeddedPostgresTest {

  @TempDir private static Path home;

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final EmbeddedPostgres postgres = EmbeddedPostgres.start(home, log::add);

  @AfterEach
  void stop() {
    postgres.close();
  }

  @Test
  void answersSqlAndKnowsLettersBeyondAscii() throws SQLException {
    assertThat(postgres.isRunning()).isTrue();
    assertThat(Sql.ask(postgres, "SELECT upper('straße ä')")).isEqualTo("STRAßE Ä");
    assertThat(Sql.ask(postgres, "SELECT 'ÄRGER' ILIKE 'ärg%'")).isEqualTo("t");
    assertThat(Sql.ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
  }

  @Test
  void writesToTheDiskBeforeItSaysCommitted() throws SQLException {
    for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      assertThat(Sql.ask(postgres, "SHOW " + setting)).as(setting).isEqualTo("on");
    }
  }

  @Test
  void listensOnLoopbackOnlyAndAsksForThePassword() throws SQLException {
    assertThat(Sql.ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(Sql.ask(postgres, "SHOW unix_socket_directories")).isEmpty();
    assertThatThrownBy(
            () -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void closesItsFolderToOthers() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
        .isEqualTo("rw-------");
    assertThat(postgres.password()).hasSize(43);
  }

  @Test
  void keepsDataOverCloseAndStart() throws SQLException {
    Sql.change(postgres, "CREATE TABLE kept AS SELECT 42 AS value");
    postgres.close();
    assertThat(postgres.isRunning()).isFalse();
    try (EmbeddedPostgres again = EmbeddedPostgres.start(home, log::add)) {
      assertThat(Sql.ask(again, "SELECT value FROM kept")).isEqualTo("42");
      assertThat(again.password()).isEqualTo(postgres.password());
    }
  }

  @Test
  void comesBackAtTheSameAddressWhenKilled() throws SQLException {
    Sql.change(postgres, "CREATE TABLE survivors (value int)");
    String url = postgres.jdbcUrl();
    for (int kill = 1; kill <= 3; kill++) {
      Sql.change(postgres, "INSERT INTO survivors VALUES (" + kill + ")");
      ProcessHandle postmaster = runningPostmaster();
      try (Connection idle = Sql.connect(postgres)) {
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        assertThat(Sql.askUntilItAnswers(postgres, "SELECT count(*) FROM survivors"))
            .isEqualTo(Integer.toString(kill));
        assertThat(idle.isClosed()).isFalse();
      }
    }
    assertThat(postgres.jdbcUrl()).isEqualTo(url);
    assertThat(log).filteredOn(said -> said.endsWith("starting it again")).hasSize(3);
  }

  /// SQL may be answered a moment before the supervisor has seen that the server is ready.
  private ProcessHandle runningPostmaster() {
    while (!postgres.isRunning()) {
      Thread.onSpinWait();
    }
    return ProcessHandle.of(postgres.pid()).orElseThrow();
  }

  @Test
  void comesBackWhenABackendIsKilled() throws SQLException {
    long postmaster = postgres.pid();
    Sql.change(postgres, "CREATE TABLE unhurt AS SELECT 7 AS value");
    try (Connection victim = Sql.connect(postgres)) {
      long backend = Long.parseLong(Sql.ask(victim, "SELECT pg_backend_pid()"));
      ProcessHandle.of(backend).orElseThrow().destroyForcibly();
      assertThatThrownBy(() -> Sql.ask(victim, "SELECT 1")).isInstanceOf(SQLException.class);
    }
    assertThat(Sql.askUntilItAnswers(postgres, "SELECT value FROM unhurt")).isEqualTo("7");
    assertThat(postgres.pid()).isEqualTo(postmaster);
  }

  /// A backend that computes does not notice that its postmaster died, and holds the shared memory.
  @Test
  void comesBackWhenAKilledPostmasterLeavesABusyBackend() throws SQLException {
    try (Connection busy = Sql.connect(postgres);
        Statement endless = busy.createStatement()) {
      CompletableFuture<Void> broken =
          CompletableFuture.runAsync(() ->
              assertThatThrownBy(() -> endless.execute("DO 'BEGIN LOOP END LOOP; END'"))
                  .isInstanceOf(SQLException.class));
      String running = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DO %'";
      while (Sql.ask(postgres, running).equals("0")) {
        Thread.onSpinWait();
      }
      runningPostmaster().destroyForcibly();
      broken.join();
      assertThat(Sql.askUntilItAnswers(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesASecondOwnerOfItsFolder() throws IOException {
    assertThatThrownBy(() -> EmbeddedPostgres.start(home, log::add))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("in use by another Winnow (process " + ProcessHandle.current().pid());
    // The refusal in this process must not have ended the lock that other processes see.
    try (StartedByAnother other = StartedByAnother.in(home)) {
      assertThat(other.answer())
          .contains("in use by another Winnow (process " + ProcessHandle.current().pid())
          .contains("WINNOW_HOME");
    }
  }

  @Test
  void stopsWhatAKilledWinnowLeft() throws Exception {
    Sql.change(postgres, "CREATE TABLE inherited AS SELECT 'yes' AS value");
    postgres.close();
    try (StartedByAnother other = StartedByAnother.in(home)) {
      ProcessHandle orphan = other.postmaster();
      other.kill();
      assertThat(orphan.isAlive()).isTrue();
      try (EmbeddedPostgres again = EmbeddedPostgres.start(home, log::add)) {
        assertThat(orphan.isAlive()).isFalse();
        assertThat(Sql.ask(again, "SELECT value FROM inherited")).isEqualTo("yes");
      }
    }
    assertThat(log).anyMatch(said -> said.contains("of a Winnow that was killed"));
  }

  @Test
  void isNotMisledByAStalePostmasterFile() throws Exception {
    postgres.close();
    // The number of a living process that is no PostgreSQL, as after a restart of a container.
    Path file = home.resolve("data").resolve("postmaster.pid");
    Files.writeString(file, ProcessHandle.current().pid() + "\n" + home + "/data\n1\n5432\n\n");
    try (EmbeddedPostgres again = EmbeddedPostgres.start(home, log::add)) {
      assertThat(Sql.ask(again, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void setsANewPasswordWhenItsFileIsLost() throws Exception {
    postgres.close();
    Files.delete(home.resolve("password"));
    try (EmbeddedPostgres again = EmbeddedPostgres.start(home, log::add)) {
      assertThat(again.password()).isNotEqualTo(postgres.password());
      assertThat(Sql.ask(again, "SELECT 1")).isEqualTo("1");
    }
  }
}
