package dev.winnow.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.storage.postgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartingDatabaseTest {

  @TempDir private Path folder;

  @Test
  void whyItDoesNotStartIsToldToEverybodyWhoWaits() throws IOException {
    Path file = Files.writeString(folder.resolve("postgres"), "not a folder");
    StartingDatabase starting = StartingDatabase.begin(file, line -> {});
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(starting::await)
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining(file.toString());
    }
    starting.close();
    starting.close();
  }

  @Test
  void saysNothingBeforeSomebodyWaitsAndStopsWhenItIsClosed() {
    List<String> said = new CopyOnWriteArrayList<>();
    StartingDatabase starting = StartingDatabase.begin(folder.resolve("postgres"), said::add);
    assertThat(said).isEmpty();
    var running = starting.await();
    assertThat(said).anyMatch(line -> line.startsWith("Making the database"));
    assertThat(running.isRunning()).isTrue();
    starting.close();
    starting.close();
    assertThat(running.isRunning()).isFalse();
  }

  @Test
  void canBeClosedWhileItStarts() {
    StartingDatabase starting = StartingDatabase.begin(folder.resolve("postgres"), line -> {});
    starting.close();
    assertThat(starting.await().isRunning()).isFalse();
  }
}
