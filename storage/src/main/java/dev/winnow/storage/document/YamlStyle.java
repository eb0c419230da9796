package dev.winnow.storage.document;

import java.util.Locale;
import java.util.Set;

/// How a text stands in YAML: as it is, in quotes, or as a block of lines.
final class YamlStyle {

  /// Words that some reader of YAML takes for a value of another kind.
  private static final Set<String> VALUES =
      Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

  /// ASCII that means nothing to YAML behind a text's first character, on its own or in a list.
  private static final String HARMLESS = " _-./()+'%;=!?";

  private YamlStyle() {}

  /// Whether it can stand without quotes, wherever that is.
  static boolean isPlain(String text) {
    return !text.isEmpty()
        && Character.isLetter(text.codePointAt(0))
        && !text.endsWith(" ")
        && text.codePoints().allMatch(YamlStyle::isHarmless)
        && !VALUES.contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isHarmless(int c) {
    if (c < 0x80) {
      return Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0;
    }
    return isPrintable(c)
        && !Character.isSpaceChar(c)
        && Character.getType(c) != Character.FORMAT
        && Character.isDefined(c);
  }

  /// Whether it can stand as a block of lines and is worth it.
  static boolean isBlock(String text) {
    return text.indexOf('\n') >= 0
        && !text.isBlank()
        && text.codePoints().allMatch(c -> c == '\n' || c == '\t' || isPrintable(c));
  }

  // spec: YAML 1.2.2 §5.1, without what some readers take for a line break or swallow.
  private static boolean isPrintable(int c) {
    return (c >= 0x20 && c <= 0x7e)
        || (c >= 0xa0 && c <= 0xd7ff && c != 0x2028 && c != 0x2029)
        || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff)
        || c >= 0x10000;
  }

  /// The text in quotes, on one line: in single ones where that saves escapes.
  static String quoted(String text) {
    boolean printable = text.codePoints().allMatch(YamlStyle::isPrintable);
    boolean needsEscapes = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
    if (printable && needsEscapes) {
      return "'" + text.replace("'", "''") + "'";
    }
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> escape(c, out));
    return out.append('"').toString();
  }

  private static void escape(int c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          out.append(String.format(Locale.ROOT, "\\u%04X", c));
        }
      }
    }
  }
}
