package dev.winnow.core.parse;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The fast way: text that is exactly JSON, bare or in one fence, with nothing unusual in it.
final class ReadStrictJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(ReadObject.NESTING_MAX)
                          .maxStringLength(ReadAnswer.CHARACTERS_MAX)
                          .maxNameLength(ReadAnswer.CHARACTERS_MAX)
                          .maxDocumentLength(ReadAnswer.CHARACTERS_MAX)
                          .maxNumberLength(ReadScalar.NUMBER_LENGTH_MAX)
                          .build())
                  .build())
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// An escape that only the tolerant way can judge.
  private static final int UNUSUAL = 1;

  /// A doubled backslash before letters that an escape could begin with.
  private static final int DOUBLED = 2;

  /// An escape before letters.
  private static final int SINGLE = 4;

  private static final int SPELLED_BOTH_WAYS = DOUBLED | SINGLE;

  /// Which ASCII characters are usual whatever stands behind them.
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = 0; c < PLAIN.length; c++) {
      PLAIN[c] = "\\\"eE".indexOf(c) < 0;
    }
  }

  private ReadStrictJson() {}

  /// The value; empty where the text is not exactly JSON, or holds what only the tolerant way looks
  /// after: halves of surrogate pairs, great exponents, dots that stand for values, escapes that
  /// may not have been meant.
  static Optional<JsonNode> read(String text) {
    String json = withoutFence(text.strip());
    if (json.isEmpty() || !isClosed(json) || isUnusual(json)) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(json));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static boolean isClosed(String json) {
    char first = json.charAt(0);
    char last = json.charAt(json.length() - 1);
    return (first == '{' && last == '}')
        || (first == '[' && last == ']')
        || (first == '"' && last == '"');
  }

  private static String withoutFence(String text) {
    if (text.startsWith("```") && text.endsWith("```")) {
      int line = text.indexOf('\n');
      if (line > 0 && line < text.length() - 3) {
        return text.substring(line, text.length() - 3).strip();
      }
    }
    return text;
  }

  private static boolean isUnusual(String json) {
    int escapes = 0;
    for (int i = 0; i + 1 < json.length(); i++) {
      char c = json.charAt(i);
      if (c < PLAIN.length && PLAIN[c]) {
        continue;
      }
      if (c == '\\') {
        escapes |= escape(json, i);
        i++; // the second of two backslashes begins no escape
      } else if (isUnusual(json, i, c)) {
        return true;
      }
    }
    return (escapes & UNUSUAL) != 0 || (escapes & SPELLED_BOTH_WAYS) == SPELLED_BOTH_WAYS;
  }

  private static boolean isUnusual(String json, int i, char c) {
    char next = json.charAt(i + 1);
    return switch (c) {
      case 'e', 'E' -> next <= '9' && greatExponent(json, i + 1);
      case '"' -> (next == '.' && json.startsWith("...\"", i + 1)) || next == '…';
      default ->
          Character.isHighSurrogate(c)
              ? !Character.isLowSurrogate(next)
              : Character.isLowSurrogate(c)
                  && (i == 0 || !Character.isHighSurrogate(json.charAt(i - 1)));
    };
  }

  /// What an escape is, in bits.
  private static int escape(String json, int backslash) {
    char letter = json.charAt(backslash + 1);
    if (letter == 'u') {
      return escapesSurrogate(json, backslash + 2) ? UNUSUAL : 0;
    }
    if (letter == '\\') {
      return MeantEscapes.mayBeWord(json, backslash + 2) ? DOUBLED : 0;
    }
    if (!MeantEscapes.mayBeWord(json, backslash + 1)) {
      return 0;
    }
    return MeantEscapes.mayBeMeant(json, backslash) ? UNUSUAL : SINGLE;
  }

  private static boolean escapesSurrogate(String json, int at) {
    return at + 1 < json.length()
        && (json.charAt(at) == 'd' || json.charAt(at) == 'D')
        && Character.digit(json.charAt(at + 1), 16) >= 8;
  }

  /// Whether four characters of an exponent stand at a place, sign and zeros included.
  private static boolean greatExponent(String json, int at) {
    for (int i = at; i < at + 4; i++) {
      char c = i < json.length() ? json.charAt(i) : ' ';
      boolean digit = c >= '0' && c <= '9';
      boolean sign = i == at && (c == '+' || c == '-');
      if (!digit && !sign) {
        return false;
      }
    }
    return true;
  }
}
