package dev.winnow.core.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// `-Dwinnow.long` tries ten times as many shares.
final class AllocationTest {

  private static final int TENFOLD = Boolean.getBoolean("winnow.long") ? 10 : 1;

  private static List<BigDecimal> weights(Random random, int categories) {
    List<BigDecimal> weights = new ArrayList<>();
    for (int i = 0; i < categories; i++) {
      weights.add(
          switch (random.nextInt(4)) {
            case 0 -> BigDecimal.ONE;
            case 1 -> BigDecimal.valueOf(1 + random.nextInt(100));
            case 2 -> BigDecimal.valueOf(1 + random.nextInt(1000), 2);
            default -> BigDecimal.valueOf(random.nextInt(4));
          });
    }
    if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
      weights.set(0, BigDecimal.ONE);
    }
    return weights;
  }

  private static Shares random(Random random, int dimensions) {
    List<List<BigDecimal>> weights = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      weights.add(weights(random, 1 + random.nextInt(6)));
    }
    return Shares.of(1 + random.nextInt(random.nextBoolean() ? 30 : 5000), weights);
  }

  private static boolean sumsAreByLargestRemainder(Shares shares, Allocation allocation) {
    boolean all = true;
    for (int i = 0; i < shares.dimensions().size(); i++) {
      long[] sums = Apportion.byLargestRemainder(shares.total(), shares.dimensions().get(i));
      all &= Arrays.equals(allocation.sums(i), sums);
      for (int category = 0; category < sums.length; category++) {
        // Rounded the other way at the most.
        assertThat(Math.abs(sums[category] - allocation.sums(i)[category])).isLessThan(2);
      }
    }
    return all;
  }

  private static void sumsAreExact(Shares shares, Allocation allocation) {
    assertThat(Arrays.stream(allocation.rows()).sum()).isEqualTo(shares.total());
    for (int i = 0; i < shares.dimensions().size(); i++) {
      assertThat(allocation.sums(i))
          .isEqualTo(Apportion.byLargestRemainder(shares.total(), shares.dimensions().get(i)));
    }
  }

  /// Property: the total and every sum are exact, and no combination is a row or more from its
  /// quota.
  @Test
  void withOneOrTwoDimensionsEveryCombinationIsWithinOneOfItsQuota() throws InfeasibleShares {
    int otherwise = 0;
    for (int seed = 0; seed < 10_000 * TENFOLD; seed++) {
      Random random = new Random(seed);
      Shares shares = random(random, 1 + random.nextInt(2));
      Allocation allocation = Allocation.of(shares);
      assertThat(Arrays.stream(allocation.rows()).sum()).isEqualTo(shares.total());
      otherwise += sumsAreByLargestRemainder(shares, allocation) ? 0 : 1;
      assertThat(allocation.deviation()).as("%s: %s", seed, shares).isLessThan(1);
    }
    assertThat(otherwise).isLessThan(10 * TENFOLD);
  }

  /// Property: with more dimensions every sum is exact all the same.
  @Test
  void withMoreDimensionsSumsAreExact() throws InfeasibleShares {
    double worst = 0;
    for (int seed = 0; seed < 1_000 * TENFOLD; seed++) {
      Random random = new Random(seed);
      Shares shares = random(random, 3 + random.nextInt(2));
      Allocation allocation = Allocation.of(shares);
      sumsAreExact(shares, allocation);
      worst = Math.max(worst, allocation.deviation());
      if (seed % 100 == 0) {
        assertThat(Allocation.of(shares).rows()).isEqualTo(allocation.rows());
      }
    }
    assertThat(worst).isLessThan(2);
  }

  /// Property: with combinations left out, either every sum is exact and what is left out is empty,
  /// or the conflict is true: those categories need more than there is.
  @Test
  void combinationsThatAreLeftOutStayEmpty() {
    int infeasible = 0;
    double worst = 0;
    for (int seed = 0; seed < 2_000 * TENFOLD; seed++) {
      Random random = new Random(seed);
      Shares all = random(random, 2 + random.nextInt(2));
      Grid grid = new Grid(all.dimensions().stream().map(List::size).toList());
      Map<List<Integer>, BigDecimal> own = new HashMap<>();
      for (int i = random.nextInt(1 + grid.cells() / 3); i >= 0; i--) {
        own.put(grid.categories(random.nextInt(grid.cells())), BigDecimal.ZERO);
      }
      Shares shares = new Shares(all.total(), all.dimensions(), own, 0);
      try {
        Allocation allocation = Allocation.of(shares);
        sumsAreByLargestRemainder(shares, allocation);
        worst = Math.max(worst, allocation.deviation());
        own.keySet().forEach(each -> assertThat(allocation.rows(each)).isZero());
      } catch (InfeasibleShares e) {
        infeasible++;
        if (e.conflict() instanceof InfeasibleShares.Conflict.AllExcluded) {
          assertThat(own).hasSize(grid.cells());
          continue;
        }
        if (e.conflict() instanceof InfeasibleShares.Conflict.TooMuch conflict) {
          assertThat(conflict.rows()).isGreaterThan(conflict.given());
          continue;
        }
        assertThat(e.conflict())
            .isInstanceOfSatisfying(
                InfeasibleShares.Conflict.Unfillable.class,
                conflict -> assertThat(conflict.needed()).isGreaterThan(conflict.rows()));
      }
    }
    assertThat(infeasible).isBetween(10 * TENFOLD, 1_200 * TENFOLD);
  }

  /// No double holds 1e400, and no share of it is lost.
  @Test
  void weightsMayBeAnyNumbers() throws InfeasibleShares {
    for (String unit : List.of("1e400", "1e-400")) {
      BigDecimal one = new BigDecimal(unit);
      List<BigDecimal> weights = List.of(one, one.multiply(BigDecimal.valueOf(3)));
      Shares shares = new Shares(16, List.of(weights, weights), Map.of(), 0);
      assertThat(Allocation.of(shares).rows()).containsExactly(1, 3, 3, 9);
    }
  }

  @Test
  void everyCombinationHasItsMinimum() throws InfeasibleShares {
    Shares shares =
        new Shares(
            100,
            List.of(
                List.of(BigDecimal.valueOf(98), BigDecimal.ONE, BigDecimal.ONE),
                Collections.nCopies(5, BigDecimal.ONE)),
            Map.of(),
            0);
    assertThat(Arrays.stream(Allocation.of(shares).rows()).filter(rows -> rows == 0).count())
        .isEqualTo(8);
    Shares least = new Shares(1000, shares.dimensions(), Map.of(), 2);
    assertThat(Arrays.stream(Allocation.of(least).rows()).min()).hasValue(2);
    sumsAreExact(least, Allocation.of(least));
    assertThatThrownBy(() -> Allocation.of(new Shares(100, shares.dimensions(), Map.of(), 1)))
        .isInstanceOfSatisfying(
            InfeasibleShares.class,
            e ->
                assertThat(e.conflict())
                    .isEqualTo(new InfeasibleShares.Conflict.TooFew(0, 1, 1, 5)));
  }

  @Test
  void aLargeTableIsRoundedLikeASmallOne() throws InfeasibleShares {
    Random random = new Random(1);
    Shares shares = Shares.of(1_234_567, List.of(weights(random, 300), weights(random, 300)));
    Allocation allocation = Allocation.of(shares);
    sumsAreExact(shares, allocation);
    assertThat(allocation.deviation()).isLessThan(1);
    Shares huge =
        Shares.of(
            5_000_000, List.of(weights(random, 100), weights(random, 100), weights(random, 100)));
    sumsAreExact(huge, Allocation.of(huge));
  }
}
