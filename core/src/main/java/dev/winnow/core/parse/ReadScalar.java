package dev.winnow.core.parse;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.say.Said;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
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

  /// A half of a character as the providers write it, which stands outside of quotes as well.
  private static final Pattern HALF_ESCAPE = Pattern.compile("\\\\u[dD][89a-fA-F]");

  private static final int INT_DIGITS = 9;
  private static final int LONG_DIGITS = 18;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Source source;
  private final Lookahead lookahead;
  private final Source.Search backtick;
  private int place;
  private boolean words;
  private @Nullable Said problem;

  ReadScalar(Source source, Lookahead lookahead) {
    this.source = source;
    this.lookahead = lookahead;
    this.backtick = source.search("`");
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
  @Nullable Said problem() {
    return problem;
  }

  /// Reads the value at a place; the place stays where there is none.
  ///
  /// @param element whether it is an element of an array
  JsonNode read(int start, boolean element) {
    words = false;
    problem = null;
    if (source.at(start) == '`') {
      return inBackticks(start);
    }
    int end = source.scalarEnd(start);
    int grouped = element ? end : endOfGroups(start, end);
    if (end > start && isDelimited(grouped)) {
      String word = source.text().substring(start, grouped).replace(",", "");
      if (zeros(word)) {
        // The digits of a code, 02134, or of a group, [1,000]: no number is meant, or not that one.
        if (element) {
          problem = AnswerSaid.LEADING_ZEROS.of(shortened(word));
        }
        return bareWords(start, element);
      }
      JsonNode value = Literal.is(word) ? Literal.value(word) : number(word);
      if (value != null) {
        place = grouped;
        return value;
      }
    }
    return bareWords(start, element);
  }

  /// A text in backticks for quotes, if nothing else can be meant.
  private JsonNode inBackticks(int start) {
    int close = backtick.from(start + 1);
    int behind = source.structural(source.blanks(close + 1));
    boolean ends = behind == ',' || behind == '}' || behind == ']';
    String text = source.text().substring(start + 1, close);
    boolean certain =
        text.indexOf('\\') < 0
            && (text.indexOf('"') < 0 || (text.indexOf(':') < 0 && text.indexOf('{') < 0));
    if (text.isEmpty() || !ends || !certain) {
      JsonNode asWritten = bareWords(start, false);
      problem = AnswerSaid.BACKTICKS_IN_DOUBT.of();
      return asWritten;
    }
    place = close + 1;
    if (StorableText.half(text) >= 0) {
      problem = AnswerSaid.HALF.of();
    }
    return NODES.stringNode(text);
  }

  private static String shortened(String word) {
    return word.length() > 20 ? word.substring(0, 20) + "…" : word;
  }

  /// Whether a word is a number with zeros before its digits. They would be lost.
  private static boolean zeros(String word) {
    int i = word.startsWith("-") || word.startsWith("+") ? 1 : 0;
    int whole = digits(word, i);
    boolean rest =
        whole == word.length() || word.charAt(whole) == '.' || exponentEnd(word, whole) > whole;
    return rest && whole - i > 1 && word.charAt(i) == '0';
  }

  /// Where a number ends whose digits are grouped by commas, `1,000`; the same end where it is not.
  private int endOfGroups(int start, int end) {
    int first = source.at(start) == '-' ? start + 1 : start;
    boolean leads = end > first && end - first <= 3 && source.at(first) != '0';
    for (int i = first; leads && i < end; i++) {
      leads = isDigit(source.at(i));
    }
    int i = end;
    while (leads && source.at(i) == ',' && isGroup(i + 1)) {
      i += 4;
    }
    if (i > end && source.at(i) == '.' && isDigit(source.at(i + 1))) {
      i++;
      while (isDigit(source.at(i))) {
        i++;
      }
    }
    return i;
  }

  private boolean isGroup(int i) {
    return isDigit(source.at(i))
        && isDigit(source.at(i + 1))
        && isDigit(source.at(i + 2))
        && !Source.isWord(source.at(i + 3));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
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
      problem = AnswerSaid.LONG_NUMBER.of(word.length());
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
        problem = AnswerSaid.EXPONENT.of(String.valueOf(exponent));
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

  /// Whether a colon in words follows a key: `a: 1`, `a:1`, but not `10:30`, `std::x` or an
  /// address.
  private boolean endsKey(int start, int colon) {
    int c = source.at(colon + 1);
    if (Source.isBlank(c) || source.at(colon) != ':') {
      return true;
    }
    return colon > start
        && Character.isLetter(source.at(colon - 1))
        && c != ':'
        && c != '/'
        && c != '\\';
  }

  /// Words up to where the value can end: they should have been quoted.
  private JsonNode bareWords(int start, boolean element) {
    int i = start;
    boolean surrogates = false;
    boolean key = false;
    while (true) {
      int c = source.structural(i);
      key |= element && c == ':' && endsKey(start, i);
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
    boolean opensBehind = source.structural(i) == '{' || source.structural(i) == '[';
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)
        || (opensBehind && text.endsWith(":"))) {
      problem = AnswerSaid.SIGNS.of();
    } else if (source.at(i) == '"' && (element || !lookahead.quotedKey(i))) {
      problem = AnswerSaid.WORDS.of();
    } else if (key) {
      problem = AnswerSaid.KEY_IN_LIST.of();
    }
    if ((surrogates && StorableText.half(text) >= 0) || HALF_ESCAPE.matcher(text).find()) {
      problem = AnswerSaid.HALF.of();
    }
    return NODES.stringNode(text.replace("\\u0000", "\0"));
  }
}
