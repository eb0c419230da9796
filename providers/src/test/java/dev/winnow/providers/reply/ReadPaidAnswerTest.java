package dev.winnow.providers.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.providers.http.Transport.Response;
import dev.winnow.providers.openai.OpenAiAnswers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What was paid for is read, wherever it stands, and nothing else is taken for an answer.
class ReadPaidAnswerTest {

  private static final String USAGE =
      ",\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":30,\"total_tokens\":39}";

  /// @param body the whole body, or the first choice
  record Found(String name, String body, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Found> answers() {
    return Stream.of(
        message(
            "reasoning_content", "'content':null,'reasoning_content':'[{\\'q\\':1}]'", "[{'q':1}]"),
        message("reasoning", "'content':'','reasoning':'{\\'q\\':1}'", "{'q':1}"),
        message("no content at all", "'reasoning_content':' [{\\'q\\':1}] '", "[{'q':1}]"),
        message(
            "a fence", "'content':null,'reasoning':'```json\\n[{\\'q\\':1}]\\n```'", "[{'q':1}]"),
        message(
            "words before the only value",
            "'content':null,'reasoning_content':'Two rows are wanted. Here they are:\\n[{\\'q\\':1},{\\'q\\':2}]'",
            "[{'q':1},{'q':2}]"),
        message(
            "behind the end of thought",
            "'content':null,'reasoning_content':'maybe {\\'q\\':0}?\\n</think>\\n[{\\'q\\':1}]'",
            "\n[{'q':1}]"),
        message(
            "reasoning_details",
            "'content':'','reasoning_details':[{'type':'reasoning.text','text':'[{\\'q\\':1}]'}]",
            "[{'q':1}]"),
        message(
            "lines", "'content':null,'reasoning':'{\\'q\\':1}\\n{\\'q\\':2}'", "{'q':1}\n{'q':2}"),
        message(
            "a call",
            "'content':null,'tool_calls':[{'id':'c','type':'function','function':{'name':'rows','arguments':'{\\'rows\\':[{\\'q\\':1}]}'}}]",
            "{'rows':[{'q':1}]}"),
        message(
            "two calls",
            "'content':'','tool_calls':[{'function':{'arguments':'{\\'q\\':1}'}},{'function':{'arguments':'{\\'q\\':2}'}}]",
            "{'q':1}\n{'q':2}"),
        message(
            "arguments as JSON",
            "'content':null,'tool_calls':[{'function':{'arguments':{'q':0.10}}}]",
            "{'q':0.10}"),
        message(
            "the old call",
            "'content':null,'function_call':{'arguments':'{\\'q\\':1}'}",
            "{'q':1}"),
        message("parsed content", "'content':{'rows':[{'q':0.10}]}", "{'rows':[{'q':0.10}]}"),
        message(
            "parsed rows", "'content':[{'text':'a','label':'b'}]", "[{'text':'a','label':'b'}]"),
        message(
            "parts, thinking among them",
            "'content':[{'type':'thinking','thinking':[{'type':'text','text':'{\\'q\\':0}'}]},{'type':'text','text':'[{\\'q\\':1}]'}]",
            "[{'q':1}]"),
        body("a text", "{'choices':[{'text':'[1]','finish_reason':'stop'}]}", "[1]"),
        body("a message that is a text", "{'choices':[{'message':'[1]'}]}", "[1]"),
        body(
            "comments before it",
            ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n{'choices':[{'message':{'content':'[1]'}}]}",
            "[1]"),
        body("blank lines before it", "\n\n \n{'choices':[{'message':{'content':'[1]'}}]}", "[1]"),
        body(
            "no numbers",
            "{'choices':[{'message':{'content':'[1]'},'logprobs':{'content':[{'logprob':-Infinity},{'logprob':NaN},{'logprob':Infinity}]}}]}",
            "[1]"),
        body(
            "a text in a text",
            "\"{\\\"choices\\\":[{\\\"message\\\":{\\\"content\\\":\\\"[1]\\\"}}]}\"",
            "[1]"),
        body("raw line breaks", "{'choices':[{'message':{'content':'[1,\n2]'}}]}", "[1,\n2]"),
        body("a list", "[{'choices':[{'message':{'content':'[1]'}}]}]", "[1]"),
        body(
            "a wrapper",
            "{'code':200,'msg':'ok','data':{'choices':[{'message':{'content':'[1]'}}]},'success':true}",
            "[1]"),
        body(
            "DashScope's own",
            "{'output':{'choices':[{'message':{'content':'[1]'},'finish_reason':'stop'}]},'usage':{'input_tokens':1}}",
            "[1]"),
        body(
            "a success of MiniMax",
            "{'choices':[{'message':{'content':'[1]'},'finish_reason':'stop'}],'base_resp':{'status_code':0,'status_msg':''}}",
            "[1]"),
        body(
            "a stream",
            """
            : hello

            data: {'choices':[{'index':0,'delta':{'role':'assistant','content':''}}]}

            data: {'choices':[{'index':0,'delta':{'content':'[{"a":'}}]}

            data: {'choices':[{'index':0,'delta':{'content':'1}]'},'finish_reason':'stop'}]}

            data: [DONE]
            """,
            "[{'a':1}]"),
        body(
            "a stream with reasoning first",
            """
            event: message
            data:{"choices":[{"index":0,"delta":{"reasoning_content":"hm {"}}]}
            data:{"choices":[{"index":0,"delta":{"content":"[1]"}},{"index":1,"delta":{"content":"[2]"}}]}
            data:{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}
            """,
            "[1]"),
        body(
            "a stream of calls",
            """
            data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"name":"rows","arguments":"{\\"q\\""}}]}}]}
            data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]},"finish_reason":"tool_calls"}]}
            data: [DONE]
            """,
            "{'q':1}"),
        body(
            "pieces, one a line",
            """
            {"choices":[{"delta":{"content":"[1"}}]}
            {"choices":[{"delta":{"content":"]"},"finish_reason":"stop"}]}
            """,
            "[1]"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_is_found_wherever_it_stands(Found found) {
    Reply reply = read(found.body());
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Text.class, text -> assertThat(text.completion().text()).isEqualTo(found.text()));
  }

  /// Drafts in reasoning are not the answer.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Let me draft: [{'q':1}]. No, better: [{'q':2}] | stop
          First {'q':1}, then I think about it. | stop
          I need [3] rows. [{'q':1}] | stop
          Here: [{'q':1}] Wait, that is wrong. | stop
          [{'q':1}] Wait, that is wrong. [{'q':2}] | stop
          Let me write: [{'q':1}] | length
          I do not know. | stop
          """)
  void a_draft_is_not_the_answer(String reasoning, String finish) {
    Reply.Answered reply =
        (Reply.Answered)
            read(
                "{\"choices\":[{\"message\":{\"content\":null,\"reasoning_content\":\""
                    + reasoning.replace("'", "\\\"")
                    + "\"},\"finish_reason\":\""
                    + finish
                    + "\"}]"
                    + USAGE
                    + "}");
    assertThat(reply.completion().text()).isEmpty();
    assertThat(reply.completion().onlyReasoned()).isTrue();
    assertThat(reply.completion().usage()).isEqualTo(new Usage(9, 30, 0, 30));
  }

  @Test
  void an_answer_without_a_word_that_was_paid_for_counts() {
    for (String choice :
        List.of(
            "[{\"message\":{\"content\":null},\"finish_reason\":\"stop\"}]",
            "[{\"message\":{\"role\":\"assistant\"},\"finish_reason\":\"stop\"}]",
            "[]",
            "null")) {
      Reply reply = read("{\"choices\":" + choice + USAGE + "}");
      Completion completion = ((Reply.Text) reply).completion();
      assertThat(completion.text()).isEmpty();
      assertThat(completion.usage()).isEqualTo(Usage.of(9, 30));
    }
    assertThat(read("{\"choices\":[]}")).isInstanceOf(Reply.Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "network_error, server",
    "error, server",
    "insufficient_system_resource, server",
    "ERROR, server",
    "server_error, server",
    "MALFORMED_FUNCTION_CALL, server",
    "abort, server",
    "timeout, server",
    "content_filter, refused",
    "sensitive, refused",
    "SAFETY, refused",
    "RECITATION, refused",
    "PROHIBITED_CONTENT, refused",
    "refusal, refused",
    "length, truncated",
    "MAX_TOKENS, truncated",
    "model_length, truncated",
    "model_context_window_exceeded, truncated",
    "stop, text",
    "tool_calls, text",
    "eos, text",
    "end_turn, text",
    "something new, text"
  })
  void each_finish_reason_has_its_kind(String finish, String kind) {
    for (String content : List.of("\"\"", "\"[{\"")) {
      String body =
          "{\"choices\":[{\"message\":{\"content\":%s},\"finish_reason\":\"%s\"}]}"
              .formatted(content, finish);
      assertThat(kind(read(body))).as(content).isEqualTo(kind);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "stop, MAX_TOKENS, truncated",
    "stop, SAFETY, refused",
    "error, SAFETY, refused",
    "stop, MALFORMED_FUNCTION_CALL, server",
    "length, stop, truncated",
    "stop, completed, text"
  })
  void the_word_of_the_provider_behind_counts(String finish, String behind, String kind) {
    String body =
        "{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"%s\",\"native_finish_reason\":\"%s\"}]}"
            .formatted(finish, behind);
    assertThat(kind(read(body))).isEqualTo(kind);
  }

  @Test
  void a_filtered_answer_without_a_message_is_a_refusal_with_usage() {
    Reply.Refused refused =
        (Reply.Refused)
            read(
                "{\"choices\":[{\"finish_reason\":\"content_filter\",\"index\":0,\"content_filter_results\":{\"hate\":{\"filtered\":true}}}]"
                    + USAGE
                    + "}");
    assertThat(refused.completion().usage()).isEqualTo(Usage.of(9, 30));
    assertThat(refused.filtered()).isTrue();
    Reply.Refused declined =
        (Reply.Refused)
            read(
                "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"No.\"},\"finish_reason\":\"stop\"}]}");
    assertThat(declined.filtered()).isFalse();
  }

  /// Gemini says of a prompt that it does not take in a field of its own, beside no choices.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'choices':[],'prompt_feedback':{'blockReason':'SAFETY'}USAGE} | SAFETY
          {'choices':[],'promptFeedback':{'blockReason':'PROHIBITED_CONTENT'}USAGE} | PROHIBITED_CONTENT
          {'choices':[],'prompt_feedback':{'block_reason':'OTHER','safety_ratings':[]}USAGE} | OTHER
          {'choices':null,'promptFeedback':{'block_reason':'BLOCKLIST'}USAGE} | BLOCKLIST
          {'promptFeedback':{'blockReason':'SPII','blockReasonMessage':'no'}USAGE} | SPII
          {'choices':[{'index':0,'message':{'role':'assistant','content':''},'finish_reason':'stop'}],'prompt_feedback':{'blockReason':'SAFETY'}USAGE} | SAFETY
          {'data':{'choices':[],'prompt_feedback':{'blockReason':'SAFETY'}USAGE}} | SAFETY
          data: {'choices':[],'promptFeedback':{'blockReason':'SAFETY'}USAGE} | SAFETY
          {'choices':[{'index':0,'message':{'role':'assistant'},'finish_reason':'content_filter: PROHIBITED_CONTENT'}]USAGE} | content_filter: PROHIBITED_CONTENT
          """)
  void a_prompt_that_was_blocked_is_a_refusal_with_usage(String body, String reason) {
    Reply.Refused refused = (Reply.Refused) read(body.replace('\'', '"').replace("USAGE", USAGE));
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.filtered()).isTrue();
    assertThat(refused.completion().usage()).isEqualTo(Usage.of(9, 30));
  }

  @ParameterizedTest
  @CsvSource({"{}", "{\"blockReason\":\"\"}", "{\"blockReason\":null}", "{\"safetyRatings\":[]}"})
  void feedback_without_a_block_is_none(String feedback) {
    assertThat(
            read(
                "{\"choices\":[{\"message\":{\"content\":\"[1]\"}}],\"promptFeedback\":"
                    + feedback
                    + "}"))
        .isInstanceOf(Reply.Text.class);
  }

  @Test
  void a_stream_that_breaks_off_or_says_of_a_failure_is_one() {
    String piece = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"[1]\"}}]}\n\n";
    String noWord = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"}}]}\n\n";
    assertThat(read(noWord))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class, it -> assertThat(it.said().message()).contains("broke off"));
    assertThat(read(piece + "data: [DONE]\n\n")).isInstanceOf(Reply.Text.class);
    Reply limited =
        read(
            noWord
                + "data: {\"error\":{\"message\":\"Rate limited. Please retry in 7s.\",\"code\":429}}\n\n");
    assertThat(limited)
        .isEqualTo(
            new Reply.Throttled(200, Duration.ofSeconds(7), "Rate limited. Please retry in 7s."));
    Reply usage =
        read(
            piece
                + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}\n\n"
                + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\ndata: [DONE]\n\n");
    assertThat(((Reply.Truncated) usage).completion().usage()).isEqualTo(Usage.of(3, 4));
  }

  /// Regression: the text was thrown away and asked for again, paid for twice and kept nowhere.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'choices':[{'message':{'content':'[{},{'},'finish_reason':'abort'}]USAGE} | [{},{ | abort
          {'choices':[{'message':{'content':'[{}]'},'finish_reason':'error'}]USAGE} | [{}] | error
          {'choices':[{'message':{'content':'[{}'},'finish_reason':'insufficient_system_resource'}]USAGE} | [{} | insufficient_system_resource
          {'choices':[{'message':{'content':'[{}'},'finish_reason':'network_error'}]USAGE} | [{} | network_error
          {'choices':[{'message':{'content':'[{}'},'finish_reason':'error','native_finish_reason':'abort'}]USAGE} | [{} | abort
          {'choices':[{'message':{'content':'[{}'},'error':{'code':502,'message':'Upstream failed'}}]USAGE} | [{} | error
          {'choices':[{'message':{'content':'[{}'},'finish_reason':'length','error':'Upstream failed'}]USAGE} | [{} | error
          {'choices':[{'message':{'content':null,'tool_calls':[{'function':{'arguments':'{}'}}]},'finish_reason':'abort'}]USAGE} | {} | abort
          data: {'choices':[{'delta':{'content':'[{},'}}]} | [{}, | error
          data: {'choices':[{'delta':{'content':'[{},'},'finish_reason':'error'}]} | [{}, | error
          data: {'choices':[{'delta':{'content':'[{},'}}]}LINEdata: {'error':{'code':429,'message':'Rate limited'}} | [{}, | error
          data: {'choices':[{'delta':{'content':'[{},'}}]}LINEdata: {'type':'error','message':'Overloaded'} | [{}, | error
          {'choices':[{'delta':{'content':'[{},'}}]}LINE{'choices':[{'delta':{'content':'{}'}}]} | [{},{} | error
          """)
  void what_a_provider_wrote_before_it_failed_counts(String body, String text, String word) {
    Reply reply = read(body.replace('\'', '"').replace("USAGE", USAGE).replace("LINE", "\n\n"));
    assertThat(reply).isInstanceOf(Reply.Truncated.class);
    Reply.Truncated broken = (Reply.Truncated) reply;
    assertThat(broken.brokenOff()).isTrue();
    assertThat(broken.completion().text()).isEqualTo(text);
    assertThat(broken.completion().finish()).isEqualTo("broken off: " + word);
    assertThat(broken.completion().usage())
        .isEqualTo(body.contains("USAGE") ? Usage.of(9, 30) : Usage.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'choices':[{'message':{'content':' '},'finish_reason':'abort'}]USAGE}
          {'choices':[{'message':{'content':null},'finish_reason':'insufficient_system_resource'}]USAGE}
          {'choices':[{'message':{'content':null,'reasoning_content':'Rows: [{}]'},'finish_reason':'network_error'}]USAGE}
          {'choices':[{'message':{'content':'','reasoning':'Rows: [{}]'},'finish_reason':'stop','error':{'code':502,'message':'Upstream failed'}}]USAGE}
          {'choices':[{'message':{'content':''},'error':'Upstream failed'}]USAGE}
          {'choices':[{'message':{'content':'Upstream failed'},'finish_reason':'error'}]}
          {'choices':[{'message':{'content':'Upstream failed'},'error':{'code':502,'message':'Upstream failed'}}]}
          """)
  void a_failure_without_a_word_that_was_paid_for_is_sent_again(String body) {
    assertThat(kind(read(body.replace('\'', '"').replace("USAGE", USAGE)))).isEqualTo("server");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'prompt_tokens':10,'completion_tokens':5,'num_cached_tokens':4} | 10 | 5 | 4 | 0
          {'prompt_tokens':10,'completion_tokens':5,'prompt_cache_hit_tokens':4,'prompt_cache_miss_tokens':6} | 10 | 5 | 4 | 0
          {'prompt_tokens':10,'completion_tokens':5,'cached_tokens':4} | 10 | 5 | 4 | 0
          {'prompt_tokens':10,'completion_tokens':5,'prompt_tokens_details':{'cached_tokens':4}} | 10 | 5 | 4 | 0
          {'input_tokens':10,'output_tokens':5,'cache_read_input_tokens':4} | 10 | 5 | 4 | 0
          {'input_tokens':10,'output_tokens':5,'input_tokens_details':{'cached_tokens':4},'output_tokens_details':{'reasoning_tokens':3}} | 10 | 5 | 4 | 3
          {'prompt_tokens':10,'completion_tokens':5,'total_tokens':15,'completion_tokens_details':{'reasoning_tokens':3}} | 10 | 5 | 0 | 3
          {'prompt_tokens':6,'completion_tokens':0,'total_tokens':22} | 6 | 16 | 0 | 16
          {'total_tokens':22} | 22 | 0 | 0 | 0
          {'prompt_tokens':'10','completion_tokens':NaN,'total_tokens':Infinity} | 10 | 0 | 0 | 0
          """)
  void usage_is_read_in_every_spelling(
      String usage, long input, long output, long cached, long reasoning) {
    Reply reply =
        read(
            ("{'choices':[{'message':{'content':'x'}}],'usage':" + usage + "}").replace('\'', '"'));
    assertThat(((Reply.Text) reply).completion().usage())
        .isEqualTo(new Usage(input, output, cached, reasoning));
  }

  @Test
  void the_header_outranks_the_wait_of_the_body() {
    String body = "{\"error\":{\"message\":\"Please try again in 20s.\",\"code\":\"rate_limit\"}}";
    assertThat(((Reply.Throttled) read(429, body, Map.of())).retryAfter())
        .isEqualTo(Duration.ofSeconds(20));
    assertThat(
            ((Reply.Throttled) read(429, body, Map.of("retry-after", List.of("3")))).retryAfter())
        .isEqualTo(Duration.ofSeconds(3));
    String loading = "{\"error\":\"Model x is currently loading\",\"estimated_time\":52.8}";
    assertThat(((Reply.Unavailable) read(503, loading, Map.of())).retryAfter())
        .isEqualTo(Duration.ofMillis(52_800));
  }

  private static String kind(Reply reply) {
    return switch (reply) {
      case Reply.Text text -> "text";
      case Reply.Truncated truncated -> "truncated";
      case Reply.Refused refused -> "refused";
      case Reply.Unavailable unavailable -> "server";
      case Reply.Throttled throttled -> "throttled";
      case Reply.Denied denied -> "denied";
      case Reply.Invalid invalid -> "invalid";
    };
  }

  /// Single quotes stand for double ones.
  private static Found message(String name, String message, String text) {
    String json = message.replace("\\'", "\\\"").replace('\'', '"');
    return new Found(
        name,
        "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
            + json
            + "},\"finish_reason\":\"stop\"}]"
            + USAGE
            + "}",
        text.replace('\'', '"'));
  }

  private static Found body(String name, String body, String text) {
    return new Found(
        name,
        body.contains("\"") ? quoted(body) : body.replace('\'', '"'),
        text.replace('\'', '"'));
  }

  private static String quoted(String body) {
    return body.replace("{\"a\":", "{\\\"a\\\":").replace('\'', '"');
  }

  private static Reply read(String body) {
    return read(200, body, Map.of());
  }

  private static Reply read(int status, String body, Map<String, List<String>> headers) {
    return new ReadResponse(
            URI.create("http://localhost/v1/chat/completions"), "tiny", null, OpenAiAnswers.FORMAT)
        .of(new Response(status, headers, body), 5, Instant.EPOCH)
        .reply();
  }
}
