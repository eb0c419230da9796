package dev.winnow.core.share;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// Divides a total so that rows which have their place keep it.
///
/// The whole numbers next to some shares of a higher total can be lower ones than before (the
/// Alabama paradox). No row is given up for that: the number of its category is rounded up then,
/// and that of another one down.
final class KeepTaken {

  /// What may have rows but is to get none, unless the sums ask for it.
  private static final double HARDLY = 1e-9;

  private KeepTaken() {}

  /// Rounds so that rows which are there already have room, where that is only a matter of
  /// rounding.
  ///
  /// @param there by cell
  /// @return the allocation itself where some cell or category has more than its share rounded up
  static Allocation existing(Shares shares, Allocation allocation, long[] there) {
    long[] rows = allocation.rows();
    if (within(there, rows)) {
      return allocation;
    }
    Grid grid = allocation.grid();
    // With several dimensions a combination may be a little off for the sums' sake.
    int further = grid.sizes().size() == 1 ? 0 : 2;
    for (int cell = 0; cell < rows.length; cell++) {
      if (there[cell] > Math.max(rows[cell], RoundTable.up(allocation.quota(cell)) + further)) {
        return allocation;
      }
    }
    Allocation kept = allocation.rounded(rows(shares, allocation, there));
    for (int dimension = 0; dimension < grid.sizes().size(); dimension++) {
      double[] quotas = quotas(shares.total(), shares.dimensions().get(dimension));
      long[] sums = kept.sums(dimension);
      if (IntStream.range(0, sums.length)
          .anyMatch(it ->
              sums[it] < RoundTable.down(quotas[it]) || sums[it] > RoundTable.up(quotas[it]))) {
        return allocation;
      }
    }
    return kept;
  }

  /// The rows of each cell: no fewer than are taken, as near to the allocation as that allows.
  ///
  /// @param taken by cell
  /// @return the allocation itself where some category has more than its share rounded up, or more
  ///   is taken than there is: then other shares or a lower total were wished for
  static long[] rows(Shares shares, Allocation allocation, long[] taken) {
    long[] rows = allocation.rows().clone();
    if (within(taken, rows) || Arrays.stream(taken).sum() > shares.total()) {
      return rows;
    }
    Grid grid = allocation.grid();
    long[] least = least(shares, rows, taken);
    List<long[]> further = new ArrayList<>();
    for (int dimension = 0; dimension < grid.sizes().size(); dimension++) {
      double[] quotas = quotas(shares.total(), shares.dimensions().get(dimension));
      long[] has = sums(grid, taken, dimension);
      if (IntStream.range(0, has.length).anyMatch(it -> has[it] > RoundTable.up(quotas[it]))) {
        return rows;
      }
      long[] kept = sums(grid, least, dimension);
      long[] sums = raised(allocation.sums(dimension), kept, quotas);
      further.add(IntStream.range(0, sums.length).mapToLong(it -> sums[it] - kept[it]).toArray());
    }
    double[] wanted = new double[rows.length];
    for (int cell = 0; cell < rows.length; cell++) {
      double hardly = mayHaveRows(shares, grid, cell) ? HARDLY : 0;
      wanted[cell] = Math.max((double) (rows[cell] - least[cell]), hardly);
    }
    try {
      long[] added = further.getFirst();
      for (int dimension = 1; dimension < further.size(); dimension++) {
        added = Allocation.refine(grid, dimension, wanted, added, further.get(dimension));
      }
      for (int cell = 0; cell < rows.length; cell++) {
        rows[cell] = least[cell] + added[cell];
      }
      return rows;
    } catch (InfeasibleShares e) {
      // The categories' sums cannot be kept with the combinations that may have rows.
      return raised(rows, least, Arrays.stream(rows).asDoubleStream().toArray());
    }
  }

  private static boolean mayHaveRows(Shares shares, Grid grid, int cell) {
    for (int dimension = 0; dimension < grid.sizes().size(); dimension++) {
      int category = grid.category(cell, dimension);
      if (shares.dimensions().get(dimension).get(category).signum() == 0) {
        return false;
      }
    }
    BigDecimal own = shares.own().isEmpty() ? null : shares.own().get(grid.categories(cell));
    return own == null || own.signum() > 0;
  }

  private static boolean within(long[] taken, long[] rows) {
    return IntStream.range(0, rows.length).allMatch(cell -> taken[cell] <= rows[cell]);
  }

  /// What is taken and, where there is room for it, what each combination has at least.
  private static long[] least(Shares shares, long[] rows, long[] taken) {
    long[] least = taken.clone();
    for (int cell = 0; cell < rows.length; cell++) {
      least[cell] = Math.max(taken[cell], Math.min(shares.least(), rows[cell]));
    }
    return Arrays.stream(least).sum() > shares.total() ? taken : least;
  }

  private static double[] quotas(long total, List<BigDecimal> weights) {
    return Arrays.stream(Quotas.parts(weights)).map(part -> total * part).toArray();
  }

  private static long[] sums(Grid grid, long[] rows, int dimension) {
    long[] sums = new long[grid.sizes().get(dimension)];
    int step = grid.step(dimension);
    for (int cell = 0; cell < rows.length; cell++) {
      sums[cell / step % sums.length] += rows[cell];
    }
    return sums;
  }

  /// Raises numbers to what is the least of each, and takes that from the others: one at a time
  /// from what is the most above its quota.
  private static long[] raised(long[] numbers, long[] least, double[] quotas) {
    long[] raised = numbers.clone();
    long excess = 0;
    for (int i = 0; i < raised.length; i++) {
      raised[i] = Math.max(numbers[i], least[i]);
      excess += raised[i] - numbers[i];
    }
    PriorityQueue<Integer> most =
        new PriorityQueue<>(
            Comparator.comparingDouble((Integer i) -> quotas[i] - raised[i])
                .thenComparing(Comparator.naturalOrder()));
    IntStream.range(0, raised.length).filter(i -> raised[i] > least[i]).forEach(most::add);
    for (; excess > 0; excess--) {
      int from = most.remove();
      raised[from]--;
      if (raised[from] > least[from]) {
        most.add(from);
      }
    }
    return raised;
  }
}
