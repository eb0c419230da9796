package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.winnow.storage.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models that are tried, and addresses that are asked what they offer.
final class TestedModelTest {

  private static final String CANARY = "sk-canary-5d0b7a9c31f84e62W7";

  private static final String ROW =
      """
      {"id":"1","object":"chat.completion","model":"tiny","choices":[{"index":0,"finish_reason":"stop",
      "message":{"role":"assistant","content":"[{\\"animal\\":\\"ant\\",\\"legs\\":6}]"}}],
      "usage":{"prompt_tokens":60,"completion_tokens":20,"total_tokens":80}}
      """;

  @TempDir private static Path shared = Path.of("");
  private static Path home = Path.of("");
  private static @Nullable EmbeddedPostgres database;

  @TempDir private Path folder = Path.of("");
  private @Nullable HttpServer server;
  private String address = "";

  @BeforeAll
  static void makeHome() {
    home = shared.resolve("home");
    assertThat(
            InProcess.run("models", "add", "made up", "--preset", "offline", "--home", home + "")
                .exit())
        .isZero();
    database = EmbeddedPostgres.start(home.resolve("postgres"), line -> {});
  }

  @AfterAll
  static void stop() {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void serve() throws IOException {
    HttpServer starting =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    starting.createContext("/v1/chat/completions", exchange -> answer(exchange, ROW));
    starting.createContext(
        "/v1/models",
        exchange ->
            answer(
                exchange,
                "{\"data\":[{\"id\":\"tiny\",\"owned_by\":\"acme\"},{\"id\":\"huge-2\"}]}"));
    starting.start();
    server = starting;
    address = "http://127.0.0.1:" + starting.getAddress().getPort() + "/v1";
  }

  @AfterEach
  void end() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      boolean known =
          ("Bearer " + CANARY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      String text =
          known
              ? body
              : "{\"error\":{\"message\":\"Incorrect API key provided.\",\"code\":\"invalid_api_key\"}}";
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.getResponseHeaders().add("x-ratelimit-limit-requests", "500");
      exchange.getResponseHeaders().add("x-ratelimit-remaining-requests", "499");
      exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Launched.Done models(String input, String... arguments) {
    Launched.Done done =
        InProcess.given(
            input,
            Stream.of(
                    Stream.of("models"), Stream.of(arguments), Stream.of("--home", home.toString()))
                .flatMap(each -> each)
                .toArray(String[]::new));
    assertThat(done.out() + done.err()).doesNotContain(CANARY);
    return done;
  }

  private void add(String name, String key) {
    Launched.Done done =
        models(
            key,
            "add",
            name,
            "--base-url",
            address,
            "--model",
            "tiny",
            "--api-key-stdin",
            "--replace");
    assertThat(done.exit()).as(done.err()).isZero();
  }

  @Test
  void aModelThatAnswersIsToldWithItsFigures() {
    add("good", CANARY);
    Launched.Done done = models("", "test", "good");
    assertThat(done.exit()).as(done.out() + done.err()).isZero();
    assertThat(done.out())
        .containsPattern("(?m)^ok +tiny$")
        .containsPattern("(?m)^latency +[0-9,]+ ms$")
        .contains("60 in, 20 out", "sent as json_schema", "matches it", "499 of 500 left");
    assertThat(models("", "test", "made up").exit()).isZero();
  }

  @Test
  void aKeyThatIsRefusedIsToldInTheProvidersWords() {
    add("bad", "sk-other");
    Launched.Done done = models("", "test", "bad");
    assertThat(done.exit()).isEqualTo(ExitCode.MODEL_UNUSABLE);
    assertThat(done.out())
        .contains("failed    tiny: credential (401)", "Incorrect API key provided.", "advice");
    Launched.Done found = models("", "discover", "bad");
    assertThat(found.exit()).isEqualTo(ExitCode.MODEL_UNUSABLE);
    assertThat(found.err()).contains("Incorrect API key provided.");
  }

  @Test
  void aModelOfAFileIsTried() throws IOException {
    Path file = TaskFiles.write(folder, "{baseUrl: '" + address + "', model: tiny}");
    assertThat(models("", "test", "--file", file.toString()).exit())
        .isEqualTo(ExitCode.MODEL_UNUSABLE);
    add("of a task", CANARY);
    TaskFiles.levels(folder, "{name: of a task, maxTokens: 100}", "");
    assertThat(models("", "test", "--file", file.toString()).out()).contains("ok        tiny");
    TaskFiles.write(folder, "template: {prompt: p}\nmodel: {baseUrl: nowhere, model: tiny}");
    Launched.Done wrong = models("", "test", "--file", file.toString());
    assertThat(wrong.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(wrong.err()).contains("task.yaml:2:9: error: baseUrl: expected an address");
    assertThat(models("", "test", "--file", file.toString(), "made up").err())
        .contains("Name a stored model, or a file");
    assertThat(models("", "test", "nobody").err()).contains("no stored model is called", "made up");
  }

  @Test
  void anAddressSaysWhatItOffers() {
    add("listing", CANARY);
    Launched.Done done = models("", "discover", "listing");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out()).containsPattern("tiny +acme").contains("huge-2");
    assertThat(models("", "discover", "--base-url", address).exit())
        .isEqualTo(ExitCode.MODEL_UNUSABLE);
    assertThat(models("", "discover", "--preset", "olama").err()).contains("Did you mean ollama?");
    assertThat(models("", "discover", "--preset", "zhipu").err())
        .contains("--region", "china (https://open.bigmodel.cn", "international");
    assertThat(models("", "discover").err()).contains("--preset or --base-url");
  }

  @Test
  void aPresetHasTheAddress() {
    Launched.Done done =
        models(
            "",
            "add",
            "glm",
            "--preset",
            "zhipu",
            "--region",
            "china",
            "--model",
            "glm-4.6",
            "--api-key-env",
            "ZHIPU_KEY");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(models("", "list", "--format", "json").out())
        .contains("https://open.bigmodel.cn/api/paas/v4", "ZHIPU_KEY");
    Launched.Done open = models("", "add", "claude", "--preset", "anthropic");
    assertThat(open.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(open.err()).contains("model: is missing", "claude-");
    assertThat(models("", "add", "az", "--preset", "azure-openai", "--model", "m").err())
        .contains("{resource}", "--base-url");
    assertThat(
            models("", "add", "meta", "--base-url", "http://169.254.169.254/v1", "--model", "m")
                .err())
        .contains("169.254.169.254", "never called");
  }
}
