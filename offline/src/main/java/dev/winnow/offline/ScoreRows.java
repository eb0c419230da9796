package dev.winnow.offline;

import dev.winnow.core.llm.Request;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Scores the rows of a request that has them judged. It understands none of them: one of seven, by
/// a hash of its text, gets low scores, and the others get high ones, so that there is something to
/// see.
final class ScoreRows {

  private static final String REASON =
      "Demo score of the offline model, which does not understand the row.";

  /// A row as requests have it: its number, and the row on the line below.
  private static final Pattern JUDGED =
      Pattern.compile("(?m)^=== [0-9a-f]{16} row ([0-9]{1,6})\\n(.*)$");

  private static final int ONE_OF = 7;

  private ScoreRows() {}

  /// The scores of a request's rows; null where it wants none.
  static @Nullable ArrayNode of(Request request) {
    ObjectNode schema = request.rowSchema();
    if (schema == null || !schema.path("properties").path("scores").path("properties").isObject()) {
      return null;
    }
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    Matcher row = JUDGED.matcher(request.messages().getLast().text());
    while (row.find()) {
      ObjectNode one = rows.addObject().put("row", Integer.parseInt(row.group(1)));
      one.put("reason", REASON);
      SplittableRandom random = new SplittableRandom(row.group(2).hashCode());
      boolean low = random.nextInt(ONE_OF) == 0;
      ObjectNode scores = one.putObject("scores");
      for (Map.Entry<String, JsonNode> dimension :
          schema.path("properties").path("scores").path("properties").properties()) {
        boolean numbers = dimension.getValue().path("type").asString("").equals("integer");
        int score = (low ? 1 : 4) + random.nextInt(2);
        scores.set(
            dimension.getKey(),
            numbers
                ? JsonNodeFactory.instance.numberNode(score)
                : JsonNodeFactory.instance.stringNode(low ? "no" : "yes"));
      }
    }
    return rows.isEmpty() ? null : rows;
  }
}
