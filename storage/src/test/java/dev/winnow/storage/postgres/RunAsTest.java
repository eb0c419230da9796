package dev.winnow.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.winnow.storage.file.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way in which root runs PostgreSQL, one after the other on the same data.
final class RunAsTest {

  @TempDir private Path home;

  @BeforeEach
  void onlyRootSwitches() throws IOException {
    assumeTrue(
        Files.getOwner(home).getName().equals("root"), "not root: PostgreSQL runs as this user");
  }

  @Test
  void worksInEveryWayInAFolderBelowAClosedOne() throws IOException, SQLException {
    // As /root is.
    PostgresFolder.restrict(home, "rwx------");
    PostgresFolder folder = PostgresFolder.prepare(home.resolve("postgres"));
    int worked = 0;
    for (RunAs way : RunAs.forRoot(folder)) {
      boolean isPlainSwitch =
          way.prefix().contains("setpriv") && !way.prefix().toString().contains("dac_override");
      if (isPlainSwitch) {
        assertThatThrownBy(() -> RunAs.chosen(folder, List.of(way)))
            .isInstanceOf(PostgresUnavailable.class)
            .hasMessageContaining("refuses to run as root")
            .hasMessageContaining("WINNOW_DB_URL");
      } else if (way.prefix().contains("setpriv") || namespacesWork(folder)) {
        starts(folder, way);
        worked++;
      }
    }
    assertThat(worked).isPositive();
  }

  @Test
  void worksAsAnotherUserInAnOpenFolder() throws IOException, SQLException {
    PostgresFolder.restrict(home, "rwxr-xr-x");
    PostgresFolder folder = PostgresFolder.prepare(home.resolve("postgres"));
    RunAs other =
        RunAs.forRoot(folder).stream()
            .filter(way -> way.prefix().contains("setpriv"))
            .findFirst()
            .orElseThrow();
    starts(folder, other);
  }

  private static boolean namespacesWork(PostgresFolder folder) {
    return Command.run(List.of("unshare", "-U", "true"), folder.root(), "").good();
  }

  private static void starts(PostgresFolder folder, RunAs way) throws IOException, SQLException {
    RunAs chosen = RunAs.chosen(folder, List.of(way));
    FolderLock lock = folder.locked();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, chosen, lock, said -> {})) {
      assertThat(Sql.ask(postgres, "SELECT 1")).as(way.toString()).isEqualTo("1");
    }
  }
}
