package dev.winnow.quality.metric;

import org.jspecify.annotations.Nullable;

/// Cohen's kappa: how far two raters agree beyond what chance alone would bring, 1 always, 0 no
/// more than by chance (Cohen 1960).
///
/// @param rows that both rated
/// @param agreement the share of the rows on which they agree; 0 without rows
/// @param value (agreement − chance) / (1 − chance); null where it is not defined: without rows,
///   and where both raters give all rows the same category
/// @param interval of the value, by its large-sample standard error (Fleiss, Cohen and Everitt
///   1969); null where there is no value, and where its error is 0: the raters always agree, or one
///   says the same of all rows
public record Kappa(
    long rows, double agreement, @Nullable Double value, @Nullable Interval interval) {

  private static final double NO_ERROR = 1e-6;

  /// The kappa of two raters who say yes or no.
  public static Kappa of(long both, long firstOnly, long secondOnly, long neither) {
    return of(new long[][] {{both, firstOnly}, {secondOnly, neither}});
  }

  /// The kappa of two raters with any categories.
  ///
  /// @param table square: rows by category of the first rater, then of the second one
  static Kappa of(long[][] table) {
    int categories = table.length;
    long rows = 0;
    long[] first = new long[categories];
    long[] second = new long[categories];
    long agreed = 0;
    for (int i = 0; i < categories; i++) {
      agreed += table[i][i];
      for (int k = 0; k < categories; k++) {
        rows += table[i][k];
        first[i] += table[i][k];
        second[k] += table[i][k];
      }
    }
    if (rows == 0) {
      return new Kappa(0, 0, null, null);
    }
    double n = rows;
    double chance = 0;
    for (int i = 0; i < categories; i++) {
      if (first[i] == rows && second[i] == rows) {
        return new Kappa(rows, 1, null, null);
      }
      chance += first[i] / n * (second[i] / n);
    }
    double agreement = agreed / n;
    double value = (agreement - chance) / (1 - chance);
    double half = Interval.NORMAL * standardError(table, first, second, rows, chance, value);
    // Where they always agree, or one of them says the same of all rows, the formula knows no
    // error.
    Interval interval =
        half < NO_ERROR
            ? null
            : new Interval(Math.max(-1, value - half), Math.min(1, value + half));
    return new Kappa(rows, agreement, value, interval);
  }

  /// Fleiss, Cohen and Everitt 1969, equation 13 for weights of 1 and 0.
  private static double standardError(
      long[][] table, long[] first, long[] second, long rows, double chance, double value) {
    double n = rows;
    double off = 1 - value;
    double sum = 0;
    for (int i = 0; i < table.length; i++) {
      for (int k = 0; k < table.length; k++) {
        double expected = (second[i] + first[k]) / n * off;
        double part = i == k ? 1 - expected : expected;
        sum += table[i][k] / n * part * part;
      }
    }
    double middle = value - chance * off;
    double variance = (sum - middle * middle) / (n * (1 - chance) * (1 - chance));
    return Math.sqrt(Math.max(0, variance));
  }
}
