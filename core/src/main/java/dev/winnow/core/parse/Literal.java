package dev.winnow.core.parse;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Words without quotes that are values, as the languages models know spell them, in any case:
/// truth, nothing, and numbers that are none.
final class Literal {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Literal() {}

  /// Whether a word is one.
  static boolean is(String word) {
    if (word.isEmpty() || "tTfFnNuUiI+-".indexOf(word.charAt(0)) < 0) {
      return false;
    }
    return switch (plain(word)) {
      case "true", "false", "null", "none", "nil", "undefined", "nan", "infinity", "inf" -> true;
      default -> false;
    };
  }

  /// The value of a word that is one.
  static JsonNode value(String word) {
    return switch (plain(word)) {
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  /// Without its case, and the sign of what is a number elsewhere.
  private static String plain(String word) {
    String plain = word.toLowerCase(Locale.ROOT);
    boolean signed = plain.startsWith("-") || plain.startsWith("+");
    String rest = signed ? plain.substring(1) : plain;
    return !signed || rest.equals("infinity") || rest.equals("inf") || rest.equals("nan")
        ? rest
        : plain;
  }
}
