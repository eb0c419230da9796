package dev.winnow.quality.metric;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/// The mean of values as they come, with its interval by Student's t.
///
/// The sum of squares is kept as Welford does (1962), so that large values that differ little lose
/// no digits. One thread at a time.
public final class MeanOf {

  private long count;
  private double mean;
  private double squares;

  public void add(double value) {
    count++;
    double off = value - mean;
    mean += off / count;
    squares += off * (value - mean);
  }

  public long count() {
    return count;
  }

  /// The mean; 0 of nothing.
  public double mean() {
    return mean;
  }

  /// The interval in which the mean of all rows lies, of which these values are a random sample;
  /// null of fewer than two, which do not tell how far values lie apart.
  public @Nullable Interval interval() {
    if (count < 2) {
      return null;
    }
    double error = Math.sqrt(squares / (count - 1) / count);
    double half =
        error
            * TDistribution.of((double) (count - 1))
                .inverseSurvivalProbability((1 - Interval.CONFIDENCE) / 2);
    return new Interval(mean - half, mean + half);
  }
}
