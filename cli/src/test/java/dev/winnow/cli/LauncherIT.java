package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.winnow.bench.CtrlC;
import dev.winnow.bench.Fault;
import dev.winnow.bench.SimulatedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The program as a person starts it.
final class LauncherIT {

  private static final Map<String, String> KEY = Map.of("WINNOW_TEST_KEY", "sk-test");

  @TempDir private Path folder = Path.of("");

  @Test
  void saysItsVersionAndHelp() throws Exception {
    assertThat(Launched.run(folder, "--version").out()).startsWith("winnow ").contains("Java ");
    Launched.Done help = Launched.run(folder, "--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("run", "preview", "plan", "completion", "130 interrupted");
  }

  @Test
  void findsAJdkThoughJavaHomeIsOld() throws Exception {
    Path old = folder.resolve("jdk-8");
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    Files.createFile(old.resolve("bin/javac")).toFile().setExecutable(true);
    Launched.Done done =
        Launched.start(folder, Map.of("JAVA_HOME", old.toString()), "--version").await();
    assertThat(done.exit()).as(done.err()).isZero();
  }

  @Test
  void printsACompletionScriptThatBashTakes() throws Exception {
    Launched.Done done = Launched.run(folder, "completion");
    Path script = folder.resolve("completion.bash");
    Files.writeString(script, done.out());
    Process bash =
        new ProcessBuilder("bash", "-c", "source " + script + " && complete -p winnow")
            .redirectErrorStream(true)
            .start();
    String said =
        new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(bash.exitValue()).as(said).isZero();
    assertThat(done.out()).contains("--concurrency");
  }

  @Test
  void theExamplesMakeAHundredRowsEach() throws Exception {
    for (String name : List.of("medical-qa", "education-qa")) {
      Path example = Launched.ROOT.resolve("examples/" + name + ".yaml");
      Launched.Done done = Launched.run(folder, "run", example.toString());
      assertThat(done.exit()).as(done.err()).isZero();
      assertThat(done.err()).contains("offline demo model, not an LLM");
      TaskFiles.assertExactly(folder.resolve(name + ".jsonl"), 100);
      assertThat(folder.resolve(name + ".report.json")).content().contains("\"accepted\" : 100");
    }
  }

  @Test
  void theProportionalExamplesHaveTheirShares() throws Exception {
    Map<String, Map<String, Integer>> shares =
        Map.of(
            "sentiment-balanced",
            Map.of("positive", 400, "neutral", 200, "negative", 400),
            "exam-grid",
            Map.ofEntries(
                Map.entry("maths", 150),
                Map.entry("physics", 150),
                Map.entry("history", 150),
                Map.entry("art", 150),
                Map.entry("7", 180),
                Map.entry("8", 240),
                Map.entry("9", 180),
                Map.entry("easy", 180),
                Map.entry("medium", 300),
                Map.entry("hard", 120)));
    for (String name : shares.keySet()) {
      Path example = Launched.ROOT.resolve("examples/" + name + ".yaml");
      Launched.Done done = Launched.run(folder, "run", example.toString());
      assertThat(done.exit()).as(done.err()).isZero();
      Map<String, Integer> rows = new HashMap<>();
      for (JsonNode row : TaskFiles.rows(folder.resolve(name + ".jsonl"))) {
        for (String field : List.of("sentiment", "subject", "grade", "difficulty")) {
          if (row.has(field)) {
            rows.merge(row.path(field).asString(), 1, Integer::sum);
          }
        }
      }
      assertThat(rows).isEqualTo(shares.get(name));
    }
  }

  /// Regression: without a home there was no build, and outside a UTF-8 locale no Chinese file
  /// name.
  @Test
  void runsInABareEnvironmentAndAnyFolder() throws Exception {
    Path own = Files.createDirectory(folder.resolve("my 项目"));
    Path example = Launched.ROOT.resolve("examples/medical-qa.yaml");
    List<String> bare =
        List.of(
            "env",
            "-i",
            "PATH=" + System.getenv("PATH"),
            "LANG=C",
            Launched.ROOT.resolve("winnow").toString(),
            "run",
            example.toString(),
            "--out",
            "数据.jsonl");
    Launched.Done done = Launched.start(own, Map.of(), bare).await();
    assertThat(done.exit()).as(done.err()).isZero();
    TaskFiles.assertExactly(own.resolve("数据.jsonl"), 100);
  }

  /// spec: "100,000 rows with -Xmx256m".
  @Test
  void aHundredThousandRowsFitInto256Megabytes() throws Exception {
    Path task =
        TaskFiles.write(
            folder,
            """
            name: many
            template:
              prompt: |
                Write {count} pairs about {topic}.
                [{"question": "...", "answer": "...", "difficulty": "easy/medium/hard"}]
            parameters: {topic: Medical health, count: 100000}
            batchSize: 20
            model: offline
            """);
    Launched.Done done =
        Launched.start(folder, Map.of("WINNOW_JAVA_OPTS", "-Xmx256m"), "run", task.toString())
            .await();
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(TaskFiles.rows(folder.resolve("many.jsonl"))).hasSize(100_000);
    Launched.Done again =
        Launched.start(folder, Map.of("WINNOW_JAVA_OPTS", "-Xmx256m"), "run", task.toString())
            .await();
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(TaskFiles.rows(folder.resolve("many.jsonl"))).hasSize(100_000);
  }

  @Test
  void aFileSizeLimitInTheMiddleLosesNothing() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      Path task = TaskFiles.qa(folder, server.baseUrl(), 2000, 4, "batchSize: 5");
      List<String> limited =
          List.of(
              "bash",
              "-c",
              "ulimit -f 100; exec \"$0\" run task.yaml",
              Launched.ROOT.resolve("winnow").toString());
      Launched.Done done = Launched.start(folder, KEY, limited).await();
      assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(done.err()).containsIgnoringCase("file too large").contains("To go on:");
      assertThat(folder.resolve("qa.jsonl")).doesNotExist();
      Launched.Done again = Launched.start(folder, KEY, "run", task.toString()).await();
      assertThat(again.exit()).as(again.err()).isZero();
      TaskFiles.assertExactly(folder.resolve("qa.jsonl"), 2000);
      assertThat(server.repeats()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void ctrlCWaitsForWhatIsPaidAndTheNextRunGoesOn() throws Exception {
    assumeTrue(CtrlC.unheard().isEmpty(), CtrlC.unheard());
    CountDownLatch under = new CountDownLatch(20);
    SimulatedServer.Behaviour behaviour =
        SimulatedServer.Behaviour.INSTANT
            .withLatency(Duration.ofMillis(100))
            .withFaults((number, key, attempt) -> {
              under.countDown();
              return Fault.NONE;
            });
    try (SimulatedServer server = SimulatedServer.start(behaviour)) {
      Path task = TaskFiles.qa(folder, server.baseUrl(), 1000, 4, "batchSize: 5");
      Launched run = Launched.start(folder, KEY, "run", task.toString());
      assertThat(under.await(60, TimeUnit.SECONDS)).isTrue();
      run.interrupt();
      Launched.Done done = run.await();
      assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(done.err())
          .contains("Stopped.", "To go on: " + Launched.ROOT.resolve("winnow") + " run ");
      assertThat(folder.resolve("qa.jsonl")).doesNotExist();
      Launched.Done again = Launched.start(folder, KEY, "run", task.toString()).await();
      assertThat(again.exit()).as(again.err()).isZero();
      TaskFiles.assertExactly(folder.resolve("qa.jsonl"), 1000);
      assertThat(server.repeats()).as("what was in flight was waited for").isZero();
    }
  }

  @Test
  void aSecondCtrlCDoesNotWait() throws Exception {
    assumeTrue(CtrlC.unheard().isEmpty(), CtrlC.unheard());
    CountDownLatch under = new CountDownLatch(8);
    SimulatedServer.Behaviour behaviour =
        SimulatedServer.Behaviour.INSTANT.withFaults((number, key, attempt) -> {
          under.countDown();
          return number <= 4 ? Fault.NONE : new Fault.Silence();
        });
    try (SimulatedServer server = SimulatedServer.start(behaviour)) {
      Path task = TaskFiles.qa(folder, server.baseUrl(), 1000, 4, "batchSize: 5");
      Launched run = Launched.start(folder, KEY, "run", task.toString());
      assertThat(under.await(60, TimeUnit.SECONDS)).isTrue();
      run.interrupt();
      assertThat(run.endedWithin(1000)).as("the first waits").isFalse();
      run.interrupt();
      assertThat(run.await().exit()).isEqualTo(ExitCode.INTERRUPTED);
    }
  }

  @Test
  void aSecondRunOnOneJournalIsRefusedWithTheFirstOnesProcess() throws Exception {
    CountDownLatch under = new CountDownLatch(1);
    SimulatedServer.Behaviour behaviour =
        SimulatedServer.Behaviour.INSTANT.withFaults((number, key, attempt) -> {
          under.countDown();
          return new Fault.Silence();
        });
    try (SimulatedServer server = SimulatedServer.start(behaviour)) {
      Path task = TaskFiles.qa(folder, server.baseUrl(), 1000, 4, "batchSize: 5");
      Launched first = Launched.start(folder, KEY, "run", task.toString());
      assertThat(under.await(60, TimeUnit.SECONDS)).isTrue();
      Launched.Done second = Launched.start(folder, KEY, "run", task.toString()).await();
      assertThat(second.exit()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(second.err()).contains("in use by process " + first.pid());
      first.kill();
      first.await();
    }
  }
}
