package dev.winnow.core.schema;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.parse.RowsInJson.Doubt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What could also be meant by an example in a prompt, and what to write to settle it. Each
/// sentence says it of the prompt: "shows a list of texts: …".
final class ExampleDoubts {

  private static final int TYPES_MAX = 3;

  private ExampleDoubts() {}

  static List<String> of(ExampleRows.Example example) {
    var doubts = new ArrayList<String>();
    if (example.texts()) {
      doubts.add(
          "shows a list of texts: each is read as a row with the one field (%s). To name the field, show a list of objects."
              .formatted(ExampleRows.TEXT_FIELD));
    }
    Doubt doubt = example.doubt();
    if (doubt != null) {
      doubts.add(sentence(doubt));
    }
    for (ObjectNode row : example.texts() ? List.<ObjectNode>of() : example.rows()) {
      types(row, doubts);
    }
    return doubts.stream().distinct().limit(TYPES_MAX).toList();
  }

  static String sentence(Doubt doubt) {
    return switch (doubt.kind()) {
      case LIST_HOLDS_ROWS ->
          "shows an object with a list (%s): each object in the list is read as a row. If the whole object is one row, put [ and ] around it."
              .formatted(doubt.list());
      case OBJECT_IS_ROW ->
          "shows an object with a list (%s): the whole object is read as one row. If each value in the list is a row, show the list alone."
              .formatted(doubt.list());
      case CONVERSATION_IS_ROW ->
          "shows a list of turns (%s): the whole object is read as one row, a conversation. If each turn is a row, show the list alone."
              .formatted(doubt.list());
      case TURNS_ARE_ROWS ->
          "shows a list of turns: each turn is read as a row. If together they are one row, put them into an object, as its (messages).";
    };
  }

  /// Texts that were taken for types, though they may be texts.
  private static void types(ObjectNode row, List<String> doubts) {
    boolean filled =
        row.valueStream()
            .anyMatch(value -> value.isString() && isWritten(value.stringValue().strip()));
    for (Map.Entry<String, JsonNode> each : row.properties()) {
      String field = each.getKey();
      String text = each.getValue().asString("");
      Optional<ObjectNode> type =
          each.getValue().isString() ? ExampleType.of(field, text) : Optional.empty();
      if (type.isEmpty()) {
        continue;
      }
      boolean range = ExampleType.range(text.strip()) != null;
      boolean word =
          (filled && ExampleType.isOrdinaryWord(text))
              || (ExampleType.isPhrase(text)
                  && (filled || Character.isUpperCase(text.strip().charAt(0))));
      if (range ? !ExampleRange.isNumber(field) : word || ExampleType.isNumberOf(text)) {
        doubts.add(
            "shows (%s) for (%s), which is read as a type (%s). If it is a text, show \"...\" instead."
                .formatted(Excerpt.of(each.getValue()), field, named(type.get())));
      }
    }
  }

  /// Whether a text is more than a word or what stands for a text still to be written.
  private static boolean isWritten(String text) {
    boolean blank =
        text.contains("...") || text.contains("…") || text.startsWith("<") || text.startsWith("{");
    return !blank && text.indexOf(' ') > 0 && ExampleType.of("", text).isEmpty();
  }

  private static String named(ObjectNode schema) {
    String type = schema.path("type").asString("");
    return schema.has("minimum") && schema.has("maximum")
        ? "%s from %s to %s"
            .formatted(type, schema.path("minimum").asString(), schema.path("maximum").asString())
        : type;
  }
}
