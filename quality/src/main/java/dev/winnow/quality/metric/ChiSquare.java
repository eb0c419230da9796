package dev.winnow.quality.metric;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// Pearson's test whether counts are divided as they should be: the sum of (found - expected)² /
/// expected.
///
/// @param statistic at least 0
/// @param degrees of freedom: categories less one
/// @param pValue the chance that counts drawn by the shares are divided as unevenly as these
public record ChiSquare(double statistic, int degrees, double pValue) {

  /// Of counts against shares.
  ///
  /// @param counts two or more, with a sum over 0
  /// @param shares as many, each over 0; they are brought to a sum of 1
  public static ChiSquare of(long[] counts, double[] shares) {
    if (counts.length != shares.length || counts.length < 2) {
      throw new IllegalArgumentException("Two categories or more, each with a share.");
    }
    double rows = 0;
    double weights = 0;
    for (int i = 0; i < counts.length; i++) {
      rows += counts[i];
      weights += shares[i];
    }
    double statistic = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = rows * shares[i] / weights;
      statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    int degrees = counts.length - 1;
    double p = ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
    return new ChiSquare(statistic, degrees, p);
  }
}
