package dev.winnow.quality.rule;

import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;

/// Two options that bound a number.
final class LeastAndMost {

  private LeastAndMost() {}

  /// Whether at least one of the two is written, and they are in their order; otherwise the first
  /// is an error.
  static <T extends Number & Comparable<T>> boolean check(
      Options options, Option<T> least, Option<T> most) {
    T low = options.find(least);
    T high = options.find(most);
    if (low == null && high == null) {
      options.error(least, RuleSaid.NEITHER.of(most.name()));
      return false;
    }
    if (low != null && high != null && low.compareTo(high) > 0) {
      options.error(least, RuleSaid.CROSSED.of(most.name(), high));
      return false;
    }
    return true;
  }
}
