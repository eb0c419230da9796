package dev.winnow.providers.preset;

import org.jspecify.annotations.Nullable;

/// A model that an address offers.
///
/// @param id as requests name it
/// @param name as people name it; null where the address does not say
/// @param owner whose it is; null likewise
public record FoundModel(String id, @Nullable String name, @Nullable String owner) {}
