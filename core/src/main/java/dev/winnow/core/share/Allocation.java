package dev.winnow.core.share;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How many rows each combination of categories gets.
///
/// The rows of each category are its share of the total by largest remainder, and the sums over
/// combinations are exactly these. Within that, a combination is near its quota: less than one row
/// from it with one or two dimensions. With two, seldom both cannot be had; then a category whose
/// share is no whole number of rows is rounded the other way.
public final class Allocation {

  private final Grid grid;
  private final long[] rows;
  private final double[] quotas;

  /// @param quotas what each combination would get if rows could be divided
  private Allocation(Grid grid, long[] rows, double[] quotas) {
    this.grid = grid;
    this.rows = rows;
    this.quotas = quotas;
  }

  Grid grid() {
    return grid;
  }

  /// The rows of every combination, the last dimension running fastest; 0 where one is excluded.
  public long[] rows() {
    return rows.clone();
  }

  /// The rows of one combination.
  ///
  /// @param categories one of each dimension, by its number
  public long rows(List<Integer> categories) {
    return rows[grid.cell(categories)];
  }

  /// The rows of each category of a dimension.
  public long[] sums(int dimension) {
    long[] sums = new long[grid.sizes().get(dimension)];
    for (int cell = 0; cell < rows.length; cell++) {
      sums[grid.category(cell, dimension)] += rows[cell];
    }
    return sums;
  }

  /// How far a combination is from its quota, at the most, in rows.
  public double deviation() {
    double deviation = 0;
    for (int cell = 0; cell < rows.length; cell++) {
      deviation = Math.max(deviation, Math.abs(rows[cell] - quotas[cell]));
    }
    return deviation;
  }

  double quota(int cell) {
    return quotas[cell];
  }

  /// The same quotas rounded to other numbers.
  Allocation rounded(long[] otherwise) {
    return new Allocation(grid, otherwise, quotas);
  }

  /// Divides the rows. The same shares give the same rows.
  ///
  /// @throws InfeasibleShares when no rows have these shares
  public static Allocation of(Shares shares) throws InfeasibleShares {
    if (shares.cells() > Shares.CELLS_MAX) {
      throw new InfeasibleShares(new InfeasibleShares.Conflict.TooMany(shares.cells()));
    }
    checkWhole(shares);
    Grid grid = new Grid(shares.dimensions().stream().map(List::size).toList());
    List<long[]> sums = new ArrayList<>();
    for (var weights : shares.dimensions()) {
      sums.add(Apportion.byLargestRemainder(shares.total(), weights));
    }
    Quotas quotas = Quotas.of(shares, grid, sums);
    List<long[]> beyond = quotas.beyondLeast(sums);
    long[] rows = beyond.getFirst();
    for (int dimension = 1; dimension < sums.size(); dimension++) {
      rows = refine(grid, dimension, quotas.beyond(), rows, beyond.get(dimension));
    }
    double[] each = quotas.beyond().clone();
    for (int cell = 0; cell < rows.length; cell++) {
      rows[cell] += quotas.least()[cell];
      each[cell] += quotas.least()[cell];
    }
    return new Allocation(grid, rows, each);
  }

  /// Sees whether parts of their own that all combinations have add up.
  private static void checkWhole(Shares shares) throws InfeasibleShares {
    if (shares.own().size() < shares.cells()) {
      return;
    }
    BigDecimal sum = shares.own().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() == 0) {
      throw new InfeasibleShares(new InfeasibleShares.Conflict.AllExcluded());
    }
    BigDecimal total = BigDecimal.valueOf(shares.total());
    BigDecimal given = sum.multiply(total);
    if (given.subtract(total).abs().compareTo(BigDecimal.ONE) >= 0) {
      throw new InfeasibleShares(
          new InfeasibleShares.Conflict.NotWhole(
              given.setScale(0, RoundingMode.HALF_UP).longValue(), shares.total()));
    }
  }

  /// Divides the rows of each combination of the dimensions before among the categories of one
  /// more.
  static long[] refine(Grid grid, int dimension, double[] quotas, long[] before, long[] sums)
      throws InfeasibleShares {
    double[][] table = new double[before.length][sums.length];
    int step = grid.step(dimension);
    for (int cell = 0; cell < quotas.length; cell++) {
      table[cell / step / sums.length][cell / step % sums.length] += quotas[cell];
    }
    for (int further = 0; further < 4; further++) {
      Optional<long[][]> rounded = RoundTable.round(table, before, sums, further);
      if (rounded.isEmpty() && grid.sizes().size() == 2 && further == 0) {
        rounded = RoundTable.roundWithSums(table, before, sums);
      }
      if (rounded.isPresent()) {
        return Arrays.stream(rounded.get()).flatMapToLong(Arrays::stream).toArray();
      }
    }
    Optional<RoundTable.Conflict> conflict = RoundTable.conflict(table, before, sums);
    if (conflict.isPresent()) {
      throw unfillable(grid, dimension, conflict.get(), before, sums);
    }
    return Arrays.stream(RoundTable.round(table, before, sums, Integer.MAX_VALUE).orElseThrow())
        .flatMapToLong(Arrays::stream)
        .toArray();
  }

  private static InfeasibleShares unfillable(
      Grid grid, int dimension, RoundTable.Conflict conflict, long[] before, long[] sums) {
    Grid first = grid.first(dimension);
    return new InfeasibleShares(
        new InfeasibleShares.Conflict.Unfillable(
            conflict.rows().stream().map(first::categories).toList(),
            conflict.rows().stream().mapToLong(row -> before[row]).sum(),
            dimension,
            conflict.columns(),
            conflict.columns().stream().mapToLong(column -> sums[column]).sum()));
  }
}
