package dev.winnow.storage.template;

import dev.winnow.core.template.TemplateType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A template as lists show it.
///
/// @param revision the newest one, from 1
/// @param archivedAt null where it is in the list
public record TemplateSummary(
    UUID id,
    String name,
    String description,
    TemplateType type,
    int revision,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant archivedAt) {

  public boolean isArchived() {
    return archivedAt != null;
  }
}
