package dev.winnow.providers.wire;

import static dev.winnow.providers.http.ScriptedServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.say.Said;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.providers.SentModel;
import dev.winnow.providers.http.ScriptedServer;
import dev.winnow.providers.http.ScriptedServer.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a server refuses by name is dropped, remembered and said; what it refuses otherwise is not
/// asked again.
final class LearnTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Map<String, String> ANSWERS =
      Map.of(
          "openai",
          "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"ok\"}}],\"usage\":{\"total_tokens\":3}}",
          "anthropic",
          "{\"content\":[{\"type\":\"text\",\"text\":\"ok\"}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}",
          "ollama",
          "{\"message\":{\"content\":\"ok\"},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":1,\"eval_count\":1}");

  private static final String ALL =
      ",\"temperature\":0.7,\"topP\":0.9,\"maxTokens\":50,\"stop\":[\"END\"],\"seed\":7";

  private static final ObjectNode ROW =
      (ObjectNode)
          JSON.readTree(
              "{\"type\":\"object\",\"properties\":{\"q\":{\"type\":\"string\"}},\"required\":[\"q\"]}");

  private static String answer(String wire) {
    return Objects.requireNonNull(ANSWERS.get(wire), wire);
  }

  private static Request request() {
    return new Request("k", List.of(new Message(Message.Role.USER, "u")), 2, ROW, Map.of(), 0);
  }

  private static ModelSettings settings(ScriptedServer server, String wire, String more) {
    return SentModel.settings(
        "{\"provider\":\"%s\",\"baseUrl\":\"%s\",\"model\":\"m\"%s}"
            .formatted(wire, server.url(), more));
  }

  private static JsonNode body(ScriptedServer server, int request) {
    String sent = server.requests.get(request);
    return JSON.readTree(sent.substring(sent.indexOf("\n\n") + 2));
  }

  private static List<String> notes(Opened.Ready opened) {
    return opened.model().notes().stream().map(Said::message).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          openai    | 400 | /temperature | temperature | {"error":{"message":"Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}
          openai    | 400 | /temperature | temperature | {"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","type":"invalid_request_error","param":"temperature","code":"unsupported_parameter"}}
          openai    | 400 | /stop        | stop        | {"error":{"message":"Unsupported parameter: 'stop' is not supported with this model.","param":"stop","code":"unsupported_parameter"}}
          openai    | 422 | /seed        | seed        | {"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","seed"],"msg":"Extra inputs are not permitted","input":7}]},"type":"invalid_request_error"}
          openai    | 400 | /top_p       | topP        | {"error":{"message":"Unrecognized request argument supplied: top_p","type":"invalid_request_error","param":null,"code":null}}
          openai    | 400 | /seed        | seed        | {"error":{"message":"property 'seed' is unsupported","type":"invalid_request_error"}}
          openai    | 400 | /top_p       | topP        | {"error":{"code":"invalid_parameter_error","message":"<400> InternalError.Algo.InvalidParameter: Range of top_p should be (0.0, 1.0)","param":null,"type":"invalid_request_error"}}
          anthropic | 400 | /top_p       | topP        | {"type":"error","error":{"type":"invalid_request_error","message":"`temperature` and `top_p` cannot both be specified for this model. Please use only one."}}
          anthropic | 400 | /temperature | temperature | {"type":"error","error":{"type":"invalid_request_error","message":"temperature: Extra inputs are not permitted"}}
          anthropic | 400 | /temperature | temperature | {"type":"error","error":{"type":"invalid_request_error","message":"`temperature` is deprecated for this model."}}
          ollama    | 400 | /options/top_p | topP      | {"error":"invalid option provided: option \\"top_p\\" must be of type float32"}
          """)
  void a_parameter_refused_by_name_is_dropped(
      String wire, int status, String field, String parameter, String body) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            reply(status, body), reply(200, answer(wire)), reply(200, answer(wire)))) {
      Opened.Ready opened = SentModel.open(settings(server, wire, ALL));
      assertThat(opened.model().ask(request())).isInstanceOf(Reply.Text.class);
      assertThat(body(server, 0).at(field).isMissingNode()).as("sent at first").isFalse();
      assertThat(body(server, 1).at(field).isMissingNode()).as("not sent again").isTrue();
      assertThat(notes(opened))
          .filteredOn(note -> note.contains("no longer sent"))
          .singleElement()
          .asString()
          .contains("The server refuses " + parameter + ",");
      // It is remembered.
      assertThat(opened.model().ask(request())).isInstanceOf(Reply.Text.class);
      assertThat(server.requests).hasSize(3);
      assertThat(body(server, 2).at(field).isMissingNode()).isTrue();
      assertThat(server.requests.get(0)).contains("Idempotency-Key: k\n");
      assertThat(server.requests.get(1)).contains("Idempotency-Key: k~1\n");
    }
  }

  @Test
  void a_token_limit_that_is_called_otherwise_is_renamed() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            reply(
                400,
                "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.\",\"param\":\"max_tokens\",\"code\":\"unsupported_parameter\"}}"),
            reply(200, answer("openai")))) {
      Opened.Ready opened = SentModel.open(settings(server, "openai", ALL));
      assertThat(opened.model().ask(request())).isInstanceOf(Reply.Text.class);
      assertThat(body(server, 1).path("max_completion_tokens").asInt()).isEqualTo(50);
      assertThat(body(server, 1).has("max_tokens")).isFalse();
    }
  }

  @Test
  void an_output_schema_is_sent_in_the_next_best_way_until_none_is_left() throws Exception {
    String refused =
        "{\"error\":{\"message\":\"Invalid parameter: 'response_format' of this type is not supported with this model.\",\"param\":\"response_format\"}}";
    try (ScriptedServer server =
        new ScriptedServer(
            reply(400, refused),
            reply(400, refused),
            reply(400, "{\"error\":{\"message\":\"JSON mode is not supported\"}}"),
            reply(200, answer("openai")))) {
      Opened.Ready opened = SentModel.open(settings(server, "openai", ""));
      assertThat(opened.model().ask(request())).isInstanceOf(Reply.Text.class);
      List<String> sent = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        JsonNode format = body(server, i).path("response_format");
        sent.add(
            format.path("type").asString("none")
                + " "
                + format.at("/json_schema/schema/type").asString(""));
      }
      assertThat(sent)
          .containsExactly("json_schema array", "json_schema object", "json_object ", "none ");
      assertThat(opened.seen().get().format()).isEqualTo(ModelSettings.ResponseFormat.NONE);
      assertThat(notes(opened)).hasSize(3).last().asString().contains("only the prompt says");
    }
  }

  @Test
  void claude_without_output_schemas_is_made_to_call_a_tool() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            reply(
                400,
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"output_config: Extra inputs are not permitted\"}}"),
            reply(
                200,
                "{\"content\":[{\"type\":\"tool_use\",\"name\":\"rows\",\"input\":{\"rows\":[{\"q\":\"a\"}]}}],\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":9,\"output_tokens\":9}}"))) {
      Opened.Ready opened = SentModel.open(settings(server, "anthropic", ",\"maxTokens\":100"));
      Reply.Text text = (Reply.Text) opened.model().ask(request());
      assertThat(text.completion().text()).isEqualTo("{\"rows\":[{\"q\":\"a\"}]}");
      assertThat(body(server, 0).at("/output_config/format/type").asString(""))
          .isEqualTo("json_schema");
      assertThat(body(server, 1).at("/tool_choice/name").asString("")).isEqualTo("rows");
    }
  }

  @Test
  void a_server_that_only_streams_is_streamed_from() throws Exception {
    String stream =
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"o\"}}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"k\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n";
    try (ScriptedServer server =
        new ScriptedServer(
            reply(
                400,
                "{\"error\":{\"message\":\"This model only support stream mode, please enable the stream parameter to access the model.\",\"code\":\"invalid_parameter_error\"}}"),
            reply(200, stream))) {
      Opened.Ready opened = SentModel.open(settings(server, "openai", ""));
      assertThat(((Reply.Text) opened.model().ask(request())).completion().text()).isEqualTo("ok");
      assertThat(body(server, 1).path("stream").booleanValue()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | {"error":{"message":"messages: at least one message is required"}}
          400 | {"error":{"message":"Invalid value for 'messages[0].content': expected a string."}}
          401 | {"error":{"message":"Incorrect API key provided. temperature is not supported"}}
          404 | {"error":{"message":"The model `m` does not exist","code":"model_not_found"}}
          429 | {"error":{"message":"Rate limit reached: 'temperature' unsupported"}}
          402 | {"error":{"message":"Insufficient balance"}}
          400 | {"error":{"message":"Generated JSON does not match the expected schema. Field must be a string","type":"invalid_request_error","code":"json_validate_failed"}}
          400 | {"error":{"message":"Tool choice is required, but model did not call a tool","type":"invalid_request_error","code":"tool_use_failed"}}
          400 | {"error":{"message":"The model `m-tool-use` has been decommissioned and is no longer supported","code":"model_decommissioned"}}
          400 | {"error":{"message":"Invalid 'messages[0].content': stop sequences and temperature must be short","param":"messages[0].content"}}
          """)
  void what_names_no_parameter_is_not_asked_again(int status, String body) throws Exception {
    try (ScriptedServer server = new ScriptedServer(reply(status, body))) {
      Opened.Ready opened = SentModel.open(settings(server, "openai", ALL));
      assertThat(opened.model().ask(request())).isNotInstanceOf(Reply.Answered.class);
      assertThat(server.requests).hasSize(1);
      assertThat(notes(opened)).isEmpty();
    }
  }

  @Test
  void a_server_that_refuses_everything_is_left_alone_after_a_while() throws Exception {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      steps.add(
          reply(
              400,
              "{\"error\":{\"message\":\"unsupported: temperature, top_p, 'stop', 'seed', max_tokens, response_format\"}}"));
    }
    try (ScriptedServer server = new ScriptedServer(steps.toArray(Step[]::new))) {
      Opened.Ready opened = SentModel.open(settings(server, "openai", ALL));
      assertThat(opened.model().ask(request())).isInstanceOf(Reply.Invalid.class);
      assertThat(server.requests).hasSizeLessThan(12);
    }
  }

  @Test
  void what_the_dialect_does_not_take_is_left_out_and_said_once() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(reply(200, answer("anthropic")), reply(200, answer("anthropic")))) {
      Opened.Ready opened =
          SentModel.open(
              settings(
                  server,
                  "anthropic",
                  ",\"temperature\":1.5,\"seed\":3,\"stop\":[\"a\",\"b\"],\"dialect\":{\"stopMax\":1}"));
      opened.model().ask(request());
      opened.model().ask(request());
      assertThat(body(server, 1).path("temperature").doubleValue()).isEqualTo(1);
      assertThat(body(server, 1).has("seed")).isFalse();
      assertThat(body(server, 1).path("stop_sequences").size()).isEqualTo(1);
      assertThat(notes(opened))
          .anyMatch(note -> note.contains("does not take seed"))
          .anyMatch(note -> note.contains("1.5 is sent as 1"))
          .anyMatch(note -> note.contains("at most 1 stop sequence"))
          .anyMatch(note -> note.contains("needs a limit on output tokens"))
          .hasSize(4);
    }
  }

  @Test
  void thinking_is_switched_as_the_model_wants_it() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(reply(200, answer("anthropic")), reply(200, answer("ollama")))) {
      SentModel.open(
              settings(
                  server,
                  "anthropic",
                  ",\"thinking\":\"low\",\"maxTokens\":100,\"temperature\":0.5,\"responseFormat\":\"tool\""))
          .model()
          .ask(request());
      JsonNode claude = body(server, 0);
      assertThat(claude.at("/thinking/budget_tokens").asInt()).isEqualTo(1024);
      assertThat(claude.path("max_tokens").asInt()).isEqualTo(1124);
      assertThat(claude.has("temperature")).isFalse();
      assertThat(claude.at("/tool_choice/type").asString("")).isEqualTo("auto");
      SentModel.open(settings(server, "ollama", ",\"thinking\":\"off\"")).model().ask(request());
      assertThat(body(server, 1).path("think").booleanValue(true)).isFalse();
    }
  }

  @Test
  void what_thinking_excludes_is_said_and_nothing_else_of_it() {
    ModelSettings settings =
        SentModel.settings(
            "{\"provider\":\"anthropic\",\"baseUrl\":\"http://127.0.0.1:9\",\"model\":\"m\",\"maxTokens\":9,\"temperature\":1.4,\"thinking\":\"low\"}");
    assertThat(notes(SentModel.open(settings)))
        .singleElement()
        .asString()
        .contains("neither temperature nor topP while it thinks");
  }

  @Test
  void what_nobody_counted_is_estimated_and_marked() throws Exception {
    String uncounted =
        "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"<think>Let me see</think>four words are here\"}}]}";
    try (ScriptedServer server = new ScriptedServer(reply(200, uncounted))) {
      Reply.Text text =
          (Reply.Text) SentModel.open(settings(server, "openai", "")).model().ask(request());
      assertThat(text.completion().text()).isEqualTo("four words are here");
      assertThat(text.completion().thinking()).isEqualTo("Let me see");
      assertThat(text.completion().usage().estimatedTokens())
          .isPositive()
          .isEqualTo(text.completion().usage().total());
      assertThat(text.completion().usage().reasoningTokens()).isEqualTo(3);
    }
  }

  @Test
  void a_silent_stream_is_given_up_after_the_idle_time_out() throws Exception {
    String begun =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n6\r\ndata: \r\n";
    try (ScriptedServer server = new ScriptedServer(new Step.Stall(begun))) {
      Opened.Ready opened =
          SentModel.open(
              settings(server, "openai", ",\"stream\":true,\"limits\":{\"idleTimeoutSeconds\":1}"));
      Reply.Unavailable silent = (Reply.Unavailable) opened.model().ask(request());
      assertThat(silent.fault()).isEqualTo(Reply.Unavailable.Fault.TIMEOUT);
      assertThat(silent.said().message()).contains("Nothing came for 1");
    }
  }

  @Test
  void a_proxy_is_asked_for_the_whole_address() throws Exception {
    try (ScriptedServer proxy = new ScriptedServer(reply(200, answer("openai")))) {
      ModelSettings settings =
          SentModel.settings(
              "{\"baseUrl\":\"http://model.invalid/v1\",\"model\":\"m\",\"connection\":{\"proxy\":\"http://127.0.0.1:%d\",\"compression\":true}}"
                  .formatted(proxy.url().getPort()));
      assertThat(SentModel.open(settings).model().ask(request())).isInstanceOf(Reply.Text.class);
      assertThat(proxy.requests.getFirst())
          .startsWith("POST http://model.invalid/v1/chat/completions HTTP/1.1\n")
          .contains("Accept-Encoding: gzip, deflate\n");
    }
  }

  @Test
  void what_the_user_insists_on_is_not_dropped() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            reply(
                400,
                "{\"error\":{\"message\":\"Unsupported parameter: 'top_k'\",\"param\":\"top_k\"}}"),
            reply(
                400,
                "{\"error\":{\"message\":\"Unsupported parameter: 'temperature'\",\"param\":\"temperature\"}}"))) {
      Opened.Ready opened =
          SentModel.open(settings(server, "openai", ",\"extra\":{\"temperature\":1,\"top_k\":5}"));
      assertThat(opened.model().ask(request())).isInstanceOf(Reply.Invalid.class);
      assertThat(opened.model().ask(request())).isInstanceOf(Reply.Invalid.class);
      assertThat(server.requests).hasSize(2);
    }
  }

  @Test
  void a_schema_that_names_a_parameter_does_not_drop_it() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            reply(
                400,
                "{\"error\":{\"message\":\"Invalid schema for response_format 'rows': In context=('properties', 'temperature'), 'default' is not permitted.\",\"param\":\"response_format\"}}"),
            reply(200, answer("openai")))) {
      Opened.Ready opened = SentModel.open(settings(server, "openai", ALL));
      assertThat(opened.model().ask(request())).isInstanceOf(Reply.Text.class);
      assertThat(body(server, 1).path("temperature").doubleValue()).isEqualTo(0.7);
      assertThat(body(server, 1).at("/response_format/json_schema/schema/type").asString(""))
          .isEqualTo("object");
    }
  }

  /// Regression: what was streamed before a connection broke was paid for, and was asked for again.
  @Test
  void what_was_streamed_before_a_break_is_kept() throws Exception {
    String piece = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"[{}]\"}}]}\n\n";
    String begun =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(piece.length())
            + "\r\n"
            + piece
            + "\r\n";
    for (Step step : List.of(new Step.Send(begun, true), new Step.Stall(begun))) {
      try (ScriptedServer server = new ScriptedServer(step)) {
        Opened.Ready opened =
            SentModel.open(
                settings(
                    server, "openai", ",\"stream\":true,\"limits\":{\"idleTimeoutSeconds\":1}"));
        Reply.Truncated cut = (Reply.Truncated) opened.model().ask(request());
        assertThat(cut.completion().text()).isEqualTo("[{}]");
        assertThat(cut.brokenOff()).isTrue();
        assertThat(cut.completion().usage().estimatedTokens()).isPositive();
      }
    }
  }

  @Test
  void a_proxy_is_no_way_to_addresses_that_are_never_called() throws Exception {
    ModelSettings settings =
        SentModel.settings(
            "{\"baseUrl\":\"http://model.invalid/v1\",\"model\":\"m\",\"connection\":{\"proxy\":\"http://169.254.169.254:80\"}}");
    assertThat(SentModel.open(settings).model().ask(request()))
        .isInstanceOfSatisfying(
            Reply.Denied.class,
            denied -> assertThat(denied.said().message()).contains("proxy", "never called"));
  }
}
