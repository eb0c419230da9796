package dev.winnow.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The answer to a chat completion request: distinct rows that keep to the schema sent, the same
/// for the same key.
final class SimulatedAnswer {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int ROWS_MAX = 10_000;

  private SimulatedAnswer() {}

  /// @param rowsInPrompt finds the number of rows in the prompt, in its first group
  /// @param name what the rows are made from: the key, or a word for all where they shall repeat
  static JsonNode answer(JsonNode request, Pattern rowsInPrompt, String name) {
    long salt = hash(name);
    JsonNode schema = request.path("response_format").path("json_schema").path("schema");
    if (schema instanceof ObjectNode object) {
      return new SimulatedValue(object, salt).answer();
    }
    int rows = Math.clamp(rowsIn(request, rowsInPrompt), 1, ROWS_MAX);
    ArrayNode answer = JSON.arrayNode(rows);
    for (int row = 0; row < rows; row++) {
      String word = SimulatedValue.word(salt, row);
      answer
          .addObject()
          .put("question", "What is the meaning of " + word + "?")
          .put("answer", "It means " + new StringBuilder(word).reverse() + ", and nothing else.");
    }
    return answer;
  }

  private static int rowsIn(JsonNode request, Pattern rowsInPrompt) {
    for (JsonNode message : request.path("messages")) {
      String number = find(rowsInPrompt, message.path("content").asString(""));
      if (number != null) {
        return Integer.parseInt(number);
      }
    }
    return 1;
  }

  private static @Nullable String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() && matcher.group(1).matches("[0-9]{1,6}") ? matcher.group(1) : null;
  }

  /// FNV-1a on 64 bits, well mixed.
  static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    return hash ^ (hash >>> 29);
  }
}
