package dev.winnow.quality.metric;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// An interval that has the true value in 95 of 100 samples.
///
/// @param from its lower end
/// @param to its upper end
public record Interval(double from, double to) {

  /// Of 95 %: what is left out is divided among both ends.
  static final double UPPER = 0.975;

  static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(UPPER);

  /// That of a share (Wilson 1927, without correction for continuity), which is right for few
  /// cases, and for shares near 0 and 1, too.
  ///
  /// @param of how many have it
  /// @param all of so many, at least 1
  public static Interval ofShare(long of, long all) {
    if (all < 1 || of < 0 || of > all) {
      throw new IllegalArgumentException("No share: %d of %d.".formatted(of, all));
    }
    double share = (double) of / all;
    double z2 = Z * Z / all;
    double middle = share + z2 / 2;
    double half = Z * Math.sqrt(share * (1 - share) / all + z2 / (4 * all));
    return new Interval(
        Math.max(0, (middle - half) / (1 + z2)), Math.min(1, (middle + half) / (1 + z2)));
  }
}
