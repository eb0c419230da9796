package dev.winnow.quality.metric;

/// The total variation distance between the shares of categories and the shares that are wanted:
/// half the sum of the differences. It is the share of the rows that would have to be of another
/// category.
public final class TotalVariation {

  private TotalVariation() {}

  /// The distance, 0 to 1; 0 where nothing was counted.
  ///
  /// @param shares with a sum over 0
  public static double of(long[] counts, double[] shares) {
    double rows = sum(counts);
    double sum = sum(shares, counts.length);
    if (rows == 0) {
      return 0;
    }
    double distance = 0;
    for (int i = 0; i < counts.length; i++) {
      distance += Math.abs(counts[i] / rows - shares[i] / sum);
    }
    return Math.min(1, distance / 2);
  }

  static double sum(long[] counts) {
    double sum = 0;
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("A count (" + count + ") is negative.");
      }
      sum += count;
    }
    return sum;
  }

  static double sum(double[] shares, int categories) {
    double sum = 0;
    for (double share : shares) {
      if (!(share >= 0)) {
        throw new IllegalArgumentException("A share (" + share + ") is negative.");
      }
      sum += share;
    }
    if (sum == 0 || shares.length != categories) {
      throw new IllegalArgumentException(
          shares.length + " shares with the sum " + sum + " for " + categories + " categories");
    }
    return sum;
  }
}
