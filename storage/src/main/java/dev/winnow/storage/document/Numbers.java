package dev.winnow.storage.document;

import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.NumberBounds;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Numbers exactly as they were written: `1.10` keeps its zero.
final class Numbers {

  /// Beyond it reading takes time that grows with its square.
  private static final int DIGITS_MAX = 1000;

  private Numbers() {}

  static JsonNode whole(String digits, int radix, Place place) {
    checkLength(digits, place);
    BigInteger value = new BigInteger(digits, radix);
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value.bitLength() < Integer.SIZE) {
      return json.numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? json.numberNode(value.longValue())
        : json.numberNode(value);
  }

  static JsonNode fraction(String text, Place place) {
    checkLength(text, place);
    if (!NumberBounds.fits(text)) {
      throw new BadText(place, DocumentSaid.EXPONENT.of(text, NumberBounds.EXPONENT_MAX));
    }
    return DecimalNode.valueOf(new BigDecimal(text));
  }

  private static void checkLength(String text, Place place) {
    if (text.length() > DIGITS_MAX) {
      throw new BadText(place, DocumentSaid.TOO_MANY_DIGITS.of(DIGITS_MAX));
    }
  }
}
