package dev.winnow.core.schema;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The shape of one row: a compiled JSON Schema (draft 2020-12).
public final class RowSchema {

  private final ObjectNode json;

  private RowSchema(ObjectNode json) {
    this.json = json;
  }

  /// Compiles a schema.
  ///
  /// @throws BadSchema when it is no JSON Schema, describes no object, or refers to another
  ///   document
  public static RowSchema of(ObjectNode json) {
    return new RowSchema(json);
  }

  /// The schema as it was given.
  public ObjectNode json() {
    return json;
  }

  /// The names of the top-level properties, in the schema's order; empty where it names none.
  public List<String> fields() {
    return List.of();
  }

  /// Whether rows carry an `id` that the model numbers within an answer: an `integer` property of
  /// that name. Such a number is given anew over the dataset and says nothing about whether two
  /// rows are the same.
  public boolean numbered() {
    return false;
  }

  /// What is wrong with a row: each problem in one sentence that names the place and the value.
  /// Empty is valid.
  public List<String> problems(JsonNode row) {
    return List.of();
  }

  /// Thrown for a schema that cannot be used; the message says what is wrong and where, as a JSON
  /// Pointer.
  public static final class BadSchema extends RuntimeException {
    public BadSchema(String message) {
      super(message);
    }
  }
}
