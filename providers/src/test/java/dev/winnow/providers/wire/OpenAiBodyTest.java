package dev.winnow.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Dialect;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Sampling;
import dev.winnow.providers.SentModel;
import dev.winnow.providers.dialect.KnownDialects;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.providers.http.Transport;
import dev.winnow.providers.openai.OpenAiWire;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenAiBodyTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String OPENAI = "https://api.openai.com/v1";
  private static final String LOCAL = "http://localhost:8080/v1";
  private static final String DASHSCOPE = "https://dashscope.aliyuncs.com/compatible-mode/v1";
  private static final Sampling FULL = new Sampling(0.7, 0.9, 500, List.of("END"), 7L);
  private static final String OPEN =
      """
      {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["a","b"],
       "properties":{"a":{"type":"string"},
         "b":{"type":"object","required":["c"],"properties":{"c":{"type":"integer"}}}}}
      """;

  @Test
  void everything_set_is_sent_under_the_names_a_local_server_knows() {
    JsonNode body = body(LOCAL, "tiny", FULL, null, OPEN, "Write.", "{}");
    assertThat(body.path("model").asString()).isEqualTo("tiny");
    assertThat(body.path("temperature").doubleValue()).isEqualTo(0.7);
    assertThat(body.path("top_p").doubleValue()).isEqualTo(0.9);
    assertThat(body.path("max_tokens").intValue()).isEqualTo(500);
    assertThat(body.path("stop").toString()).isEqualTo("[\"END\"]");
    assertThat(body.path("stream").booleanValue()).isFalse();
    assertThat(body.path("messages").toString())
        .isEqualTo("[{\"role\":\"user\",\"content\":\"Write.\"}]");
    JsonNode format = body.path("response_format").path("json_schema");
    assertThat(format.path("name").asString()).hasSizeLessThanOrEqualTo(64);
    assertThat(format.path("strict").booleanValue()).isFalse();
    assertThat(format.path("schema").path("minItems").intValue()).isEqualTo(3);
    assertThat(format.path("schema").path("maxItems").intValue()).isEqualTo(3);
  }

  @Test
  void what_is_not_set_is_not_sent() {
    JsonNode body = body(LOCAL, "tiny", Sampling.DEFAULT, null, null, "Write.", "{}");
    assertThat(body.propertyNames()).containsExactlyInAnyOrder("model", "messages", "stream");
  }

  @Test
  void openai_gets_an_object_that_is_closed_and_enforced() {
    JsonNode body = body(OPENAI, "gpt-4o", FULL, null, OPEN, "Write.", "{}");
    assertThat(body.path("max_completion_tokens").intValue()).isEqualTo(500);
    assertThat(body.has("max_tokens")).isFalse();
    assertThat(body.has("temperature")).isTrue();
    JsonNode format = body.path("response_format").path("json_schema");
    assertThat(format.path("strict").booleanValue()).isTrue();
    JsonNode row = format.path("schema").path("properties").path("rows").path("items");
    assertThat(row.path("additionalProperties").booleanValue(true)).isFalse();
    assertThat(row.path("properties").path("b").path("additionalProperties").booleanValue(true))
        .isFalse();
  }

  @Test
  void a_schema_that_strict_mode_refuses_is_sent_unenforced() {
    for (String schema :
        List.of(
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}",
            "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"string\",\"format\":\"uri\"}}}",
            "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"oneOf\":[{\"type\":\"string\"}]}}}",
            "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":true}}",
            "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}")) {
      JsonNode body = body(OPENAI, "gpt-4o", FULL, null, schema, "Write.", "{}");
      assertThat(body.path("response_format").path("json_schema").path("strict").booleanValue(true))
          .as(schema)
          .isFalse();
    }
  }

  @Test
  void thinking_models_get_no_temperature() {
    for (String model : List.of("o3-mini", "o1", "gpt-5", "gpt-5-mini", "GPT-5.5")) {
      JsonNode body = body(OPENAI, model, FULL, null, null, "Write.", "{}");
      assertThat(body.has("temperature")).as(model).isFalse();
      assertThat(body.has("top_p")).as(model).isFalse();
      assertThat(body.has("max_completion_tokens")).as(model).isTrue();
    }
    assertThat(body(LOCAL, "o3-mini", FULL, null, null, "Write.", "{}").has("temperature"))
        .isTrue();
  }

  @Test
  void dashscope_gets_json_object_only_when_the_prompt_says_json() {
    assertThat(
            body(DASHSCOPE, "qwen-turbo", FULL, null, OPEN, "Output format: Json", "{}")
                .path("response_format")
                .toString())
        .isEqualTo("{\"type\":\"json_object\"}");
    assertThat(
            body(DASHSCOPE, "qwen-turbo", FULL, null, OPEN, "Write.", "{}").has("response_format"))
        .isFalse();
  }

  @Test
  void qianfan_and_azure_have_their_own_rows() {
    assertThat(
            body("https://qianfan.baidubce.com/v2", "ernie", FULL, null, OPEN, "json", "{}")
                .has("max_completion_tokens"))
        .isTrue();
    assertThat(
            body("https://me.openai.azure.com/openai/v1", "o3", FULL, null, OPEN, "x", "{}")
                .has("temperature"))
        .isFalse();
  }

  @Test
  void the_users_response_format_wins() {
    assertThat(
            body(OPENAI, "gpt-4o", FULL, ResponseFormat.NONE, OPEN, "x", "{}")
                .has("response_format"))
        .isFalse();
    assertThat(
            body(LOCAL, "tiny", FULL, ResponseFormat.JSON_OBJECT, OPEN, "x", "{}")
                .path("response_format")
                .path("type")
                .asString())
        .isEqualTo("json_object");
  }

  @Test
  void extra_fields_win_and_null_takes_a_field_out() {
    JsonNode body =
        body(
            LOCAL,
            "tiny",
            FULL,
            null,
            null,
            "x",
            "{\"temperature\":1,\"max_tokens\":null,\"top_k\":40}");
    assertThat(body.path("temperature").intValue()).isEqualTo(1);
    assertThat(body.has("max_tokens")).isFalse();
    assertThat(body.path("top_k").intValue()).isEqualTo(40);
  }

  @Test
  void seeds_are_thirty_one_bits_and_differ_from_request_to_request() {
    Set<Integer> seeds = new HashSet<>();
    for (long request = 0; request < 10_000; request++) {
      int seed = seed(-5, request);
      assertThat(seed).isNotNegative();
      seeds.add(seed);
    }
    assertThat(seeds).hasSizeGreaterThan(9_990);
    assertThat(seed(1, 2)).isEqualTo(seed(1, 2));
    assertThat(body(LOCAL, "tiny", FULL, null, null, "x", "{}").path("seed").isInt()).isTrue();
  }

  /// Regression: the tool that follows a refused schema had the whole of `response_format` in it.
  @Test
  void what_was_made_for_one_way_to_send_a_schema_is_not_sent_another_way() {
    Request request =
        new Request(
            "k",
            List.of(new Message(Message.Role.USER, "Write.")),
            3,
            (ObjectNode) JSON.readTree(OPEN),
            Map.of(),
            11);
    OpenAiWire wire = new OpenAiWire();
    assertThat(wire.body(request, parameters(ResponseFormat.JSON_SCHEMA_OBJECT, null))).isNotNull();
    JsonNode tool = wire.body(request, parameters(ResponseFormat.TOOL, null)).path("tools").path(0);
    assertThat(tool.path("function").path("parameters").path("properties").propertyNames())
        .containsExactly("rows");
  }

  @Test
  void a_reference_with_words_beside_it_is_not_enforced() {
    for (String beside : List.of("", ",\"description\":\"x\"")) {
      String schema =
          "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"$ref\":\"#/$defs/d\""
              + beside
              + "}},\"$defs\":{\"d\":{\"type\":\"string\"}}}";
      JsonNode body = body(OPENAI, "gpt-4o", FULL, null, schema, "Write.", "{}");
      assertThat(body.path("response_format").path("json_schema").path("strict").booleanValue())
          .isEqualTo(beside.isEmpty());
    }
  }

  @Test
  void the_address_ends_with_the_path_once() {
    assertThat(new OpenAiWire().address(URI.create("http://h/v1/")))
        .hasToString("http://h/v1/chat/completions");
    assertThat(new OpenAiWire().address(URI.create("http://h/v1/chat/completions")))
        .hasToString("http://h/v1/chat/completions");
    assertThat(new OpenAiWire().address(URI.create("https://h/openai?api-version=1")))
        .hasToString("https://h/openai/chat/completions?api-version=1");
  }

  private static JsonNode body(
      String url,
      String model,
      Sampling sampling,
      @Nullable ResponseFormat format,
      @Nullable String schema,
      String prompt,
      String extra) {
    String json = "{\"baseUrl\":\"%s\",\"model\":\"%s\",\"extra\":%s}".formatted(url, model, extra);
    ModelSettings read = SentModel.settings(json);
    ModelSettings settings =
        new ModelSettings(
            read.provider(),
            read.baseUrl(),
            model,
            read.credential(),
            sampling,
            null,
            format,
            false,
            Dialect.NONE,
            read.extra(),
            Map.of(),
            read.connection(),
            read.limits(),
            0);
    Request request =
        new Request(
            "k",
            List.of(new Message(Message.Role.USER, prompt)),
            3,
            schema == null ? null : (ObjectNode) JSON.readTree(schema),
            Map.of(),
            11);
    return body(settings, new OpenAiWire(), request);
  }

  /// What is sent, before anything was learned.
  static ObjectNode body(ModelSettings settings, Wire wire, Request request) {
    return new HttpModel(
            settings,
            wire,
            KnownDialects.of(settings),
            null,
            new Memory(),
            new Transport(new AddressPolicy()),
            Clock.systemUTC())
        .body(request);
  }

  private static int seed(long base, long request) {
    return parameters(ResponseFormat.NONE, base).seed(request);
  }

  private static Parameters parameters(ResponseFormat format, @Nullable Long seed) {
    return new Parameters(
        "m",
        null,
        null,
        null,
        "",
        List.of(),
        seed,
        format,
        true,
        false,
        JSON.createObjectNode(),
        false);
  }
}
