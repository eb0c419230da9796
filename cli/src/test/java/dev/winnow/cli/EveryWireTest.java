package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What holds whatever wire a model speaks: a model that is not willing is asked four times at the
/// most, and its key is in nothing that is written, not even where the provider repeats it.
final class EveryWireTest {

  private static final String CANARY = "sk-canary-7f3e91ab55c0";

  private static final Map<String, String> ANSWERS =
      Map.of(
          "openai",
          "{\"id\":\"%1$s\",\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":%2$s}}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":9}}",
          "anthropic",
          "{\"id\":\"%1$s\",\"content\":[{\"type\":\"text\",\"text\":%2$s}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":9,\"output_tokens\":9}}",
          "ollama",
          "{\"created_at\":\"%1$s\",\"message\":{\"content\":%2$s},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":9,\"eval_count\":9}");

  @TempDir private Path folder = Path.of("");

  /// What a server says to a request that came with some headers.
  private interface Answer {
    String to(int number, Headers headers);
  }

  private record Asked(HttpServer server, AtomicInteger requests) implements AutoCloseable {

    static Asked start(int status, Answer answer) throws IOException {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      AtomicInteger requests = new AtomicInteger();
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.getRequestBody().readAllBytes();
              byte[] body =
                  answer
                      .to(requests.incrementAndGet(), exchange.getRequestHeaders())
                      .getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().add("Content-Type", "application/json");
              exchange.sendResponseHeaders(status, body.length);
              exchange.getResponseBody().write(body);
            }
          });
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return new Asked(server, requests);
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private Launched.Done run(Asked asked, String provider, int target) throws IOException {
    Files.writeString(folder.resolve("key.txt"), CANARY + "\n");
    Path task =
        TaskFiles.write(
            folder,
            """
            name: qa
            template: {prompt: "Write {count} questions. {random_id}"}
            target: %d
            batchSize: 2
            concurrency: 32
            model:
              provider: %s
              baseUrl: http://127.0.0.1:%d/v1
              model: tiny-9
              apiKeyFile: key.txt
              headers: {X-Team: grain}
            output: %s
            """
                .formatted(
                    target,
                    provider,
                    asked.server().getAddress().getPort(),
                    folder.resolve("qa.jsonl")));
    return InProcess.run("run", task);
  }

  /// The key as a provider gets it.
  private static String key(Headers headers) {
    String bearer = headers.getFirst("Authorization");
    return bearer == null ? String.valueOf(headers.getFirst("x-api-key")) : bearer;
  }

  private void assertNowhere(Launched.Done done) throws IOException {
    assertThat(done.out() + done.err()).doesNotContain(CANARY);
    Refusal.listing(folder)
        .forEach((file, bytes) -> {
          if (!file.equals("key.txt")) {
            assertThat(bytes).as(file).doesNotContain(CANARY);
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          openai    | 401 | Incorrect API key provided: KEY      | Check the key in the file
          anthropic | 401 | invalid x-api-key KEY                | Check the key in the file
          ollama    | 401 | unauthorized KEY                     | Check the key in the file
          openai    | 429 | You exceeded your current quota, please check your plan and billing details. KEY | Add credit
          anthropic | 400 | Your credit balance is too low to access the Anthropic API. KEY | Add credit
          ollama    | 402 | payment required KEY                 | Add credit
          openai    | 404 | The model `tiny-9` does not exist KEY | tiny-9
          anthropic | 404 | model: tiny-9 not found KEY          | tiny-9
          ollama    | 404 | model 'tiny-9' not found KEY         | tiny-9
          """)
  void a_model_that_is_not_willing_is_asked_four_times_at_the_most(
      String provider, int status, String sentence, String advice) throws IOException {
    String shape =
        switch (provider) {
          case "openai" -> "{\"error\":{\"message\":%s,\"type\":\"x\"}}";
          case "anthropic" ->
              "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":%s}}";
          default -> "{\"error\":%s}";
        };
    try (Asked asked =
        Asked.start(
            status,
            (number, headers) ->
                shape.formatted(
                    JsonMapper.shared()
                        .writeValueAsString(sentence.replace("KEY", key(headers)))))) {
      Launched.Done done = run(asked, provider, 1000);
      assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.MODEL_UNUSABLE);
      assertThat(done.err()).contains(sentence.replace(" KEY", "").replace("KEY", ""), advice);
      assertThat(asked.requests().get()).isBetween(1, 4);
      assertNowhere(done);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "ollama"})
  void a_whole_run_writes_the_key_nowhere(String provider) throws IOException {
    String shape = String.valueOf(ANSWERS.get(provider));
    try (Asked asked =
        Asked.start(
            200,
            (number, headers) ->
                shape.formatted(
                    key(headers),
                    JsonMapper.shared()
                        .writeValueAsString(
                            "[{\"q\":\"%d a\"},{\"q\":\"%d b\"}]".formatted(number, number))))) {
      Launched.Done done = run(asked, provider, 40);
      assertThat(done.exit()).as(done.err()).isZero();
      assertThat(TaskFiles.rows(folder.resolve("qa.jsonl"))).hasSize(40);
      assertNowhere(done);
    }
  }
}
