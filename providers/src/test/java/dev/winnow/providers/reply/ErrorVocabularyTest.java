package dev.winnow.providers.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Reply;
import dev.winnow.providers.http.Transport.Response;
import dev.winnow.providers.openai.OpenAiAnswers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The one error vocabulary, as a table: a provider's status and body in, the kind of reply out.
class ErrorVocabularyTest {

  /// @param kind `credential`, `credit`, `model`, `throttled`, `server`, `loading`, `refused`,
  ///   `too_large`, `invalid`, `unreadable`
  /// @param said a part of the message
  record Row(String provider, int status, String kind, String said, String body) {

    static Row of(String line) {
      String[] cells = line.split(" \\| ?", 5);
      return new Row(cells[0], Integer.parseInt(cells[1]), cells[2], cells[3], cells[4]);
    }

    @Override
    public String toString() {
      return provider + " " + status + " is " + kind + ": " + said;
    }
  }

  static List<Row> rows() {
    return Stream.of(
            CloudErrorRows.ROWS, ChineseErrorRows.ROWS, GatewayErrorRows.ROWS, ServerErrorRows.ROWS)
        .flatMap(String::lines)
        .map(Row::of)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void each_recorded_body_has_its_kind(Row row) {
    Reply reply = read(row.status(), row.body(), Map.of());
    assertThat(kind(reply)).isEqualTo(row.kind());
    assertThat(message(reply))
        .contains(row.said())
        .doesNotContain("\n", "sk-secret-key")
        .hasSizeLessThanOrEqualTo(ReadResponse.MESSAGE_MAX);
  }

  @Test
  void the_table_is_long_enough_to_mean_something() {
    Map<String, Long> rows =
        rows().stream().collect(Collectors.groupingBy(Row::kind, Collectors.counting()));
    assertThat(rows)
        .containsOnlyKeys(
            "credential",
            "credit",
            "model",
            "throttled",
            "server",
            "loading",
            "refused",
            "too_large",
            "invalid",
            "unreadable");
    assertThat(rows.values()).allMatch(many -> many >= 6);
  }

  @Test
  void retry_after_is_read_in_all_its_forms_and_never_capped() {
    String body = "{\"error\":{\"message\":\"slow down\"}}";
    assertThat(wait(body, "retry-after", "7")).isEqualTo(Duration.ofSeconds(7));
    assertThat(wait(body, "retry-after", "0.5")).isEqualTo(Duration.ofMillis(500));
    assertThat(wait(body, "retry-after", "86400")).isEqualTo(Duration.ofDays(1));
    for (String absurd : new String[] {"99999999999", "Fri, 31 Dec 9999 23:59:59 GMT"}) {
      assertThat(wait(body, "retry-after", absurd)).isEqualTo(Duration.ofDays(3650));
    }
    assertThat(wait(body, "retry-after-ms", "1500")).isEqualTo(Duration.ofMillis(1500));
    assertThat(wait(body, "retry-after", "Mon, 23 Nov 2026 10:02:00 GMT"))
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(wait(body, "retry-after", "Mon, 23 Nov 2026 09:00:00 GMT")).isEqualTo(Duration.ZERO);
    for (String odd : List.of("", "soon", "-5", "1e9", "Mon, 99 Nov", "99999999999999999999")) {
      assertThat(wait(body, "retry-after", odd)).isNull();
    }
  }

  @Test
  void retry_after_on_a_success_is_not_obeyed() {
    Reply reply =
        read(
            200,
            "{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}",
            Map.of("retry-after", List.of("30")));
    assertThat(reply).isInstanceOf(Reply.Text.class);
  }

  @Test
  void a_long_message_is_clipped_and_a_key_in_it_is_hidden() {
    String body = "{\"error\":{\"message\":\"" + "你好 ".repeat(400) + "sk-secret-key-123\"}}";
    assertThat(message(read(400, body, Map.of()))).hasSize(ReadResponse.MESSAGE_MAX).endsWith("…");
    String echoed = "{\"error\":{\"message\":\"Bad key sk-secret-key-123!\"}}";
    assertThat(message(read(401, echoed, Map.of()))).isEqualTo("Bad key [key]!");
    String page = "<html><title>Key sk-secret-key-123</title></html>";
    assertThat(message(read(502, page, Map.of()))).isEqualTo("Key [key]");
  }

  private static Reply read(int status, String body, Map<String, List<String>> headers) {
    return new ReadResponse(
            URI.create("https://llm.example/v1/chat/completions"),
            "tiny",
            "sk-secret-key-123",
            OpenAiAnswers.FORMAT)
        .of(new Response(status, headers, body), 5, Instant.parse("2026-11-23T10:00:00Z"))
        .reply();
  }

  private static @Nullable Duration wait(String body, String header, String value) {
    return ((Reply.Throttled) read(429, body, Map.of(header, List.of(value)))).retryAfter();
  }

  private static String kind(Reply reply) {
    return switch (reply) {
      case Reply.Text text -> "text";
      case Reply.Truncated truncated -> "truncated";
      case Reply.Refused refused -> "refused";
      case Reply.Throttled throttled -> "throttled";
      case Reply.Unavailable unavailable -> unavailable.fault().name().toLowerCase(Locale.ROOT);
      case Reply.Denied denied -> denied.obstacle().name().toLowerCase(Locale.ROOT);
      case Reply.Invalid invalid ->
          invalid.flaw() == Reply.Invalid.Flaw.TOO_LARGE ? "too_large" : "invalid";
    };
  }

  private static String message(Reply reply) {
    return switch (reply) {
      case Reply.Refused refused -> refused.reason();
      case Reply.Answered answered -> answered.completion().text();
      case Reply.Throttled throttled -> throttled.said().message();
      case Reply.Unavailable unavailable -> unavailable.said().message();
      case Reply.Denied denied -> denied.said().message();
      case Reply.Invalid invalid -> invalid.said().message();
    };
  }
}
