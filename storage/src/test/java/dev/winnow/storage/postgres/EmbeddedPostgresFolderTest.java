package dev.winnow.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders in all the states that a kill, a person or another version leaves.
final class EmbeddedPostgresFolderTest {

  @TempDir private Path home;

  private final List<String> log = new CopyOnWriteArrayList<>();

  @Test
  void beginsAnewAfterAnUnpackingAndAMakingThatWereKilled() throws IOException, SQLException {
    Files.createDirectories(home.resolve("new-data").resolve("base"));
    Files.writeString(home.resolve("new-data").resolve("PG_VERSION"), "18\n");
    Files.createDirectories(home.resolve("new-bin").resolve("bin"));
    Files.writeString(home.resolve("new-password"), "half");
    Path folder = Files.createDirectory(home.resolve("bin-18.0.0")).resolve("bin");
    Files.createDirectory(folder);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, log::add)) {
      assertThat(Sql.ask(postgres, "SELECT current_database()")).isEqualTo("winnow");
      assertThat(folder).doesNotExist();
      assertThat(home.resolve("new-data")).doesNotExist();
    }
    // And mends programs that lost a file.
    Path binaries = new PostgresFolder(home).binaries(version());
    Files.delete(binaries.resolve("share").resolve("postgresql").resolve("postgres.bki"));
    log.clear();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, log::add)) {
      assertThat(postgres.isRunning()).isTrue();
      assertThat(log).anyMatch(said -> said.startsWith("Unpacking PostgreSQL"));
    }
    log.clear();
    EmbeddedPostgres.start(home, log::add).close();
    assertThat(log).isEmpty();
  }

  private String version() throws IOException {
    try (var all = Files.list(home)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("bin-"))
          .map(name -> name.substring("bin-".length()))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void refusesDataOfAnotherVersionAndWhatIsNoData() throws IOException {
    Path data = Files.createDirectory(home.resolve("data"));
    Files.writeString(data.resolve("PG_VERSION"), "15\n");
    assertThatThrownBy(() -> EmbeddedPostgres.start(home, log::add))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("holds data of PostgreSQL 15, and this Winnow brings 18.")
        .hasMessageContaining("WINNOW_DB_URL");
    Files.move(data.resolve("PG_VERSION"), data.resolve("thesis.txt"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(home, log::add))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("holds something else than PostgreSQL's data");
    assertThat(data.resolve("thesis.txt")).exists();
  }

  @Test
  void saysWhyAFolderCannotBeWritten() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("postgres"), log::add))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("WINNOW_HOME")
        .hasMessageContaining("WINNOW_DB_URL");
  }

  @Test
  void putsWhatPostgresSaysInWords() {
    PostgresFolder folder = new PostgresFolder(home);
    assertThat(
            PostgresUnavailable.said(
                "Starting PostgreSQL", "FATAL:  could not write: No space left on device", folder))
        .hasMessageContaining("The disk of " + home + " is full");
    assertThat(
            PostgresUnavailable.said(
                "Starting PostgreSQL", "LOG:  a\n2026 [1] FATAL:  out of luck\nLOG:  b", folder))
        .hasMessageContaining("failed in " + home + ": out of luck. See ");
  }
}
