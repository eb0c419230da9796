package dev.winnow.core.parse;

/// What stands around the escapes of one text, looked at once however many there are: the part of a
/// path that reaches up to an escape, and the formula that it stands in.
///
/// Places must not decrease, and the text before a place must stay as it was.
final class BeforeEscape {

  /// The longest part of a path or a formula that is looked at, in characters.
  static final int REACH = 260;

  private final Source source;

  private int pathSeen;
  private int pathStart;
  private int lastBackslash;

  private int formulaSeen;

  /// Where the formula that is open began; -1 where none is.
  private int opener;

  /// The next place to look at for the end of a formula.
  private int ahead;

  /// Whether the end of a formula, or of its line, stands at that place.
  private boolean ends;

  private boolean closes;

  BeforeEscape(Source source) {
    this.source = source;
    reset();
  }

  /// Begins with another text.
  void reset() {
    pathSeen = 0;
    pathStart = 0;
    lastBackslash = -1;
    formulaSeen = 0;
    opener = -1;
    ahead = 0;
    ends = false;
    closes = false;
  }

  /// Where the characters begin that may be a path up to a place.
  int pathStart(CharSequence before, int end) {
    source.looked(Math.max(0, end - pathSeen));
    while (pathSeen < end) {
      char c = before.charAt(pathSeen);
      if (!isPathCharacter(c)) {
        pathStart = pathSeen + 1;
      } else if (c == '\\') {
        lastBackslash = pathSeen;
      }
      pathSeen++;
    }
    return Math.max(pathStart, end - REACH);
  }

  /// The last backslash before the place asked for last; -1 where none is.
  int lastBackslash() {
    return lastBackslash;
  }

  static boolean isPathCharacter(char c) {
    return Character.isLetterOrDigit(c) || "_-.\\:~%$/&+@#".indexOf(c) >= 0;
  }

  /// Whether an escape is in a formula, between dollars or after `\(` or `\[`.
  ///
  /// @param at the place of the escape in the text
  /// @param before the text before it, up to a place
  boolean inFormula(StringBuilder text, int at, CharSequence before, int end) {
    return formulaIsOpen(before, end) && formulaEnds(text, at);
  }

  private boolean formulaIsOpen(CharSequence before, int end) {
    // Of the last characters it depends on what follows them what they are.
    while (formulaSeen + 2 < end) {
      formulaSeen = pass(before, formulaSeen, end);
    }
    int openerBefore = opener;
    int i = formulaSeen;
    while (i < end) {
      i = pass(before, i, end);
    }
    boolean open = opener >= 0 && end - opener <= REACH;
    opener = openerBefore;
    return open;
  }

  /// Passes what stands at a place and says where to go on.
  private int pass(CharSequence before, int i, int end) {
    source.looked(1);
    if (i - opener > REACH) {
      opener = -1;
    }
    char c = before.charAt(i);
    if (c == '\n') {
      opener = -1;
    } else if (c == '\\' && i + 1 < end) {
      char next = before.charAt(i + 1);
      opener = next == '(' || next == '[' ? i : isCloser(next) ? -1 : opener;
      return i + 2;
    } else if (c == '$') {
      int last = i + 1 < end && before.charAt(i + 1) == '$' ? i + 1 : i;
      boolean opens = opener < 0 && (last + 1 == end || !Source.isBlank(before.charAt(last + 1)));
      opener = opens ? i : -1;
      return last + 1;
    }
    return i + 1;
  }

  private boolean formulaEnds(StringBuilder text, int at) {
    if (ahead <= at) {
      ahead = at + 1;
      ends = false;
    }
    while (!ends && ahead < text.length() && ahead - at < REACH) {
      source.looked(1);
      char c = text.charAt(ahead);
      char next = ahead + 1 < text.length() ? text.charAt(ahead + 1) : ' ';
      closes = (c == '$' && !Character.isLetterOrDigit(next)) || (c == '\\' && isCloser(next));
      ends = closes || (c == '\n' && !MeantEscapes.isAsciiLetter(next));
      ahead += ends ? 0 : 1;
    }
    return ends && closes && ahead - at < REACH;
  }

  private static boolean isCloser(char c) {
    return c == ')' || c == ']';
  }
}
