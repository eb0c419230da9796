package dev.winnow.storage.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What people say about a model.
///
/// @param settings as in a task file's `model`, without a key
/// @param concurrencyMax calls in flight at the most, over all tasks
/// @param key null: none, or from the environment
public record ModelContent(
    String name,
    String description,
    ObjectNode settings,
    int concurrencyMax,
    @Nullable EncryptedKey key) {}
