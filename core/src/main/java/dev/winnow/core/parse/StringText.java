package dev.winnow.core.parse;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.say.Said;
import org.jspecify.annotations.Nullable;

/// The text of the string that is being read, without its escapes.
final class StringText {

  private static final int BACKSLASHES_MAX = 16;

  private final Source source;
  private final MeantEscapes escapes;
  private final StringBuilder value = new StringBuilder();
  private boolean surrogates;
  private @Nullable Said problem;

  StringText(Source source) {
    this.source = source;
    this.escapes = new MeantEscapes(source);
  }

  /// A whole text without its escapes, as if it stood in a string.
  static String unescaped(Source source) {
    StringText text = new StringText(source);
    text.readTo(0, source.length());
    return text.settle();
  }

  /// Begins with another string.
  void reset() {
    value.setLength(0);
    escapes.reset();
    surrogates = false;
    problem = null;
  }

  /// The whole text with every escape as it was meant.
  String settle() {
    String text = escapes.settle(value);
    if (escapes.inDoubt() != null) {
      problem = escapes.inDoubt();
    } else if (surrogates && StorableText.half(text) >= 0) {
      problem = AnswerSaid.HALF.of();
    }
    return text;
  }

  /// Why the text that was settled cannot stand in a row; null where it can.
  @Nullable Said problem() {
    return problem;
  }

  boolean isEmpty() {
    return value.isEmpty();
  }

  /// Its first character; there is one.
  char first() {
    return value.charAt(0);
  }

  /// Its last character; [Source#END] where there is none yet.
  int last() {
    return value.isEmpty() ? Source.END : value.charAt(value.length() - 1);
  }

  /// Whether a backslash of the text comes last, not itself after another: what programs write
  /// within their strings.
  boolean endsInBackslash() {
    int i = value.length();
    while (i > 0 && value.length() - i < BACKSLASHES_MAX && value.charAt(i - 1) == '\\') {
      i--;
    }
    return (value.length() - i) % 2 == 1;
  }

  /// Whether it ends with the letter that programs put before a string: `f"{x}"`, `r"\d"`.
  boolean endsInPrefix() {
    int length = value.length();
    return length > 0
        && "frbuLRFBU".indexOf(value.charAt(length - 1)) >= 0
        && (length == 1 || !Character.isLetterOrDigit(value.charAt(length - 2)));
  }

  /// The character that a place will add.
  int next(int at) {
    int c = source.at(at);
    if (c != '\\') {
      return c;
    }
    return switch (source.at(at + 1)) {
      case 'n', 'r', 't' -> ' ';
      case '"' -> '"';
      default -> '\\';
    };
  }

  void append(char c) {
    surrogates |= Character.isSurrogate(c);
    value.append(c);
  }

  /// Adds what means nothing from a place on and says where it ends.
  int plain(int from) {
    int end = source.plainEnd(from);
    value.append(source.text(), from, end);
    return end;
  }

  /// Adds everything between two places.
  void readTo(int start, int stop) {
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
  int escape(int backslash) {
    int c = source.at(backslash + 1);
    if (isQuote(c)) {
      append((char) c);
      return backslash + 2;
    }
    switch (c) {
      case '\\', '/', '\n' -> append((char) c);
      case 'b', 'f', 'n', 'r', 't' -> escapes.control(c, source.at(backslash + 2), value);
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
        escapes.unknown();
        append('\\');
        return backslash + 1;
      }
    }
    return backslash + 2;
  }

  /// Whether a character behind a backslash is a quote that is escaped by it.
  static boolean isQuote(int c) {
    return switch (c) {
      case '"', '\'', '“', '”', '‘', '’', '«', '»' -> true;
      default -> false;
    };
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
}
