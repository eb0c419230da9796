package dev.winnow.core.llm;

import java.util.Base64;
import java.util.Optional;

/// The direction of a text in the space of an embedding model, a byte a dimension.
///
/// Of the numbers a model gives, the one of the largest size becomes 127 or -127: cosines are off
/// by less than 0.002, and a text of 1,536 dimensions takes 1.5 KB.
// Never compared as a whole.
@SuppressWarnings("ArrayRecordComponent")
public record Embedding(byte[] bytes) {

  /// More than any model has.
  private static final int DIMENSIONS_MAX = 100_000;

  /// The direction of numbers as a model gives them; all 0, which is none, where they are 0 or one
  /// is no number.
  public static Embedding of(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length && largest > 0 && Double.isFinite(largest); i++) {
      bytes[i] = (byte) Math.round(127 * numbers[i] / largest);
    }
    return new Embedding(bytes);
  }

  /// As it is recorded: Base64.
  public String text() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// Reads what [#text] wrote; empty for anything else, and for what has no direction.
  public static Optional<Embedding> parse(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return isNone(bytes) || bytes.length > DIMENSIONS_MAX
          ? Optional.empty()
          : Optional.of(new Embedding(bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isNone(byte[] bytes) {
    int some = 0;
    for (byte each : bytes) {
      some |= each;
    }
    return some == 0;
  }

  /// How alike the directions of two texts are: 1 for the same one, 0 for nothing in common.
  /// Embeddings of different lengths, which different models give, have nothing in common.
  public double cosine(Embedding other) {
    if (bytes.length != other.bytes.length) {
      return 0;
    }
    long product = 0;
    long one = 0;
    long two = 0;
    for (int i = 0; i < bytes.length; i++) {
      product += bytes[i] * other.bytes[i];
      one += bytes[i] * bytes[i];
      two += other.bytes[i] * other.bytes[i];
    }
    return one == 0 || two == 0 ? 0 : product / Math.sqrt((double) one * two);
  }
}
