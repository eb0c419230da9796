package dev.winnow.quality.metric;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// Pearson's test of whether counts are divided by given shares.
///
/// @param statistic the sum of (found − expected)² / expected; infinite where something was found
///   that nothing is wanted of
/// @param degrees of freedom: categories something is wanted of, less one
/// @param pValue the chance that counts drawn by the shares are divided at least as unevenly; 1
///   where there is nothing to compare
public record ChiSquare(double statistic, int degrees, double pValue) {

  /// The test of counts.
  ///
  /// @param shares with a sum over 0
  public static ChiSquare of(long[] counts, double[] shares) {
    double rows = TotalVariation.sum(counts);
    double sum = TotalVariation.sum(shares, counts.length);
    double statistic = 0;
    int wanted = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = rows * shares[i] / sum;
      if (shares[i] > 0) {
        wanted++;
        double off = counts[i] - expected;
        statistic += rows == 0 ? 0 : off * off / expected;
      } else if (counts[i] > 0) {
        statistic = Double.POSITIVE_INFINITY;
      }
    }
    int degrees = wanted - 1;
    return new ChiSquare(statistic, degrees, pValue(statistic, degrees));
  }

  private static double pValue(double statistic, int degrees) {
    if (statistic == Double.POSITIVE_INFINITY) {
      return 0;
    }
    return degrees == 0 ? 1 : ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
  }
}
