package dev.winnow.core.task;

import dev.winnow.core.document.Excerpt;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Values in the words of an error message.
final class Found {

  private Found() {}

  /// What stands there: `the text "many"`, `the number 3.5`, `a list`.
  static String of(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "the text " + quoted(node.stringValue());
      case NUMBER -> "the number " + Excerpt.of(node);
      case BOOLEAN -> node.booleanValue() ? "true" : "false";
      case ARRAY -> node.isEmpty() ? "an empty list" : "a list";
      case OBJECT -> "a map";
      case NULL, MISSING -> "nothing";
      case BINARY, POJO -> "something else";
    };
  }

  /// A text in quotes, on one line and not too long.
  static String quoted(String text) {
    return '"' + Excerpt.of(text) + '"';
  }

  /// A whole number with its thousands marked: 10,000,000.
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
