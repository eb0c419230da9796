package dev.winnow.bench;

import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The answer to a chat completion request: distinct rows that keep to the schema sent, the same
/// for the same key. `Count: 5` in a prompt wants 5 rows, `Spoil: 40%` wants two of five to be of
/// no use. Rows to be judged get scores.
final class SimulatedAnswer {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MEANINGS = 64;
  private static final int DIMENSIONS = 48;
  private static final int ROWS_MAX = 10_000;

  /// The rows wanted, where no schema says so.
  private static final Pattern ROWS_IN_PROMPT =
      Pattern.compile("(?i)(?:\\bcount|数量)\\s*[:：]\\s*([0-9]{1,6})(?![0-9])");

  /// The share of rows that are to be of no use, in percent.
  private static final Pattern SPOILED_IN_PROMPT = Pattern.compile("Spoil: ([0-9]{1,3})%");

  private static final Pattern JUDGED_IN_PROMPT =
      Pattern.compile("(?m)^=== [0-9a-f]{16} row ([0-9]+)\\n(.*)$");

  private static final Pattern DIMENSION_IN_PROMPT =
      Pattern.compile("(?m)^- (.+?) \\((1 to 5|yes or no)\\): ");

  private SimulatedAnswer() {}

  /// @param name what the rows are made from: the key, or a word for all where they shall repeat
  static JsonNode answer(JsonNode request, String name) {
    JsonNode answer = sound(request, name);
    int share = inPrompt(request, SPOILED_IN_PROMPT, 0);
    if (share > 0) {
      JsonNode rows = answer.isArray() ? answer : answer.iterator().next();
      for (int row = 0; row < rows.size(); row++) {
        if (Math.floorMod(hash(name + "/" + row), 100) < share
            && rows.get(row) instanceof ObjectNode spoiled) {
          spoiled.removeAll().put("spoiled", true);
        }
      }
    }
    return answer;
  }

  /// Of the rows that a request has judged, one of seven is bad.
  private static @Nullable JsonNode scores(JsonNode request) {
    String prompt = request.path("messages").path(0).path("content").asString("");
    Matcher row = JUDGED_IN_PROMPT.matcher(prompt);
    if (!row.find()) {
      return null;
    }
    ArrayNode answer = JSON.arrayNode();
    do {
      boolean bad = Math.floorMod(hash(row.group(2)), 7) == 0;
      ObjectNode scores =
          answer
              .addObject()
              .put("row", Integer.parseInt(row.group(1)))
              .put("reason", bad ? "It is wrong." : "It is fine.")
              .putObject("scores");
      Matcher dimension = DIMENSION_IN_PROMPT.matcher(prompt);
      while (dimension.find()) {
        if (dimension.group(2).equals("1 to 5")) {
          scores.put(dimension.group(1), bad ? 1 : 5);
        } else {
          scores.put(dimension.group(1), bad ? "no" : "yes");
        }
      }
    } while (row.find());
    return answer;
  }

  private static JsonNode sound(JsonNode request, String name) {
    JsonNode scores = scores(request);
    if (scores != null) {
      return scores;
    }
    long salt = hash(name);
    JsonNode schema = request.path("response_format").path("json_schema").path("schema");
    if (schema instanceof ObjectNode object) {
      return new SimulatedValue(object, salt).answer();
    }
    int rows = Math.clamp(inPrompt(request, ROWS_IN_PROMPT, 1), 1, ROWS_MAX);
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

  /// An embedding for each text: in one of 64 directions, whatever its words, so that some mean the
  /// same.
  static ObjectNode embeddings(JsonNode request) {
    ObjectNode answer = JSON.objectNode().put("object", "list");
    answer.put("model", request.path("model").asString("simulated"));
    ArrayNode data = answer.putArray("data");
    long tokens = 0;
    for (JsonNode text : request.path("input")) {
      tokens += 1 + text.asString("").length() / 4;
      SplittableRandom random = new SplittableRandom(meaning(text.asString("")));
      ObjectNode one = data.addObject().put("object", "embedding").put("index", data.size() - 1);
      ArrayNode numbers = one.putArray("embedding");
      for (int i = 0; i < DIMENSIONS; i++) {
        numbers.add(random.nextGaussian());
      }
    }
    answer.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
    return answer;
  }

  /// Which of the directions a text has.
  static int meaning(String text) {
    return Math.floorMod(hash(text), MEANINGS);
  }

  private static int inPrompt(JsonNode request, Pattern number, int otherwise) {
    for (JsonNode message : request.path("messages")) {
      Matcher found = number.matcher(message.path("content").asString(""));
      if (found.find()) {
        return Integer.parseInt(found.group(1));
      }
    }
    return otherwise;
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
