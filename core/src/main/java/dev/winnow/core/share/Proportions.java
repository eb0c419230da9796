package dev.winnow.core.share;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How a task's rows are divided: along dimensions, into cells, one for each combination of their
/// categories.
///
/// A cell's number is its place among all combinations, the last dimension running fastest; it
/// stays the same whatever the shares are. Without dimensions there is one cell.
///
/// @param dimensions in their order
/// @param combinations what holds for some cells, later ones over earlier ones
/// @param least rows of each cell that is not excluded
/// @param keepsOthers whether a row that names another category than it was asked for is kept as
///   one of that; else it is rejected
/// @param there by cell, the rows that are there already and count; cells without any are left out
public record Proportions(
    List<Dimension> dimensions,
    List<Combination> combinations,
    long least,
    boolean keepsOthers,
    Map<Integer, Long> there) {

  /// Rows that are not divided.
  public static final Proportions NONE = new Proportions(List.of(), List.of(), 0, false, Map.of());

  public Proportions {
    dimensions = List.copyOf(dimensions);
    combinations = FindCombinations.of(combinations);
    there = Map.copyOf(there);
  }

  /// The same with other rows that are there already.
  public Proportions withThere(Map<Integer, Long> rows) {
    return new Proportions(dimensions, combinations, least, keepsOthers, rows);
  }

  /// How many rows are there already.
  public long existing() {
    return there.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Whether rows are divided at all.
  public boolean isNone() {
    return dimensions.isEmpty();
  }

  /// How many cells there are, those without rows among them; the largest number where there are
  /// more.
  public long count() {
    return dimensions.stream()
        .mapToLong(dimension -> dimension.categories().size())
        .reduce(
            1,
            (some, more) ->
                Math.multiplyHigh(some, more) == 0 && some * more >= 0
                    ? some * more
                    : Long.MAX_VALUE);
  }

  Grid grid() {
    return new Grid(dimensions.stream().map(it -> it.categories().size()).toList());
  }

  /// The categories of a cell, by the number of their dimension.
  public List<Integer> categories(int cell) {
    return grid().categories(cell);
  }

  /// The cell of some categories, one of each dimension.
  public int cell(List<Integer> categories) {
    return grid().cell(categories);
  }

  /// The names of a cell's categories by those of their dimensions.
  public Map<String, String> names(int cell) {
    List<Integer> categories = categories(cell);
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < categories.size(); i++) {
      Dimension dimension = dimensions.get(i);
      names.put(dimension.name(), dimension.categories().get(categories.get(i)).name());
    }
    return names;
  }

  /// What is otherwise in a cell than in the rest of the task, later changes over earlier ones.
  public List<Change> changes(int cell) {
    List<Integer> categories = categories(cell);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      changes.add(dimensions.get(i).categories().get(categories.get(i)).change());
    }
    changes.addAll(FindCombinations.of(combinations).changes(categories));
    changes.removeIf(Change::isNone);
    return changes;
  }

  /// The rows that fill a cell in place of a model's; empty where all are made.
  public Optional<Sample> sample(int cell) {
    return isNone()
        ? Optional.empty()
        : changes(cell).stream().map(Change::sample).filter(it -> it != null).reduce((a, b) -> b);
  }

  /// Whether any cell is filled with rows that are there already.
  public boolean hasSamples() {
    return changes().stream().anyMatch(it -> it.sample() != null);
  }

  /// Whether all rows are there already and no model is asked.
  public boolean isSampled() {
    return dimensions.stream()
            .anyMatch(dimension ->
                dimension.categories().stream()
                    .filter(it -> !it.part().isNone())
                    .map(it -> it.change().sample())
                    .allMatch(it -> it != null && !it.thenGenerate()))
        && changes().stream().noneMatch(it -> it.sample() != null && it.sample().thenGenerate());
  }

  /// All that is otherwise somewhere.
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      dimension.categories().forEach(category -> changes.add(category.change()));
    }
    combinations.forEach(combination -> changes.add(combination.change()));
    return changes;
  }

  /// Divides the rows. No cell gets less than is there of it, where that is only a matter of
  /// rounding: see [#targets(long, long\[\])].
  ///
  /// @param total of all cells, those that are there included
  /// @throws InfeasibleShares when no rows have these shares
  public Allocation allocate(long total) throws InfeasibleShares {
    checkCount();
    Shares shares = shares(total);
    Allocation allocation = Allocation.of(shares);
    return there.isEmpty()
        ? allocation
        : KeepTaken.existing(shares, allocation, existing(new long[(int) count()]));
  }

  /// Adds what is there already.
  private long[] existing(long[] rows) {
    there.forEach((cell, existing) -> rows[cell] += existing);
    return rows;
  }

  private void checkCount() throws InfeasibleShares {
    if (count() > Shares.CELLS_MAX) {
      throw new InfeasibleShares(new InfeasibleShares.Conflict.TooMany(count()));
    }
  }

  /// The rows of each cell that are still to be made, by its number.
  ///
  /// @param total of all cells, those that are there included
  /// @throws InfeasibleShares when no rows have these shares, or a cell has more already
  public long[] targets(long total) throws InfeasibleShares {
    if (isNone()) {
      return new long[] {total};
    }
    long[] rows = allocate(total).rows();
    for (Map.Entry<Integer, Long> cell : there.entrySet()) {
      long lacking = rows[cell.getKey()] - cell.getValue();
      if (lacking < 0) {
        throw new InfeasibleShares(
            new InfeasibleShares.Conflict.AlreadyMore(
                categories(cell.getKey()), rows[cell.getKey()], cell.getValue()));
      }
      rows[cell.getKey()] = lacking;
    }
    return rows;
  }

  /// As [#targets(long)], but no cell comes to less than has its place already, where that is only
  /// a matter of rounding: a share of a higher total can be the lower whole number. Where some
  /// category has more than its share rounded up it is [#targets(long)] itself.
  ///
  /// @param taken by cell, the rows that were made and have their place
  /// @throws InfeasibleShares as there
  public long[] targets(long total, long[] taken) throws InfeasibleShares {
    long[] rows = targets(total);
    if (isNone() || IntStream.range(0, rows.length).allMatch(cell -> taken[cell] <= rows[cell])) {
      return rows;
    }
    long[] kept = KeepTaken.rows(shares(total), allocate(total), existing(taken.clone()));
    there.forEach((cell, existing) -> kept[cell] -= existing);
    return kept;
  }

  /// The smallest total of which every cell's share is no less than what is there of it: none of
  /// those rows has to be removed.
  ///
  /// @param most totals above it are not looked at
  /// @return empty where there is none, for what has no share has rows
  /// @throws InfeasibleShares when no rows have these shares
  public OptionalLong smallestTotal(long most) throws InfeasibleShares {
    checkCount();
    BigDecimal least = BigDecimal.ONE;
    for (Map.Entry<Integer, Long> cell : there.entrySet()) {
      BigDecimal[] part = part(categories(cell.getKey()));
      if (part[0].signum() == 0 && cell.getValue() > 0) {
        return OptionalLong.empty();
      }
      if (part[0].signum() > 0) {
        BigDecimal needed = BigDecimal.valueOf(cell.getValue()).multiply(part[1]);
        least = least.max(needed.divide(part[0], 0, RoundingMode.CEILING));
      }
    }
    // Combinations with parts and minimums of their own move it up or down from there.
    long high = least.min(BigDecimal.valueOf(most)).longValueExact();
    long low = combinations.isEmpty() && this.least == 0 ? high - 1 : 0;
    while (high < most && !fits(high)) {
      low = high;
      high = Math.min(most, high * 2);
    }
    if (!fits(high)) {
      return OptionalLong.empty();
    }
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (fits(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return OptionalLong.of(high);
  }

  /// What of the whole the categories of a cell make, as a fraction.
  private BigDecimal[] part(List<Integer> categories) {
    BigDecimal[] part = {BigDecimal.ONE, BigDecimal.ONE};
    for (int i = 0; i < categories.size(); i++) {
      List<BigDecimal> weights = dimensions.get(i).weights();
      part[0] = part[0].multiply(weights.get(categories.get(i)));
      part[1] = part[1].multiply(weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
    return part;
  }

  private boolean fits(long total) throws InfeasibleShares {
    try {
      Allocation allocation = Allocation.of(shares(total));
      boolean areShares =
          there.entrySet().stream()
              .allMatch(it -> it.getValue() <= RoundTable.down(allocation.quota(it.getKey())));
      return hasRoom(allocation) || (areShares && hasRoom(allocate(total)));
    } catch (InfeasibleShares e) {
      // A higher total mends these.
      if (e.conflict() instanceof InfeasibleShares.Conflict.AlreadyMore
          || e.conflict() instanceof InfeasibleShares.Conflict.TooFew) {
        return false;
      }
      throw e;
    }
  }

  private boolean hasRoom(Allocation allocation) {
    long[] rows = allocation.rows();
    return there.entrySet().stream().allMatch(it -> it.getValue() <= rows[it.getKey()]);
  }

  private Shares shares(long total) {
    Map<List<Integer>, BigDecimal> own = own(total);
    List<List<BigDecimal>> weights = dimensions.stream().map(Dimension::weights).toList();
    if (own.size() == count()) {
      // Each cell has its own part: the categories have the sums of those.
      weights = IntStream.range(0, dimensions.size()).mapToObj(it -> sums(own, it)).toList();
    }
    return new Shares(total, weights, own, least);
  }

  /// The cells with a part of their own, as a share of 1.
  private Map<List<Integer>, BigDecimal> own(long total) {
    Map<List<Integer>, BigDecimal> own = new HashMap<>();
    for (Combination combination : combinations) {
      Part part = combination.part();
      if (part != null) {
        BigDecimal share = share(part, total);
        cells(combination).forEach(categories -> own.put(categories, share));
      }
    }
    return own;
  }

  private static BigDecimal share(Part part, long total) {
    return switch (part) {
      case Part.Percent it -> it.percent().movePointLeft(2);
      case Part.Rows it ->
          BigDecimal.valueOf(it.rows()).divide(BigDecimal.valueOf(total), MathContext.DECIMAL128);
      // Of a combination it is 0 only, which excludes it.
      case Part.Weight it -> it.weight();
    };
  }

  /// All cells of a combination, by their categories.
  private List<List<Integer>> cells(Combination combination) {
    List<List<Integer>> cells = List.of(List.of());
    for (int i = 0; i < dimensions.size(); i++) {
      List<List<Integer>> longer = new ArrayList<>();
      Integer only = combination.when().get(i);
      int size = dimensions.get(i).categories().size();
      for (List<Integer> cell : cells) {
        for (int category = only == null ? 0 : only; category < size; category++) {
          List<Integer> further = new ArrayList<>(cell);
          further.add(category);
          longer.add(further);
          if (only != null) {
            break;
          }
        }
      }
      cells = longer;
    }
    return cells;
  }

  private List<BigDecimal> sums(Map<List<Integer>, BigDecimal> own, int dimension) {
    List<BigDecimal> sums =
        new ArrayList<>(
            Collections.nCopies(dimensions.get(dimension).categories().size(), BigDecimal.ZERO));
    own.forEach((categories, share) ->
        sums.set(categories.get(dimension), sums.get(categories.get(dimension)).add(share)));
    return sums;
  }

  /// The dimension of this name; null where there is none.
  public @Nullable Dimension find(String name) {
    return dimensions.stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
  }
}
