package dev.winnow.storage.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;

/// How numbers are spread, in constant memory: numbers that share their sign, exponent and first
/// ten bits are one group, which remembers the first of them. Whole numbers below 2,048 have a
/// group each; larger ones are grouped within 0.1 %. When there are too many groups, neighbours are
/// put together.
final class Spread {

  private static final int GROUPS_MAX = 8_192;
  private static final int PLACES_MIN = 64;
  private static final int MANTISSA_BITS = 52;
  private static final int KEPT_BITS = 10;

  /// Larger numbers count as this one: their sum is no infinity.
  private static final double VALUE_MAX = 1e300;

  private final DoubleSummaryStatistics statistics = new DoubleSummaryStatistics();
  private long[] keys = new long[PLACES_MIN];
  private double[] firsts = new double[PLACES_MIN];

  /// 0 where a place is free.
  private long[] counts = new long[PLACES_MIN];

  private int size;
  private int shift = MANTISSA_BITS - KEPT_BITS;

  /// Some numbers that are nearly the same.
  ///
  /// @param value one of them
  record Group(double value, long count) {}

  void add(double number) {
    // Plus zero: -0.0 is 0.
    double value = Math.clamp(number, -VALUE_MAX, VALUE_MAX) + 0.0;
    statistics.accept(value);
    add(value, 1);
    if (size > counts.length / 2) {
      makeRoom();
    }
  }

  long count() {
    return statistics.getCount();
  }

  double min() {
    return statistics.getMin();
  }

  double max() {
    return statistics.getMax();
  }

  double mean() {
    return statistics.getAverage();
  }

  /// The groups, smallest first.
  Group[] groups() {
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0)
        .mapToObj(i -> new Group(firsts[i], counts[i]))
        .sorted(Comparator.comparingDouble(Group::value))
        .toArray(Group[]::new);
  }

  /// The least number that so great a part of all numbers does not exceed.
  ///
  /// @param groups as [#groups] has them
  /// @param part 0 to 1
  static double quantile(Group[] groups, double part) {
    long all = Arrays.stream(groups).mapToLong(Group::count).sum();
    long rank = Math.max(1, (long) Math.ceil(part * all));
    long seen = 0;
    for (Group group : groups) {
      seen += group.count;
      if (seen >= rank) {
        return group.value;
      }
    }
    return groups[groups.length - 1].value;
  }

  /// Whole numbers in order: those of negative numbers are below 0.
  private long key(double value) {
    long bits = Double.doubleToLongBits(Math.abs(value)) >>> shift;
    return value < 0 ? -bits - 1 : bits;
  }

  private void add(double value, long count) {
    long key = key(value);
    int mask = counts.length - 1;
    int at = home(key) & mask;
    while (counts[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    if (counts[at] == 0) {
      keys[at] = key;
      firsts[at] = value;
      size++;
    }
    counts[at] += count;
  }

  /// Spreads keys that lie side by side over the places (Knuth's multiplicative hash).
  private static int home(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40);
  }

  private void makeRoom() {
    if (size > GROUPS_MAX) {
      shift++;
      rebuild(counts.length);
    } else {
      rebuild(counts.length * 2);
    }
  }

  private void rebuild(int places) {
    double[] oldFirsts = firsts;
    long[] oldCounts = counts;
    keys = new long[places];
    firsts = new double[places];
    counts = new long[places];
    size = 0;
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] > 0) {
        add(oldFirsts[i], oldCounts[i]);
      }
    }
  }
}
