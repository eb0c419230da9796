package dev.winnow.providers.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.providers.http.Transport.Response;
import dev.winnow.providers.openai.OpenAiAnswers;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReadResponseTest {

  @Test
  void an_answer_cut_at_the_token_limit_is_truncated() {
    Reply.Truncated cut = (Reply.Truncated) choice("\"[{\\\"a\\\":\"", "length");
    assertThat(cut.completion().text()).isEqualTo("[{\"a\":");
    assertThat(choice("null", "length")).isInstanceOf(Reply.Truncated.class);
  }

  @Test
  void a_refusal_and_a_content_filter_are_refused_with_the_providers_word() {
    Reply.Refused refused =
        (Reply.Refused)
            read(
                """
                {"choices":[{"message":{"content":null,"refusal":"I can't help with that."},
                 "finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":6}}
                """);
    assertThat(refused.reason()).isEqualTo("I can't help with that.");
    assertThat(refused.completion().usage()).isEqualTo(Usage.of(5, 6));
    assertThat(((Reply.Refused) choice("\"\"", "content_filter")).reason())
        .isEqualTo("content_filter");
  }

  @Test
  void content_in_parts_is_joined() {
    Reply reply =
        choice(
            "[{\"type\":\"text\",\"text\":\"[1,\"},{\"type\":\"text\",\"text\":\"2]\"}]", "stop");
    assertThat(((Reply.Text) reply).completion().text()).isEqualTo("[1,2]");
  }

  /// Regression: a database cannot hold NUL, and nothing in UTF-8 half a character.
  @Test
  void what_nothing_can_hold_is_written_as_what_can_be_held() {
    Reply reply =
        read(
            """
            {"choices":[{"message":{"content":"a\\u0000b\\ud800c\\ud83d\\ude00d\\udc00"},
             "finish_reason":"st\\u0000op"}],"model":"tiny\\ud800"}
            """);
    Completion completion = ((Reply.Text) reply).completion();
    assertThat(completion.text()).isEqualTo("a\\u0000b\\ud800c\uD83D\uDE00d\\udc00");
    assertThat(completion.finish()).isEqualTo("st\uFFFDop");
    assertThat(completion.model()).isEqualTo("tiny\uFFFD");
    Reply.Refused refused =
        (Reply.Refused)
            read("{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"No\\ud800\"}}]}");
    assertThat(refused.reason()).isEqualTo("No\uFFFD");
    Reply.Invalid invalid =
        (Reply.Invalid)
            new ReadResponse(URI.create("http://localhost/v1"), "tiny", null, OpenAiAnswers.FORMAT)
                .of(
                    new Response(400, Map.of(), "{\"error\":{\"message\":\"bad \\udc00 thing\"}}"),
                    5,
                    Instant.EPOCH)
                .reply();
    assertThat(invalid.said().message()).isEqualTo("bad \uFFFD thing");
  }

  @Test
  void odd_or_missing_usage_counts_as_nothing_said() {
    for (String usage :
        new String[] {
          "null",
          "{}",
          "[]",
          "\"x\"",
          "{\"prompt_tokens\":null,\"completion_tokens\":\"many\"}",
          "{\"prompt_tokens\":-4,\"prompt_tokens_details\":null}"
        }) {
      Reply reply =
          read(
              "{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":null}],\"usage\":"
                  + usage
                  + "}");
      assertThat(((Reply.Text) reply).completion().usage()).isEqualTo(Usage.NONE);
    }
  }

  @Test
  void absurd_usage_can_still_be_added_up() {
    Reply reply =
        read(
            """
            {"choices":[{"message":{"content":"x"}}],
             "usage":{"prompt_tokens":9223372036854775807,"completion_tokens":9223372036854775807}}
            """);
    Usage usage = ((Reply.Text) reply).completion().usage();
    assertThat(Math.multiplyExact(usage.inputTokens() + usage.outputTokens(), 10_000_000L))
        .isPositive();
  }

  @Test
  void an_answer_beside_a_null_error_is_an_answer() {
    assertThat(read("{\"error\":null,\"choices\":[{\"message\":{\"content\":\"x\"}}]}"))
        .isInstanceOf(Reply.Text.class);
  }

  @Test
  void no_body_makes_it_throw() {
    SplittableRandom random = new SplittableRandom(7);
    String whole =
        "{\"error\":{\"code\":[1],\"message\":{}},\"choices\":[{\"message\":{\"content\":[3]}}]}";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder body = new StringBuilder(whole);
      for (int edits = random.nextInt(6); edits > 0; edits--) {
        body.setCharAt(random.nextInt(body.length()), "{}[]\",:1nul<\0".charAt(random.nextInt(13)));
      }
      body.setLength(random.nextInt(body.length() + 1));
      assertThat(read(body.toString())).isNotNull();
    }
    assertThat(read("[".repeat(1_000_000))).isInstanceOf(Reply.Unavailable.class);
    assertThat(read("<".repeat(1_000_000))).isInstanceOf(Reply.Unavailable.class);
  }

  private static Reply choice(String content, String finish) {
    return read(
        "{\"choices\":[{\"message\":{\"content\":"
            + content
            + "},\"finish_reason\":\""
            + finish
            + "\"}]}");
  }

  private static Reply read(String body) {
    return new ReadResponse(
            URI.create("http://localhost/v1/chat/completions"), "tiny", null, OpenAiAnswers.FORMAT)
        .of(new Response(200, Map.of(), body), 5, Instant.EPOCH)
        .reply();
  }
}
