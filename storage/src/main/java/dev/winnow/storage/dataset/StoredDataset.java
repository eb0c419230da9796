package dev.winnow.storage.dataset;

import java.time.Instant;
import java.util.UUID;

/// A dataset as the database has it, without its rows.
///
/// @param rows how many rows it has
public record StoredDataset(
    UUID id, String name, String description, long rows, Instant createdAt, Instant updatedAt) {}
