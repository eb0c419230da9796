package dev.winnow.providers.preset;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A model that a provider is known to offer.
///
/// @param id as requests name it
/// @param name as people name it
/// @param type who makes it
/// @param description what it is good for
/// @param until the day on which it is shut down; null where none is announced
public record KnownModel(
    String id, String name, String type, PresetSaid description, @Nullable LocalDate until) {

  /// Whether it still answers on this day.
  boolean isThereOn(LocalDate today) {
    return until == null || today.isBefore(until);
  }
}
