package dev.winnow.providers.openai;

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
import tools.jackson.databind.node.ObjectNode;

/// Finds the JSON in a reply's body as providers and the proxies before them send it: plain, behind
/// comment lines (`: PROCESSING`), with `NaN` and `Infinity` in it, as a text within a text, or as
/// a stream of events although none was asked for, which is put together.
final class ReadEnvelope {

  /// Numbers keep their spelling: an answer may stand in the envelope as JSON.
  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .build())
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  // WHATWG HTML §9.2.6: the fields of an event stream
  private static final Pattern EVENT_FIELD = Pattern.compile("(data|event|id|retry):");

  /// What an answer is wrapped in by those who do not send it plain.
  private static final List<String> WRAPPERS =
      List.of("data", "result", "output", "response", "body", "Response");

  private ReadEnvelope() {}

  /// The JSON object or array, or null where there is none.
  static @Nullable JsonNode of(String body) {
    String text = withoutComments(body);
    if (EVENT_FIELD.matcher(text).lookingAt()) {
      return AssembleStream.ofEvents(text);
    }
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isString()) {
        json = JSON.readTree(json.stringValue());
      }
      if (json.path("choices").path(0).has("delta")) {
        return AssembleStream.ofChunks(values(text), false);
      }
      return json.isObject() || json.isArray() ? json : null;
    } catch (JacksonException noJson) {
      return null;
    }
  }

  /// The object that holds the choices, whatever it is wrapped in; the JSON itself where none is
  /// found. Usage that stands outside the wrapper goes with it.
  static JsonNode completion(JsonNode json) {
    JsonNode root = json.isArray() ? json.path(0) : json;
    if (hasChoices(root)) {
      return root;
    }
    for (String wrapper : WRAPPERS) {
      JsonNode inner = root.path(wrapper);
      if (hasChoices(inner) && inner instanceof ObjectNode completion) {
        if (!completion.hasNonNull("usage") && root.hasNonNull("usage")) {
          completion.set("usage", root.path("usage"));
        }
        return completion;
      }
    }
    return root;
  }

  /// Whether they are there, or the reason why there are none.
  private static boolean hasChoices(JsonNode node) {
    return node.path("choices").path(0).isObject() || ReadCompletion.blockReason(node) != null;
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
