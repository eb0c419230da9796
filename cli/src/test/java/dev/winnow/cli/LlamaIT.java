package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.task.ReadStoredModel;
import dev.winnow.offline.OfflineModel;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.http.AddressPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private Path task(int target, int maxTokens, String prompt) throws Exception {
    return TaskFiles.write(
        folder,
        """
        name: nonsense
        template:
          prompt: |
            %s
          schema: %s
        target: %d
        batchSize: 5
        concurrency: 4
        model:
          baseUrl: %s
          model: tiny
          apiKeyEnv: WINNOW_TEST_KEY
          maxTokens: %d
          seed: 7
        """
            .formatted(
                prompt, SCHEMA.replaceAll("\\s+", " "), target, server().baseUrl(), maxTokens));
  }

  private JsonNode exactly(int rowsWanted, int maxTokens) throws Exception {
    Path task =
        task(rowsWanted, maxTokens, "Write {count} questions with answers. Id {random_id}.");
    Launched.Done done = Launched.start(folder, KEY, "run", task.toString()).await();
    assertThat(done.exit()).as(done.err()).isZero();
    List<JsonNode> rows = TaskFiles.rows(folder.resolve("nonsense.jsonl"));
    assertThat(rows).hasSize(rowsWanted);
    assertThat(new HashSet<>(rows)).hasSize(rowsWanted);
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
  void makesThreeHundredRows() throws Exception {
    exactly(300, 1000);
  }

  @Test
  void salvagesRowsFromAnswersThatAreCut() throws Exception {
    JsonNode requests = exactly(100, 600);
    assertThat(requests.path("cutAtTokenLimit").asLong() * 2)
        .as("most answers are cut")
        .isGreaterThan(requests.path("answered").asLong());
  }

  /// examples/sentiment-balanced.yaml with a tenth of its rows and short texts.
  @Test
  void theSharesOfAnExampleAreExactOnRowsOfARealModel() throws Exception {
    String example =
        Files.readString(Launched.ROOT.resolve("examples/sentiment-balanced.yaml"))
            .replace("target: 1000", "target: 100")
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
    assertThat(rows).isEqualTo(Map.of("positive", 40, "neutral", 20, "negative", 40));
  }

  @Test
  void aWrongKeyIsSaidInTheServersWords() throws Exception {
    Path task = task(300, 600, "Write {count} questions.");
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
    Path task = task(300, 600, "Write {count} questions about " + "endless things ".repeat(4000));
    Launched.Done done = Launched.start(folder, KEY, "run", task.toString()).await();
    assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.MODEL_UNUSABLE);
    assertThat(done.err()).containsIgnoringCase("context");
    assertThat(folder.resolve("nonsense.jsonl")).doesNotExist();
  }

  /// The server's endpoint for Anthropic's protocol: transport, usage and failures are real.
  @Test
  void anthropicsWireIsSpokenToo() throws Exception {
    Reply.Answered answered =
        (Reply.Answered) ask("sk-test", "Write one question about tides.", "");
    assertThat(answered.completion().text()).isNotBlank();
    assertThat(answered.completion().usage().inputTokens()).isPositive();
    assertThat(answered.completion().usage().outputTokens()).isBetween(1L, 40L);
    assertThat(answered.completion().usage().estimatedTokens()).isZero();
    // What it writes is drawn: it may come to an end by itself.
    boolean cut = answered.completion().usage().outputTokens() == 40;
    assertThat(answered).isInstanceOf(cut ? Reply.Truncated.class : Reply.Text.class);

    Reply.Answered streamed = (Reply.Answered) ask("sk-test", "Write.", ",\"stream\":true");
    assertThat(streamed.completion().text()).isNotBlank();
    assertThat(streamed.completion().usage().outputTokens()).isBetween(1L, 40L);

    assertThat(ask("sk-wrong", "Write.", ""))
        .isInstanceOfSatisfying(
            Reply.Denied.class,
            denied -> {
              assertThat(denied.obstacle()).isEqualTo(Reply.Denied.Obstacle.CREDENTIAL);
              assertThat(denied.said().message()).containsIgnoringCase("invalid api key");
            });
    assertThat(ask("sk-test", "endless things ".repeat(4000), ""))
        .isInstanceOfSatisfying(
            Reply.Invalid.class,
            invalid -> assertThat(invalid.flaw()).isEqualTo(Reply.Invalid.Flaw.TOO_LARGE));
  }

  private static Reply ask(String key, String prompt, String more) throws InterruptedException {
    ModelSettings settings =
        ReadStoredModel.read(
                (ObjectNode)
                    JsonMapper.shared()
                        .readTree(
                            "{\"provider\":\"anthropic\",\"baseUrl\":\"%s\",\"model\":\"tiny\",\"maxTokens\":40,\"responseFormat\":\"none\"%s}"
                                .formatted(server().baseUrl(), more)),
                false)
            .settings()
            .withCredential(new ModelSettings.Credential.Stored("it"));
    OpenModel opener =
        new OpenModel(Map.of(), Clock.systemUTC(), OfflineModel::new, new AddressPolicy());
    return ((OpenModel.Opened.Ready) opener.open(settings, stored -> Optional.of(key)))
        .model()
        .ask(
            new Request(
                "it", List.of(new Message(Message.Role.USER, prompt)), 1, null, Map.of(), 0));
  }
}
