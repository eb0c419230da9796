package dev.winnow.server.template;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.winnow.storage.template.StoredTemplate;
import dev.winnow.storage.template.TemplateSummary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// A template as it is shown: what was written, and how it is kept.
///
/// @param written the fields of its content, each in its place
@Schema(
    name = "Template",
    description =
        "A template: what was written, and how it is kept. It can be sent back as it is; the fields of"
            + " its keeping are not read")
record TemplateView(
    UUID id,
    @JsonAnyGetter @Schema(hidden = true) Map<String, JsonNode> written,
    @Schema(description = "The revision this is, from 1", example = "3") int revision,
    @Schema(description = "The newest revision", example = "3") int newestRevision,
    Instant createdAt,
    @Schema(description = "When the newest revision was saved") Instant updatedAt,
    @Schema(description = "When it was archived; null where it is in the list")
        @Nullable Instant archivedAt) {

  /// What is not read when it is sent back.
  static final Set<String> KEEPING =
      Set.of("id", "revision", "newestRevision", "createdAt", "updatedAt", "archivedAt");

  static TemplateView of(StoredTemplate template) {
    TemplateSummary summary = template.summary();
    Map<String, JsonNode> written = new LinkedHashMap<>();
    // In this order, and a description always.
    written.put("name", template.content().path("name"));
    written.put("description", StringNode.valueOf(""));
    template.content().forEachEntry(written::put);
    return new TemplateView(
        summary.id(),
        written,
        template.revision(),
        summary.revision(),
        summary.createdAt(),
        summary.updatedAt(),
        summary.archivedAt());
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
