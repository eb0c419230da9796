package dev.winnow.core.document;

/// What numbers are taken: `1e400` is one, though no double holds it; `1e999999999` is eleven
/// characters long and would be a billion digits as soon as somebody wrote it out.
public final class NumberBounds {

  /// The largest exponent, on either side of zero.
  public static final int EXPONENT_MAX = 1_000;

  private NumberBounds() {}

  /// Whether a number has an exponent that is taken, or none.
  ///
  /// @param number as JSON or YAML writes it
  public static boolean fits(String number) {
    int at = Math.max(number.indexOf('e'), number.indexOf('E'));
    if (at < 0) {
      return true;
    }
    int exponent = 0;
    for (int i = at + 1; i < number.length(); i++) {
      int digit = Character.digit(number.charAt(i), 10);
      exponent = exponent * 10 + Math.max(digit, 0);
      if (exponent > EXPONENT_MAX) {
        return false;
      }
    }
    return true;
  }
}
