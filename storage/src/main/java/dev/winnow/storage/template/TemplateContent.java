package dev.winnow.storage.template;

import dev.winnow.core.task.ReadTemplateDocument;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.TemplateType;
import tools.jackson.databind.node.ObjectNode;

/// What a revision keeps.
///
/// @param json as in a task file's `template`, in its canonical form
public record TemplateContent(String name, String description, TemplateType type, ObjectNode json) {

  /// The content of a template that was read.
  ///
  /// @param json what it was read from
  public static TemplateContent of(Template template, ObjectNode json) {
    return new TemplateContent(
        template.name(),
        template.description(),
        template.type(),
        ReadTemplateDocument.canonical(template, json));
  }
}
