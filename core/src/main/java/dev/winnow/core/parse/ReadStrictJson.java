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

  private ReadStrictJson() {}

  /// The value; empty where the text is not exactly JSON, or holds what only the tolerant way looks
  /// after: halves of surrogate pairs, great exponents, dots that stand for values, escapes that may
  /// not have been meant.
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
    boolean doubled = false;
    boolean single = false;
    for (int i = 0; i + 1 < json.length(); i++) {
      char c = json.charAt(i);
      char next = json.charAt(i + 1);
      boolean unusual =
          switch (c) {
            case '\\' -> {
              boolean here = next == 'u' && escapesSurrogate(json, i + 2);
              if (next == '\\') {
                doubled |= MeantEscapes.mayBeWord(json, i + 2);
              } else if (MeantEscapes.mayBeWord(json, i + 1)) {
                single = true;
                here = MeantEscapes.mayBeMeant(json, i);
              }
              i++;
              yield here;
            }
            case 'e', 'E' -> greatExponent(json, i + 1);
            case '"' -> (next == '.' && json.startsWith("...\"", i + 1)) || next == '…';
            default ->
                Character.isHighSurrogate(c)
                    ? !Character.isLowSurrogate(next)
                    : Character.isLowSurrogate(c)
                        && (i == 0 || !Character.isHighSurrogate(json.charAt(i - 1)));
          };
      if (unusual) {
        return true;
      }
    }
    return doubled && single;
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
