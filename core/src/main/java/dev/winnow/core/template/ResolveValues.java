package dev.winnow.core.template;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.NearestName;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problem;
import dev.winnow.core.say.Said;
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
      resolve.error("/template/prompt", TemplateSaid.PROMPT_EMPTY.of());
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

  private void error(String pointer, Said said) {
    problems.add(Problem.error(pointer, said));
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
            TemplateSaid.UNUSED.of(
                name, nearest(name, valueless(), TemplateSaid.USE_IN_PROMPT.of())));
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
        case VariableValue.Misfit misfit ->
            throw new IllegalStateException(misfit.said().message());
      }
    } else if (variable.required()) {
      error(parameter(variable.name()), needsValue(variable));
    } else {
      values.put(variable.name(), "");
    }
  }

  private Said needsValue(Variable variable) {
    String description = variable.description().strip();
    return description.isEmpty()
        ? TemplateSaid.NEEDS_VALUE.of(variable.name())
        : TemplateSaid.NEEDS_VALUE_OF.of(variable.name(), Excerpt.of(description));
  }

  private void read(Variable variable, JsonNode given) {
    switch (VariableValue.read(variable, given)) {
      case VariableValue.Fitting fitting -> {
        if (fitting.text().isBlank() && variable.required()) {
          error(parameter(variable.name()), TemplateSaid.BLANK.of(variable.name()));
        }
        values.put(variable.name(), fitting.text());
      }
      case VariableValue.Misfit misfit ->
          error(
              parameter(variable.name()),
              TemplateSaid.PARAMETER.of(variable.name(), misfit.said()));
    }
  }

  private void undeclaredValues() {
    for (Map.Entry<String, JsonNode> given : parameters.entrySet()) {
      String name = given.getKey();
      if (name.equals(BuiltIn.COUNT)) {
        continue;
      }
      if (BuiltIn.NAMES.contains(name)) {
        error(parameter(name), TemplateSaid.PARAMETER_BUILT_IN.of(name));
      } else if (!declared.containsKey(name)) {
        if (used.contains(name)) {
          read(
              new Variable(name, Variable.Type.TEXT, false, null, "", null, null, List.of()),
              given.getValue());
        } else {
          error(
              parameter(name),
              TemplateSaid.PARAMETER_UNUSED.of(
                  Excerpt.of(name), nearest(name, valueless(), TemplateSaid.USE_OR_REMOVE.of())));
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
          Said advice = TemplateSaid.GIVE_VALUE.of(Excerpt.of(use.name()));
          error(
              text.pointer(),
              TemplateSaid.NO_VALUE.of(
                  text.title(),
                  Excerpt.of(use.name()),
                  use.line(),
                  nearest(use.name(), known, advice)));
        }
      }
    }
  }

  private static Said nearest(String wrong, Set<String> known, Said otherwise) {
    return NearestName.of(wrong, known).map(TemplateSaid.DID_YOU_MEAN::of).orElse(otherwise);
  }
}
