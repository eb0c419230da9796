package dev.winnow.quality.duplicate;

import java.util.Arrays;

/// The Jaccard similarity of two rows: the share of their shingles that both have.
final class Similarity {

  private Similarity() {}

  /// The similarity of two sets of shingles, each in ascending order.
  ///
  /// Of a row with [Shingles#KEPT_MAX] or more of them, the smallest are known. Up to the largest
  /// one that is known of both, nothing is missing of either, and those are compared: a random
  /// sample of all, whose standard error is 0.013 at 0.8 (bottom-k sketch, Cohen and Kaplan 2007).
  ///
  /// @param threshold below it, 0 is returned
  static double of(
      int[] these, int from, int to, int[] those, int start, int end, double threshold) {
    int known = Math.min(known(these, from, to), known(those, start, end));
    int last = known == Integer.MAX_VALUE ? to : upTo(these, from, to, known);
    int stop = known == Integer.MAX_VALUE ? end : upTo(those, start, end, known);
    // In common are at most as many as the smaller set has, so the two have no more than that by
    // the threshold together.
    double togetherMax = Math.min(last - from, stop - start) / threshold;
    double differentMax = togetherMax * (1 - threshold) + 1e-6;
    int i = from;
    int k = start;
    int common = 0;
    int different = 0;
    while (i < last && k < stop) {
      int one = these[i];
      int other = those[k];
      if (one == other) {
        common++;
      } else if (++different > differentMax) {
        return 0;
      }
      i += one <= other ? 1 : 0;
      k += other <= one ? 1 : 0;
    }
    int together = common + different + (last - i) + (stop - k);
    double similarity = together == 0 ? 0 : (double) common / together;
    return similarity < threshold ? 0 : similarity;
  }

  /// Up to which shingle all are known.
  private static int known(int[] shingles, int from, int to) {
    return to - from < Shingles.KEPT_MAX ? Integer.MAX_VALUE : shingles[to - 1];
  }

  private static int upTo(int[] shingles, int from, int to, int known) {
    int at = Arrays.binarySearch(shingles, from, to, known);
    return at >= 0 ? at + 1 : -at - 1;
  }
}
