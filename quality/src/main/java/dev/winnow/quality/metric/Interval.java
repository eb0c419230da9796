package dev.winnow.quality.metric;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// A confidence interval of 95 %.
public record Interval(double from, double to) {

  static final double CONFIDENCE = 0.95;

  /// How many standard errors a normal estimate lies off at most, 95 times of 100: 1.96.
  static final double NORMAL =
      NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2);

  /// The interval of a share: the score interval (Wilson 1927), which holds for small numbers and
  /// for shares near 0 and 1, too. Of nothing it is all there can be, 0 to 1.
  ///
  /// @param of how many, 0 to `all`
  public static Interval ofShare(long of, long all) {
    if (of < 0 || of > all) {
      throw new IllegalArgumentException(of + " of " + all);
    }
    if (all == 0) {
      return new Interval(0, 1);
    }
    double share = (double) of / all;
    double square = NORMAL * NORMAL / all;
    double middle = (share + square / 2) / (1 + square);
    double half = NORMAL * Math.sqrt(share * (1 - share) / all + square / (4 * all)) / (1 + square);
    return new Interval(
        of == 0 ? 0 : Math.max(0, middle - half), of == all ? 1 : Math.min(1, middle + half));
  }
}
