package dev.winnow.core.task;

import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.Problem;
import dev.winnow.core.schema.ExampleFaults;
import dev.winnow.core.template.CheckTemplate;
import dev.winnow.core.template.CheckTemplate.Finding;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.TemplateSaid;
import dev.winnow.core.template.VariableUses;
import java.util.ArrayList;
import java.util.List;

/// What a template's texts most probably do not mean as they stand: braces of other systems, names
/// that are none, examples that are no JSON.
final class PromptWarnings {

  private PromptWarnings() {}

  /// A warning for each.
  static List<Finding> of(Template template) {
    List<Finding> findings = new ArrayList<>(CheckTemplate.foreignBraces(template));
    for (VariableUses.Text text : VariableUses.of(template).texts()) {
      for (ExampleFaults.Fault fault : ExampleFaults.in(text.written())) {
        findings.add(
            new Finding(
                Problem.warning(
                    text.pointer(), TemplateSaid.IN_TEXT.of(text.title(), fault.problem())),
                new Place(fault.line(), 1)));
      }
    }
    return List.copyOf(findings);
  }
}
