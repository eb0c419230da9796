package dev.winnow.core.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Finds JSON whose braces are doubled, as Python's `str.format` and f-strings want them: `{{"q":
/// "…", "meta": {{"lang": "en"}}}}`.
///
/// Such a piece begins like an object, with `{{`, a name in quotes and a colon; every brace in it
/// is doubled, but for those of variables; and nothing before it makes it code (`style={{"a":
/// 1}}`).
final class DoubledBraces {

  private final String text;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final Map<Integer, Integer> pieces = new HashMap<>();

  private DoubledBraces(String text) {
    this.text = text;
  }

  /// The pieces of a text: behind the end of each, by its start. Time is linear.
  static Map<Integer, Integer> in(String text) {
    return text.contains("{{") && text.contains("}}") ? new DoubledBraces(text).run() : Map.of();
  }

  /// Writes each brace of a piece once; variables stay as they are.
  static String undone(String text, int start, int end) {
    var out = new StringBuilder();
    int at = start;
    while (at < end) {
      char c = text.charAt(at);
      int variable = c == '{' ? PromptText.variableEnd(text, at) : at;
      if (variable > at) {
        out.append(text, at, variable);
        at = variable;
      } else {
        out.append(c);
        at += c == '{' || c == '}' ? 2 : 1;
      }
    }
    return out.toString();
  }

  private Map<Integer, Integer> run() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '{') {
        at = opening(at);
      } else if (c == '}') {
        at = closing(at);
      } else {
        at++;
      }
    }
    return pieces;
  }

  private int opening(int at) {
    int variable = PromptText.variableEnd(text, at);
    if (variable > at) {
      return variable;
    }
    if (!text.startsWith("{{", at)) {
      open.clear();
      return at + 1;
    }
    open.push(at);
    return at + 2;
  }

  private int closing(int at) {
    if (!text.startsWith("}}", at)) {
      open.clear();
      return at + 1;
    }
    if (!open.isEmpty()) {
      int start = open.pop();
      if (open.isEmpty() && !inCode(start) && beginsAsObject(start + 2)) {
        pieces.put(start, at + 2);
      }
    }
    return at + 2;
  }

  private boolean inCode(int start) {
    if (start == 0) {
      return false;
    }
    char before = text.charAt(start - 1);
    return "=$#%\\{".indexOf(before) >= 0
        || (before < 0x80 && (Character.isLetterOrDigit(before) || before == '_'));
  }

  /// A name in quotes, then a colon.
  private boolean beginsAsObject(int from) {
    int at = blanks(from);
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote != '"' && quote != '\'') {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
      end++;
    }
    int colon = blanks(Math.min(end + 1, text.length()));
    return end < text.length()
        && text.charAt(end) == quote
        && colon < text.length()
        && (text.charAt(colon) == ':' || text.charAt(colon) == '：');
  }

  private int blanks(int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
