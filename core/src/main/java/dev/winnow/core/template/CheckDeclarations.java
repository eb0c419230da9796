package dev.winnow.core.template;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problem;
import dev.winnow.core.say.Said;
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
        check.error(pointer(variable), TemplateSaid.DECLARED_TWICE.of(Excerpt.of(variable.name())));
      }
    }
    return check.problems;
  }

  /// Where a variable is declared.
  static String pointer(Variable variable) {
    return Pointer.child("/template/variables", variable.name());
  }

  private void error(String pointer, Said said) {
    problems.add(Problem.error(pointer, said));
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
                TemplateSaid.DEFAULT.of(variable.name(), misfit.said()));
      }
    }
  }

  private void name(Variable variable) {
    String name = variable.name();
    if (!PromptText.isName(name)) {
      error(pointer(variable), TemplateSaid.BAD_NAME.of(Excerpt.of(name)));
    } else if (name.equals(BuiltIn.COUNT)) {
      if (variable.type() != Variable.Type.NUMBER) {
        error(
            Pointer.child(pointer(variable), "type"),
            TemplateSaid.COUNT_NO_NUMBER.of(typeName(variable)));
      }
    } else if (BuiltIn.NAMES.contains(name)) {
      error(pointer(variable), TemplateSaid.BUILT_IN.of(name));
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
            TemplateSaid.NO_BOUND.of(variable.name(), typeName(variable), bound));
      }
      return;
    }
    if ((min != null && !Double.isFinite(min)) || (max != null && !Double.isFinite(max))) {
      error(
          pointer(variable),
          TemplateSaid.BOUND_NOT_FINITE.of(
              variable.name(), String.valueOf(min), String.valueOf(max)));
    } else if (min != null && max != null && min > max) {
      error(
          Pointer.child(pointer(variable), "min"),
          TemplateSaid.MIN_OVER_MAX.of(
              variable.name(), VariableValue.plain(min), VariableValue.plain(max)));
    }
  }

  private void choices(Variable variable) {
    String pointer = Pointer.child(pointer(variable), "choices");
    List<String> choices = variable.choices();
    if (variable.type() != Variable.Type.CHOICE) {
      if (!choices.isEmpty()) {
        error(
            pointer,
            TemplateSaid.NO_CHOICE.of(
                variable.name(), typeName(variable), Excerpt.of(String.join(", ", choices))));
      }
      return;
    }
    if (choices.isEmpty()) {
      error(pointer, TemplateSaid.NO_CHOICES.of(variable.name()));
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < choices.size(); i++) {
      if (!seen.add(choices.get(i))) {
        error(
            Pointer.child(pointer, i),
            TemplateSaid.CHOICE_TWICE.of(Excerpt.of(choices.get(i)), variable.name()));
      }
    }
  }

  private static TemplateSaid typeName(Variable variable) {
    return switch (variable.type()) {
      case TEXT -> TemplateSaid.TEXT;
      case NUMBER -> TemplateSaid.NUMBER;
      case CHOICE -> TemplateSaid.CHOICE;
      case BOOLEAN -> TemplateSaid.BOOLEAN;
    };
  }
}
