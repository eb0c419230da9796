package dev.winnow.core.parse;

/// What the quotes and brackets within a text that is being read amount to: how many quotations are
/// open in it, and which brackets.
///
/// A quote that is not escaped tells by its neighbours whether it opens or closes a quotation
/// within the text. Where none is open, one that only closes is a stray: it may as well be the end
/// of the text.
final class InnerQuotes {

  private static final int BRACKETS_MAX = 64;

  private final char[] brackets = new char[BRACKETS_MAX];
  private final boolean[] beforeQuote = new boolean[BRACKETS_MAX];
  private int bracketCount;
  private int unmatchedBrace;
  private int depth;
  private int escapedDepth;
  private int curlyDepth;
  private int count;
  private boolean stray;
  private boolean lastOpens;
  private int last;
  private boolean tripled;

  void reset() {
    bracketCount = 0;
    unmatchedBrace = -1;
    depth = 0;
    escapedDepth = 0;
    curlyDepth = 0;
    count = 0;
    stray = false;
    lastOpens = false;
    last = Source.END;
    tripled = false;
  }

  /// How many quotations are open.
  int depth() {
    return depth;
  }

  /// Whether a quotation in typographic quotes is open.
  boolean inCurly() {
    return curlyDepth > 0;
  }

  /// How many quotes were text though not escaped.
  int count() {
    return count;
  }

  /// Whether one of them may have been the end of the text.
  boolean stray() {
    return stray;
  }

  void markStray() {
    stray = true;
  }

  /// Notes a typographic quote.
  void curly(int c) {
    curlyDepth = c == '“' ? curlyDepth + 1 : Math.max(0, curlyDepth - 1);
  }

  /// Notes a bracket of the text.
  ///
  /// @param quoted whether a quote stands right after it
  void bracket(char c, int place, boolean quoted) {
    if (c == '{' || c == '[' || c == '(') {
      if (bracketCount < BRACKETS_MAX) {
        brackets[bracketCount] = c;
        beforeQuote[bracketCount++] = quoted;
      }
      return;
    }
    int at = matching(c);
    if (at >= 0) {
      bracketCount = at;
    } else if (c == '}') {
      unmatchedBrace = place;
    }
  }

  /// Whether a closer would close a bracket of the text.
  boolean matches(int closer) {
    return matching(closer) >= 0;
  }

  /// Whether the bracket of the text that is open is a brace before a quote, as of an object.
  boolean inBraceBeforeQuote() {
    return bracketCount > 0 && brackets[bracketCount - 1] == '{' && beforeQuote[bracketCount - 1];
  }

  /// Whether the closing brace at a place closes nothing in the text, as far as it was the last
  /// such.
  boolean isUnmatched(int place) {
    return unmatchedBrace == place;
  }

  private int matching(int closer) {
    char opener = closer == '}' ? '{' : closer == ']' ? '[' : '(';
    for (int i = bracketCount - 1; i >= 0; i--) {
      if (brackets[i] == opener) {
        return i;
      }
    }
    return -1;
  }

  /// Whether a quote opens rather than closes, by what stands before it.
  boolean opensByBefore(int before) {
    return before == Source.END
        || Source.isBlank(before)
        || "([{<=:,;-—–/+*|&>~#@（【《，。：；、".indexOf(before) >= 0
        || (isQuote(before) && before == last && lastOpens);
  }

  /// Notes a quote that is but a character of the text.
  void character() {
    count++;
  }

  /// Notes a quote that is text though not escaped.
  ///
  /// @param before the character of the text before it, [Source#END] at its start
  /// @param after the character after it
  void quote(int quote, int before, int after, boolean afterPrefix) {
    count++;
    if (isApostrophe(quote) && isLetter(before) && isLetter(after)) {
      return;
    }
    if (isEnclosed(quote, before, after)) {
      return; // a character
    }
    boolean opensBefore = opensByBefore(before);
    boolean opensAfter = opensByAfter(quote, after);
    boolean opens;
    if (opensBefore && opensAfter) {
      opens = true;
    } else if (opensBefore || opensAfter || afterPrefix) {
      opens = depth == 0 && escapedDepth == 0;
    } else {
      opens = false;
    }
    lastOpens = opens;
    last = quote;
    if (opens) {
      depth++;
    } else if (depth > 0) {
      depth--;
    } else if (escapedDepth > 0) {
      escapedDepth--;
    } else {
      boolean inches = before >= '0' && before <= '9';
      boolean possessive = isApostrophe(quote) && isLetter(before) && Source.isBlank(after);
      stray |= !inches && !possessive;
    }
  }

  /// Notes a quote of the text that is escaped.
  void escaped(int quote, int before, int after) {
    if (isApostrophe(quote) && isLetter(before) && isLetter(after)) {
      return;
    }
    boolean opens = opensByBefore(before) && opensByAfter(quote, after);
    if (opens) {
      escapedDepth++;
    } else if (escapedDepth > 0) {
      escapedDepth--;
    } else if (depth > 0) {
      depth--;
    }
  }

  /// Notes three quotes in a row, as programs put them around long texts.
  void tripled(int quote) {
    count += 3;
    tripled = !tripled;
    lastOpens = tripled;
    last = quote;
  }

  private static boolean isEnclosed(int quote, int before, int after) {
    return before == after && before != quote && (before == '/' || isQuote(before));
  }

  private static boolean opensByAfter(int quote, int after) {
    return isLetter(after)
        || (after >= '0' && after <= '9')
        || (after >= 0 && Character.isSurrogate((char) after))
        || "([{<$%\\#@&~^*_（【《".indexOf(after) >= 0
        || (isQuote(after) && after != quote);
  }

  private static boolean isLetter(int c) {
    return c >= 0 && Character.isLetter(c);
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == '‘';
  }

  private static boolean isQuote(int c) {
    return Quote.opens(c) || c == '`';
  }
}
