package dev.winnow.offline;

import dev.winnow.core.llm.Request;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Judges the rows of a request that has them judged. It understands none of them: one of seven, by
/// a hash of its text, gets low scores, and the others get high ones, so that there is something to
/// see. Of two texts the longer one is better, whichever comes first.
final class ScoreRows {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String REASON =
      "Demo score of the offline model, which does not understand the row.";

  private static final String LONGER =
      "Demo preference of the offline model, which does not understand the texts: the longer one.";

  /// A row as requests have it: its number, and the row on the line below.
  private static final Pattern JUDGED =
      Pattern.compile("(?m)^=== [0-9a-f]{16} row ([0-9]{1,6})\\n(.*)$");

  private static final int ONE_OF = 7;

  private ScoreRows() {}

  /// What there is to say of a request's rows; null where it wants none of them judged.
  static @Nullable ArrayNode of(Request request) {
    ObjectNode schema = request.rowSchema();
    if (schema == null) {
      return null;
    }
    JsonNode dimensions = schema.path("properties").path("scores").path("properties");
    boolean compares = schema.path("properties").path("better").path("enum").isArray();
    if (!dimensions.isObject() && !compares) {
      return null;
    }
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    Matcher row = JUDGED.matcher(request.messages().getLast().text());
    while (row.find()) {
      ObjectNode one = rows.addObject().put("row", Integer.parseInt(row.group(1)));
      if (compares) {
        one.put("reason", LONGER).put("better", better(row.group(2)));
      } else {
        one.put("reason", REASON).set("scores", scores(row.group(2), dimensions));
      }
    }
    return rows.isEmpty() ? null : rows;
  }

  private static ObjectNode scores(String row, JsonNode dimensions) {
    ObjectNode scores = JsonNodeFactory.instance.objectNode();
    SplittableRandom random = new SplittableRandom(row.hashCode());
    boolean low = random.nextInt(ONE_OF) == 0;
    for (Map.Entry<String, JsonNode> dimension : dimensions.properties()) {
      boolean numbers = dimension.getValue().path("type").asString("").equals("integer");
      int score = (low ? 1 : 4) + random.nextInt(2);
      scores.set(
          dimension.getKey(),
          numbers
              ? JsonNodeFactory.instance.numberNode(score)
              : JsonNodeFactory.instance.stringNode(low ? "no" : "yes"));
    }
    return scores;
  }

  /// @param row `{"given": …, "A": …, "B": …}`
  private static String better(String row) {
    JsonNode pair = JSON.readTree(row);
    int difference = length(pair.path("A")) - length(pair.path("B"));
    return difference == 0 ? "tie" : difference > 0 ? "A" : "B";
  }

  private static int length(JsonNode text) {
    return text.isString() ? text.stringValue().length() : JSON.writeValueAsString(text).length();
  }
}
