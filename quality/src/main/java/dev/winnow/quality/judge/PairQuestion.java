package dev.winnow.quality.judge;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Rubric.Dimension;
import dev.winnow.core.gate.Vote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Which of two fields of the row is the better one?
///
/// The judge is not told which one should be: it sees `{"given": …, "A": …, "B": …}`, with the rest
/// of the row in `given`.
///
/// @param swapped whether the one that should be better is B
record PairQuestion(Rubric rubric, Rubric.Pair pair, boolean swapped) implements Question {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// More of a text and of what is given is not shown. Each has the same bound, so that none loses
  /// its end because another one is long.
  private static final int PART_CHARS_MAX = 30_000;

  @Override
  public String task() {
    StringBuilder task = new StringBuilder();
    task.append("Compare pairs of texts, A and B, which a dataset has for the same purpose; what")
        .append(" else it says of them is given. Say for each pair which text is better overall,")
        .append(" strictly, by:\n");
    boolean weighed = rubric.dimensions().stream().anyMatch(it -> it.weight() != 1);
    for (Dimension dimension : rubric.dimensions()) {
      task.append("- ").append(dimension.name());
      if (weighed) {
        task.append(" (weight ").append(number(dimension.weight())).append(")");
      }
      task.append(": ").append(dimension.description()).append("\n");
    }
    return task.append("Neither their order nor their length says anything. Say tie where none is")
        .append(" better.\n")
        .toString();
  }

  private static String number(double weight) {
    return BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
  }

  @Override
  public String wanted() {
    return "which one is better";
  }

  @Override
  public String field() {
    return "better";
  }

  @Override
  public ObjectNode schema() {
    ObjectNode better = JSON.objectNode().put("type", "string");
    List.of("A", "B", "tie").forEach(better.putArray("enum")::add);
    return better;
  }

  @Override
  public JsonNode sample() {
    return JSON.stringNode("A, B or tie");
  }

  @Override
  public String shown(ObjectNode row) {
    ObjectNode given = row.deepCopy();
    JsonNode chosen = part(row.get(pair.chosen()));
    JsonNode rejected = part(row.get(pair.rejected()));
    given.remove(given.propertyNames().stream().filter(this::tells).toList());
    ObjectNode shown = JSON.objectNode();
    shown.set("given", part(given));
    shown.set("A", swapped ? rejected : chosen);
    shown.set("B", swapped ? chosen : rejected);
    return ExactJson.write(shown);
  }

  /// Whether a field is one of the two, or by its name speaks of them: `chosen_score` beside
  /// `chosen`.
  private boolean tells(String name) {
    return tells(name, pair.chosen()) || tells(name, pair.rejected());
  }

  private static boolean tells(String name, String field) {
    if (!name.startsWith(field)) {
      return false;
    }
    String behind = name.substring(field.length());
    return behind.isEmpty()
        || !Character.isLetter(behind.charAt(0))
        || Character.isUpperCase(behind.charAt(0));
  }

  private static JsonNode part(@Nullable JsonNode value) {
    if (value == null) {
      return JSON.nullNode();
    }
    String text = value.isString() ? value.stringValue() : ExactJson.write(value);
    return text.length() <= PART_CHARS_MAX
        ? value
        : JSON.stringNode(JudgeRows.cut(text, PART_CHARS_MAX));
  }

  @Override
  public @Nullable Vote vote(JsonNode said, String reason) {
    Integer preference =
        switch (said.asString("").strip().toLowerCase(Locale.ROOT)) {
          case "a" -> swapped ? 1 : 5;
          case "b" -> swapped ? 5 : 1;
          case "tie" -> 3;
          case String other -> null;
        };
    return preference == null
        ? null
        : new Vote(Map.of(Rubric.PREFERENCE, preference), places() + reason);
  }

  /// Which text the reason calls A, for those who read it.
  private String places() {
    return "[A = %s, B = %s] "
        .formatted(
            swapped ? pair.rejected() : pair.chosen(), swapped ? pair.chosen() : pair.rejected());
  }
}
