package dev.winnow.core.task;

import dev.winnow.core.template.CheckTemplate.Finding;
import dev.winnow.core.template.Template;
import java.util.List;

/// What came of reading a document that holds a template alone. Pointers of problems are those of
/// the document: `/variables/topic`.
public sealed interface TemplateResult {

  /// The template; of a rejected one as much as could be read.
  Template template();

  /// The shape of its rows; of a rejected one maybe any object.
  TemplateSchema schema();

  /// What was found: of a ready template warnings only.
  List<Finding> findings();

  /// A template that tasks can use.
  record Ready(Template template, TemplateSchema schema, List<Finding> findings)
      implements TemplateResult {}

  /// One that has to be put right first.
  record Rejected(Template template, TemplateSchema schema, List<Finding> findings)
      implements TemplateResult {}
}
