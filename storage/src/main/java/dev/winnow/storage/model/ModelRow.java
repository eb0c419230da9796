package dev.winnow.storage.model;

import java.time.Instant;
import java.util.UUID;

/// A model as the database has it.
///
/// @param version from 1, one more with every change
public record ModelRow(
    UUID id, ModelContent content, int version, Instant createdAt, Instant updatedAt) {}
