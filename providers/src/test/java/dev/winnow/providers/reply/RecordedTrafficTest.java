package dev.winnow.providers.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.providers.anthropic.AnthropicAnswers;
import dev.winnow.providers.http.Transport.Response;
import dev.winnow.providers.ollama.OllamaAnswers;
import dev.winnow.providers.openai.OpenAiAnswers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real answers of providers, recorded by others, in the folder that property `winnow.recorded`
/// names: text, finish reason and usage are read out of each by a few lines of their own here.
class RecordedTrafficTest {

  private static final String FOLDER = System.getProperty("winnow.recorded", "").strip();
  private static final JsonMapper JSON = JsonMapper.shared();

  @BeforeAll
  static void sayWhyItIsSkipped() {
    if (FOLDER.isEmpty()) {
      System.out.println(
          "RecordedTrafficTest is skipped: -Dwinnow.recorded=FOLDER names no recorded traffic.");
    }
    Assumptions.assumeFalse(FOLDER.isEmpty(), "-Dwinnow.recorded=FOLDER names no folder");
  }

  /// What a recorded body says by itself.
  private record Said(String text, String finish, Usage usage) {}

  @Test
  void every_recorded_success_yields_its_text_finish_and_usage() throws IOException {
    Map<String, Integer> seen = new TreeMap<>();
    for (JsonNode line : lines("openai-compatible")) {
      if (line.path("status").intValue() != 200) {
        continue;
      }
      Said said =
          line.path("streaming").booleanValue() ? ofStream(body(line)) : ofWhole(body(line));
      Reply reply = read(line, OpenAiAnswers.FORMAT);
      seen.merge(kind(reply), 1, Integer::sum);
      if (said == null) {
        assertThat(reply).as(line.toString()).isInstanceOf(Reply.Unavailable.class);
        continue;
      }
      Completion completion = ((Reply.Answered) reply).completion();
      assertThat(completion.text()).as(line.toString()).isEqualTo(said.text());
      assertThat(completion.finish()).isEqualTo(said.finish());
      assertThat(completion.usage()).as(line.toString()).isEqualTo(said.usage());
      assertThat(reply)
          .isInstanceOf(said.finish().equals("length") ? Reply.Truncated.class : Reply.Text.class);
    }
    assertThat(seen.get("Text")).as(seen.toString()).isGreaterThan(400);
    assertThat(seen.get("Truncated")).as(seen.toString()).isGreaterThan(10);
  }

  /// Blocks of text or of a call, and the tokens of the cache beside those of the input.
  @Test
  void every_recorded_message_yields_its_text_finish_and_usage() throws IOException {
    int answers = 0;
    int streamed = 0;
    int thought = 0;
    for (JsonNode line : lines("anthropic")) {
      if (line.path("status").intValue() != 200) {
        continue;
      }
      boolean stream = line.path("streaming").booleanValue();
      Message said = new Message();
      if (stream) {
        events(body(line)).forEach(said::event);
      } else {
        said.whole(JSON.readTree(body(line)));
      }
      Completion completion = ((Reply.Answered) read(line, AnthropicAnswers.FORMAT)).completion();
      if (said.calls.isEmpty()) {
        assertThat(completion.text()).as(line.toString()).isEqualTo(said.text.toString());
      } else {
        assertThat(JSON.readTree(completion.text().lines().findFirst().orElse("")))
            .as(line.toString())
            .isEqualTo(JSON.readTree(said.calls.getFirst()));
      }
      assertThat(completion.thinking()).isEqualTo(said.thinking.toString());
      assertThat(completion.finish()).isEqualTo(said.finish);
      assertThat(completion.usage())
          .as(line.toString())
          .isEqualTo(new Usage(said.input + said.read + said.written, said.output, said.read, 0));
      answers++;
      streamed += stream ? 1 : 0;
      thought += said.thinking.isEmpty() ? 0 : 1;
    }
    assertThat(answers).isGreaterThan(90);
    assertThat(streamed).isGreaterThan(30);
    assertThat(thought).isPositive();
  }

  /// A message, read by a few lines of its own.
  private static final class Message {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final List<String> calls = new ArrayList<>();
    private String finish = "";
    private long input;
    private long output;
    private long read;
    private long written;

    void whole(JsonNode message) {
      for (JsonNode block : message.path("content")) {
        text.append(block.path("text").asString(""));
        thinking.append(block.path("thinking").asString(""));
        if (block.path("type").asString("").equals("tool_use")) {
          calls.add(block.path("input").toString());
        }
      }
      finish = message.path("stop_reason").asString("");
      usage(message.path("usage"));
    }

    void event(JsonNode event) {
      usage(event.path("message").path("usage"));
      usage(event.path("usage"));
      JsonNode delta = event.path("delta");
      text.append(delta.path("text").asString(""));
      thinking.append(delta.path("thinking").asString(""));
      if (event.path("content_block").path("type").asString("").equals("tool_use")) {
        calls.add("");
      }
      if (delta.has("partial_json")) {
        calls.set(calls.size() - 1, calls.getLast() + delta.path("partial_json").asString(""));
      }
      finish = delta.path("stop_reason").asString(finish);
    }

    private void usage(JsonNode usage) {
      input = usage.path("input_tokens").asLong(input);
      output = usage.path("output_tokens").asLong(output);
      read = usage.path("cache_read_input_tokens").asLong(read);
      written = usage.path("cache_creation_input_tokens").asLong(written);
    }
  }

  private static List<JsonNode> events(String body) {
    return body.lines()
        .filter(line -> line.startsWith("data:"))
        .map(line -> JSON.readTree(line.substring(5)))
        .toList();
  }

  @Test
  void every_recorded_failure_of_anthropic_has_its_kind() throws IOException {
    int failures = 0;
    for (JsonNode line : lines("anthropic")) {
      int status = line.path("status").intValue();
      if (status == 200) {
        continue;
      }
      String message = JSON.readTree(body(line)).path("error").path("message").asString("");
      Reply.Denied.Obstacle obstacle =
          message.contains("credit")
              ? Reply.Denied.Obstacle.CREDIT
              : status == 401 ? Reply.Denied.Obstacle.CREDENTIAL : Reply.Denied.Obstacle.MODEL;
      Reply.Denied denied = (Reply.Denied) read(line, AnthropicAnswers.FORMAT);
      assertThat(denied.obstacle()).as(message).isEqualTo(obstacle);
      assertThat(denied.said().message()).contains(message);
      failures++;
    }
    assertThat(failures).isGreaterThan(10);
  }

  @Test
  void every_recorded_chat_of_ollama_yields_its_text_finish_and_usage() throws IOException {
    int answers = 0;
    for (JsonNode line : lines("ollama")) {
      if (!line.path("url").asString("").endsWith("/api/chat")) {
        continue;
      }
      StringBuilder text = new StringBuilder();
      JsonNode last = JSON.createObjectNode();
      for (String piece : body(line).lines().filter(it -> !it.isBlank()).toList()) {
        last = JSON.readTree(piece);
        text.append(last.path("message").path("content").asString(""));
      }
      Completion completion = ((Reply.Answered) read(line, OllamaAnswers.FORMAT)).completion();
      assertThat(completion.text()).isEqualTo(text.toString());
      assertThat(completion.finish()).isEqualTo(last.path("done_reason").asString("stop"));
      assertThat(completion.usage())
          .isEqualTo(
              Usage.of(
                  last.path("prompt_eval_count").asLong(0), last.path("eval_count").asLong(0)));
      answers++;
    }
    assertThat(answers).isGreaterThan(15);
  }

  @Test
  void every_recorded_failure_has_its_kind() throws IOException {
    int failures = 0;
    for (JsonNode line : lines("openai-compatible")) {
      int status = line.path("status").intValue();
      if (status == 200) {
        continue;
      }
      failures++;
      Reply.Denied.Obstacle obstacle =
          status == 401 ? Reply.Denied.Obstacle.CREDENTIAL : Reply.Denied.Obstacle.MODEL;
      assertThat(read(line, OpenAiAnswers.FORMAT))
          .isInstanceOfSatisfying(
              Reply.Denied.class,
              denied -> {
                assertThat(denied.obstacle()).isEqualTo(obstacle);
                String message =
                    JSON.readTree(body(line)).path("error").path("message").stringValue();
                assertThat(denied.said().message()).contains(message.strip());
              });
    }
    assertThat(failures).isPositive();
  }

  private static @Nullable Said ofWhole(String body) {
    JsonNode json = body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    JsonNode choice = json.path("choices").path(0);
    if (choice.isMissingNode()) {
      return null;
    }
    String content = choice.path("message").path("content").asString("");
    StringJoiner calls = new StringJoiner("\n");
    choice
        .path("message")
        .path("tool_calls")
        .forEach(call -> calls.add(call.path("function").path("arguments").asString("")));
    return new Said(
        content.isBlank() && calls.length() > 0 ? calls.toString() : content,
        choice.path("finish_reason").asString("stop"),
        usage(json.path("usage")));
  }

  private static @Nullable Said ofStream(String body) {
    StringBuilder text = new StringBuilder();
    Map<Integer, StringBuilder> calls = new TreeMap<>();
    @Nullable String finish = null;
    Usage usage = Usage.NONE;
    for (String line : body.lines().toList()) {
      if (!line.startsWith("data:") || line.contains("[DONE]")) {
        continue;
      }
      JsonNode chunk = JSON.readTree(line.substring(5));
      usage = chunk.path("usage").isObject() ? usage(chunk.path("usage")) : usage;
      for (JsonNode choice : chunk.path("choices")) {
        if (choice.path("index").asInt(0) == 0) {
          text.append(choice.path("delta").path("content").asString(""));
          for (JsonNode call : choice.path("delta").path("tool_calls")) {
            calls
                .computeIfAbsent(call.path("index").asInt(0), index -> new StringBuilder())
                .append(call.path("function").path("arguments").asString(""));
          }
          finish = choice.path("finish_reason").asString(finish);
        }
      }
    }
    String called = String.join("\n", calls.values());
    String said = text.toString().isBlank() && !called.isEmpty() ? called : text.toString();
    return finish == null ? null : new Said(said, finish, usage);
  }

  private static Usage usage(JsonNode usage) {
    return new Usage(
        usage.path("prompt_tokens").asLong(0),
        usage.path("completion_tokens").asLong(0),
        usage.path("prompt_tokens_details").path("cached_tokens").asLong(0),
        usage.path("completion_tokens_details").path("reasoning_tokens").asLong(0));
  }

  private static String kind(Reply reply) {
    return reply.getClass().getSimpleName();
  }

  private static Reply read(JsonNode line, AnswerFormat format) {
    Map<String, List<String>> headers = new HashMap<>();
    for (var header : line.path("headers").properties()) {
      List<String> values = new ArrayList<>();
      header.getValue().forEach(value -> values.add(value.asString("")));
      headers.put(header.getKey(), values);
    }
    return new ReadResponse(URI.create(line.path("url").stringValue()), "recorded", null, format)
        .of(new Response(line.path("status").intValue(), headers, body(line)), 5, Instant.EPOCH)
        .reply();
  }

  private static String body(JsonNode line) {
    return line.path("body").asString("");
  }

  private static List<JsonNode> lines(String name) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    Path file = Path.of(FOLDER, name + ".jsonl.gz");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      reader.lines().forEach(line -> lines.add(JSON.readTree(line)));
    }
    assertThat(lines).isNotEmpty();
    return lines;
  }
}
