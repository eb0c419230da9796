package dev.winnow.quality.metric;

/// How far counts are from shares: the part of them that would have to go to another category.
public final class TotalVariation {

  private TotalVariation() {}

  /// Half the sum of the differences between the shares of the counts and those wanted: 0, the
  /// same, to 1, nothing in common.
  ///
  /// @param counts with a sum over 0
  /// @param shares as many, with a sum over 0
  public static double of(long[] counts, double[] shares) {
    if (counts.length != shares.length) {
      throw new IllegalArgumentException("Each category has a share.");
    }
    double rows = 0;
    double weights = 0;
    for (int i = 0; i < counts.length; i++) {
      rows += counts[i];
      weights += shares[i];
    }
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += Math.abs(counts[i] / rows - shares[i] / weights);
    }
    return Math.min(1, sum / 2);
  }
}
