package dev.winnow.core.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a judging model says of a row, once.
///
/// @param scores 1 to 5, by dimension; a yes is 5, a no is 1
/// @param reason in its own words
public record Vote(Map<String, Integer> scores, String reason) {

  public Vote {
    scores = Map.copyOf(scores);
  }

  /// As votes are recorded: `[{"scores": {"accuracy": 4}, "reason": "…"}]`.
  public static ArrayNode write(List<Vote> votes) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Vote vote : votes) {
      ObjectNode one = list.addObject();
      ObjectNode scores = one.putObject("scores");
      vote.scores().keySet().stream().sorted().forEach(it -> scores.put(it, vote.scores().get(it)));
      one.put("reason", vote.reason());
    }
    return list;
  }

  /// Reads what [#write] wrote.
  public static List<Vote> read(JsonNode list) {
    List<Vote> votes = new ArrayList<>();
    for (JsonNode one : list) {
      Map<String, Integer> scores = new LinkedHashMap<>();
      one.path("scores")
          .properties()
          .forEach(it -> scores.put(it.getKey(), it.getValue().asInt(1)));
      votes.add(new Vote(scores, one.path("reason").asString("")));
    }
    return votes;
  }
}
