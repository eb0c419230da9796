package dev.winnow.core.task;

import dev.winnow.core.schema.InferSchema;
import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.template.PromptText;
import dev.winnow.core.template.Template;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The shape of a template's rows and where it was taken from.
///
/// @param schema any object where there was neither schema nor example
public record TemplateSchema(RowSchema schema, Origin origin) {

  /// Where a schema was taken from.
  public enum Origin {
    /// The template's `schema`.
    GIVEN,
    /// The example JSON in the prompt.
    INFERRED,
    /// Nowhere: any object is a row.
    NONE
  }

  /// Takes it; what is wrong with it is noted at `/template`.
  ///
  /// @param inferred what was inferred before; null infers it
  static TemplateSchema read(Template template, @Nullable ObjectNode inferred, Reading reading) {
    if (template.schema() == null && inferred != null) {
      try {
        return new TemplateSchema(RowSchema.of(inferred), Origin.INFERRED);
      } catch (RowSchema.BadSchema e) {
        reading.error("/" + TaskFields.INFERRED.name(), e.said());
      }
    }
    ObjectNode anyObject = JsonNodeFactory.instance.objectNode().put("type", "object");
    Optional<ObjectNode> json = Optional.ofNullable(template.schema());
    Origin origin = json.isPresent() ? Origin.GIVEN : Origin.INFERRED;
    if (json.isEmpty()) {
      String prompt = PromptText.undoubled(template.prompt());
      json = InferSchema.fromPrompt(prompt);
      InferSchema.doubts(prompt).forEach(doubt -> reading.warning("/template/prompt", doubt));
    } else {
      warnOfWrapper(json.get(), reading);
    }
    if (json.isEmpty()) {
      origin = Origin.NONE;
      if (!reading.failedIn("/template")) {
        reading.warning("/template", ShapeSaid.NO_EXAMPLE.of());
      }
    }
    try {
      return new TemplateSchema(RowSchema.of(json.orElse(anyObject)), origin);
    } catch (RowSchema.BadSchema e) {
      if (template.schema() != null) {
        reading.error("/template/schema", e.said());
      } else {
        reading.error("/template/prompt", ShapeSaid.BAD_EXAMPLE.of(e.said()));
      }
      return new TemplateSchema(RowSchema.of(anyObject), Origin.NONE);
    }
  }

  private static void warnOfWrapper(ObjectNode schema, Reading reading) {
    InferSchema.listInRow(schema)
        .ifPresent(list -> reading.warning("/template/schema", ShapeSaid.WRAPPER.of(list)));
  }
}
