package dev.winnow.providers.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// Finds the JSON in a reply's body as providers and the proxies before them send it: plain, behind
/// comment lines (`: PROCESSING`), with `NaN` and `Infinity` in it, as a text within a text, or as
/// a stream of events although none was asked for, which is put together.
public final class ReadEnvelope {

  /// Numbers keep their spelling: an answer may stand in the envelope as JSON.
  public static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .build())
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  // WHATWG HTML §9.2.6: the fields of an event stream; and the one that llama.cpp has for failures
  private static final Pattern EVENT_FIELD = Pattern.compile("(data|event|id|retry|error):");

  private ReadEnvelope() {}

  /// The JSON object or array, or null where there is none.
  static @Nullable JsonNode of(String body, AnswerFormat format) {
    String text = withoutComments(body);
    if (EVENT_FIELD.matcher(text).lookingAt()) {
      return ofEvents(text, format);
    }
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isString()) {
        json = JSON.readTree(json.stringValue());
      }
      if (format.isPiece(json)) {
        return format.assembled(values(text), false);
      }
      return json.isObject() || json.isArray() ? json : null;
    } catch (JacksonException noJson) {
      return null;
    }
  }

  /// What stands in the `data: …` lines of a text, put together.
  private static @Nullable JsonNode ofEvents(String text, AnswerFormat format) {
    List<JsonNode> pieces = new ArrayList<>();
    StringBuilder data = new StringBuilder();
    boolean done = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith("data:") || line.startsWith("error:")) {
        String piece = line.substring(line.indexOf(':') + 1).strip();
        done |= piece.equals("[DONE]");
        // Not all put the blank line between events that the protocol asks for.
        int before = pieces.size();
        read(piece, pieces);
        if (pieces.size() == before) {
          data.append(piece).append('\n');
        }
      } else if (line.isBlank()) {
        read(data.toString().strip(), pieces);
        data.setLength(0);
      }
    }
    read(data.toString().strip(), pieces);
    return format.assembled(pieces, done);
  }

  private static void read(String data, List<JsonNode> pieces) {
    boolean isObject = data.startsWith("{") && data.endsWith("}");
    // Gemini puts its failures into a list.
    boolean isList = data.startsWith("[{") && data.endsWith("}]");
    if (!isObject && !isList) {
      return;
    }
    try {
      JsonNode json = JSON.readTree(data);
      if (isList) {
        json.forEach(pieces::add);
      } else {
        pieces.add(json);
      }
    } catch (JacksonException notWhole) {
      // It may go on in the next line.
    }
  }

  /// Without the comment and blank lines before the first line of another kind.
  private static String withoutComments(String body) {
    int at = 0;
    while (at < body.length()) {
      int end = body.indexOf('\n', at);
      String line = body.substring(at, end < 0 ? body.length() : end).strip();
      if (!line.isEmpty() && !line.startsWith(":")) {
        break;
      }
      at = end < 0 ? body.length() : end + 1;
    }
    return body.substring(at).stripLeading();
  }

  private static List<JsonNode> values(String text) {
    List<JsonNode> values = new ArrayList<>();
    try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(text)) {
      while (all.hasNextValue()) {
        values.add(all.nextValue());
      }
    } catch (JacksonException broken) {
      // What came before it counts; whether the stream was whole is judged by its last chunk.
    }
    return values;
  }
}
