package dev.winnow.core.template;

import dev.winnow.core.document.Problem;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Brings a template's declarations and a task's parameters together: the value of every variable,
/// or what is wrong.
public final class ResolveValues {

  private ResolveValues() {}

  /// What came of it. Problems of the template have pointers below `/template`, those of parameters
  /// below `/parameters`.
  ///
  /// @param values as they are rendered, built-in variables left out; complete when no problem is
  ///   an error
  public record Resolved(Map<String, String> values, List<Problem> problems) {

    public Resolved {
      values = Map.copyOf(values);
      problems = List.copyOf(problems);
    }
  }

  /// Checks and completes.
  ///
  /// @param parameters as they were written, `count` left out
  public static Resolved resolve(Template template, Map<String, JsonNode> parameters) {
    return new Resolved(Map.of(), List.of());
  }
}
