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
        reading.error("/" + TaskFields.INFERRED.name(), String.valueOf(e.getMessage()));
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
        reading.warning(
            "/template",
            "has no schema, and its prompt shows no example to infer one from: any JSON object will"
                + " count as a row. Maybe add an example of a row to the prompt.");
      }
    }
    try {
      return new TemplateSchema(RowSchema.of(json.orElse(anyObject)), origin);
    } catch (RowSchema.BadSchema e) {
      if (template.schema() != null) {
        reading.error("/template/schema", String.valueOf(e.getMessage()));
      } else {
        reading.error(
            "/template/prompt",
            "no schema can be made of the example in it (%s). Write template.schema."
                .formatted(e.getMessage()));
      }
      return new TemplateSchema(RowSchema.of(anyObject), Origin.NONE);
    }
  }

  private static void warnOfWrapper(ObjectNode schema, Reading reading) {
    InferSchema.listInRow(schema)
        .ifPresent(list ->
            reading.warning(
                "/template/schema",
                "makes each row an object with a list (%s). If each value in the list is a row, give the schema of one of them."
                    .formatted(list)));
  }
}
