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

  private static final String NULL = "null";
  private static final int BARE_LENGTH_MAX = 80;

  private final String text;
  private final JsonStrings strings;
  private final StringBuilder out = new StringBuilder();

  /// Whether there was a member, so that this is more than brackets in prose.
  private boolean members;

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
            case '|', '/', '或' -> alternative(at, 1);
            default -> other(at, matcher);
          };
    }
    return out.toString();
  }

  private int copy(int from, int to) {
    out.append(text, from, to);
    return to;
  }

  private int other(int at, Matcher matcher) {
    char c = text.charAt(at);
    if (!Character.isLetterOrDigit(c) && c != '-') {
      members |= c == ':';
      return copy(at, at + 1);
    }
    if (lastWritten() == '"') {
      return text.startsWith("or ", at) ? alternative(at, 2) : copy(at, at + 1);
    }
    int end = isValue() ? bareEnd(at) : at;
    String bare = text.substring(at, end).strip();
    if (isType(bare)) {
      out.append('"').append(bare).append('"');
      return end;
    }
    return Character.isLetter(c) ? replaced(at, matcher.usePattern(WORD)) : copy(at, at + 1);
  }

  /// Whether a value is what comes next, of an object or of an array within one.
  private boolean isValue() {
    char last = lastWritten();
    return last == ':' || ((last == '[' || last == ',') && members);
  }

  /// Where a value without quotes ends: before a comma or closer, a string, a comment, a line's
  /// end.
  private int bareEnd(int from) {
    int depth = 0;
    int at = from;
    while (at < text.length() && at - from < BARE_LENGTH_MAX) {
      char c = text.charAt(at);
      boolean comment =
          c == '#' || (c == '/' && at + 1 < text.length() && text.charAt(at + 1) == '/');
      if (c == '"'
          || c == '{'
          || c == '}'
          || c == '\n'
          || c == ':'
          || comment
          || (c == ',' && depth == 0)) {
        break;
      }
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (depth < 0) {
        break;
      }
      at++;
    }
    return at;
  }

  /// Whether a text without quotes names a type, a range or choices, other than a mere text.
  private static boolean isType(String bare) {
    return ExampleType.of("", bare).isPresent() || !ExampleChoices.of("", bare).isEmpty();
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
          case '<' -> {
            String inner = found.substring(1, found.length() - 1).strip();
            yield TYPES.getOrDefault(inner, isType(inner) ? '"' + inner + '"' : "null");
          }
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

  /// `"a" | "b"`, `"a" or "b"`, `"a" | null` become one text.
  private int alternative(int at, int length) {
    int next = at + length;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    boolean absent = text.startsWith(NULL, next);
    if (lastWritten() != '"' || !(absent || text.startsWith("\"", next))) {
      return copy(at, at + 1);
    }
    out.setLength(out.lastIndexOf("\""));
    out.append('|');
    if (absent) {
      out.append(NULL).append('"');
      return next + NULL.length();
    }
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
