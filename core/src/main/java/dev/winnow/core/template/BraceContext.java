package dev.winnow.core.template;

import dev.winnow.core.document.Document.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What stands around the braces of a text: words, JSON, code, or variables.
final class BraceContext {

  /// How far before a brace a line is looked at.
  private static final int LENGTH_MAX = 80;

  private static final String SEPARATORS = " \t-–—/,;:|、，：；";

  private final String source;
  private final Set<Integer> unclosed;

  BraceContext(String source) {
    this.source = source;
    this.unclosed = unclosed(source);
  }

  private static Set<Integer> unclosed(String source) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < source.length(); i++) {
      switch (source.charAt(i)) {
        case '{' -> open.push(i);
        case '}' -> open.poll();
        default -> {}
      }
    }
    return new HashSet<>(open);
  }

  /// Whether nothing in the text closes the brace at a place.
  boolean isUnclosed(int brace) {
    return unclosed.contains(brace);
  }

  /// Whether nothing but signs that separate stands between the end of a variable, or of what was
  /// meant as one, and a place.
  boolean follows(int variableEnd, int at) {
    int before = at;
    while (before > variableEnd && SEPARATORS.indexOf(source.charAt(before - 1)) >= 0) {
      before--;
    }
    return variableEnd > 0 && before == variableEnd;
  }

  boolean inCode(int at) {
    if (at == 0) {
      return false;
    }
    char before = source.charAt(at - 1);
    return ForeignPatterns.CODE.indexOf(before) >= 0
        || before == '{'
        || (before < 0x80 && (Character.isLetterOrDigit(before) || before == '_'));
  }

  /// Whether words stand before, and not JSON or code.
  boolean inProse(int at) {
    int before = at - 1;
    if (before > 0 && "\"'“‘(「《`".indexOf(source.charAt(before)) >= 0) {
      before--;
    }
    while (before >= 0 && (source.charAt(before) == ' ' || source.charAt(before) == '\t')) {
      before--;
    }
    return before >= 0
        && (Character.isLetterOrDigit(source.charAt(before))
            || source.charAt(before) == '：'
            || (source.charAt(before) == ':' && onlyWordsBefore(before)));
  }

  /// `Topic: {}` is prose, `"topic": {}` and `{topic: {}` are not.
  boolean onlyWordsBefore(int colon) {
    String words = source.substring(lineStart(colon), colon);
    return words.length() < LENGTH_MAX && words.strip().matches("[-*•#\\p{L}\\p{Nd} ]+");
  }

  /// Where the line of a place begins, or at least the part of it that is looked at.
  int lineStart(int at) {
    int start = at;
    while (start > 0 && start > at - LENGTH_MAX && source.charAt(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  boolean endsInProse(int end) {
    return end >= source.length()
        || " \t\r\n.,?!;:)'\"”’。，？！；：）的".indexOf(source.charAt(end)) >= 0
        || source.charAt(end) > 0x80;
  }

  /// Whether the words before say that an object follows: `Return {}`, `Example: {}`.
  boolean callsForObject(int at) {
    int colon = at;
    while (colon > 0 && " \t".indexOf(source.charAt(colon - 1)) >= 0) {
      colon--;
    }
    boolean named = colon > 0 && ":：".indexOf(source.charAt(colon - 1)) >= 0;
    String word = wordBefore(named ? colon - 1 : at);
    return ForeignPatterns.BEFORE_AN_OBJECT.contains(word)
        || (named && ForeignPatterns.NAMES_OF_OBJECTS.contains(word));
  }

  /// Whether `)` and blanks stand before, as in `if (x) {`.
  boolean followsParenthesis(int at) {
    int before = at;
    while (before > 0 && " \t".indexOf(source.charAt(before - 1)) >= 0) {
      before--;
    }
    return before > 0 && source.charAt(before - 1) == ')';
  }

  /// Whether a piece stands alone in quotes.
  boolean isQuoted(int from, int to) {
    return from > 0
        && to < source.length()
        && source.charAt(from - 1) == '"'
        && source.charAt(to) == '"';
  }

  String wordBefore(int at) {
    String before = source.substring(Math.max(0, at - 20), at).stripTrailing();
    int start = before.length();
    while (start > 0 && Character.isLetter(before.charAt(start - 1))) {
      start--;
    }
    String word = before.substring(start).toLowerCase(Locale.ROOT);
    for (String each : ForeignPatterns.BEFORE_AN_OBJECT) {
      // Chinese writes no blanks between words.
      if (each.charAt(0) > 0x80 && word.endsWith(each)) {
        return each;
      }
    }
    return word;
  }

  Place place(int at) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < at; i++) {
      char c = source.charAt(i);
      if (c == '\n' || (c == '\r' && !source.startsWith("\n", i + 1))) {
        line++;
        start = i + 1;
      }
    }
    return new Place(line, 1 + source.codePointCount(start, at));
  }
}
