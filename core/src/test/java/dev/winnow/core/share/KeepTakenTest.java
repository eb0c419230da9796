package dev.winnow.core.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KeepTakenTest {

  private static List<BigDecimal> weights(int... weights) {
    return Arrays.stream(weights).mapToObj(BigDecimal::valueOf).toList();
  }

  private static long[] rows(Shares shares, long... taken) throws InfeasibleShares {
    return KeepTaken.rows(shares, Allocation.of(shares), taken);
  }

  @Test
  void aCategoryKeepsWhatItsRoundedShareAllows() throws InfeasibleShares {
    List<List<BigDecimal>> weights = List.of(weights(6, 6, 2));
    assertThat(Allocation.of(Shares.of(10, weights)).rows()).containsExactly(4, 4, 2);
    assertThat(Allocation.of(Shares.of(11, weights)).rows()).containsExactly(5, 5, 1);
    assertThat(rows(Shares.of(11, weights), 4, 4, 2)).containsExactly(4, 5, 2);
    assertThat(rows(Shares.of(11, weights), 5, 1, 2)).containsExactly(5, 4, 2);
    assertThat(rows(Shares.of(11, weights), 5, 5, 1)).containsExactly(5, 5, 1);
    // Other shares were wished for, or a lower total.
    assertThat(rows(Shares.of(11, weights), 1, 1, 3)).containsExactly(5, 5, 1);
    assertThat(rows(Shares.of(9, weights), 4, 4, 2)).containsExactly(4, 4, 1);
  }

  /// Regression: no double holds 1e400, and what was divided by it was no number.
  @Test
  void rowsKeepTheirPlaceWhateverTheUnitOfTheWeights() throws InfeasibleShares {
    for (String unit : List.of("1e400", "1e-400")) {
      List<List<BigDecimal>> weights =
          List.of(weights(6, 6, 2).stream().map(new BigDecimal(unit)::multiply).toList());
      assertThat(rows(Shares.of(11, weights), 4, 4, 2)).containsExactly(4, 5, 2);
    }
  }

  /// Property: however a total is raised, no combination comes to less than has its place, the
  /// total is exact, and every category has its share rounded up or less.
  @Test
  void everyRaiseKeepsWhatIsTaken() throws InfeasibleShares {
    int kept = 0;
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      List<List<BigDecimal>> weights = new ArrayList<>();
      for (int dimension = 1 + seed % 3; dimension > 0; dimension--) {
        weights.add(
            weights(
                random.ints(2 + random.nextInt(4), 1, random.nextBoolean() ? 8 : 99).toArray()));
      }
      Shares shares = Shares.of(1 + random.nextInt(60), weights);
      long[] rows = Allocation.of(shares).rows();
      for (int raise = 0; raise < 8; raise++) {
        // All of them as in a task that is complete, or as far as one has come.
        boolean all = random.nextBoolean();
        long[] taken = Arrays.stream(rows).map(it -> all ? it : random.nextLong(it + 1)).toArray();
        shares = Shares.of(shares.total() + random.nextInt(4), weights);
        Allocation allocation = Allocation.of(shares);
        rows = KeepTaken.rows(shares, allocation, taken);
        assertThat(Arrays.stream(rows).sum()).as("seed %d", seed).isEqualTo(shares.total());
        for (int cell = 0; cell < rows.length; cell++) {
          assertThat(rows[cell]).as("seed %d", seed).isGreaterThanOrEqualTo(taken[cell]);
        }
        kept += Arrays.equals(rows, allocation.rows()) ? 0 : 1;
      }
    }
    assertThat(kept).isGreaterThan(1_000);
  }

  /// 100,000 rows of 300 × 300 combinations, and 500 more.
  @Test
  void manyCombinationsKeepTheirRowsToo() throws InfeasibleShares {
    Random random = new Random(1);
    List<List<BigDecimal>> weights =
        List.of(
            weights(random.ints(300, 1, 100).toArray()),
            weights(random.ints(300, 1, 100).toArray()));
    long[] taken = Allocation.of(Shares.of(100_000, weights)).rows();
    Shares more = Shares.of(100_500, weights);
    Allocation allocation = Allocation.of(more);
    long[] rows = KeepTaken.rows(more, allocation, taken);
    long off = 0;
    for (int cell = 0; cell < rows.length; cell++) {
      assertThat(rows[cell]).isGreaterThanOrEqualTo(taken[cell]);
      off = Math.max(off, Math.abs(rows[cell] - allocation.rows(List.of(cell / 300, cell % 300))));
    }
    assertThat(Arrays.stream(rows).sum()).isEqualTo(100_500);
    assertThat(off).isLessThanOrEqualTo(2);
  }

  /// A minimum and a combination without rows are kept to.
  @Test
  void whatHoldsForCombinationsHolds() throws InfeasibleShares {
    for (int total = 40; total < 200; total++) {
      Map<List<Integer>, BigDecimal> none = Map.of(List.of(0, 0), BigDecimal.ZERO);
      List<List<BigDecimal>> weights = List.of(weights(5, 6, 4), weights(4, 3, 3));
      long[] taken = Allocation.of(new Shares(total, weights, none, 1)).rows();
      long[] rows = rows(new Shares(total + 1, weights, none, 1), taken);
      assertThat(Arrays.stream(rows).sum()).isEqualTo(total + 1);
      assertThat(rows[0]).isZero();
      for (int cell = 1; cell < rows.length; cell++) {
        assertThat(rows[cell]).isGreaterThanOrEqualTo(Math.max(1, taken[cell]));
      }
    }
  }

  /// Property: rows that came from the same shares of a lower total are topped up to a higher one,
  /// every category's rows being its share rounded down or up; or no rounding has room for them.
  @Test
  void whatSharesBroughtBeforeIsToppedUp() {
    int kept = 0;
    int errors = 0;
    for (int seed = 0; seed < 1_500; seed++) {
      Random random = new Random(seed);
      Proportions proportions = proportions(random, 1 + seed % 3);
      long total = 1L + random.nextInt(60);
      Map<Integer, Long> there = Map.of();
      for (int raise = 0; raise < 8; raise++) {
        Proportions more = proportions.withThere(there);
        try {
          Allocation allocation = more.allocate(total);
          long[] rows = more.targets(total);
          assertThat(Arrays.stream(rows).sum()).isEqualTo(total - more.existing());
          assertThat(Arrays.stream(rows).min().orElse(0)).isNotNegative();
          for (int i = 0; i < proportions.dimensions().size(); i++) {
            areRounded(allocation.sums(i), total, proportions.dimensions().get(i));
          }
          kept += Arrays.equals(allocation.rows(), proportions.allocate(total).rows()) ? 0 : 1;
          there = new HashMap<>();
          for (int cell = 0; cell < rows.length; cell++) {
            there.put(cell, allocation.rows()[cell]);
          }
        } catch (InfeasibleShares e) {
          assertThat(e.conflict()).isInstanceOf(InfeasibleShares.Conflict.AlreadyMore.class);
          boolean room = hasRoom(more, total);
          assertThat(room && proportions.dimensions().size() == 1).as("seed %d", seed).isFalse();
          // With several dimensions combinations may come to be too far from their shares.
          errors += room ? 1 : 0;
        }
        total += random.nextInt(4);
      }
    }
    assertThat(kept).isGreaterThan(300);
    assertThat(errors).isLessThan(kept / 20);
  }

  private static Proportions proportions(Random random, int dimensions) {
    List<Dimension> all = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      List<Category> categories = new ArrayList<>();
      for (int left = 2 + random.nextInt(4); left > 0; left--) {
        BigDecimal weight = BigDecimal.valueOf(1 + random.nextInt(random.nextBoolean() ? 7 : 98));
        categories.add(new Category("c" + left, "", new Part.Weight(weight), Change.NONE));
      }
      all.add(new Dimension("d" + i, null, categories));
    }
    return new Proportions(all, List.of(), 0, false, Map.of());
  }

  private static double quota(Dimension dimension, int category, long total) {
    double sum = dimension.weights().stream().mapToDouble(BigDecimal::doubleValue).sum();
    return total * dimension.weights().get(category).doubleValue() / sum;
  }

  private static void areRounded(long[] sums, long total, Dimension dimension) {
    for (int category = 0; category < sums.length; category++) {
      assertThat(Math.abs(sums[category] - quota(dimension, category, total))).isLessThan(1);
    }
  }

  /// Whether each dimension's shares can be rounded so that there is room for what is there.
  private static boolean hasRoom(Proportions proportions, long total) {
    boolean room = true;
    for (int i = 0; i < proportions.dimensions().size(); i++) {
      Dimension dimension = proportions.dimensions().get(i);
      long[] least = new long[dimension.categories().size()];
      for (Map.Entry<Integer, Long> cell : proportions.there().entrySet()) {
        least[proportions.categories(cell.getKey()).get(i)] += cell.getValue();
      }
      for (int category = 0; category < least.length; category++) {
        double quota = quota(dimension, category, total);
        room &= least[category] <= RoundTable.up(quota);
        least[category] = Math.max(least[category], RoundTable.down(quota));
      }
      room &= Arrays.stream(least).sum() <= total;
    }
    return room;
  }
}
