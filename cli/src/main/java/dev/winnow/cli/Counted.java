package dev.winnow.cli;

/// A number with the word for what it counts: `1 row`, `2,000 rows`.
final class Counted {

  private Counted() {}

  /// The text.
  ///
  /// @param noun the word for one of them, whose plural ends in s
  static String of(long number, String noun) {
    return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }
}
