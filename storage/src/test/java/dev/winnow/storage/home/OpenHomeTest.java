package dev.winnow.storage.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.TestDatabase;
import dev.winnow.storage.file.FolderLock;
import dev.winnow.storage.model.ModelContent;
import dev.winnow.storage.postgres.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenHomeTest {

  private static final ModelContent OFFLINE =
      new ModelContent("mine", "", ExactJson.object("{\"provider\": \"offline\"}"), 4, null);

  @TempDir private Path folder = Path.of("");

  @Test
  void aNamedDatabaseGetsItsTables() throws Exception {
    DatabaseAddress named = TestDatabase.fresh("home_named");
    try (OpenHome home = OpenHome.open(folder.resolve("home"), named)) {
      home.models().insert(UUID.randomUUID(), OFFLINE);
    }
    try (OpenHome home = OpenHome.open(folder.resolve("home"), named)) {
      assertThat(home.models().all()).hasSize(1);
      assertThat(home.models().named("MINE")).isPresent();
      assertThat(home.models().named("other")).isEmpty();
    }
    assertThat(folder.resolve("home/postgres")).doesNotExist();
  }

  @Test
  void aDatabaseThatAServiceHasStaysAsItIs() throws Exception {
    DatabaseAddress named = TestDatabase.fresh("home_of_service");
    try (Connection service =
            DriverManager.getConnection(named.jdbcUrl(), named.user(), named.password());
        Statement sql = service.createStatement()) {
      sql.execute("select pg_advisory_lock(" + DatabaseAddress.SERVICE_LOCK + ")");
      try (OpenHome home = OpenHome.open(folder, named)) {
        assertThatThrownBy(() -> home.models().all())
            .rootCause()
            .hasMessageContaining("\"model\" does not exist");
      }
    }
  }

  @Test
  void aHomeOfItsOwnIsStoppedWithTheCommand() throws Exception {
    assertThat(OpenHome.isThere(folder)).isFalse();
    try (OpenHome home = OpenHome.open(folder, null)) {
      home.models().insert(UUID.randomUUID(), OFFLINE);
      assertThat(OpenHome.isThere(folder)).isTrue();
    }
    FolderLock.take(folder.toRealPath().resolve("postgres/lock")).close();
    assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  @Test
  void whatCannotBeUsedIsSaidWithoutThePassword() throws Exception {
    DatabaseAddress wrong =
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/winnow", "me", "hunter2");
    assertThatThrownBy(() -> OpenHome.open(folder, wrong))
        .isInstanceOf(HomeUnavailable.class)
        .hasMessageContaining("WINNOW_DB_URL")
        .hasMessageNotContaining("hunter2");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> OpenHome.open(file, null))
        .isInstanceOf(HomeUnavailable.class)
        .hasMessageContaining("--home");
  }
}
