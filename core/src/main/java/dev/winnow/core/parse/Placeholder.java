package dev.winnow.core.parse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An object that only shows the form of a row: all its values are dots.
final class Placeholder {

  private Placeholder() {}

  static boolean is(ObjectNode node) {
    if (node.isEmpty()) {
      return false;
    }
    for (JsonNode value : node.values()) {
      if (!value.isString() || !isDots(value.stringValue())) {
        return false;
      }
    }
    return true;
  }

  static boolean isDots(String text) {
    return text.equals("...") || text.equals("…");
  }
}
