package dev.winnow.core.parse;

/// Tells what a key, a brace or a bracket means from the few characters after it.
///
/// Every look ends at the second quote after its place at the latest, so that all looks at a text
/// together are linear in its length.
final class Lookahead {

  /// Where a string stands.
  enum Place {
    KEY,
    /// A value in an object.
    MEMBER,
    /// A value in an array.
    ELEMENT
  }

  private static final int LITERAL_LENGTH_MAX = 10;

  private final Source source;

  Lookahead(Source source) {
    this.source = source;
  }

  /// Whether a quoted key and its colon stand at a place.
  boolean quotedKey(int place) {
    return quotedKey(place, false);
  }

  private boolean quotedKey(int place, boolean orCut) {
    int opener = source.at(place);
    if (!Quote.opens(opener)) {
      return false;
    }
    int i = place + 1;
    while (true) {
      int c = source.at(i);
      if (c == Source.END) {
        return orCut;
      }
      if (c == '\n') {
        return false;
      }
      if (c == '\\') {
        i += 2;
      } else if (Quote.closes(opener, c)) {
        int after = source.structural(source.blanks(i + 1));
        return after == ':' || (orCut && after == Source.END);
      } else {
        i++;
      }
    }
  }

  /// Whether a key without quotes and its colon stand at a place.
  boolean bareKey(int place) {
    return bareKey(place, false);
  }

  private boolean bareKey(int place, boolean orCut) {
    int end = source.wordEnd(place);
    if (end == place) {
      return false;
    }
    int colon = source.blanks(end);
    int c = source.structural(colon);
    return c == Source.END ? orCut : c == ':' && source.at(colon + 1) != '/';
  }

  /// Whether a key and its colon stand at a place, or the text ends before the colon.
  boolean keyOrCut(int place) {
    return Quote.opens(source.at(place)) ? quotedKey(place, true) : bareKey(place, true);
  }

  /// The key that stands at a place, as it is written; empty where none does.
  String keyText(int place) {
    int opener = source.at(place);
    if (!key(place)) {
      return "";
    }
    return Quote.opens(opener)
        ? source.text().substring(place + 1, stringEnd(place))
        : source.text().substring(place, source.wordEnd(place));
  }

  /// The place of the quote that closes the string opened at a place; one does.
  int stringEnd(int quote) {
    int opener = source.at(quote);
    int end = quote + 1;
    while (!Quote.closes(opener, source.at(end))) {
      end += source.at(end) == '\\' ? 2 : 1;
    }
    return end;
  }

  /// Whether any key stands at a place.
  boolean key(int place) {
    return Quote.opens(source.at(place)) ? quotedKey(place) : bareKey(place);
  }

  /// Whether a key follows a closer, as if that were none.
  boolean keyBehind(int closer) {
    int next = source.blanks(closer);
    if (source.structural(next) == ',') {
      return quotedKey(source.blanks(next + 1));
    }
    return !source.lineEndsBetween(closer, next) && quotedKey(next);
  }

  /// Whether the brace at a place opens an object with something in it, rather than being prose.
  boolean opensObject(int brace) {
    int i = source.space(brace + 1);
    while (source.structural(i) == ',') {
      i = source.space(i + 1);
    }
    return source.at(i) == Source.END || keyOrCut(i);
  }

  /// Whether the bracket at a place opens an array, rather than being prose.
  boolean opensArray(int bracket) {
    int i = source.space(bracket + 1);
    int c = source.structural(i);
    if (c == Source.END || c == '{' || c == '[' || c == ']' || c == ',') {
      return true;
    }
    if (Quote.opens(c) || source.ellipsis(i) > 0) {
      return true;
    }
    int end = source.scalarEnd(i);
    boolean value = c == '-' || (c >= '0' && c <= '9') || literal(i);
    int after = source.structural(source.blanks(end));
    return value && (after == ',' || after == ']' || after == Source.END);
  }

  /// Whether a word that is a value stands at a place.
  boolean literal(int place) {
    int end = source.end(place, LITERAL_LENGTH_MAX + 1, c -> Source.isWord(c) || c == '+');
    return Literal.is(source.text().substring(place, Math.min(end, source.length())));
  }
}
