package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// spec: "Concurrency 1 and 64, nothing rejected: the same set of prompts."
final class PromptsTest {

  private static final int REQUESTS = 100;

  @TempDir private Path folder = Path.of("");

  private record Seen(List<Long> prompts, List<String> units) {}

  @Test
  void areTheSameWhateverTheConcurrency() throws Exception {
    Seen oneByOne = seen(1, 7);
    assertThat(oneByOne.prompts()).hasSize(REQUESTS);
    assertThat(oneByOne.units()).hasSize(REQUESTS);
    assertThat(seen(64, 7)).isEqualTo(oneByOne);
  }

  @Test
  void differWithTheSeed() throws Exception {
    assertThat(seen(8, 7).prompts()).doesNotContainAnyElementsOf(seen(8, 8).prompts());
  }

  private Seen seen(int concurrency, long seed) throws IOException {
    Path own = Files.createDirectory(folder.resolve(concurrency + "-" + seed));
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      Path task = TaskFiles.keyless(own, server.baseUrl(), 500, concurrency, "seed: " + seed);
      Launched.Done done =
          InProcess.run("run", task.toString(), "--out", own.resolve("qa.jsonl").toString());
      assertThat(done.exit()).as(done.err()).isZero();
      TaskFiles.assertExactly(own.resolve("qa.jsonl"), 500);
      assertThat(server.repeats()).isZero();
      // A key is the run's id and the unit's: the first is another one in each run.
      return new Seen(
          server.prompts(), server.keys().stream().map(PromptsTest::unit).sorted().toList());
    }
  }

  private static String unit(String key) {
    return key.substring(key.indexOf('-') + 1);
  }
}
