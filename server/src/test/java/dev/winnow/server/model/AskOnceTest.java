package dev.winnow.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class AskOnceTest {

  private static final String MODELS = "/api/v1/models";
  private static final String KEY = "sk-test-0123456789-abcd";

  private final RunningService service = RunningService.get();

  private JsonNode test(ObjectNode body) {
    Answer answer = service.post(MODELS + "/test", body.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private JsonNode testStored(ObjectNode body) {
    Answer created = service.post(MODELS, body.toString());
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    String path = MODELS + "/" + created.body().path("id").stringValue();
    Answer answer = service.post(path + "/test", "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static void assertFailure(JsonNode outcome, String kind, int status, String... words) {
    assertThat(outcome.path("ok").booleanValue()).as(outcome.toString()).isFalse();
    JsonNode failure = outcome.path("failure");
    assertThat(failure.path("kind").stringValue()).as(outcome.toString()).isEqualTo(kind);
    assertThat(failure.path("status").intValue()).isEqualTo(status);
    for (String word : words) {
      assertThat(
              failure.path("message").stringValue() + failure.at("/advice/message").stringValue())
          .contains(word);
    }
    assertThat(failure.at("/advice/message").stringValue()).isNotBlank();
  }

  @Test
  void aGoodKeyIsAnswered() {
    try (SimulatedServer llm = SimulatedServer.start(Behaviour.INSTANT.withKey(KEY))) {
      JsonNode stored = testStored(ModelJson.openAi(ModelJson.unique("good"), llm.baseUrl(), KEY));
      assertThat(stored.path("ok").booleanValue()).as(stored.toString()).isTrue();
      assertThat(stored.path("answer").stringValue()).isNotEmpty();
      assertThat(stored.at("/tokens/input").longValue()).isPositive();
      assertThat(stored.path("failure").isNull()).isTrue();
      assertThat(stored.at("/structured/sentAs").stringValue()).startsWith("json_schema");
      assertThat(stored.at("/structured/matches").booleanValue()).as(stored.toString()).isTrue();
      assertThat(stored.path("thinking").booleanValue()).isFalse();
      ObjectNode unsaved = ModelJson.openAi("", llm.baseUrl(), KEY);
      unsaved.remove("name");
      assertThat(test(unsaved).path("ok").booleanValue()).isTrue();
      assertThat(llm.requests()).isEqualTo(2);
    }
  }

  @Test
  void changedSettingsAreTestedWithTheKeyThatSavingWouldKeep() {
    try (SimulatedServer llm = SimulatedServer.start(Behaviour.INSTANT.withKey(KEY))) {
      ObjectNode body = ModelJson.openAi(ModelJson.unique("kept"), llm.baseUrl(), KEY);
      String id = service.post(MODELS, body.toString()).body().path("id").stringValue();
      String test = MODELS + "/test?id=" + id;
      body.remove("apiKey");
      body.put("temperature", 0.5);
      assertThat(service.post(test, body.toString()).body().path("ok").booleanValue()).isTrue();

      body.putNull("apiKey");
      assertFailure(service.post(test, body.toString()).body(), "credential", 401);
      body.remove("apiKey");
      body.put("apiKeyEnv", "SURELY_NOT_SET");
      assertFailure(service.post(test, body.toString()).body(), "unusable", 0, "SURELY_NOT_SET");
      body.remove("apiKeyEnv");
      assertThat(llm.requests()).isEqualTo(2);

      body.put("baseUrl", "http://localhost:" + llm.baseUrl().getPort() + "/v1");
      Answer moved = service.post(test, body.toString());
      assertThat(moved.status()).as(moved.text()).isEqualTo(400);
      assertThat(moved.text()).contains("apiKey", "another address");
      assertThat(llm.requests()).isEqualTo(2);
    }
  }

  @Test
  void aWrongKeyIsSaidInTheProvidersWords() {
    try (SimulatedServer llm = SimulatedServer.start(Behaviour.INSTANT.withKey("another"))) {
      ObjectNode body = ModelJson.openAi(ModelJson.unique("wrong"), llm.baseUrl(), KEY);
      assertFailure(
          testStored(body), "credential", 401, "Incorrect API key provided.", "Check the key");
      body.remove("apiKey");
      assertFailure(test(body), "credential", 401, "wants an API key");
    }
  }

  @Test
  void anUnknownModelAndAnUnreachableHostAreToldApart() {
    URI gone;
    try (SimulatedServer llm = SimulatedServer.start(Behaviour.INSTANT.withModel("large"))) {
      gone = llm.baseUrl();
      assertFailure(test(ModelJson.openAi("m", gone, null)), "model", 404, "`tiny` does not exist");
    }
    assertFailure(
        test(ModelJson.openAi("m", gone, null)), "unreachable", 0, "connection refused", "running");
  }

  @Test
  void everyOtherFailureHasItsKind() {
    Iterator<Fault> faults =
        List.of(
                Fault.throttled(7),
                Fault.serverError(),
                new Fault.HtmlPage(),
                new Fault.Hangup(),
                new Fault.Status(400, "bad", "No such parameter: top_p", ""),
                new Fault.Status(429, "insufficient_quota", "You exceeded your current quota", ""),
                new Fault.Status(503, "unavailable_error", "Loading model", ""),
                new Fault.Status(400, "content_filter", "Your prompt was filtered", ""))
            .iterator();
    // What takes no request for a text is asked for an embedding, too.
    FaultScript script =
        (number, key, attempt) -> key.endsWith("-embedding") ? Fault.serverError() : faults.next();
    try (SimulatedServer llm = SimulatedServer.start(Behaviour.INSTANT.withFaults(script))) {
      ObjectNode body = ModelJson.openAi("m", llm.baseUrl(), null);
      assertFailure(test(body), "throttled", 429, "Rate limit reached", "Try again later");
      assertFailure(test(body), "server", 500, "The server had an error");
      assertFailure(test(body), "unreadable", 200, "web page");
      assertFailure(test(body), "disconnected", 0);
      assertFailure(test(body), "invalid", 400, "No such parameter: top_p");
      assertFailure(test(body), "credit", 429, "exceeded your current quota");
      assertFailure(test(body), "loading", 503, "Loading model", "being loaded");
      assertFailure(test(body), "refused", 200, "Your prompt was filtered");
    }
  }

  /// A model that thinks, has limits and does not take a temperature.
  @Test
  void whatTheCallFoundOutIsSaid() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean refused = body.contains("\"temperature\"");
          byte[] answer =
              (refused
                      ? """
                      {"error": {"message": "Unsupported parameter: 'temperature' is not supported with this model.",
                        "type": "invalid_request_error", "param": "temperature", "code": "unsupported_parameter"}}
                      """
                      : """
                      {"choices": [{"finish_reason": "stop", "message": {"role": "assistant",
                        "reasoning_content": "An ant has six.",
                        "content": "[{\\"animal\\": \\"ant\\", \\"legs\\": \\"six\\"}]"}}],
                       "usage": {"prompt_tokens": 40, "completion_tokens": 30, "total_tokens": 70,
                         "completion_tokens_details": {"reasoning_tokens": 20}}}
                      """)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("x-ratelimit-limit-requests", "500");
          exchange.getResponseHeaders().add("x-ratelimit-remaining-requests", "499");
          exchange.getResponseHeaders().add("x-ratelimit-reset-requests", "1m0.5s");
          exchange.sendResponseHeaders(refused ? 400 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
      JsonNode outcome = test(ModelJson.openAi("m", address, KEY).put("temperature", 0.5));
      assertThat(outcome.path("ok").booleanValue()).as(outcome.toString()).isTrue();
      assertThat(outcome.path("thinking").booleanValue()).isTrue();
      assertThat(outcome.at("/structured/matches").booleanValue()).isFalse();
      assertThat(outcome.at("/rateLimits").toString())
          .isEqualTo(
              "[{\"name\":\"requests\",\"limit\":500,\"remaining\":499,\"resetSeconds\":61}]");
      assertThat(outcome.at("/notes/0/code").stringValue()).isEqualTo("note.refused");
      assertThat(outcome.at("/notes/0/message").stringValue()).contains("temperature");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void silenceEndsInTime() {
    FaultScript silent = (number, key, attempt) -> new Fault.Silence();
    try (SimulatedServer llm = SimulatedServer.start(Behaviour.INSTANT.withFaults(silent))) {
      ObjectNode body = ModelJson.openAi("m", llm.baseUrl(), null);
      body.putObject("limits").put("requestTimeoutSeconds", 1);
      assertFailure(test(body), "timeout", 0, "1 s");
    }
  }

  @Test
  void aMissingVariableIsNamed() {
    ObjectNode body = ModelJson.openAi("m", URI.create("http://127.0.0.1:9/v1"), null);
    assertFailure(test(body.put("apiKeyEnv", "NO_SUCH_KEY")), "unusable", 0, "NO_SUCH_KEY");
  }

  @Test
  void theOfflineModelAnswers() {
    JsonNode outcome = testStored(ModelJson.offline(ModelJson.unique("demo")));
    assertThat(outcome.path("ok").booleanValue()).isTrue();
    assertThat(outcome.path("latencyMillis").longValue()).isZero();
    assertThat(outcome.at("/structured/matches").booleanValue()).isTrue();
  }

  @Test
  void metadataAddressesAreNotCalled() {
    Answer answer =
        service.post(
            MODELS + "/test",
            ModelJson.openAi("m", URI.create("http://169.254.169.254/v1"), null).toString());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("never called");
  }
}
