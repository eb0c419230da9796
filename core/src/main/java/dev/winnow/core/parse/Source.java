package dev.winnow.core.parse;

import org.jspecify.annotations.Nullable;

/// The text of an answer, as the reader sees it: characters by place, blanks, comments and fences.
///
/// A place past the end holds [#END].
final class Source {

  static final int END = -1;

  /// Which ASCII characters mean nothing within a string.
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = 0; c < PLAIN.length; c++) {
      PLAIN[c] = "\"'\\{}[]()".indexOf(c) < 0;
    }
  }

  private final String text;
  private final Steps steps = new Steps();
  private final NextOccurrence newline;
  private final NextOccurrence commentEnd;
  private final NextOccurrence tripleDouble;
  private final NextOccurrence tripleSingle;
  private @Nullable Backslashes backslashes;

  Source(String text) {
    this.text = text;
    this.newline = new NextOccurrence(text, "\n");
    this.commentEnd = new NextOccurrence(text, "*/");
    this.tripleDouble = new NextOccurrence(text, "\"\"\"");
    this.tripleSingle = new NextOccurrence(text, "'''");
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  long steps() {
    return steps.count();
  }

  /// Counts looks at characters that were taken from the text.
  void looked(int count) {
    steps.add(count);
  }

  /// How the text writes its backslashes.
  Backslashes backslashes() {
    if (backslashes == null) {
      backslashes = new Backslashes(text);
      steps.add(text.length());
    }
    return backslashes;
  }

  /// The character at a place.
  int at(int place) {
    steps.add(1);
    return place < text.length() ? text.charAt(place) : END;
  }

  /// The character at a place where structure is expected: full-width punctuation, as Chinese
  /// models write it, counts as the ASCII one.
  int structural(int place) {
    int c = at(place);
    return switch (c) {
      case '，' -> ',';
      case '：' -> ':';
      case '｛' -> '{';
      case '｝' -> '}';
      case '［' -> '[';
      case '］' -> ']';
      default -> c;
    };
  }

  /// The first place from one on whose character may mean something within a string: a quote, a
  /// backslash, a bracket, or half of a character.
  int plainEnd(int place) {
    int i = place;
    while (i < text.length() && isPlain(text.charAt(i))) {
      i++;
    }
    steps.add(i - place);
    return i;
  }

  private static boolean isPlain(char c) {
    return c < PLAIN.length
        ? PLAIN[c]
        : (c < '‘' || c > '‟') && c != '«' && c != '»' && c != '＂' && !Character.isSurrogate(c);
  }

  /// Where a word stands at or after a place; the text's length where it does not.
  int next(NextOccurrence word, int place) {
    return word.find(place, steps);
  }

  /// Whether the text goes on with a word at a place.
  boolean startsWith(String word, int place) {
    steps.add(1);
    return text.startsWith(word, place);
  }

  /// The first place that is not blank.
  int blanks(int place) {
    int i = place;
    while (isBlank(at(i))) {
      i++;
    }
    return i;
  }

  /// The first place that is neither blank nor in a comment.
  int space(int place) {
    int i = place;
    while (true) {
      i = blanks(i);
      int after = comment(i);
      if (after == i) {
        return i;
      }
      i = after;
    }
  }

  /// The place after the comment that starts here; the same place where none does. A comment that
  /// is not closed runs to the end.
  int comment(int place) {
    int c = at(place);
    if (c == '#') {
      return newline.find(place, steps);
    }
    if (c == '/') {
      int next = at(place + 1);
      if (next == '/') {
        return newline.find(place, steps);
      }
      if (next == '*') {
        return Math.min(text.length(), commentEnd.find(place + 2, steps) + 2);
      }
    }
    return place;
  }

  /// Whether a comment starts at a place.
  boolean isComment(int place) {
    int c = at(place);
    return c == '#' || (c == '/' && (at(place + 1) == '/' || at(place + 1) == '*'));
  }

  /// Whether a Markdown fence stands at a place.
  boolean isFence(int place) {
    int c = at(place);
    return (c == '`' && startsWith("```", place)) || (c == '~' && startsWith("~~~", place));
  }

  /// How many characters of an ellipsis stand at a place, 0 where none does.
  int ellipsis(int place) {
    int c = at(place);
    if (c == '…') {
      return 1;
    }
    return c == '.' && startsWith("...", place) ? 3 : 0;
  }

  /// Whether a line ends between two places, of which the first is not after the second and only
  /// blanks are between.
  boolean lineEndsBetween(int from, int to) {
    for (int i = from; i < to; i++) {
      if (at(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  /// Where the tripled quote that opens here is closed; [#END] where none opens.
  int tripleQuoteEnd(int place) {
    int c = at(place);
    if ((c != '"' && c != '\'') || at(place + 1) != c || at(place + 2) != c) {
      return END;
    }
    int end = (c == '"' ? tripleDouble : tripleSingle).find(place + 3, steps);
    return end < text.length() ? end : END;
  }

  /// Whether a character is blank: what Unicode calls white space, and what nobody sees.
  static boolean isBlank(int c) {
    if (c > ' ' && c < 0xA0) {
      return false;
    }
    return (c >= 0 && c <= ' ')
        || c == 0xA0
        || c == 0x1680
        || c == 0x180E
        || (c >= 0x2000 && c <= 0x200F)
        || (c >= 0x2028 && c <= 0x202F)
        || (c >= 0x205F && c <= 0x2064)
        || c == 0x3000
        || c == 0xFEFF;
  }

  /// Whether a character may stand in a key or a word without quotes.
  static boolean isWord(int c) {
    return c >= 0 && (Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '-');
  }
}
