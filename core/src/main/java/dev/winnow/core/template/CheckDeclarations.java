package dev.winnow.core.template;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.node.StringNode;

/// Finds what is wrong with the variables a template declares, before any value is looked at.
final class CheckDeclarations {

  private final List<Problem> problems = new ArrayList<>();

  private CheckDeclarations() {}

  static List<Problem> of(List<Variable> variables) {
    var check = new CheckDeclarations();
    var seen = new HashSet<String>();
    for (Variable variable : variables) {
      if (seen.add(variable.name())) {
        check.one(variable);
      } else {
        check.error(
            pointer(variable),
            "The variable %s is declared twice. Keep one of them."
                .formatted(Excerpt.of(variable.name())));
      }
    }
    return check.problems;
  }

  /// Where a variable is declared.
  static String pointer(Variable variable) {
    return Pointer.child("/template/variables", variable.name());
  }

  private void error(String pointer, String message) {
    problems.add(Problem.error(pointer, message));
  }

  private void one(Variable variable) {
    int before = problems.size();
    name(variable);
    range(variable);
    choices(variable);
    String value = variable.defaultValue();
    // Held against an unsound declaration, a default would only repeat what is wrong with it.
    if (value != null && problems.size() == before) {
      switch (VariableValue.read(variable, StringNode.valueOf(value))) {
        case VariableValue.Fitting fitting -> {}
        case VariableValue.Misfit misfit ->
            error(
                Pointer.child(pointer(variable), "default"),
                "The default of {%s} %s".formatted(variable.name(), misfit.message()));
      }
    }
  }

  private void name(Variable variable) {
    String name = variable.name();
    if (!PromptText.isName(name)) {
      error(
          pointer(variable),
          "The variable name (%s) cannot stand between braces. Start it with a letter or _ and go on with letters, digits, _ and . only."
              .formatted(Excerpt.of(name)));
    } else if (name.equals(BuiltIn.COUNT)) {
      if (variable.type() != Variable.Type.NUMBER) {
        error(
            Pointer.child(pointer(variable), "type"),
            "The variable {count} is a %s, but it is the number of rows to make. Declare it as a number."
                .formatted(typeName(variable)));
      }
    } else if (BuiltIn.NAMES.contains(name)) {
      error(
          pointer(variable),
          "The variable {%s} is built in and gets its value from the run. Remove the declaration, or take another name."
              .formatted(name));
    }
  }

  private void range(Variable variable) {
    Double min = variable.min();
    Double max = variable.max();
    if (variable.type() != Variable.Type.NUMBER) {
      String bound = min != null ? "min" : "max";
      if (min != null || max != null) {
        error(
            Pointer.child(pointer(variable), bound),
            "The variable {%s} is a %s and has no %s. Remove it, or declare a number."
                .formatted(variable.name(), typeName(variable), bound));
      }
      return;
    }
    if ((min != null && !Double.isFinite(min)) || (max != null && !Double.isFinite(max))) {
      error(
          pointer(variable),
          "The range of {%s} (%s to %s) needs plain numbers. Leave a bound out where there is none."
              .formatted(variable.name(), min, max));
    } else if (min != null && max != null && min > max) {
      error(
          Pointer.child(pointer(variable), "min"),
          "The least value of {%s} (%s) is more than the most (%s). Maybe swap them."
              .formatted(variable.name(), VariableValue.plain(min), VariableValue.plain(max)));
    }
  }

  private void choices(Variable variable) {
    String pointer = Pointer.child(pointer(variable), "choices");
    List<String> choices = variable.choices();
    if (variable.type() != Variable.Type.CHOICE) {
      if (!choices.isEmpty()) {
        error(
            pointer,
            "The variable {%s} is a %s, but has choices (%s). Declare it as a choice, or remove them."
                .formatted(
                    variable.name(), typeName(variable), Excerpt.of(String.join(", ", choices))));
      }
      return;
    }
    if (choices.isEmpty()) {
      error(
          pointer,
          "The variable {%s} is a choice without choices. List the values there are."
              .formatted(variable.name()));
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < choices.size(); i++) {
      if (!seen.add(choices.get(i))) {
        error(
            Pointer.child(pointer, i),
            "The choice %s of {%s} stands there twice. Remove one of them."
                .formatted(Excerpt.of(choices.get(i)), variable.name()));
      }
    }
  }

  private static String typeName(Variable variable) {
    return switch (variable.type()) {
      case TEXT -> "text";
      case NUMBER -> "number";
      case CHOICE -> "choice";
      case BOOLEAN -> "boolean";
    };
  }
}
