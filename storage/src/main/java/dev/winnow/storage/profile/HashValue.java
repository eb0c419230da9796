package dev.winnow.storage.profile;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.winnow.core.document.ExactJson;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/// What makes a value the same as another: 128 bits of MurmurHash3. Texts count as they are,
/// numbers by value, lists and objects as they are written.
final class HashValue {

  private static final Hasher128 TEXTS = Hashing.murmur3_128();

  /// Another seed: the text `1` is not the number.
  private static final Hasher128 OTHERS = Hashing.murmur3_128(1);

  /// Numbers with more digits count as they are written.
  private static final int DIGITS_MAX = 100;

  private static final int LONG_DIGITS = 18;

  private HashValue() {}

  static HashValue128 of(JsonNode value) {
    return value.isString()
        ? TEXTS.hashCharsTo128Bits(value.stringValue())
        : OTHERS.hashCharsTo128Bits(value.isNumber() ? number(value) : ExactJson.write(value));
  }

  private static String number(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.asString();
    }
    if ((value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue())) {
      return value.asString();
    }
    BigDecimal number = value.decimalValue();
    if (number.precision() > DIGITS_MAX) {
      return number.toString();
    }
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    boolean whole = plain.scale() <= 0 && plain.precision() - plain.scale() <= LONG_DIGITS;
    return whole ? Long.toString(plain.longValue()) : plain.toString();
  }
}
