package dev.winnow.core.schema;

import dev.winnow.core.say.Said;
import dev.winnow.core.schema.RowSchema.BadSchema;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Reads the shape of a row off the example JSON in a prompt.
///
/// The example is an array of rows, one row, rows below each other, an object around rows, or a
/// list of texts; it may have `...`, comments, `<placeholders>` and bare `{variables}` in it. All
/// fields shown are required. A text is any text that is not empty, unless it lists choices
/// (`easy/medium/hard`, `yes|no`) or names a type (`integer (0-100)`); a whole number is an
/// integer; null is anything. A JSON Schema in the place of an example is taken as it is.
public final class InferSchema {

  private InferSchema() {}

  /// The JSON Schema of one row like those of the example; empty where the prompt shows none.
  ///
  /// @param prompt the prompt as it was written, variables in it
  public static Optional<ObjectNode> fromPrompt(String prompt) {
    List<ObjectNode> rows = ExampleRows.of(prompt);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    if (isSchema(rows)) {
      try {
        return Optional.of(RowSchema.of(WrapperSchema.unwrapped(rows.getFirst())).json());
      } catch (BadSchema onlyLooksLikeOne) {
        return Optional.of(ExampleShape.of(rows));
      }
    }
    return Optional.of(ExampleShape.of(rows));
  }

  /// What could also be meant by the example in a prompt, and what to write to settle it: sentences
  /// that say it of the prompt, without naming it.
  public static List<Said> doubts(String prompt) {
    ExampleRows.Example example = ExampleRows.example(prompt);
    return isSchema(example.rows())
        ? WrapperSchema.doubt(example.rows().getFirst()).map(ExampleDoubts::sentence).stream()
            .toList()
        : ExampleDoubts.of(example);
  }

  /// The list that the rows of a given schema have and that could itself be the rows; empty where
  /// there is no such doubt.
  public static Optional<String> listInRow(ObjectNode schema) {
    return WrapperSchema.list(schema);
  }

  /// The rows of the example itself: a model that repeats them has written nothing new. Variables
  /// in texts stay as they stand, so for the rows a model sees, give the rendered prompt.
  public static List<ObjectNode> exampleRows(String prompt) {
    List<ObjectNode> rows = ExampleRows.of(prompt);
    return isSchema(rows) ? List.of() : rows;
  }

  private static boolean isSchema(List<ObjectNode> rows) {
    if (rows.size() != 1) {
      return false;
    }
    ObjectNode row = rows.getFirst();
    return (row.path("type").asString("").equals("object") && row.path("properties").isObject())
        || (row.path("type").asString("").equals("array") && row.path("items").isObject());
  }
}
