package dev.winnow.providers.openai;

import dev.winnow.providers.reply.ReadEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/// Finds the text of an answer in a message: its `content`, else the arguments of its calls, else
/// what stands in the field for reasoning and is an answer all the same.
///
/// Servers that part reasoning from answers put the whole answer with the reasoning when the mark
/// between them is missing. It is read where there is nothing to choose: all of it is JSON, it goes
/// on behind a `</think>`, or a single JSON value ends it and nothing before could be one. Drafts
/// are never taken for the answer.
///
/// @param text the text, or null where there is none
/// @param thinking what it wrote before; empty where the answer itself stood there
record ReadText(@Nullable String text, String thinking) {

  private static final Set<String> TEXT_PARTS = Set.of("text", "output_text", "");
  private static final Pattern CALLS =
      Pattern.compile("tool_?(calls?|use)|function_?calls?", Pattern.CASE_INSENSITIVE);
  private static final Pattern END_OF_THOUGHT = Pattern.compile("</(think|thinking|thought)>");
  private static final Pattern OPENING_FENCE = Pattern.compile("```[a-zA-Z0-9]*\\s*$");
  private static final String FENCE = "```";

  /// A line that begins with a letter, or words between two values.
  private static final Pattern PROSE =
      Pattern.compile("^[ \\t]*\\p{L}|[\\]}]\\s*[\\p{L}*#>-]", Pattern.MULTILINE);

  /// Reads a choice.
  ///
  /// @param whole whether the model stopped by itself
  static ReadText of(JsonNode choice, String finish, boolean whole) {
    JsonNode message = choice.path("message");
    String said = content(message.isString() ? message : message.path("content"));
    if (said == null && choice.path("text").isString()) {
      said = choice.path("text").stringValue();
    }
    String thought = reasoning(message);
    String words = said == null ? "" : said;
    boolean blank = words.isBlank();
    String called = arguments(message);
    if (!called.isBlank()
        && (blank || (CALLS.matcher(finish).matches() && words.indexOf('{') < 0))) {
      return new ReadText(called, thought);
    }
    if (blank && !thought.isBlank()) {
      String answer = answerIn(thought, whole);
      return answer == null
          ? new ReadText(said, thought)
          : new ReadText(answer, before(thought, answer));
    }
    return new ReadText(said, thought);
  }

  /// Whether the model thought.
  boolean reasoned() {
    return !thinking.isBlank();
  }

  /// What stands before the answer in a thought that ends with it.
  private static String before(String thought, String answer) {
    int at = thought.lastIndexOf(answer);
    return at < 0 ? "" : END_OF_THOUGHT.matcher(thought.substring(0, at)).replaceAll("").strip();
  }

  /// The text of a content: a string, the text parts of an array, or JSON that somebody has parsed
  /// already; null where there is none.
  static @Nullable String content(JsonNode content) {
    if (content.isString()) {
      return content.stringValue();
    }
    if (content.isObject()) {
      return content.path("text").isString() && isPart(content)
          ? content.path("text").stringValue()
          : content.isEmpty() ? null : content.toString();
    }
    if (!content.isArray() || content.isEmpty()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      if (part.isObject() && !isPart(part)) {
        return content.toString();
      }
      JsonNode piece = part.isObject() ? part.path("text") : part;
      boolean isText = !part.isObject() || TEXT_PARTS.contains(part.path("type").asString(""));
      if (isText && piece.isString()) {
        text.append(piece.stringValue());
      }
    }
    return text.isEmpty() ? null : text.toString();
  }

  /// Whether an object is a part of a content, not a row: it has a type, or nothing but a text.
  private static boolean isPart(JsonNode object) {
    JsonNode type = object.path("type");
    return type.isString()
        ? object.has("text") || object.has(type.stringValue()) || type.stringValue().contains("_")
        : object.size() == 1 && object.path("text").isString();
  }

  /// The arguments of all calls, one a line.
  private static String arguments(JsonNode message) {
    List<String> calls = new ArrayList<>();
    for (JsonNode call : message.path("tool_calls")) {
      add(calls, call.path("function").path("arguments"));
    }
    if (calls.isEmpty()) {
      add(calls, message.path("function_call").path("arguments"));
    }
    return String.join("\n", calls);
  }

  private static void add(List<String> calls, JsonNode arguments) {
    if (arguments.isString()) {
      calls.add(arguments.stringValue());
    } else if (arguments.isContainer() && !arguments.isEmpty()) {
      calls.add(arguments.toString());
    }
  }

  /// What the model thought, from any of the fields in use.
  private static String reasoning(JsonNode message) {
    for (String field : List.of("reasoning_content", "reasoning", "thinking")) {
      String text = content(message.path(field));
      if (text != null && !text.isBlank()) {
        return text;
      }
    }
    StringBuilder details = new StringBuilder();
    for (JsonNode detail : message.path("reasoning_details")) {
      JsonNode text = detail.has("text") ? detail.path("text") : detail.path("summary");
      details.append(text.isString() ? text.stringValue() : "");
    }
    for (JsonNode part : message.path("content")) {
      String thought = part.isObject() ? content(part.path("thinking")) : null;
      details.append(thought == null ? "" : thought);
    }
    return details.toString();
  }

  private static @Nullable String answerIn(String thought, boolean whole) {
    Matcher end = END_OF_THOUGHT.matcher(thought);
    int behind = -1;
    while (end.find()) {
      behind = end.end();
    }
    if (behind >= 0) {
      String answer = thought.substring(behind);
      return answer.isBlank() ? null : answer;
    }
    String text = thought.strip();
    if (text.endsWith(FENCE)) {
      text = text.substring(0, text.length() - FENCE.length()).stripTrailing();
    }
    int begin = firstBracket(text);
    if (begin < 0) {
      return null;
    }
    String before = OPENING_FENCE.matcher(text.substring(0, begin)).replaceFirst("");
    String values = text.substring(begin);
    if (before.isBlank()) {
      return isJsonOnly(values) ? values : null;
    }
    return whole && !before.contains(FENCE) && restOf(values) == 0 ? values : null;
  }

  /// Whether nothing but JSON stands there, whole, one value a line, or broken.
  private static boolean isJsonOnly(String values) {
    int rest = restOf(values);
    return rest == 0 || !PROSE.matcher(values).find();
  }

  /// How many characters that are not blank stand behind the first value; -1 where it cannot be
  /// read.
  private static int restOf(String values) {
    try (JsonParser parser = ReadEnvelope.JSON.createParser(values)) {
      JsonNode read = ReadEnvelope.JSON.readTree(parser);
      int behind = (int) parser.currentLocation().getCharOffset();
      return read.isContainer() ? values.substring(behind).strip().length() : -1;
    } catch (JacksonException broken) {
      return -1;
    }
  }

  private static int firstBracket(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '{' || text.charAt(at) == '[') {
        return at;
      }
    }
    return -1;
  }
}
