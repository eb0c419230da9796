package dev.winnow.core.schema;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.parse.RowsInJson.Doubt;
import dev.winnow.core.say.Said;
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

  static List<Said> of(ExampleRows.Example example) {
    var doubts = new ArrayList<Said>();
    if (example.texts()) {
      doubts.add(SchemaSaid.TEXTS.of(ExampleRows.TEXT_FIELD));
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

  static Said sentence(Doubt doubt) {
    return switch (doubt.kind()) {
      case LIST_HOLDS_ROWS -> SchemaSaid.LIST_HOLDS_ROWS.of(doubt.list());
      case OBJECT_IS_ROW -> SchemaSaid.OBJECT_IS_ROW.of(doubt.list());
      case CONVERSATION_IS_ROW -> SchemaSaid.CONVERSATION_IS_ROW.of(doubt.list());
      case TURNS_ARE_ROWS -> SchemaSaid.TURNS_ARE_ROWS.of();
    };
  }

  /// Texts that were taken for types, though they may be texts.
  private static void types(ObjectNode row, List<Said> doubts) {
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
            SchemaSaid.READ_AS_TYPE.of(Excerpt.of(each.getValue()), field, named(type.get())));
      }
    }
  }

  /// Whether a text is more than a word or what stands for a text still to be written.
  private static boolean isWritten(String text) {
    boolean blank =
        text.contains("...") || text.contains("…") || text.startsWith("<") || text.startsWith("{");
    return !blank && text.indexOf(' ') > 0 && ExampleType.of("", text).isEmpty();
  }

  private static Object named(ObjectNode schema) {
    String type = schema.path("type").asString("");
    return schema.has("minimum") && schema.has("maximum")
        ? SchemaSaid.RANGE.of(
            type, schema.path("minimum").asString(), schema.path("maximum").asString())
        : type;
  }
}
