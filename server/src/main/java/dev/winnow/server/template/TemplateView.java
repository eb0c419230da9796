package dev.winnow.server.template;

import dev.winnow.storage.template.StoredTemplate;
import dev.winnow.storage.template.TemplateSummary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a template's answer holds beside what was written: how it is kept.
@Schema(
    name = "Template",
    description =
        "A template: what was written, and how it is kept. It can be sent back as it is; the fields of"
            + " its keeping are not read")
record TemplateView(
    UUID id,
    @Schema(description = "The revision this is, from 1", example = "3") int revision,
    @Schema(description = "The newest revision", example = "3") int newestRevision,
    Instant createdAt,
    @Schema(description = "When the newest revision was saved") Instant updatedAt,
    @Schema(description = "When it was archived; null where it is in the list")
        @Nullable Instant archivedAt) {

  /// What is not read when it is sent back.
  static final Set<String> KEEPING =
      Set.of("id", "revision", "newestRevision", "createdAt", "updatedAt", "archivedAt");

  static ObjectNode of(StoredTemplate template) {
    TemplateSummary summary = template.summary();
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", summary.id().toString());
    // In this order, and a description always.
    view.put("name", "").put("description", "");
    view.setAll(template.content());
    view.put("revision", template.revision()).put("newestRevision", summary.revision());
    view.put("createdAt", summary.createdAt().toString());
    view.put("updatedAt", summary.updatedAt().toString());
    Instant archived = summary.archivedAt();
    view.put("archivedAt", archived == null ? null : archived.toString());
    return view;
  }

  /// A template in a list.
  @Schema(name = "TemplateSummary", description = "A template in a list")
  record Summary(
      UUID id,
      @Schema(example = "qa_generation_template") String name,
      String description,
      @Schema(example = "qa") String type,
      @Schema(description = "The newest revision, from 1") int revision,
      Instant createdAt,
      @Schema(description = "When the newest revision was saved") Instant updatedAt,
      @Schema(description = "When it was archived; null where it is in the list")
          @Nullable Instant archivedAt) {

    static Summary of(TemplateSummary it) {
      return new Summary(
          it.id(),
          it.name(),
          it.description(),
          it.type().name().toLowerCase(Locale.ROOT),
          it.revision(),
          it.createdAt(),
          it.updatedAt(),
          it.archivedAt());
    }
  }
}
