package dev.winnow.core.template;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.NearestName;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Brings a template's declarations and a task's parameters together: the value of every variable,
/// or what is wrong.
///
/// A parameter needs no declaration when the template uses a variable of its name; it is a text
/// then. A declared variable that is not required and has no default renders as nothing. `count`
/// may be declared, as a number, for its description, range and default; its value is the run's.
public final class ResolveValues {

  private final VariableUses uses;
  private final Set<String> used;
  private final Map<String, Variable> declared = new LinkedHashMap<>();
  private final Map<String, JsonNode> parameters;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private ResolveValues(Template template, Map<String, JsonNode> parameters) {
    this.uses = VariableUses.of(template);
    this.used = uses.names();
    this.parameters = parameters;
    for (Variable variable : template.variables()) {
      declared.putIfAbsent(variable.name(), variable);
    }
  }

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
    var resolve = new ResolveValues(template, parameters);
    if (template.prompt().isBlank()) {
      resolve.error("/template/prompt", "The prompt is empty. Write what the model should do.");
    }
    resolve.problems.addAll(CheckDeclarations.of(template.variables()));
    // Values held against unsound declarations would repeat the same complaint.
    Set<String> unsound = new HashSet<>();
    for (Problem problem : resolve.problems) {
      for (Variable variable : template.variables()) {
        if ((problem.pointer() + "/").startsWith(CheckDeclarations.pointer(variable) + "/")) {
          unsound.add(variable.name());
        }
      }
    }
    resolve.declaredValues(unsound);
    resolve.undeclaredValues();
    resolve.unknown();
    return new Resolved(resolve.values, resolve.problems);
  }

  private void error(String pointer, String message) {
    problems.add(Problem.error(pointer, message));
  }

  private static String parameter(String name) {
    return Pointer.child("/parameters", name);
  }

  private void declaredValues(Set<String> unsound) {
    for (Variable variable : declared.values()) {
      String name = variable.name();
      if (BuiltIn.NAMES.contains(name) || unsound.contains(name)) {
        continue;
      }
      if (!used.contains(name)) {
        error(
            CheckDeclarations.pointer(variable),
            "The variable {%s} is declared, but used nowhere. %s"
                .formatted(
                    name, nearest(name, valueless(), "Use it in the prompt, or remove it.")));
        continue;
      }
      JsonNode given = parameters.get(name);
      if (given == null) {
        fallback(variable);
      } else {
        read(variable, given);
      }
    }
  }

  private void fallback(Variable variable) {
    String standard = variable.defaultValue();
    if (standard != null) {
      // The default is rendered in the same form as a value that was given.
      switch (VariableValue.read(variable, StringNode.valueOf(standard))) {
        case VariableValue.Fitting fitting -> values.put(variable.name(), fitting.text());
        case VariableValue.Misfit misfit -> throw new IllegalStateException(misfit.message());
      }
    } else if (variable.required()) {
      error(
          parameter(variable.name()),
          "The variable {%s} needs a value. Add (%s) to the parameters%s."
              .formatted(
                  variable.name(),
                  variable.name(),
                  variable.description().isBlank()
                      ? ""
                      : ": " + Excerpt.of(variable.description().strip())));
    } else {
      values.put(variable.name(), "");
    }
  }

  private void read(Variable variable, JsonNode given) {
    switch (VariableValue.read(variable, given)) {
      case VariableValue.Fitting fitting -> {
        if (fitting.text().isBlank() && variable.required()) {
          error(
              parameter(variable.name()),
              "The parameter (%s) is blank, but required. Give it a value."
                  .formatted(variable.name()));
        }
        values.put(variable.name(), fitting.text());
      }
      case VariableValue.Misfit misfit ->
          error(
              parameter(variable.name()),
              "The parameter (%s) %s".formatted(variable.name(), misfit.message()));
    }
  }

  private void undeclaredValues() {
    for (Map.Entry<String, JsonNode> given : parameters.entrySet()) {
      String name = given.getKey();
      if (name.equals(BuiltIn.COUNT)) {
        continue;
      }
      if (BuiltIn.NAMES.contains(name)) {
        error(
            parameter(name),
            "The parameter (%s) is built in and gets its value from the run. Remove it."
                .formatted(name));
      } else if (!declared.containsKey(name)) {
        if (used.contains(name)) {
          read(
              new Variable(name, Variable.Type.TEXT, false, null, "", null, null, List.of()),
              given.getValue());
        } else {
          error(
              parameter(name),
              "The parameter (%s) is used nowhere in the template. %s"
                  .formatted(
                      Excerpt.of(name), nearest(name, valueless(), "Use it, or remove it.")));
        }
      }
    }
  }

  /// The variables used that nothing gives a value.
  private Set<String> valueless() {
    var names = new LinkedHashSet<>(used);
    names.removeAll(declared.keySet());
    names.removeAll(parameters.keySet());
    names.removeAll(BuiltIn.NAMES);
    return names;
  }

  private void unknown() {
    Set<String> valueless = valueless();
    var known = new LinkedHashSet<>(declared.keySet());
    known.addAll(parameters.keySet());
    known.addAll(List.of(BuiltIn.CURRENT_DATE, BuiltIn.CURRENT_TIME));
    known.addAll(List.of(BuiltIn.RANDOM_ID, BuiltIn.COUNT));
    for (VariableUses.Text text : uses.texts()) {
      for (PromptText.Use use : text.prompt().uses()) {
        if (valueless.remove(use.name())) {
          String advice =
              "Give it one under parameters, or write {{%s}} to mean the text itself."
                  .formatted(Excerpt.of(use.name()));
          error(
              text.pointer(),
              "%s uses {%s} (line %d), but nothing gives it a value. %s"
                  .formatted(
                      text.title(),
                      Excerpt.of(use.name()),
                      use.line(),
                      nearest(use.name(), known, advice)));
        }
      }
    }
  }

  private static String nearest(String wrong, Set<String> known, String otherwise) {
    return NearestName.of(wrong, known)
        .map(near -> "Did you mean {%s}?".formatted(near))
        .orElse(otherwise);
  }
}
