package dev.winnow.quality.duplicate;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Bands of MinHash values. Rows meet where all values of a band are the same: of two rows with
/// similarity s, 1 - (1 - s^r)^b do, in one of b bands of r values (Leskovec, Rajaraman and Ullman,
/// Mining of Massive Datasets, 3.4).
final class Bands {

  /// The share of rows that meet if they are just as alike as the threshold.
  private static final double RECALL = 0.98;

  private static final int COUNT_WANTED_MAX = 18;
  private static final int COUNT_MAX = 64;
  private static final int VALUES_MAX = 16;

  private final int count;
  private final int values;

  /// Each value is the smallest of a linear function of the shingles, which are hashes.
  private final int[] factors;

  private final int[] summands;

  private Bands(int count, int values) {
    this.count = count;
    this.values = values;
    SplittableRandom random = new SplittableRandom(1);
    factors = random.ints((long) count * values).map(it -> it | 1).toArray();
    summands = random.ints((long) count * values).toArray();
  }

  /// As many values in a band as go with [#RECALL] and a few bands: the more, the fewer rows meet
  /// that are not alike.
  ///
  /// @param threshold over 0, up to 1
  static Bands of(double threshold) {
    int values = VALUES_MAX;
    while (values > 1 && count(threshold, values) > COUNT_WANTED_MAX) {
      values--;
    }
    return new Bands(count(threshold, values), values);
  }

  private static int count(double threshold, int values) {
    double together = Math.pow(threshold, values);
    double count = together >= 1 ? 1 : Math.log(1 - RECALL) / Math.log1p(-together);
    return (int) Math.clamp(Math.ceil(count), 1, COUNT_MAX);
  }

  int count() {
    return count;
  }

  /// MinHash values in a band.
  int values() {
    return values;
  }

  /// The key of each band.
  ///
  /// @param shingles at least one
  int[] keys(int[] shingles) {
    int[] least = new int[factors.length];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (int shingle : shingles) {
      least(shingle, least);
    }
    int[] keys = new int[count];
    for (int band = 0; band < count; band++) {
      long key = band;
      for (int i = 0; i < values; i++) {
        key = Pieces.then(key, least[band * values + i]);
      }
      keys[band] = (int) (key >>> 32);
    }
    return keys;
  }

  /// A loop of its own, for the compiler to make vector instructions of.
  private void least(int shingle, int[] least) {
    int[] factors = this.factors;
    int[] summands = this.summands;
    for (int i = 0; i < least.length; i++) {
      least[i] = Math.min(least[i], shingle * factors[i] + summands[i]);
    }
  }
}
