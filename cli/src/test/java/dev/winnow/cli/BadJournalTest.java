package dev.winnow.cli;

import static dev.winnow.cli.Refusal.listing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journals of another task, and journals that a crash left torn.
final class BadJournalTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aJournalOfAnotherTaskIsShownAndKept() throws IOException {
    Path own = own();
    String rows = own.resolve("qa.jsonl").toString();
    String task = TaskFiles.write(own, BadInputTest.GOOD + "seed: 5\n").toString();
    assertThat(InProcess.run("run", task, "--out", rows).exit()).isZero();
    Map<String, String> before = listing(own);

    TaskFiles.write(own, BadInputTest.GOOD.replace("medicine", "surgery"));
    Launched.Done done = InProcess.run("run", task, "--out", rows);
    assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(done.err())
        .contains(
            "qa.journal holds 2 answers of a task that differs from this one:",
            "parameters.topic: was medicine, now surgery",
            "seed: was 5, now 0",
            "Change it back",
            "--fresh");

    TaskFiles.write(own, BadInputTest.GOOD + "seed: 5\n");
    Map<String, String> after = listing(own);
    assertThat(after).isEqualTo(before);
    assertThat(InProcess.run("run", task, "--out", rows).err()).contains("2 of them from earlier");
  }

  @Test
  void aJournalIsNeverWrittenOver() throws IOException {
    Path own = own();
    String task = TaskFiles.write(own, BadInputTest.GOOD).toString();
    String rows = own.resolve("qa.jsonl").toString();
    for (String name : new String[] {"qa.jsonl", "qa.report.json", "qa.rejected.jsonl"}) {
      String journal = own.resolve(name).toString();
      Launched.Done done = InProcess.run("run", task, "--out", rows, "--journal", journal);
      assertThat(done.exit()).as(name).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(done.err()).contains("Choose another --journal.");
    }
    assertThat(InProcess.run("run", task, "--out", rows).exit()).isZero();
    Map<String, String> before = listing(own);
    String journal = own.resolve("qa.journal").toString();
    Launched.Done done = InProcess.run("run", task, "--out", journal, "--fresh");
    assertThat(done.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(done.err()).contains("is a journal");
    Map<String, String> after = listing(own);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void aTornJournalGoesOnAndSaysSo() throws IOException {
    Path own = own();
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      String task = TaskFiles.keyless(own, server.baseUrl(), 200, 4, "").toString();
      Path rows = own.resolve("qa.jsonl");
      assertThat(InProcess.run("run", task, "--out", rows.toString()).exit()).isZero();
      Path journal = own.resolve("qa.journal");
      byte[] whole = Files.readAllBytes(journal);
      byte[] cut = Arrays.copyOf(whole, whole.length - 7);
      Files.write(journal, cut);
      long before = server.requests();

      Launched.Done done = InProcess.run("run", task, "--out", rows.toString());
      assertThat(done.exit()).as(done.err()).isZero();
      assertThat(done.err()).contains("was not finished", "qa.journal.torn");
      TaskFiles.assertExactly(rows, 200);
      assertThat(server.requests() - before).as("one answer was torn").isLessThanOrEqualTo(1);
      assertThat(Files.readAllBytes(journal)).startsWith(Arrays.copyOf(cut, 5000));
    }
  }

  /// Regression: each of these was replaced or removed, with exit code 0.
  @Test
  void filesOfOthersAreNeverWrittenOver() throws IOException {
    Path own = own();
    Path task = TaskFiles.write(own, BadInputTest.GOOD);
    Path other = own.resolve("qa.rejected.jsonl");
    Files.writeString(other, "{\"question\":\"mine\"}\n");
    Map<String, String> before = listing(own);
    Launched.Done done =
        InProcess.run("run", task.toString(), "--out", own.resolve("qa.jsonl").toString());
    assertThat(done.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(done.err()).contains("qa.rejected.jsonl is there already");

    Launched.Done over = InProcess.run("run", task.toString(), "--out", task.toString(), "--fresh");
    assertThat(over.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(listing(own)).isEqualTo(before);

    Path json = own.resolve("task.json");
    Files.writeString(
        json,
        "{\"name\": \"t\", \"template\": {\"prompt\": \"[{\\\"q\\\": \\\"a\\\"}]\"}, \"target\": 2, \"model\": \"offline\"}");
    Launched.Done self = InProcess.run("run", json.toString(), "--out", json.toString(), "--fresh");
    assertThat(self.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(self.err()).contains("would be written over");
  }

  private Path own() throws IOException {
    return Files.createTempDirectory(folder, "case");
  }
}
