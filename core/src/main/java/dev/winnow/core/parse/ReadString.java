package dev.winnow.core.parse;

import org.jspecify.annotations.Nullable;

/// Reads one string, whatever is around it and however it is escaped.
///
/// A quote closes the string only where what follows goes on as JSON; other quotes are text. Raw
/// line ends and control characters are text, unknown escapes keep their backslash, and half a
/// surrogate pair becomes U+FFFD.
final class ReadString {

  /// How it went.
  enum End {
    /// The string was closed.
    CLOSED,
    /// The text ended in it.
    CUT,
    /// Its closing quote is missing: a key follows within it. What was read may hold more than the
    /// string.
    LOST,
    /// Its closing quote is missing and another object starts within it, at the place reached.
    OVERRUN
  }

  private final Source source;
  private final Lookahead lookahead;
  private final StringBuilder value = new StringBuilder();
  private boolean surrogates;
  private boolean unknownEscapes;
  private int place;
  private End end = End.CLOSED;

  ReadString(Source source, Lookahead lookahead) {
    this.source = source;
    this.lookahead = lookahead;
  }

  /// The place after the last string read.
  int place() {
    return place;
  }

  /// How the last string ended.
  End end() {
    return end;
  }

  /// A whole text without its escapes, as if it stood in a string.
  static String unescaped(Source source) {
    ReadString strings = new ReadString(source, new Lookahead(source));
    strings.readTo(0, source.length());
    return WholeCharacters.of(strings.value);
  }

  /// Reads the string whose opening quote stands at a place.
  String read(int start, Lookahead.Place where, boolean outermost) {
    value.setLength(0);
    surrogates = false;
    unknownEscapes = false;
    end = End.CLOSED;
    int tripleEnd = source.tripleQuoteEnd(start);
    if (tripleEnd >= 0) {
      readTo(start + 3, tripleEnd);
      place = tripleEnd + 3;
    } else {
      readQuoted(start, where, outermost);
    }
    String text = surrogates ? WholeCharacters.of(value) : value.toString();
    // Who writes \alpha without doubling the backslash means \beta and \frac in the same way.
    return unknownEscapes ? text.replace("\b", "\\b").replace("\f", "\\f") : text;
  }

  private void readQuoted(int start, Lookahead.Place where, boolean outermost) {
    int opener = source.at(start);
    int i = start + 1;
    while (true) {
      int c = source.at(i);
      if (c == Source.END) {
        place = i;
        end = End.CUT;
        return;
      }
      if (c == '\\') {
        i = escape(i);
        continue;
      }
      if (Quote.closes(opener, c)) {
        if (where == Lookahead.Place.KEY || lookahead.closesString(i + 1, where, outermost)) {
          place = i + 1;
          return;
        }
        Integer next = objectWithin(start, i);
        if (next != null) {
          place = next;
          end = End.OVERRUN;
          return;
        }
        int before = source.at(back(start, i));
        boolean key = (before == ',' || before == '{') && lookahead.quotedKey(i);
        if (key || (where == Lookahead.Place.MEMBER && lookahead.quoteAfterBlank(i + 1))) {
          end = End.LOST;
        }
      }
      append((char) c);
      i++;
    }
  }

  /// The place of an object that starts after the end of another one, with its first key at this
  /// quote: two rows, not one string.
  private @Nullable Integer objectWithin(int start, int quote) {
    int brace = back(start, quote);
    if (source.at(brace) != '{') {
      return null;
    }
    int i = back(start, brace);
    if (source.at(i) == ',') {
      i = back(start, i);
    }
    return source.at(i) == '}' && lookahead.quotedKey(quote) ? brace : null;
  }

  /// The last place before one that is not blank, at least the start.
  private int back(int start, int from) {
    int i = from - 1;
    while (i > start && Source.isBlank(source.at(i))) {
      i--;
    }
    return Math.max(i, start);
  }

  private void readTo(int start, int stop) {
    int i = start;
    while (i < stop) {
      int c = source.at(i);
      if (c == '\\') {
        i = escape(i);
      } else {
        append((char) c);
        i++;
      }
    }
  }

  /// Reads the escape at a place and says where it ends.
  private int escape(int backslash) {
    int c = source.at(backslash + 1);
    switch (c) {
      case '"', '\\', '/', '\'', '\n', '“', '”', '‘', '’', '«', '»' -> append((char) c);
      case 'b' -> append('\b');
      case 'f' -> append('\f');
      case 'n' -> append('\n');
      case 'r' -> append('\r');
      case 't' -> append('\t');
      case 'u' -> {
        int code = hex(backslash + 2);
        if (code >= 0) {
          append((char) code);
          return backslash + 6;
        }
        append('\\');
        return backslash + 1;
      }
      default -> {
        unknownEscapes = true;
        append('\\');
        return backslash + 1;
      }
    }
    return backslash + 2;
  }

  private int hex(int from) {
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int c = source.at(i);
      int digit = c > 'f' ? -1 : Character.digit(c, 16);
      if (digit < 0) {
        return -1;
      }
      code = code << 4 | digit;
    }
    return code;
  }

  private void append(char c) {
    surrogates |= Character.isSurrogate(c);
    value.append(c);
  }
}
