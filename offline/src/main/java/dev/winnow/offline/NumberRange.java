package dev.winnow.offline;

/// The values a number usually has, by what it means.
record NumberRange(double low, double high) {

  static NumberRange of(Meaning meaning) {
    return switch (meaning) {
      case RATING -> new NumberRange(1, 5);
      case SCORE -> new NumberRange(0, 1);
      case PRICE -> new NumberRange(5, 500);
      case AGE -> new NumberRange(18, 80);
      case YEAR -> new NumberRange(1990, 2025);
      case ID -> new NumberRange(1, 100_000);
      case DIFFICULTY -> new NumberRange(1, 5);
      default -> new NumberRange(1, 100);
    };
  }
}
