package dev.winnow.core.template;

import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.NearestName;
import dev.winnow.core.document.Problem;
import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with a template by itself, before anybody gives its variables values.
public final class CheckTemplate {

  private CheckTemplate() {}

  /// Something found in a template.
  ///
  /// @param problem its pointer is below `/template`
  /// @param inText where in the field's own text it is; null where it is no matter of one place
  public record Finding(Problem problem, @Nullable Place inText) {}

  /// Everything there is to say: errors that no task could get round, and a warning for each
  /// variable that is used but not declared, since every task must give it a value.
  public static List<Finding> of(Template template) {
    var findings = new ArrayList<Finding>();
    for (Problem problem : ResolveValues.resolve(template, Map.of()).problems()) {
      // The others are about values that are missing, and those come later.
      if (problem.pointer().startsWith("/template/variables") || template.prompt().isBlank()) {
        if (problem.pointer().startsWith("/template/")) {
          findings.add(new Finding(problem, null));
        }
      }
    }
    undeclared(template, findings);
    return List.copyOf(findings);
  }

  /// A warning for each brace that looks like a variable, and is none: what another system would
  /// fill in, and what is not written right.
  public static List<Finding> foreignBraces(Template template) {
    VariableUses uses = VariableUses.of(template);
    Set<String> known = new LinkedHashSet<>(uses.names());
    template.variables().forEach(variable -> known.add(variable.name()));
    known.addAll(BuiltIn.NAMES);
    var findings = new ArrayList<Finding>();
    for (VariableUses.Text text : uses.texts()) {
      // What a model is shown as an answer is data.
      if (!text.pointer().endsWith("/assistant")) {
        for (ForeignBraces.Finding found : ForeignBraces.in(text, template, known)) {
          findings.add(new Finding(Problem.warning(text.pointer(), found.said()), found.place()));
        }
      }
    }
    return List.copyOf(findings);
  }

  private static void undeclared(Template template, List<Finding> findings) {
    var declared = new LinkedHashSet<String>();
    template.variables().forEach(variable -> declared.add(variable.name()));
    Set<String> known = new LinkedHashSet<>(declared);
    known.addAll(BuiltIn.NAMES);
    Set<String> told = new HashSet<>(known);
    VariableUses uses = VariableUses.of(template);
    known.removeAll(uses.names());
    for (VariableUses.Text text : uses.texts()) {
      for (PromptText.Use use : text.prompt().uses()) {
        if (told.add(use.name())) {
          Said said =
              TemplateSaid.UNDECLARED.of(
                  text.title(), Excerpt.of(use.name()), use.line(), advice(use.name(), known));
          findings.add(
              new Finding(
                  Problem.warning(text.pointer(), said), new Place(use.line(), use.column())));
        }
      }
    }
  }

  private static Said advice(String name, Set<String> unused) {
    return NearestName.of(name, unused)
        .map(TemplateSaid.DID_YOU_MEAN::of)
        .orElseGet(TemplateSaid.DECLARE::of);
  }
}
