package dev.winnow.providers.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Reply;
import dev.winnow.providers.Outcome;
import dev.winnow.providers.anthropic.AnthropicAnswers;
import dev.winnow.providers.http.Transport.Response;
import dev.winnow.providers.ollama.OllamaAnswers;
import dev.winnow.providers.openai.OpenAiAnswers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The one error vocabulary, as a table: a provider's status and body in, the kind of reply out.
class ErrorVocabularyTest {

  /// @param format of the wire that reads it
  /// @param headers by name in lower case
  /// @param kind as in [Outcome]
  /// @param seconds the wait that is asked for, where the row says so
  /// @param said a part of the message
  record Row(
      AnswerFormat format,
      String provider,
      int status,
      Map<String, List<String>> headers,
      String kind,
      @Nullable Long seconds,
      String said,
      String body) {

    static Row of(AnswerFormat format, String line) {
      String[] cells = line.split(" \\| ?", 5);
      String[] status = cells[1].split(" ", -1);
      String[] kind = cells[2].split(" ", -1);
      Map<String, List<String>> headers = new TreeMap<>();
      for (String header : List.of(status).subList(1, status.length)) {
        String[] sides = header.split("=", 2);
        headers.put(sides[0], List.of(sides[1]));
      }
      return new Row(
          format,
          cells[0],
          Integer.parseInt(status[0]),
          headers,
          kind[0],
          kind.length > 1 ? Long.valueOf(kind[1]) : null,
          cells[3],
          cells[4]);
    }

    @Override
    public String toString() {
      return provider + " " + status + " is " + kind + ": " + said;
    }
  }

  static List<Row> rows() {
    return Stream.of(
            rows(OpenAiAnswers.FORMAT, CloudErrorRows.ROWS),
            rows(OpenAiAnswers.FORMAT, ChineseErrorRows.ROWS),
            rows(OpenAiAnswers.FORMAT, GatewayErrorRows.ROWS),
            rows(OpenAiAnswers.FORMAT, ServerErrorRows.ROWS),
            rows(AnthropicAnswers.FORMAT, AnthropicErrorRows.ROWS),
            rows(OllamaAnswers.FORMAT, OllamaErrorRows.ROWS))
        .flatMap(rows -> rows)
        .toList();
  }

  private static Stream<Row> rows(AnswerFormat format, String rows) {
    return rows.lines().map(line -> Row.of(format, line));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void each_recorded_body_has_its_kind(Row row) {
    Outcome outcome = Outcome.of(read(row.format(), row.status(), row.body(), row.headers()));
    assertThat(outcome.kind()).isEqualTo(row.kind());
    assertThat(outcome.said())
        .contains(row.said())
        .doesNotContain("\n", "sk-secret-key")
        .hasSizeLessThanOrEqualTo(ReadResponse.MESSAGE_MAX);
    if (row.seconds() != null) {
      assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(row.seconds()));
    }
  }

  @Test
  void the_table_is_long_enough_to_mean_something() {
    assertThat(rows()).hasSizeGreaterThan(280);
    Map<String, Long> rows =
        rows().stream().collect(Collectors.groupingBy(Row::kind, Collectors.counting()));
    assertThat(rows)
        .containsOnlyKeys(
            "text",
            "truncated",
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
    assertThat(rows.values()).allMatch(many -> many >= 4);
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
    return read(OpenAiAnswers.FORMAT, status, body, headers);
  }

  private static Reply read(
      AnswerFormat format, int status, String body, Map<String, List<String>> headers) {
    return new ReadResponse(
            URI.create("https://llm.example/v1/chat/completions"),
            "tiny",
            "sk-secret-key-123",
            format)
        .of(new Response(status, headers, body), 5, Instant.parse("2026-11-23T10:00:00Z"))
        .reply();
  }

  private static @Nullable Duration wait(String body, String header, String value) {
    return ((Reply.Throttled) read(429, body, Map.of(header, List.of(value)))).retryAfter();
  }

  private static String message(Reply reply) {
    return Outcome.of(reply).said();
  }
}
