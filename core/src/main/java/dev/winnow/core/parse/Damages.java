package dev.winnow.core.parse;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is wrong with values, by the very value: two that are equal are still two.
final class Damages {

  /// Nothing is wrong. Never added to.
  static final Damages NONE = new Damages();

  private final IdentityHashMap<JsonNode, Damage> byValue = new IdentityHashMap<>();

  void put(JsonNode value, Damage damage) {
    byValue.put(value, damage);
  }

  /// What is wrong with a value; null where nothing is.
  @Nullable Damage of(JsonNode value) {
    return byValue.get(value);
  }

  boolean isEmpty() {
    return byValue.isEmpty();
  }
}
