package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Against the npm package `@copilotkit/aimock`, a mock of somebody else's making, with its chaos
/// on: requests dropped (500), broken JSON, broken connections, 429. `-Dwinnow.long` asks for twice
/// the rows.
final class AimockIT {

  private static final boolean LONG = Boolean.getBoolean("winnow.long");

  private static final int ROWS = LONG ? 300 : 150;
  private static final int BATCH = 5;

  /// Answers that are there to be had; a request that chaos hits may use one up.
  private static final int ANSWERS = 2 * ROWS;

  private static final Path PROJECT = Launched.ROOT.resolve("cli/src/test/aimock");

  @TempDir private static Path npmFolder = Path.of("");

  @TempDir private Path folder = Path.of("");

  /// Installs the package. Without npm the test is skipped; where npm cannot fetch it, too, but not
  /// in CI.
  @BeforeAll
  static void installOrSayWhyNot() throws Exception {
    String missing = missing();
    if (missing.isEmpty()) {
      for (String file : List.of("package.json", "package-lock.json")) {
        Files.copy(PROJECT.resolve(file), npmFolder.resolve(file));
      }
      Launched.Done npm =
          Launched.start(
                  npmFolder,
                  Map.of(),
                  List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
              .await();
      if (npm.exit() != 0) {
        missing = "npm ci failed: " + npm.err().strip();
        if ("true".equals(System.getenv("CI"))) {
          throw new AssertionError(missing);
        }
      }
    }
    if (!missing.isEmpty()) {
      System.out.println("AimockIT is skipped: " + missing);
    }
    Assumptions.assumeTrue(missing.isEmpty(), missing);
  }

  private static String missing() throws InterruptedException {
    for (String program : List.of("node", "npm")) {
      try {
        Process version =
            new ProcessBuilder(program, "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (version.waitFor() != 0) {
          return program + " does not run";
        }
      } catch (IOException notThere) {
        return program + " is not on the path";
      }
    }
    return "";
  }

  /// The lock names what is installed by its checksum, and no host to get it from.
  @Test
  void theLockNamesNoHost() throws Exception {
    assertThat(PROJECT.resolve("package-lock.json"))
        .content()
        .doesNotContain("resolved", "http://", "https://")
        .contains("\"integrity\": \"sha512-");
  }

  /// By each wire the same task, at the endpoint that the mock has for it.
  @ParameterizedTest
  @CsvSource({"openai, /v1/chat/completions", "anthropic, /v1/messages", "ollama, /api/chat"})
  void endsWithExactlyTheRowsAskedForThroughAllItsChaos(String provider, String path)
      throws Exception {
    Path fixtures = fixtures();
    String script = npmFolder.resolve("node_modules/@copilotkit/aimock/dist/cli.js").toString();
    try (Served server =
        Served.start(
            folder,
            port ->
                List.of(
                    "node",
                    script,
                    "--port",
                    Integer.toString(port),
                    "--fixtures",
                    fixtures.toString(),
                    "--validate-on-load",
                    "--strict",
                    "--journal-max",
                    "0",
                    "--chaos-drop",
                    "0.1",
                    "--chaos-malformed",
                    "0.1",
                    "--chaos-disconnect",
                    "0.1",
                    "--chaos-ratelimit",
                    "0.08"))) {
      Path task =
          TaskFiles.write(
              folder,
              Files.readString(
                      TaskFiles.keyless(folder, server.baseUrl(), ROWS, 4, "batchSize: " + BATCH))
                  .replace("model: tiny}", "model: tiny, provider: " + provider + "}"));
      Launched.Done done = Launched.run(folder, "run", task.toString());
      assertThat(done.exit()).as(done.err()).isZero();
      TaskFiles.assertExactly(folder.resolve("qa.jsonl"), ROWS);

      JsonNode journal = JsonMapper.shared().readTree(server.body("/__aimock/journal"));
      Set<String> chaos = new TreeSet<>();
      int asked = 0;
      for (JsonNode entry : journal) {
        if (entry.path("path").asString("").equals(path)) {
          asked++;
          chaos.add(entry.path("response").path("chaosAction").asString("none"));
        }
      }
      JsonNode requests =
          JsonMapper.shared()
              .readTree(Files.readString(folder.resolve("qa.report.json")))
              .path("requests");
      System.out.printf(
          "AimockIT: %s: %d requests, chaos %s, report %s%n", provider, asked, chaos, requests);
      assertThat(requests.path("answered").asLong()).isGreaterThanOrEqualTo(ROWS / BATCH);
      assertThat(requests.path("repeatedThisRun").asLong()).isPositive();
      assertThat(
              requests.path("answered").asLong()
                  + requests.path("repeatedThisRun").asLong()
                  + requests.path("throttledThisRun").asLong())
          .isEqualTo(asked);
    }
  }

  /// One answer after the other, each with rows of its own.
  private Path fixtures() throws IOException {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ArrayNode fixtures = json.arrayNode();
    for (int answer = 0; answer < ANSWERS; answer++) {
      ArrayNode rows = json.arrayNode();
      for (int row = 0; row < BATCH; row++) {
        int number = answer * BATCH + row;
        rows.addObject()
            .put("question", "What is entry " + number + " of the list?")
            .put("answer", "It is the one after entry " + (number - 1) + ".");
      }
      ObjectNode fixture = fixtures.addObject();
      fixture.putObject("match").put("userMessage", "Task:").put("sequenceIndex", answer);
      fixture.putObject("response").put("content", rows.toString());
    }
    Path fixturesFolder = Files.createDirectory(folder.resolve("fixtures"));
    Files.writeString(
        fixturesFolder.resolve("rows.json"),
        json.objectNode().set("fixtures", fixtures).toString());
    return fixturesFolder;
  }
}
