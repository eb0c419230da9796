package dev.winnow.core.parse;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads a value that is neither quoted nor in brackets: a number, a literal of JSON, Python or
/// JavaScript, or words that should have been quoted.
final class ReadScalar {

  /// The longest number, in characters.
  static final int NUMBER_LENGTH_MAX = 1000;

  /// The largest power of ten a number is written with. What is beyond is no data, and to write it
  /// out would fill any memory.
  static final int EXPONENT_MAX = 1000;

  private static final int INT_DIGITS = 9;
  private static final int LONG_DIGITS = 18;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Source source;
  private final Lookahead lookahead;
  private int place;
  private boolean words;
  private @Nullable String problem;

  ReadScalar(Source source, Lookahead lookahead) {
    this.source = source;
    this.lookahead = lookahead;
  }

  /// The place after the last value read.
  int place() {
    return place;
  }

  /// Whether the last value was words without quotes.
  boolean words() {
    return words;
  }

  /// Why the last value cannot stand in a row; null where it can.
  @Nullable String problem() {
    return problem;
  }

  /// Reads the value at a place; the place stays where there is none.
  JsonNode read(int start) {
    words = false;
    problem = null;
    int end = start;
    while (Source.isWord(source.at(end)) || source.at(end) == '.' || source.at(end) == '+') {
      end++;
    }
    if (end > start && isDelimited(end)) {
      String word = source.text().substring(start, end);
      JsonNode value = Lookahead.LITERALS.contains(word) ? literal(word) : number(word);
      if (value != null) {
        place = end;
        return value;
      }
    }
    return bareWords(start);
  }

  /// Whether a value ends at a place.
  private boolean isDelimited(int end) {
    int i = source.blanks(end);
    int c = source.structural(i);
    return switch (c) {
      case Source.END, ',', '}', ']', '{', ';' -> true;
      case '/', '#' -> source.isComment(i);
      case '`', '~' -> source.isFence(i);
      default ->
          Quote.opens(c)
              ? lookahead.quotedKey(i) || i > end
              : i > end && (source.lineEndsBetween(end, i) || lookahead.bareKey(i));
    };
  }

  private static JsonNode literal(String word) {
    return switch (word) {
      case "true", "True", "TRUE" -> NODES.booleanNode(true);
      case "false", "False", "FALSE" -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  /// The number that a word is; null where it is none.
  private @Nullable JsonNode number(String word) {
    int i = word.startsWith("-") || word.startsWith("+") ? 1 : 0;
    if (word.startsWith("0x", i) || word.startsWith("0X", i)) {
      return hexadecimal(word, i);
    }
    int whole = digits(word, i);
    int point =
        whole < word.length() && word.charAt(whole) == '.' ? digits(word, whole + 1) : whole;
    int count = point - i - (point > whole ? 1 : 0);
    int end = exponentEnd(word, point);
    if (count == 0 || end != word.length()) {
      return null;
    }
    if (word.length() > NUMBER_LENGTH_MAX) {
      problem = "a number of " + word.length() + " characters";
      return NODES.nullNode();
    }
    return point == i + count && end == point ? integer(word, count) : decimal(word, point, end);
  }

  private static @Nullable JsonNode hexadecimal(String word, int sign) {
    int digits = word.length() - sign - 2;
    if (digits < 1 || digits > LONG_DIGITS - 3) {
      return null;
    }
    for (int i = sign + 2; i < word.length(); i++) {
      if (word.charAt(i) > 'f' || Character.digit(word.charAt(i), 16) < 0) {
        return null;
      }
    }
    long value = Long.parseLong(word.substring(sign + 2), 16);
    return NODES.numberNode(word.startsWith("-") ? -value : value);
  }

  private static JsonNode integer(String word, int digits) {
    if (digits <= INT_DIGITS) {
      return NODES.numberNode(Integer.parseInt(word));
    }
    BigInteger value = new BigInteger(word);
    if (value.bitLength() < Integer.SIZE) {
      return NODES.numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? NODES.numberNode(value.longValue())
        : NODES.numberNode(value);
  }

  private JsonNode decimal(String word, int mantissaEnd, int end) {
    if (end > mantissaEnd) {
      String exponent = word.substring(mantissaEnd + 1, end);
      // Leading zeros are rare enough to be counted as size.
      if (exponent.length() > 5 || Math.abs(Integer.parseInt(exponent)) > EXPONENT_MAX) {
        problem = "a number with the exponent " + exponent;
        return NODES.nullNode();
      }
    }
    return NODES.numberNode(new BigDecimal(word));
  }

  private static int exponentEnd(String word, int at) {
    if (at >= word.length() || (word.charAt(at) != 'e' && word.charAt(at) != 'E')) {
      return at;
    }
    int i = at + 1;
    if (i < word.length() && (word.charAt(i) == '-' || word.charAt(i) == '+')) {
      i++;
    }
    int end = digits(word, i);
    return end > i ? end : at;
  }

  private static int digits(String word, int from) {
    int i = from;
    while (i < word.length() && word.charAt(i) >= '0' && word.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /// Whether a comment starts here; directly after a word it would rather be an address.
  private boolean commentAfterBlank(int start, int i) {
    return source.isComment(i) && (i == start || Source.isBlank(source.at(i - 1)));
  }

  /// Words up to where the value can end: they should have been quoted.
  private JsonNode bareWords(int start) {
    int i = start;
    boolean surrogates = false;
    while (true) {
      int c = source.structural(i);
      if (c == Source.END || c == '\n' || c == ',' || c == '{' || c == '[' || c == '"') {
        break;
      }
      if (c == '}' || c == ']' || source.isFence(i) || commentAfterBlank(start, i)) {
        break;
      }
      surrogates |= Character.isSurrogate((char) c);
      i++;
    }
    place = i;
    words = true;
    String text = source.text().substring(start, i).strip();
    return NODES.stringNode(surrogates ? WholeCharacters.of(text) : text);
  }
}
