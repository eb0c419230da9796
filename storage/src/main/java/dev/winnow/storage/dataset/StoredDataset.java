package dev.winnow.storage.dataset;

import dev.winnow.core.template.TemplateType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dataset as the database has it, without its rows.
///
/// @param tags in alphabetical order
/// @param archivedAt null while it is in the list
/// @param rows how many rows it has
/// @param bytes of its rows as JSON
/// @param now which rows it has
/// @param version the number of its newest version; 0 where there is none yet
public record StoredDataset(
    UUID id,
    String name,
    String description,
    TemplateType type,
    List<String> tags,
    @Nullable Instant archivedAt,
    long rows,
    long bytes,
    RowSet now,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public StoredDataset {
    tags = List.copyOf(tags);
  }
}
