package dev.winnow.core.parse;

import java.util.function.IntPredicate;
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
  private final Search newline = new Search("\n");
  private final Search commentEnd = new Search("*/");
  private final Search tripleDouble = new Search("\"\"\"");
  private final Search tripleSingle = new Search("'''");
  private @Nullable Backslashes backslashes;
  private long steps;

  Source(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  /// The work done on it: characters looked at, the repeated looks included. It bounds nothing;
  /// tests hold it against the length of hostile input.
  long steps() {
    return steps;
  }

  /// Counts looks at characters that were taken from the text.
  void looked(int count) {
    steps += count;
  }

  /// How the text writes its backslashes.
  Backslashes backslashes() {
    if (backslashes == null) {
      backslashes = new Backslashes(text);
      steps += text.length();
    }
    return backslashes;
  }

  /// The character at a place.
  int at(int place) {
    steps++;
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
    steps += i - place;
    return i;
  }

  private static boolean isPlain(char c) {
    return c < PLAIN.length
        ? PLAIN[c]
        : (c < '‘' || c > '‟') && c != '«' && c != '»' && c != '＂' && !Character.isSurrogate(c);
  }

  /// A search for a word that is made again and again.
  Search search(String word) {
    return new Search(word);
  }

  /// A search for one word that remembers what it found, so that looking for it again and again
  /// from places close to each other reads the text once.
  final class Search {

    private final String word;
    private int from = 1;
    private int found = -1;

    private Search(String word) {
      this.word = word;
    }

    /// Where the word stands at or after a place; the text's length where it does not.
    int from(int place) {
      if (place < from || place > found) {
        int at = text.indexOf(word, place);
        found = at < 0 ? text.length() : at;
        from = place;
        steps += Math.max(1, found - place);
      }
      return found;
    }
  }

  /// Whether the text goes on with a word at a place.
  boolean startsWith(String word, int place) {
    steps++;
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

  /// The last place before another one that is not blank, but at least the start.
  int blanksBefore(int place, int start) {
    int i = place - 1;
    while (i > start && isBlank(at(i))) {
      i--;
    }
    return Math.max(i, start);
  }

  /// The last place on its line before another one that is not blank, and not before the start;
  /// [#END] where the line begins with blanks, or the text.
  int beforeOnLine(int place, int start) {
    int i = place - 1;
    while (i >= start && at(i) != '\n' && isBlank(at(i))) {
      i--;
    }
    return i < start || at(i) == '\n' ? END : i;
  }

  /// The first place that holds no character of a word.
  int wordEnd(int place) {
    int i = place;
    while (isWord(at(i))) {
      i++;
    }
    return i;
  }

  /// The first place that a number or a word of a language cannot go on at.
  int scalarEnd(int place) {
    int i = wordEnd(place);
    while (at(i) == '.' || at(i) == '+') {
      i = wordEnd(i + 1);
    }
    return i;
  }

  /// The first place whose character does not fit, or that is so far away.
  int end(int place, int most, IntPredicate fits) {
    int i = place;
    while (i - place < most && fits.test(at(i))) {
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
      return newline.from(place);
    }
    if (c == '/') {
      int next = at(place + 1);
      if (next == '/') {
        return newline.from(place);
      }
      if (next == '*') {
        return Math.min(text.length(), commentEnd.from(place + 2) + 2);
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
    int end = (c == '"' ? tripleDouble : tripleSingle).from(place + 3);
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
