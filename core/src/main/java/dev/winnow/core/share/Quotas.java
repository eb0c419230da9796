package dev.winnow.core.share;

import dev.winnow.core.share.InfeasibleShares.Conflict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// What each combination would get if rows could be divided.
///
/// @param beyond by cell, what it gets beyond `least`; 0 where the combination is excluded
/// @param least by cell, what it gets in any case
@SuppressWarnings("ArrayRecordComponent") // never compared
record Quotas(Grid grid, double[] beyond, long[] least) {

  /// Steps of proportional fitting at the most, each over all cells once.
  private static final long FITTING_STEPS = 100_000_000;

  /// The quotas of shares.
  ///
  /// Without exceptions they are products of shares. Where combinations are excluded, or have a
  /// part or a minimum of their own, those are the beginning, and they are fitted to the sums of
  /// each category in turn, again and again (iterative proportional fitting): that keeps their
  /// proportions as far as the sums allow.
  static Quotas of(Shares shares, Grid grid, List<long[]> sums) throws InfeasibleShares {
    double[] quotas = new double[grid.cells()];
    boolean[] fixed = new boolean[quotas.length];
    List<double[]> parts = shares.dimensions().stream().map(Quotas::parts).toList();
    for (int cell = 0; cell < quotas.length; cell++) {
      quotas[cell] = shares.total();
      for (int dimension = 0; dimension < parts.size(); dimension++) {
        quotas[cell] *= parts.get(dimension)[grid.category(cell, dimension)];
      }
    }
    shares
        .own()
        .forEach((categories, part) -> {
          int cell = grid.cell(categories);
          fixed[cell] = true;
          quotas[cell] = part.doubleValue() * shares.total();
        });
    long[] least = new long[quotas.length];
    for (int cell = 0; cell < quotas.length; cell++) {
      least[cell] = quotas[cell] > 0 ? shares.least() : 0;
    }
    Quotas result = new Quotas(grid, quotas, least);
    if (shares.least() > 0) {
      for (int cell = 0; cell < quotas.length; cell++) {
        // What is at its minimum may still take a little, if the sums ask for it.
        quotas[cell] = quotas[cell] > 0 ? Math.max(quotas[cell] - least[cell], 1e-3) : 0;
      }
    }
    if (shares.least() > 0 || !shares.own().isEmpty()) {
      result.check(fixed, sums);
      result.checkGiven(fixed, shares.total(), parts, sums);
      result.fit(fixed, shares.total(), parts);
    }
    return result;
  }

  /// What each weight is of all of them.
  static double[] parts(List<BigDecimal> weights) {
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    // Divided before they become doubles, which hold no 1e400.
    return weights.stream()
        .mapToDouble(weight -> weight.divide(sum, MathContext.DECIMAL64).doubleValue())
        .toArray();
  }

  /// Sees whether each category has the rows that its combinations have in any case.
  private void check(boolean[] fixed, List<long[]> sums) throws InfeasibleShares {
    double[] needed = new double[beyond.length];
    for (int cell = 0; cell < needed.length; cell++) {
      needed[cell] = least[cell] + (fixed[cell] ? RoundTable.down(beyond[cell]) : 0);
    }
    for (int dimension = 0; dimension < sums.size(); dimension++) {
      double[] each = grid.sums(needed, dimension);
      for (int category = 0; category < each.length; category++) {
        long rows = sums.get(dimension)[category];
        if (each[category] > rows) {
          throw new InfeasibleShares(
              new Conflict.TooFew(dimension, category, rows, (long) each[category]));
        }
      }
    }
  }

  /// Sees whether each category has a combination that takes what the others leave.
  private void checkGiven(boolean[] fixed, long total, List<double[]> parts, List<long[]> sums)
      throws InfeasibleShares {
    double[] given = new double[beyond.length];
    double[] open = new double[beyond.length];
    for (int cell = 0; cell < beyond.length; cell++) {
      given[cell] = least[cell] + (fixed[cell] ? beyond[cell] : 0);
      open[cell] = fixed[cell] ? 0 : beyond[cell];
    }
    for (int dimension = 0; dimension < parts.size(); dimension++) {
      double[] rows = grid.sums(given, dimension);
      double[] others = grid.sums(open, dimension);
      for (int category = 0; category < rows.length; category++) {
        double quota = total * parts.get(dimension)[category];
        if (others[category] == 0 && quota - rows[category] > 1 - 1e-6) {
          throw new InfeasibleShares(
              new Conflict.TooMuch(
                  dimension, category, sums.get(dimension)[category], Math.round(rows[category])));
        }
      }
    }
  }

  private void fit(boolean[] fixed, long total, List<double[]> parts) {
    double[] taken = new double[beyond.length];
    double[] free = new double[beyond.length];
    for (int cell = 0; cell < beyond.length; cell++) {
      taken[cell] = least[cell] + (fixed[cell] ? beyond[cell] : 0);
      free[cell] = fixed[cell] ? 0 : beyond[cell];
    }
    long rounds = Math.min(1000, FITTING_STEPS / beyond.length + 1);
    double off = Double.MAX_VALUE;
    for (int round = 0; round < rounds && off > total * 1e-12; round++) {
      off = 0;
      for (int dimension = 0; dimension < parts.size(); dimension++) {
        double[] others = grid.sums(taken, dimension);
        double[] now = grid.sums(free, dimension);
        double[] factors = new double[now.length];
        for (int category = 0; category < factors.length; category++) {
          double wanted = total * parts.get(dimension)[category] - others[category];
          off = Math.max(off, Math.abs(wanted - now[category]));
          factors[category] = now[category] > 0 ? Math.max(0, wanted) / now[category] : 0;
        }
        for (int cell = 0; cell < free.length; cell++) {
          free[cell] *= factors[grid.category(cell, dimension)];
        }
      }
    }
    for (int cell = 0; cell < beyond.length; cell++) {
      // A cell that is not excluded stays one that may have rows.
      beyond[cell] = fixed[cell] || beyond[cell] == 0 ? beyond[cell] : Math.max(free[cell], 1e-9);
    }
  }

  /// What the categories have beyond what their combinations have in any case.
  List<long[]> beyondLeast(List<long[]> sums) {
    List<long[]> beyond = new ArrayList<>();
    for (int dimension = 0; dimension < sums.size(); dimension++) {
      long[] each = sums.get(dimension).clone();
      for (int cell = 0; cell < least.length; cell++) {
        each[grid.category(cell, dimension)] -= least[cell];
      }
      beyond.add(each);
    }
    return beyond;
  }
}
