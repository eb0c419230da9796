package dev.winnow.core.llm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// One message of a conversation with a model.
///
/// @param role who says it
/// @param text what is said, never blank
public record Message(Role role, String text) {

  /// Who says a message. A `SYSTEM` message comes first or not at all.
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT;

    /// As requests and people write it.
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
