package dev.winnow.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Message.Role;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Usage;
import dev.winnow.providers.http.ScriptedServer;
import dev.winnow.providers.http.SentRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each provider, as its documentation and recorded traffic have it (resources, `conformance/…`): a
/// request as it has to be sent, and answers with what comes of them. A server of ours on a real
/// socket stands for the provider.
class ConformanceTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> PROVIDERS =
      List.of(
          "openai",
          "azure-openai",
          "anthropic",
          "qianfan",
          "dashscope",
          "ollama",
          "vllm",
          "llamacpp",
          "lm-studio",
          "deepseek",
          "zhipu",
          "moonshot",
          "minimax",
          "siliconflow",
          "volcengine-ark",
          "gemini",
          "mistral",
          "groq",
          "openrouter");

  /// Servers in one's own rack: nobody pays, filters or counts.
  private static final Set<String> LOCAL = Set.of("vllm", "llamacpp", "lm-studio", "ollama");

  private static final String UNFILTERED = "groq";

  /// @param fixture all that is written down of the provider
  /// @param answer one of its answers
  record Case(JsonNode fixture, JsonNode answer) {

    @Override
    public String toString() {
      return fixture.path("provider").asString() + ": " + answer.path("of").asString();
    }
  }

  static List<Case> answers() {
    List<Case> cases = new ArrayList<>();
    for (String provider : PROVIDERS) {
      JsonNode fixture = fixture(provider);
      fixture.path("answers").forEach(answer -> cases.add(new Case(fixture, answer)));
    }
    return cases;
  }

  @Test
  void every_provider_has_an_answer_of_every_kind() {
    for (String provider : PROVIDERS) {
      Set<String> of = new TreeSet<>();
      Set<String> kinds = new TreeSet<>();
      fixture(provider)
          .path("answers")
          .forEach(answer -> {
            of.add(answer.path("of").asString());
            kinds.add(answer.path("outcome").path("kind").asString());
          });
      assertThat(of)
          .as(provider)
          .contains(
              "success",
              "truncated",
              "overloaded",
              "denied",
              "unknown model",
              "too long",
              "error inside a 200");
      assertThat(kinds).as(provider).contains("text", "truncated", "credential", "model", "server");
      if (!LOCAL.contains(provider)) {
        assertThat(of).as(provider).contains("out of credit", "throttled");
        assertThat(kinds).as(provider).contains("credit", "throttled");
        assertThat(kinds.contains("refused")).as(provider).isEqualTo(!provider.equals(UNFILTERED));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_has_its_outcome(Case of) throws Exception {
    try (ScriptedServer server = new ScriptedServer(scripted(of.answer()))) {
      OpenModel.Opened.Ready model = SentModel.through(server.url(), of.fixture().path("model"));
      Reply reply = model.model().ask(request());
      sent(of.fixture(), SentRequest.of(server.requests.getFirst()));
      assertThat(server.requests).hasSize(1);
      outcome(of.answer().path("outcome"), reply, model);
    }
  }

  private static void sent(JsonNode fixture, SentRequest sent) {
    JsonNode expected = fixture.path("request");
    assertThat(sent.method()).isEqualTo("POST");
    assertThat(sent.url()).hasToString(expected.path("url").asString());
    expected
        .path("headers")
        .forEachEntry(
            (name, value) -> assertThat(sent.headers()).containsEntry(name, value.asString()));
    fields(expected.path("fields"), sent.body());
    expected.path("absent").forEach(name -> assertThat(sent.body().has(name.asString())).isFalse());
  }

  /// Objects hold what they are to hold, and may hold more; a `null` is any value.
  private static void fields(JsonNode expected, JsonNode sent) {
    expected.forEachEntry((name, value) -> {
      assertThat(sent.has(name)).as(name + " in " + sent).isTrue();
      if (value.isObject()) {
        fields(value, sent.path(name));
      } else if (value.isNumber()) {
        assertThat(sent.path(name).doubleValue()).as(name).isEqualTo(value.doubleValue());
      } else if (!value.isNull()) {
        assertThat(sent.path(name)).as(name).isEqualTo(value);
      }
    });
  }

  private static void outcome(JsonNode expected, Reply reply, OpenModel.Opened.Ready model) {
    Outcome outcome = Outcome.of(reply);
    assertThat(outcome.kind()).as(reply.toString()).isEqualTo(expected.path("kind").asString());
    assertThat(outcome.said())
        .contains(expected.path("said").asString(""))
        .doesNotContain(SentModel.KEY);
    JsonNode seconds = expected.path("waitSeconds");
    assertThat(outcome.retryAfter())
        .isEqualTo(
            seconds.isMissingNode()
                ? null
                : Duration.ofMillis(Math.round(seconds.doubleValue() * 1000)));
    if (reply instanceof Reply.Answered answered) {
      answer(expected, answered.completion());
    }
    if (expected.has("limits")) {
      assertThat(model.seen().get().limits().stream().map(RateLimit::name))
          .containsExactlyElementsOf(
              expected.path("limits").valueStream().map(JsonNode::asString).toList());
    }
  }

  private static void answer(JsonNode expected, Completion completion) {
    if (expected.has("text")) {
      assertThat(completion.text()).isEqualTo(expected.path("text").asString());
    }
    if (expected.has("finish")) {
      assertThat(completion.finish()).isEqualTo(expected.path("finish").asString());
    }
    assertThat(completion.thinking()).isEqualTo(expected.path("thinking").asString(""));
    JsonNode usage = expected.path("usage");
    if (!usage.isMissingNode()) {
      assertThat(completion.usage())
          .isEqualTo(
              new Usage(
                  usage.path(0).longValue(),
                  usage.path(1).longValue(),
                  usage.path(2).longValue(),
                  usage.path(3).longValue()));
    }
  }

  private static ScriptedServer.Step scripted(JsonNode answer) {
    List<String> headers = new ArrayList<>();
    answer
        .path("headers")
        .forEachEntry((name, value) -> headers.add(name + ": " + value.asString()));
    String body =
        answer.has("text") ? answer.path("text").asString() : answer.path("body").toString();
    return ScriptedServer.reply(
        answer.path("status").intValue(), body, headers.toArray(String[]::new));
  }

  private static Request request() {
    return new Request(
        "unit-1",
        List.of(
            new Message(Role.SYSTEM, "Be brief."), new Message(Role.USER, "1 question as JSON.")),
        1,
        null,
        Map.of(),
        11);
  }

  private static JsonNode fixture(String provider) {
    try (InputStream in =
        ConformanceTest.class.getResourceAsStream("conformance/" + provider + ".json")) {
      return JSON.readTree(Objects.requireNonNull(in, provider));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
