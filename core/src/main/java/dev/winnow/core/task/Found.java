package dev.winnow.core.task;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.say.Said;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Values in the words of an error message.
final class Found {

  private Found() {}

  /// What stands there: `the text "many"`, `the number 3.5`, `a list`.
  static Said of(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> FoundSaid.TEXT.of(Excerpt.of(node.stringValue()));
      case NUMBER -> FoundSaid.NUMBER.of(Excerpt.of(node));
      case BOOLEAN -> (node.booleanValue() ? FoundSaid.TRUE : FoundSaid.FALSE).of();
      case ARRAY -> (node.isEmpty() ? FoundSaid.EMPTY_LIST : FoundSaid.LIST).of();
      case OBJECT -> FoundSaid.MAP.of();
      case NULL, MISSING -> FoundSaid.NOTHING.of();
      case BINARY, POJO -> FoundSaid.OTHER.of();
    };
  }

  /// A whole number with its thousands marked: 10,000,000.
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
