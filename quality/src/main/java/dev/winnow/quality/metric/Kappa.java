package dev.winnow.quality.metric;

import org.jspecify.annotations.Nullable;

/// How much two who say yes or no to the same rows agree beyond chance (Cohen 1960): 1 is always, 0
/// is as often as by chance.
///
/// @param rows both have judged
/// @param agreement the share of them on which they agree, 0 to 1; 0 without rows
/// @param value null where it is not defined: without rows, or where both always say the same one
///   thing
/// @param interval 95 %, by the large-sample variance of Fleiss, Cohen and Everitt (1969); null
///   where the value is
public record Kappa(
    long rows, double agreement, @Nullable Double value, @Nullable Interval interval) {

  /// Of what two have said.
  ///
  /// @param both rows to which both say yes
  /// @param firstOnly rows to which only the first says yes
  /// @param secondOnly rows to which only the second says yes
  /// @param neither rows to which none says yes
  public static Kappa of(long both, long firstOnly, long secondOnly, long neither) {
    long rows = both + firstOnly + secondOnly + neither;
    if (rows == 0) {
      return new Kappa(0, 0, null, null);
    }
    double n = rows;
    double[][] share = {{both / n, firstOnly / n}, {secondOnly / n, neither / n}};
    double[] first = {share[0][0] + share[0][1], share[1][0] + share[1][1]};
    double[] second = {share[0][0] + share[1][0], share[0][1] + share[1][1]};
    double agreement = share[0][0] + share[1][1];
    double chance = first[0] * second[0] + first[1] * second[1];
    if (chance >= 1) {
      return new Kappa(rows, agreement, null, null);
    }
    double kappa = (agreement - chance) / (1 - chance);
    double half = Interval.Z * Math.sqrt(variance(share, first, second, kappa, chance) / n);
    return new Kappa(
        rows,
        agreement,
        kappa,
        new Interval(Math.max(-1, kappa - half), Math.min(1, kappa + half)));
  }

  /// Times the number of rows.
  private static double variance(
      double[][] share, double[] first, double[] second, double kappa, double chance) {
    double same = 0;
    double other = 0;
    for (int i = 0; i < 2; i++) {
      double weight = 1 - (first[i] + second[i]) * (1 - kappa);
      same += share[i][i] * weight * weight;
      double crossed = second[1 - i] + first[i];
      other += share[1 - i][i] * crossed * crossed;
    }
    double last = kappa - chance * (1 - kappa);
    double sum = same + (1 - kappa) * (1 - kappa) * other - last * last;
    return Math.max(0, sum) / ((1 - chance) * (1 - chance));
  }
}
