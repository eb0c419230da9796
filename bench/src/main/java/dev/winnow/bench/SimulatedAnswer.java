package dev.winnow.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The answer to a chat completion request: distinct rows that keep to the schema sent, the same
/// for the same key.
final class SimulatedAnswer {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int ROWS_MAX = 10_000;

  /// The rows wanted, where no schema says so.
  private static final Pattern ROWS_IN_PROMPT =
      Pattern.compile("(?i)(?:\\bcount|数量)\\s*[:：]\\s*([0-9]{1,6})(?![0-9])");

  private SimulatedAnswer() {}

  /// @param name what the rows are made from: the key, or a word for all where they shall repeat
  static JsonNode answer(JsonNode request, String name) {
    long salt = hash(name);
    JsonNode schema = request.path("response_format").path("json_schema").path("schema");
    if (schema instanceof ObjectNode object) {
      return new SimulatedValue(object, salt).answer();
    }
    int rows = Math.clamp(rowsIn(request), 1, ROWS_MAX);
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

  private static int rowsIn(JsonNode request) {
    for (JsonNode message : request.path("messages")) {
      Matcher rows = ROWS_IN_PROMPT.matcher(message.path("content").asString(""));
      if (rows.find()) {
        return Integer.parseInt(rows.group(1));
      }
    }
    return 1;
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
