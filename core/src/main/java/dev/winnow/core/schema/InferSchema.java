package dev.winnow.core.schema;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Reads the shape of a row off the example JSON in a prompt.
public final class InferSchema {

  private InferSchema() {}

  /// The JSON Schema of one row like those of the example; empty where the prompt shows none.
  ///
  /// @param prompt the prompt as it was written, variables in it
  public static Optional<ObjectNode> fromPrompt(String prompt) {
    return Optional.empty();
  }

  /// The rows of the example itself: a model that repeats them has written nothing new.
  public static List<ObjectNode> exampleRows(String prompt) {
    return List.of();
  }
}
