package dev.winnow.core.schema;

import dev.winnow.core.template.BuiltIn;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what people write in an example into JSON: `{count}` stands for a number and any other
/// bare variable or `<placeholder>` for some value, `...` for more of the same, `string` or
/// `number` for a value of that type, `"a" | "b"` for one of them. What stands in strings stays.
final class ExampleText {

  private static final Pattern VARIABLE =
      Pattern.compile("\\{([\\p{L}_][\\p{L}\\p{Nd}_.]{0,200})}");
  private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>\"\\n]{1,80}>");
  private static final Pattern ELLIPSIS = Pattern.compile("\\.{3,}|…+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_]{1,20}");

  private static final Map<String, String> TYPES =
      Map.of(
          "string", "\"...\"",
          "str", "\"...\"",
          "text", "\"...\"",
          "integer", "1",
          "int", "1",
          "number", "0.5",
          "float", "0.5",
          "boolean", "true",
          "bool", "true");

  private final String text;
  private final JsonStrings strings;
  private final StringBuilder out = new StringBuilder();

  private ExampleText(String text) {
    this.text = text;
    this.strings = new JsonStrings(text);
  }

  static String tidy(String text) {
    return new ExampleText(text).run();
  }

  private String run() {
    Matcher matcher = VARIABLE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      at =
          switch (text.charAt(at)) {
            case '"' -> string(at);
            case '{' -> replaced(at, matcher.usePattern(VARIABLE));
            case '<' -> replaced(at, matcher.usePattern(PLACEHOLDER));
            case '.', '…' -> replaced(at, matcher.usePattern(ELLIPSIS));
            case ',' -> comma(at);
            case '|' -> alternative(at);
            default ->
                Character.isLetter(text.charAt(at))
                    ? replaced(at, matcher.usePattern(WORD))
                    : copy(at, at + 1);
          };
    }
    return out.toString();
  }

  private int copy(int from, int to) {
    out.append(text, from, to);
    return to;
  }

  private int string(int at) {
    return copy(at, strings.end(at) + 1);
  }

  /// Writes what the matched thing stands for, or the character itself where nothing matches.
  private int replaced(int at, Matcher matcher) {
    matcher.region(at, text.length());
    if (!matcher.lookingAt()) {
      return copy(at, at + 1);
    }
    String found = matcher.group();
    out.append(
        switch (found.charAt(0)) {
          case '{' -> matcher.group(1).equals(BuiltIn.COUNT) ? "1" : "null";
          case '<' -> "null";
          case '.', '…' -> "";
          default -> lastWritten() == ':' ? TYPES.getOrDefault(found, found) : found;
        });
    return matcher.end();
  }

  /// A comma goes when what it stood behind has gone.
  private int comma(int at) {
    char last = lastWritten();
    return last == ',' || last == '[' || last == '{' ? at + 1 : copy(at, at + 1);
  }

  private int alternative(int at) {
    int next = at + 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (lastWritten() != '"' || !text.startsWith("\"", next)) {
      return copy(at, at + 1);
    }
    out.setLength(out.lastIndexOf("\""));
    out.append('|');
    return copy(next + 1, Math.max(next, strings.end(next)) + 1);
  }

  private char lastWritten() {
    int at = out.length() - 1;
    while (at >= 0 && Character.isWhitespace(out.charAt(at))) {
      at--;
    }
    return at < 0 ? '[' : out.charAt(at);
  }
}
