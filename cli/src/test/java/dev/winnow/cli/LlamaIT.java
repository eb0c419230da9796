package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.schema.RowSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Against llama.cpp's own server with a tiny model: the text is nonsense; protocol, sampling,
/// grammar, truncation and usage are real. Property `winnow.llama` is the folder of its launcher.
final class LlamaIT {

  private static final String LLAMA = System.getProperty("winnow.llama", "").strip();
  private static final Map<String, String> KEY = Map.of("WINNOW_TEST_KEY", "sk-test");
  private static final String SCHEMA =
      """
      {"type": "object", "required": ["question", "answer"], "additionalProperties": false,
       "properties": {"question": {"type": "string", "maxLength": 40},
                      "answer": {"type": "string", "maxLength": 40}}}
      """;

  @TempDir private static Path serverFolder = Path.of("");
  private static @Nullable Served started;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void startOrSayWhyNot() throws Exception {
    if (LLAMA.isEmpty()) {
      System.out.println("LlamaIT is skipped: -Dwinnow.llama=FOLDER names no llama-server.");
    }
    Assumptions.assumeFalse(LLAMA.isEmpty(), "-Dwinnow.llama=FOLDER names no llama-server");
    String launcher = Path.of(LLAMA).resolve("llama-server").toString();
    started = Served.start(serverFolder, port -> List.of(launcher, "run", Integer.toString(port)));
  }

  @AfterAll
  static void stop() throws Exception {
    if (started != null) {
      started.close();
    }
  }

  private static Served server() {
    Served server = started;
    if (server == null) {
      throw new AssertionError("the server is not started");
    }
    return server;
  }

  private Path task(String model, int maxTokens, String prompt) throws Exception {
    return TaskFiles.write(
        folder,
        """
        name: nonsense
        template:
          prompt: |
            %s
          schema: %s
        target: 200
        batchSize: 5
        concurrency: 4
        model:
          baseUrl: %s
          model: %s
          apiKeyEnv: WINNOW_TEST_KEY
          maxTokens: %d
          seed: 7
        """
            .formatted(
                prompt, SCHEMA.replaceAll("\\s+", " "), server().baseUrl(), model, maxTokens));
  }

  private JsonNode exactlyTwoHundred(int maxTokens) throws Exception {
    Path task = task("tiny", maxTokens, "Write {count} questions with answers. Id {random_id}.");
    Launched.Done done = Launched.start(folder, KEY, "run", task.toString()).await();
    assertThat(done.exit()).as(done.err()).isZero();
    List<JsonNode> rows = TaskFiles.rows(folder.resolve("nonsense.jsonl"));
    assertThat(rows).hasSize(200);
    assertThat(new HashSet<>(rows)).hasSize(200);
    RowSchema schema = RowSchema.of((ObjectNode) JsonMapper.shared().readTree(SCHEMA));
    assertThat(rows).allSatisfy(row -> assertThat(schema.problems(row)).isEmpty());
    JsonNode report =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("nonsense.report.json")));
    System.out.printf(
        "LlamaIT: maxTokens %d: requests %s, rows %s%n",
        maxTokens, report.path("requests"), report.path("rows"));
    assertThat(report.path("tokens").path("output").asLong()).isPositive();
    return report.path("requests");
  }

  @Test
  void makesTwoHundredRows() throws Exception {
    exactlyTwoHundred(1000);
  }

  @Test
  void salvagesTwoHundredRowsFromAnswersThatAreCut() throws Exception {
    JsonNode requests = exactlyTwoHundred(600);
    assertThat(requests.path("cutAtTokenLimit").asLong() * 2)
        .as("most answers are cut")
        .isGreaterThan(requests.path("answered").asLong());
  }

  /// examples/sentiment-balanced.yaml with a fifth of its rows and short texts.
  @Test
  void theSharesOfAnExampleAreExactOnRowsOfARealModel() throws Exception {
    String example =
        Files.readString(Launched.ROOT.resolve("examples/sentiment-balanced.yaml"))
            .replace("target: 1000", "target: 200")
            .replace("minLength: 1", "minLength: 1, maxLength: 40")
            .replace("temperature: 0.9", "temperature: 0.9\n    maxTokens: 1000")
            .replace(
                "model: offline",
                "model: {baseUrl: %s, model: tiny, apiKeyEnv: WINNOW_TEST_KEY}\nconcurrency: 4"
                    .formatted(server().baseUrl()));
    Path task = TaskFiles.write(folder, example);
    Launched.Done done = Launched.start(folder, KEY, "run", task.toString()).await();
    assertThat(done.exit()).as(done.err()).isZero();
    Map<String, Integer> rows = new HashMap<>();
    for (JsonNode row : TaskFiles.rows(folder.resolve("sentiment-balanced.jsonl"))) {
      rows.merge(row.path("sentiment").stringValue(), 1, Integer::sum);
    }
    assertThat(rows).isEqualTo(Map.of("positive", 80, "neutral", 40, "negative", 80));
  }

  @Test
  void aWrongKeyIsSaidInTheServersWords() throws Exception {
    Path task = task("tiny", 600, "Write {count} questions.");
    Launched.Done done =
        Launched.start(folder, Map.of("WINNOW_TEST_KEY", "sk-wrong"), "run", task.toString())
            .await();
    assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.MODEL_UNUSABLE);
    assertThat(done.err())
        .containsIgnoringCase("invalid api key")
        .contains("WINNOW_TEST_KEY")
        .doesNotContain("sk-wrong");
    assertThat(folder.resolve("nonsense.jsonl")).doesNotExist();
    assertThat(folder.resolve("nonsense.journal")).doesNotExist();
  }

  @Test
  void aPromptThatIsTooLongIsSaidInTheServersWords() throws Exception {
    Path task =
        task("tiny", 600, "Write {count} questions about " + "endless things ".repeat(4000));
    Launched.Done done = Launched.start(folder, KEY, "run", task.toString()).await();
    assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.MODEL_UNUSABLE);
    assertThat(done.err()).containsIgnoringCase("context");
    assertThat(folder.resolve("nonsense.jsonl")).doesNotExist();
  }
}
