package dev.winnow.quality.rule;

import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A rule that looks at each text of a row by itself.
final class EachText {

  static final Option<List<String>> FIELDS =
      Option.fields("fields", "Fields whose texts are looked at, nested texts included.")
          .otherwise(List.of());

  private EachText() {}

  /// What is wrong with a text.
  @FunctionalInterface
  interface Check {

    /// What is wrong with one; empty where nothing is.
    ///
    /// @param at where the text stands: `answer`, `messages[2].content`
    Optional<Said> problem(String at, String text);
  }

  /// The rule of the fields that are written, or of all.
  static RowRule rule(Options options, Check check) {
    List<String> fields = options.get(FIELDS);
    return row -> {
      for (Map.Entry<String, JsonNode> field : row.properties()) {
        if (fields.isEmpty() || fields.contains(field.getKey())) {
          Optional<Said> problem = problem(field.getKey(), field.getValue(), check);
          if (problem.isPresent()) {
            return problem;
          }
        }
      }
      return Optional.empty();
    };
  }

  private static Optional<Said> problem(String at, JsonNode node, Check check) {
    if (node.isString()) {
      return check.problem(at, node.stringValue());
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        Optional<Said> problem = problem(at + "[" + i + "]", node.get(i), check);
        if (problem.isPresent()) {
          return problem;
        }
      }
      return Optional.empty();
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Optional<Said> problem = problem(at + "." + field.getKey(), field.getValue(), check);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }
}
