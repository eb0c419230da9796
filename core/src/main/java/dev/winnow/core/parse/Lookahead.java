package dev.winnow.core.parse;

import java.util.Set;

/// Tells what a quote, a brace or a bracket means from the few characters after it.
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

  /// The words that are values.
  static final Set<String> LITERALS =
      Set.of(
          "true",
          "false",
          "null",
          "True",
          "False",
          "None",
          "TRUE",
          "FALSE",
          "NULL",
          "NaN",
          "nan",
          "Infinity",
          "-Infinity",
          "undefined");

  private static final int LITERAL_LENGTH_MAX = 9;

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
    int i = place;
    while (Source.isWord(source.at(i))) {
      i++;
    }
    if (i == place) {
      return false;
    }
    int colon = source.blanks(i);
    int c = source.structural(colon);
    return c == Source.END ? orCut : c == ':' && source.at(colon + 1) != '/';
  }

  /// Whether a key and its colon stand at a place, or the text ends before the colon.
  boolean keyOrCut(int place) {
    return Quote.opens(source.at(place)) ? quotedKey(place, true) : bareKey(place, true);
  }

  /// Whether any key stands at a place.
  boolean key(int place) {
    return Quote.opens(source.at(place)) ? quotedKey(place) : bareKey(place);
  }

  /// Whether the brace at a place opens an object with something in it, rather than being prose.
  boolean opensObject(int brace) {
    int i = source.space(brace + 1);
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
    int end = i;
    while (Source.isWord(source.at(end)) || source.at(end) == '.' || source.at(end) == '+') {
      end++;
    }
    boolean value = c == '-' || (c >= '0' && c <= '9') || literal(i);
    int after = source.structural(source.blanks(end));
    return value && (after == ',' || after == ']' || after == Source.END);
  }

  /// Whether a word that is a value stands at a place.
  boolean literal(int place) {
    int end = place;
    while (end - place <= LITERAL_LENGTH_MAX && Source.isWord(source.at(end))) {
      end++;
    }
    return LITERALS.contains(source.text().substring(place, Math.min(end, source.length())));
  }

  /// Whether a quote stands after blanks, at least one, as between a key and a value without colon.
  boolean quoteAfterBlank(int place) {
    int i = source.blanks(place);
    return i > place && Quote.opens(source.at(i));
  }

  /// Whether a quote that could close a string does: only when what follows goes on as JSON does
  /// after a string at that place.
  ///
  /// @param after the place after the quote
  /// @param outermost whether the string is in an object that is in no other value, where prose may
  ///   follow its closer
  boolean closesString(int after, Place place, boolean outermost) {
    int i = source.blanks(after);
    int c = source.structural(i);
    if (c == Source.END) {
      return true;
    }
    return switch (c) {
      case ':' -> place == Place.KEY;
      case ',' -> goesOn(source.blanks(i + 1), place);
      case '}', ']' -> closesValue(i + 1, outermost);
      case '/' -> source.isComment(i) && (i > after || source.at(i + 1) == '*');
      case '#' -> i > after;
      case '`', '~' -> source.isFence(i) && source.lineEndsBetween(after, i);
      case '+' -> Quote.opens(source.at(source.blanks(i + 1)));
      case '{' -> source.lineEndsBetween(after, i) && opensObject(i);
      default -> startsNext(after, i, place);
    };
  }

  /// Whether the next member or element starts at a place after a comma.
  private boolean goesOn(int i, Place place) {
    int c = source.structural(i);
    if (c == Source.END || c == '}' || c == ']' || c == ',') {
      return true;
    }
    if (source.isComment(i) || source.ellipsis(i) > 0 || source.isFence(i)) {
      return true;
    }
    if (c == '{') {
      return place == Place.ELEMENT || opensObject(i);
    }
    return place == Place.MEMBER
        ? key(i)
        : c == '[' || c == '-' || (c >= '0' && c <= '9') || Quote.opens(c) || literal(i);
  }

  /// Whether the next member or element starts at a place though the comma is missing.
  private boolean startsNext(int after, int i, Place place) {
    if (Quote.opens(source.at(i))) {
      return place == Place.ELEMENT ? i > after : quotedKey(i);
    }
    return place == Place.MEMBER && source.lineEndsBetween(after, i) && bareKey(i);
  }

  /// Whether what follows a closing brace or bracket is no ordinary text.
  private boolean closesValue(int after, boolean outermost) {
    int i = source.blanks(after);
    int c = source.at(i);
    return outermost || !Source.isWord(c) || source.lineEndsBetween(after, i);
  }
}
