package dev.winnow.core.share;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// How a task's rows are to be divided among combinations of categories.
///
/// @param total rows, at least 1
/// @param dimensions for each, the weight of each of its categories: none negative, some above 0
/// @param own combinations with a part of the total of their own, from 0, which excludes one, to 1;
///   the other combinations share what is left in the proportion of their categories
/// @param least rows of each combination that is not excluded, at least 0
public record Shares(
    long total, List<List<BigDecimal>> dimensions, Map<List<Integer>, BigDecimal> own, long least) {

  /// Combinations that are handled at the most.
  public static final int CELLS_MAX = 1_000_000;

  public Shares {
    dimensions = dimensions.stream().map(List::copyOf).toList();
    own = Map.copyOf(own);
    if (total < 1 || dimensions.isEmpty() || least < 0) {
      throw new IllegalArgumentException("A total, a dimension, and no negative minimum.");
    }
  }

  /// Shares without exceptions.
  public static Shares of(long total, List<List<BigDecimal>> dimensions) {
    return new Shares(total, dimensions, Map.of(), 0);
  }

  /// How many combinations there are, excluded ones among them.
  public long cells() {
    return dimensions.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
  }
}
