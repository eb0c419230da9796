package dev.winnow.server.web;

import java.util.Optional;
import java.util.UUID;

/// Ids as texts.
public final class Ids {

  private Ids() {}

  /// The id that a text is, written out in full; empty when it is none.
  public static Optional<UUID> parse(String text) {
    try {
      UUID id = UUID.fromString(text);
      // Java takes shorter ones too.
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
