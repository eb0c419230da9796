package dev.winnow.core.parse;

import dev.winnow.core.say.Said;
import org.jspecify.annotations.Nullable;

/// Reads one string, whatever is around it and however it is escaped.
///
/// A quote closes the string only where what stands behind it goes on as JSON and no quotation is
/// open within the text ([InnerQuotes]); other quotes are text. Where both could be meant, the
/// string is in doubt. Raw line ends and control characters are text, and so are the backslashes of
/// escapes that are none or were not meant ([MeantEscapes]).
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
    OVERRUN,
    /// It may have been closed before, or goes on: a quote can be read in two ways.
    DOUBT
  }

  /// What a quote is.
  private enum Role {
    TEXT,
    CLOSER,
    DOUBT
  }

  private final Source source;
  private final Lookahead lookahead;
  private final LookBehind behind;
  private final StringText text;
  private final InnerQuotes inner = new InnerQuotes();
  private int opener;
  private int place;
  private End end = End.CLOSED;

  ReadString(Source source, Lookahead lookahead) {
    this.source = source;
    this.lookahead = lookahead;
    this.behind = new LookBehind(source, lookahead);
    this.text = new StringText(source);
  }

  /// The place after the last string read.
  int place() {
    return place;
  }

  /// How the last string ended.
  End end() {
    return end;
  }

  /// Why the characters of the last string cannot stand in a row; null where they can.
  @Nullable Said problem() {
    return text.problem();
  }

  /// Whether the last string has quotes that are text though not escaped.
  boolean hasInnerQuotes() {
    return inner.count() > 0;
  }

  /// Reads the string whose opening quote stands at a place.
  ///
  /// @param open what is open around it
  String read(int start, Lookahead.Place where, Nesting open) {
    text.reset();
    inner.reset();
    opener = Source.END;
    end = End.CLOSED;
    int tripleEnd = source.tripleQuoteEnd(start);
    // Four quotes are the opening one and three of the text.
    if (tripleEnd >= 0 && source.at(start + 3) != source.at(start)) {
      text.readTo(start + 3, tripleEnd);
      place = tripleEnd + 3;
    } else {
      readQuoted(start, where, open);
    }
    return text.settle();
  }

  private void readQuoted(int start, Lookahead.Place where, Nesting open) {
    opener = source.at(start);
    int i = start + 1;
    while (true) {
      i = text.plain(i);
      int c = source.at(i);
      if (c == Source.END) {
        place = i;
        end = End.CUT;
        return;
      }
      if (c == '\\') {
        noteEscaped(i);
        i = text.escape(i);
        continue;
      }
      boolean closes = Quote.closes(opener, c);
      if (closes || isCurly(opener, c)) {
        Role role = closes ? role(i, where, open) : curlyRole(i, c, where, open);
        if (role != Role.TEXT) {
          place = i + 1;
          end = role == Role.DOUBT ? End.DOUBT : end;
          return;
        }
        if (closes && isTripled(i, c, where, open)) {
          inner.tripled(c);
          text.append((char) c);
          text.append((char) c);
          text.append((char) c);
          i += 3;
          continue;
        }
        if (closes && textQuote(start, i, c)) {
          return;
        }
      } else if (c == '{' || c == '[' || c == '(') {
        inner.bracket((char) c, i, source.at(source.blanks(i + 1)) == opener);
      } else if (c == '}' || c == ']' || c == ')') {
        inner.bracket((char) c, i, false);
      }
      text.append((char) c);
      i++;
    }
  }

  /// Notes the quote that is escaped here, if one is.
  private void noteEscaped(int backslash) {
    int c = source.at(backslash + 1);
    if (StringText.isQuote(c) && Quote.closes(opener, c)) {
      inner.escaped(c, text.last(), text.next(backslash + 2));
    }
  }

  /// Whether a character may close a string that was not opened so, by a slip.
  private static boolean isCurly(int opener, int c) {
    return opener == '"' ? c == '”' || c == '“' : opener == '\'' && c == '’';
  }

  /// What a quote is that could close the string.
  private Role role(int quote, Lookahead.Place where, Nesting open) {
    if (where == Lookahead.Place.KEY) {
      return Role.CLOSER;
    }
    int before = text.last();
    boolean opening = before != Source.END && inner.opensByBefore(before);
    Behind what = behind.of(quote + 1, where, open, opening || inner.depth() > 0);
    if (inner.depth() > 0) {
      if (text.endsInBackslash()) {
        return Role.TEXT;
      }
      return roleInQuotation(quote, what);
    }
    boolean closer =
        switch (what) {
          case TEXT -> false;
          case END, KEY, ELEMENT, CLOSERS, SIBLING -> true;
          case OTHER_OBJECT ->
              inner.count() == 0 || (before != '(' && before != '[' && before != '{');
          case LOOSE_KEY, MENDED_CLOSERS, ASIDE -> !opening;
          case PROSE -> !opening || !behind.quoteOnLine(quote + 1);
          case JOINED -> joins(quote, before, opening);
          case PLUS -> {
            if (before != '(' && before != '[') {
              inner.markStray();
            }
            yield false;
          }
        };
    if (!closer) {
      return Role.TEXT;
    }
    return inner.stray() ? Role.DOUBT : Role.CLOSER;
  }

  /// What a quote is while a quotation is open within the text. What stands behind it is text, too,
  /// if a bracket of the text explains it.
  private Role roleInQuotation(int quote, Behind what) {
    int closer = source.structural(source.blanks(quote + 1));
    boolean text =
        switch (what) {
          case TEXT, LOOSE_KEY, ELEMENT, MENDED_CLOSERS, OTHER_OBJECT, JOINED, PLUS, ASIDE -> true;
          case KEY -> inner.inBraceBeforeQuote();
          case CLOSERS -> inner.matches(closer);
          case SIBLING -> inner.inBraceBeforeQuote();
          case PROSE -> {
            if (inner.matches(closer) && behind.wordBehindClosers(quote + 1)) {
              inner.markStray(); // the object may as well end here, with prose behind it
            }
            yield true;
          }
          case END -> false;
        };
    return text ? Role.TEXT : Role.DOUBT;
  }

  /// Whether a typographic quote closes the string though a plain one opened it: only where it
  /// would not be JSON if the text went on.
  private Role curlyRole(int quote, int c, Lookahead.Place where, Nesting open) {
    boolean candidate =
        where == Lookahead.Place.MEMBER
            && inner.depth() == 0
            && !inner.inCurly()
            && !text.isEmpty()
            && !inner.opensByBefore(text.last());
    if (candidate) {
      Behind what = behind.of(quote + 1, where, open, true);
      if (what == Behind.KEY || what == Behind.CLOSERS || what == Behind.SIBLING) {
        return Role.CLOSER;
      }
    }
    inner.curly(c);
    return Role.TEXT;
  }

  /// Whether a plus behind a quote joins another string to this one, rather than standing in quotes
  /// itself.
  private boolean joins(int quote, int before, boolean opening) {
    if (before == Source.END) {
      inner.markStray();
      return false;
    }
    if (!opening) {
      return true;
    }
    if (Source.isBlank(before)) {
      if (behind.joinsSurely(quote + 1)) {
        return true;
      }
      inner.markStray();
    }
    return false;
  }

  /// Whether three quotes stand at a place, of which none closes the string.
  private boolean isTripled(int i, int c, Lookahead.Place where, Nesting open) {
    return source.at(i + 1) == c
        && source.at(i + 2) == c
        && behind.of(i + 3, where, open, true) == Behind.TEXT
        && (source.at(i + 3) != c || source.at(i + 4) != c);
  }

  /// Notes a quote that is text; true where it is certain by it that the string has no end.
  private boolean textQuote(int start, int quote, int c) {
    int next = objectWithin(start, quote);
    if (next >= 0) {
      place = next;
      end = End.OVERRUN;
      return true;
    }
    if (inner.depth() == 0
        && !inner.inBraceBeforeQuote()
        && !text.isEmpty()
        && text.first() != c
        && source.at(source.blanksBefore(quote, start)) == ','
        && lookahead.quotedKey(quote)) {
      end = End.LOST;
    }
    if (text.endsInBackslash()) {
      inner.character();
    } else {
      int after = text.next(quote + 1);
      inner.quote(c, text.last(), after, text.endsInPrefix() && ",;:}]".indexOf(after) < 0);
    }
    return false;
  }

  /// The place of an object that starts after the end of another one, with its first key at this
  /// quote: two rows, not one string. -1 where there is none.
  private int objectWithin(int start, int quote) {
    int brace = source.blanksBefore(quote, start);
    if (source.at(brace) != '{') {
      return -1;
    }
    int i = source.blanksBefore(brace, start);
    if (source.at(i) == ',') {
      i = source.blanksBefore(i, start);
    }
    return source.at(i) == '}' && inner.isUnmatched(i) && lookahead.quotedKey(quote) ? brace : -1;
  }
}
