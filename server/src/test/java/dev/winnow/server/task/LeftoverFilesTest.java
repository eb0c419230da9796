package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService;
import dev.winnow.server.start.Serving;
import dev.winnow.server.start.Settings;
import dev.winnow.server.web.SeparateService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a service that was killed has left on the disk is gone after the next start; what somebody
/// may still want is not.
@Timeout(600)
final class LeftoverFilesTest {

  @TempDir private Path home = Path.of("");

  private Settings settings(String database) {
    return new Settings(home, "127.0.0.1", 0, database);
  }

  private Path made(String path) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, "left");
  }

  /// The files that a task can have.
  private List<Path> madeOf(String task) throws IOException {
    return List.of(
        made("spool/" + task + ".journal"),
        made("spool/" + task + ".journal.torn"),
        made("spool/" + task + ".journal.1"),
        made("files/" + task + "/rows.jsonl"));
  }

  @Test
  void aStartRemovesThem() throws Exception {
    String database =
        SeparateService.database("left_" + UUID.randomUUID().toString().replace('-', '_'));
    String kept;
    String deleted;
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT);
        Serving serving = Serving.start(settings(database))) {
      TaskClient client = new TaskClient(RunningService.of(serving));
      kept = client.create(client.request(server, 10));
      client.await(kept, "COMPLETED");
      deleted = client.create(client.request(server, 10));
      client.await(deleted, "COMPLETED");
      serving.part(TaskRuns.class).awaitEnd(UUID.fromString(kept), Duration.ofMinutes(1));
      madeOf(deleted);
      assertThat(client.service().delete(TaskClient.TASKS + "/" + deleted).status()).isEqualTo(204);
      assertThat(files(deleted)).isEmpty();
    }
    madeOf(deleted);
    Path torn = made("spool/" + kept + ".journal.torn");
    Path download = made("files/downloads/some.csv");
    List<Path> unknown = madeOf(UUID.randomUUID().toString());
    Path foreign = made("spool/notes.txt");
    try (Serving serving = Serving.start(settings(database))) {
      assertThat(files(deleted)).isEmpty();
      assertThat(download).doesNotExist();
      assertThat(torn).exists();
      assertThat(foreign).exists();
      assertThat(unknown).allSatisfy(file -> assertThat(file).exists());
      TaskClient client = new TaskClient(RunningService.of(serving));
      assertThat(client.download(kept, null).lines()).hasSize(10);
    }
  }

  private List<Path> files(String task) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(path -> path.toString().contains(task)).toList();
    }
  }
}
