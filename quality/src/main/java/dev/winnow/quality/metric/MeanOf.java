package dev.winnow.quality.metric;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/// The mean of numbers, and how far that of all others may be from it (Student 1908). Sums by
/// Welford's method.
public final class MeanOf {

  private long count;
  private double mean;
  private double squares;

  /// Takes a number in.
  public void add(double number) {
    count++;
    double off = number - mean;
    mean += off / count;
    squares += off * (number - mean);
  }

  /// How many there are.
  public long count() {
    return count;
  }

  /// Their mean; 0 of none.
  public double mean() {
    return mean;
  }

  /// The 95 % interval of the mean; null of fewer than two.
  public @Nullable Interval interval() {
    if (count < 2) {
      return null;
    }
    double t = TDistribution.of(count - 1).inverseCumulativeProbability(Interval.UPPER);
    double half = t * Math.sqrt(squares / (count - 1) / count);
    return new Interval(mean - half, mean + half);
  }
}
