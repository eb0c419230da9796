package dev.winnow.providers;

import static dev.winnow.providers.http.ScriptedServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Message.Role;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.providers.http.ScriptedServer;
import dev.winnow.providers.http.SentRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Requests as they arrive at a socket, against what the providers themselves say that requests
/// are: OpenAI's OpenAPI description, Anthropic's and Ollama's (resources, `schema/…`).
///
/// Every kind of model is asked in every way that settings offer.
class RequestsAreValidTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /// A provider that defines a wire.
  ///
  /// @param extra fields of its own that a user may add
  private record Provider(
      String wire,
      String baseUrl,
      String target,
      List<String> models,
      String extra,
      Schema schema,
      String answer) {}

  private static final List<Provider> PROVIDERS =
      List.of(
          new Provider(
              "openai",
              "https://api.openai.com/v1",
              "http://api.openai.com/v1/chat/completions",
              List.of(
                  "gpt-3.5-turbo",
                  "gpt-4",
                  "gpt-4o",
                  "gpt-4.1-mini",
                  "o4-mini",
                  "gpt-5-nano",
                  "gpt-5.1",
                  "gpt-5.6"),
              "{\"temperature\":1,\"frequency_penalty\":0.5,\"service_tier\":\"flex\",\"metadata\":{\"a\":\"b\"}}",
              schema("openai"),
              "{\"choices\":[{\"message\":{\"content\":\"[]\"},\"finish_reason\":\"stop\"}]}"),
          new Provider(
              "anthropic",
              "https://api.anthropic.com",
              "http://api.anthropic.com/v1/messages",
              List.of(
                  "claude-3-haiku-20240307",
                  "claude-sonnet-4-5",
                  "claude-opus-4-6",
                  "claude-opus-4-8",
                  "claude-haiku-5-5",
                  "claude-sonnet-5-5",
                  "claude-opus-5-5"),
              "{\"temperature\":1,\"max_tokens\":9,\"metadata\":{\"user_id\":\"u\"}}",
              schema("anthropic"),
              "{\"content\":[{\"type\":\"text\",\"text\":\"[]\"}],\"stop_reason\":\"end_turn\"}"),
          new Provider(
              "ollama",
              "http://localhost:11434",
              "http://localhost:11434/api/chat",
              List.of("llama3.2", "qwen3:8b", "gpt-oss:20b"),
              "{\"keep_alive\":\"5m\",\"options\":{\"num_ctx\":8192}}",
              schema("ollama"),
              "{\"message\":{\"content\":\"[]\"},\"done\":true,\"done_reason\":\"stop\"}"));

  private static final Schema OPENAI_STRICT = schema("openai-strict");
  private static final Schema ANTHROPIC_STRICT = schema("anthropic-strict");

  private static final List<String> SETTINGS =
      List.of(
          "{}",
          "{\"temperature\":1.7,\"topP\":0.5,\"maxTokens\":300,\"seed\":-7,\"stop\":[\"a\",\"b\",\"c\",\"d\",\"e\"]}",
          "{\"temperature\":0,\"stop\":[\"END\"]}",
          "{\"responseFormat\":\"none\"}",
          "{\"responseFormat\":\"json_object\"}",
          "{\"responseFormat\":\"json_schema\"}",
          "{\"responseFormat\":\"json_schema_object\"}",
          "{\"responseFormat\":\"tool\"}",
          "{\"thinking\":\"off\",\"temperature\":0.5}",
          "{\"thinking\":\"low\",\"temperature\":0.5,\"maxTokens\":300}",
          "{\"thinking\":\"medium\",\"topP\":0.9}",
          "{\"thinking\":\"high\",\"responseFormat\":\"tool\",\"stream\":true}",
          "{\"stream\":true,\"seed\":7}");

  private static final String CLOSED =
      """
      {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
       "required":["q","a"],"additionalProperties":false,
       "properties":{"q":{"type":"string"},"a":{"type":"string"}}}
      """;
  private static final String RICH =
      """
      {"type":"object","required":["q","tags","by"],
       "properties":{
         "q":{"type":"string","minLength":1,"maxLength":200,"pattern":"^(?!x).*$"},
         "score":{"type":"integer","minimum":1,"maximum":5},
         "at":{"type":"string","format":"date-time"},"link":{"type":"string","format":"uri-reference"},
         "tags":{"type":"array","minItems":2,"maxItems":5,"uniqueItems":true,"items":{"enum":["a","b"]}},
         "by":{"$ref":"#/$defs/person"},
         "kind":{"oneOf":[{"type":"string"},{"type":"null"}]}},
       "$defs":{"person":{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}}}
      """;
  private static final String OPEN =
      """
      {"type":"object","required":["q","more"],
       "properties":{"q":{"type":"string"},"more":{"type":"object","additionalProperties":{"type":"string"}}}}
      """;

  /// @param schema of a row; null without one
  record Case(Provider provider, String model, String settings, @Nullable String schema) {

    @Override
    public String toString() {
      String what = schema == null ? "no" : String.valueOf(schema.length());
      return model + " " + settings + " with schema " + what;
    }
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Provider provider : PROVIDERS) {
      for (String model : provider.models()) {
        SETTINGS.forEach(settings -> cases.add(new Case(provider, model, settings, CLOSED)));
        for (String schema : List.of(RICH, OPEN)) {
          cases.add(new Case(provider, model, "{}", schema));
          cases.add(new Case(provider, model, "{\"responseFormat\":\"tool\"}", schema));
        }
        cases.add(new Case(provider, model, "{}", null));
        cases.add(new Case(provider, model, "{\"extra\":" + provider.extra() + "}", null));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_request_is_what_its_provider_takes(Case of) throws Exception {
    SentRequest sent = sent(of);
    assertThat(sent.method()).isEqualTo("POST");
    assertThat(sent.url()).hasToString(of.provider().target());
    assertThat(of.provider().schema().validate(sent.body())).as(sent.body().toString()).isEmpty();
    boolean streams = sent.body().path("stream").asBoolean(false);
    assertThat(sent.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("idempotency-key", "unit-1")
        .containsEntry("user-agent", "winnow")
        .containsEntry(
            "accept", streams ? "text/event-stream, application/json" : "application/json");
    switch (of.provider().wire()) {
      case "openai" -> openAi(of.model(), sent);
      case "anthropic" -> anthropic(of, sent);
      default -> ollama(sent);
    }
  }

  /// What no schema says of chat completions.
  private static void openAi(String model, SentRequest sent) {
    JsonNode body = sent.body();
    assertThat(sent.headers())
        .containsEntry("authorization", "Bearer " + SentModel.KEY)
        .doesNotContainKey("x-api-key");
    assertThat(body.has("max_tokens")).isFalse();
    assertThat(body.has("stream_options")).isEqualTo(body.path("stream").booleanValue());
    if (model.matches("o4.*|gpt-5-.*|gpt-5.6")) {
      assertThat(body.path("temperature").asDouble(1)).isEqualTo(1);
      assertThat(body.has("top_p")).isFalse();
    }
    JsonNode format = body.path("response_format");
    if (format.path("type").asString("").equals("json_object")) {
      assertThat(body.path("messages").toString()).containsIgnoringCase("json");
    }
    JsonNode named = format.path("json_schema");
    if (named.path("strict").asBoolean(false)) {
      assertThat(OPENAI_STRICT.validate(named.path("schema"))).as(named.toString()).isEmpty();
      assertThat(objects(named.path("schema")))
          .allSatisfy(object ->
              assertThat(texts(object.path("required")))
                  .containsAll(object.path("properties").propertyNames()));
    }
    forced(body, body.path("tools").path(0).path("function"), "parameters", "function");
  }

  /// What no schema says of messages.
  private static void anthropic(Case of, SentRequest sent) {
    String model = of.model();
    boolean asked = of.settings().contains("responseFormat");
    JsonNode body = sent.body();
    assertThat(sent.headers())
        .containsEntry("x-api-key", SentModel.KEY)
        .containsEntry("anthropic-version", "2023-06-01")
        .doesNotContainKey("authorization");
    assertThat(body.path("system").asString()).isEqualTo("Be brief.");
    assertThat(body.path("messages").path(0).path("role").asString()).isEqualTo("user");
    JsonNode thinking = body.path("thinking");
    String type = thinking.path("type").asString("");
    if (model.matches(".*(4-8|5-5)")) {
      assertThat(body.path("temperature").asDouble(1)).isEqualTo(1);
      assertThat(body.has("top_p")).isFalse();
      assertThat(type).isNotEqualTo("enabled");
    }
    if (model.matches(".*(opus|sonnet)-5-5")) {
      assertThat(type).isNotEqualTo("disabled");
      assertThat(asked || body.path("tool_choice").path("type").asString("auto").equals("auto"))
          .isTrue();
    }
    if (type.equals("enabled") || type.equals("adaptive")) {
      assertThat(body.has("temperature") || body.has("top_p") || body.has("top_k")).isFalse();
      assertThat(body.path("tool_choice").path("type").asString("auto")).isEqualTo("auto");
    }
    if (type.equals("enabled")) {
      assertThat(body.path("max_tokens").intValue())
          .isGreaterThan(thinking.path("budget_tokens").intValue());
    }
    JsonNode format = body.path("output_config").path("format");
    if (!format.isMissingNode()) {
      assertThat(asked || !model.startsWith("claude-3")).isTrue();
      assertThat(ANTHROPIC_STRICT.validate(format.path("schema"))).as(format.toString()).isEmpty();
    }
    forced(body, body.path("tools").path(0), "input_schema", "tool");
  }

  private static void ollama(SentRequest sent) {
    assertThat(sent.headers()).containsEntry("authorization", "Bearer " + SentModel.KEY);
    assertThat(sent.body().has("stream")).isTrue();
    assertThat(
            sent.body().path("format").isObject()
                || sent.body().path("format").asString("json").equals("json"))
        .isTrue();
  }

  /// A tool has the schema, and is the one that has to be called.
  private static void forced(JsonNode body, JsonNode tool, String field, String choice) {
    if (!body.has("tools")) {
      assertThat(body.has("tool_choice")).isFalse();
      return;
    }
    assertThat(tool.path(field).path("type").asString()).isEqualTo("object");
    assertThat(tool.path(field).path("properties").path("rows").path("type").asString())
        .isEqualTo("array");
    JsonNode chosen = body.path("tool_choice");
    if (!chosen.path("type").asString().equals("auto")) {
      assertThat(chosen.path("type").asString()).isEqualTo(choice);
      assertThat(chosen.findValue("name").asString()).isEqualTo(tool.path("name").asString());
    }
  }

  private static SentRequest sent(Case of) throws IOException, InterruptedException {
    ObjectNode settings = (ObjectNode) JSON.readTree(of.settings());
    settings
        .put("provider", of.provider().wire())
        .put("baseUrl", of.provider().baseUrl())
        .put("model", of.model());
    try (ScriptedServer server = new ScriptedServer(reply(200, of.provider().answer()))) {
      Reply reply = SentModel.through(server.url(), settings).model().ask(request(of.schema()));
      assertThat(reply).isInstanceOf(Reply.Text.class);
      return SentRequest.of(server.requests.getFirst());
    }
  }

  private static Request request(@Nullable String schema) {
    return new Request(
        "unit-1",
        List.of(
            new Message(Role.SYSTEM, "Be brief."),
            new Message(Role.USER, "Write a question as JSON."),
            new Message(Role.ASSISTANT, "[{\"q\":\"Why?\"}]"),
            new Message(Role.USER, "Write 2 questions. 你好")),
        2,
        schema == null ? null : (ObjectNode) JSON.readTree(schema),
        Map.of(),
        11);
  }

  private static Stream<ObjectNode> objects(JsonNode schema) {
    Stream<ObjectNode> below = schema.valueStream().flatMap(RequestsAreValidTest::objects);
    return schema instanceof ObjectNode object && object.path("properties").isObject()
        ? Stream.concat(Stream.of(object), below)
        : below;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static Schema schema(String name) {
    try (InputStream in =
        RequestsAreValidTest.class.getResourceAsStream("schema/" + name + ".json")) {
      return SCHEMAS.getSchema(JSON.readTree(Objects.requireNonNull(in, name)));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
