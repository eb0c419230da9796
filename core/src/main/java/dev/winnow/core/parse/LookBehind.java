package dev.winnow.core.parse;

/// Tells what stands behind a quote within a string, so that who reads the string can say whether
/// it closes it.
///
/// Every look ends at the second quote after its place at the latest, so that all looks at a text
/// together are linear in its length.
final class LookBehind {

  private final Source source;
  private final Lookahead lookahead;
  private boolean surely;

  LookBehind(Source source, Lookahead lookahead) {
    this.source = source;
    this.lookahead = lookahead;
  }

  /// What stands behind a quote.
  ///
  /// @param after the place after the quote
  /// @param place where the string of the quote stands; no key
  /// @param open what is open around the string
  /// @param exactly whether a sure key must be told from a loose one
  Behind of(int after, Lookahead.Place place, Nesting open, boolean exactly) {
    surely = exactly;
    int i = source.blanks(after);
    int c = source.structural(i);
    return switch (c) {
      case Source.END -> Behind.END;
      case ',' -> next(source.blanks(i + 1), place, open);
      case ';' -> semicolon(source.blanks(i + 1), place);
      case '}', ']' -> closers(i, open);
      case '/' ->
          source.isComment(i) && (i > after || source.at(i + 1) == '*')
              ? Behind.ASIDE
              : Behind.TEXT;
      case '#' -> i > after ? Behind.ASIDE : Behind.TEXT;
      case '`', '~' ->
          source.isFence(i) && source.lineEndsBetween(after, i) ? Behind.ASIDE : Behind.TEXT;
      case '+' -> Quote.opens(source.at(source.blanks(i + 1))) ? Behind.JOINED : Behind.PLUS;
      case '{' ->
          source.lineEndsBetween(after, i) && lookahead.opensObject(i) ? Behind.ASIDE : Behind.TEXT;
      case ':' -> place == Lookahead.Place.ELEMENT ? Behind.LOOSE_KEY : Behind.TEXT;
      default -> withoutComma(after, i, place);
    };
  }

  /// What stands after a comma.
  private Behind next(int i, Lookahead.Place place, Nesting open) {
    int c = source.structural(i);
    boolean element = place == Lookahead.Place.ELEMENT;
    if (c == Source.END || c == ',') {
      return Behind.ELEMENT;
    }
    if (c == '}' || c == ']') {
      return closers(i, open);
    }
    if (source.isComment(i) || source.ellipsis(i) > 0 || source.isFence(i)) {
      return Behind.ASIDE;
    }
    if (c == '{') {
      return element || lookahead.opensObject(i) ? Behind.ELEMENT : Behind.TEXT;
    }
    if (!element) {
      return key(i);
    }
    return c == '[' || Quote.opens(c) || startsScalar(i, c) ? Behind.ELEMENT : Behind.TEXT;
  }

  private Behind semicolon(int i, Lookahead.Place place) {
    if (place == Lookahead.Place.ELEMENT) {
      return Quote.opens(source.at(i)) ? Behind.ELEMENT : Behind.TEXT;
    }
    return Quote.opens(source.at(i)) ? key(i) : Behind.TEXT;
  }

  /// What stands where the next member or element can though the comma is missing.
  private Behind withoutComma(int after, int i, Lookahead.Place place) {
    if (Quote.opens(source.at(i))) {
      if (place == Lookahead.Place.ELEMENT) {
        return i > after ? Behind.ELEMENT : Behind.TEXT;
      }
      Behind key = key(i);
      return key == Behind.KEY && i == after ? Behind.LOOSE_KEY : key;
    }
    return place == Lookahead.Place.MEMBER
            && source.lineEndsBetween(after, i)
            && lookahead.bareKey(i)
        ? Behind.LOOSE_KEY
        : Behind.TEXT;
  }

  /// Whether a key stands at a place, and how surely.
  private Behind key(int i) {
    if (!Quote.opens(source.at(i))) {
      return lookahead.bareKey(i) ? Behind.LOOSE_KEY : Behind.TEXT;
    }
    if (!lookahead.quotedKey(i)) {
      return Behind.TEXT;
    }
    return surely ? quoted(i) : Behind.KEY;
  }

  private Behind quoted(int i) {
    int opener = source.at(i);
    boolean named = false;
    int end = i + 1;
    while (!Quote.closes(opener, source.at(end))) {
      named |= Character.isLetterOrDigit(source.at(end)) || source.at(end) == '_';
      end += source.at(end) == '\\' ? 2 : 1;
    }
    int value = source.blanks(source.blanks(end + 1) + 1);
    int c = source.structural(value);
    boolean proper =
        c == Source.END || c == '{' || c == '[' || Quote.opens(c) || startsScalar(value, c);
    return named && proper ? Behind.KEY : Behind.LOOSE_KEY;
  }

  private boolean startsScalar(int i, int c) {
    return c == '-' || (c >= '0' && c <= '9') || lookahead.literal(i);
  }

  /// What the closers at a place close, and what stands behind them.
  private Behind closers(int first, Nesting open) {
    int i = first;
    int level = open.depth();
    boolean rootClosed = false;
    boolean mended = false;
    int from = i;
    while (true) {
      int c = source.structural(i);
      if (c == '}') {
        if (open.object(level - 1)) {
          level--;
        } else if (open.array(level - 1) && open.object(level - 2)) {
          level -= 2;
          mended = true;
        } else {
          mended = true;
        }
      } else if (c == ']') {
        if (open.array(level - 1)) {
          level--;
        } else if (level == 0 && open.inArray() && !rootClosed) {
          rootClosed = true;
        } else {
          mended = true;
          rootClosed |= level == 1 && open.inArray();
          level = Math.max(0, level - (open.array(level - 2) ? 2 : 1));
        }
      } else {
        break;
      }
      from = i + 1;
      i = source.blanks(from);
    }
    Behind behind = behindClosers(from, i, level, open.inArray() && !rootClosed, open);
    if (!mended || behind == Behind.TEXT) {
      return behind;
    }
    return behind == Behind.PROSE ? Behind.TEXT : Behind.MENDED_CLOSERS;
  }

  /// What stands at a place behind closers.
  ///
  /// @param level how many objects and arrays are still open
  /// @param inArray whether the array around the outermost one is
  private Behind behindClosers(int from, int i, int level, boolean inArray, Nesting open) {
    int c = source.structural(i);
    if (c == Source.END || source.isFence(i)) {
      return Behind.CLOSERS;
    }
    boolean comma = c == ',' || c == ';';
    int next = comma ? source.blanks(i + 1) : i;
    if (level > 0) {
      boolean goesOn =
          open.object(level - 1)
              ? inObject(next, comma, level, open)
              : inArray(next, comma, source.structural(next));
      return goesOn ? Behind.CLOSERS : Behind.TEXT;
    }
    int n = source.structural(next);
    if (n == '{' && lookahead.opensObject(next)) {
      if (source.at(source.space(next + 1)) == Source.END) {
        return Behind.CLOSERS;
      }
      return sibling(next, open) ? Behind.SIBLING : Behind.OTHER_OBJECT;
    }
    if (source.lineEndsBetween(from, i)
        || (comma && n == Source.END)
        || (comma && lookahead.quotedKey(next))) {
      return Behind.CLOSERS;
    }
    if (inArray && inArray(next, comma, n)) {
      return Behind.CLOSERS;
    }
    boolean prose = comma ? next > i + 1 : !inArray && startsProse(from, i, c);
    return prose ? Behind.PROSE : Behind.TEXT;
  }

  /// Whether what stands right behind the outermost value is prose, or closes what was put around
  /// it.
  private boolean startsProse(int from, int i, int c) {
    if (Quote.opens(c)) {
      int after = source.blanks(i + 1);
      return source.at(after) == Source.END || source.lineEndsBetween(i + 1, after);
    }
    return i > from || (!Source.isWord(c) && c != '{' && c != '(' && c != '[');
  }

  private boolean inObject(int next, boolean comma, int level, Nesting open) {
    int c = source.structural(next);
    if (c == '{') {
      return comma && open.inArray() && level == 1 && sibling(next, open);
    }
    if (comma) {
      return lookahead.key(next) || goesOn(next, c);
    }
    return lookahead.quotedKey(next) || source.isComment(next);
  }

  private boolean inArray(int next, boolean comma, int c) {
    if (c == '{') {
      return lookahead.opensObject(next) || source.structural(source.blanks(next + 1)) == '}';
    }
    if (comma) {
      return c == '[' || Quote.opens(c) || startsScalar(next, c) || goesOn(next, c);
    }
    return source.ellipsis(next) > 0
        || source.isComment(next)
        || (Quote.opens(c) && (Source.isBlank(source.at(next - 1)) || lookahead.quotedKey(next)));
  }

  /// Whether what stands after a comma is what may stand there in any case.
  private boolean goesOn(int i, int c) {
    return c == Source.END
        || c == ','
        || c == '}'
        || c == ']'
        || source.isComment(i)
        || source.ellipsis(i) > 0
        || source.isFence(i);
  }

  /// Whether the object at a place begins like the outermost one that is open.
  private boolean sibling(int brace, Nesting open) {
    String key = lookahead.keyText(source.space(brace + 1));
    return !key.isEmpty() && key.equals(open.firstKey());
  }

  /// Whether a word stands behind closers and a blank.
  boolean wordBehindClosers(int after) {
    int i = after;
    while (true) {
      int next = source.blanks(i);
      int c = source.structural(next);
      if (c != '}' && c != ']') {
        return next > i && Source.isWord(c);
      }
      i = next + 1;
    }
  }

  /// Whether a quote stands between a place and the end of its line.
  boolean quoteOnLine(int from) {
    int i = from;
    while (source.at(i) != '\n' && source.at(i) != Source.END) {
      if (Quote.opens(source.at(i))) {
        return true;
      }
      i++;
    }
    return false;
  }

  /// Whether the plus and the string behind a quote are no part of its text: on another line, or a
  /// word stands right in the string.
  boolean joinsSurely(int after) {
    int plus = source.blanks(after);
    int next = source.blanks(plus + 1);
    int first = source.at(next + 1);
    return source.lineEndsBetween(after, plus)
        || source.lineEndsBetween(plus + 1, next)
        || (first >= 0 && Character.isLetterOrDigit(first));
  }
}
