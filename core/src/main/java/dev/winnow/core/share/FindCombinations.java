package dev.winnow.core.share;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Combinations of which those with a cell that change something are found without a look at each.
final class FindCombinations extends AbstractList<Combination> {

  private final List<Combination> all;

  /// The places of those that change something, by the dimensions that they name and by their
  /// categories of those.
  private final Map<Set<Integer>, Map<Map<Integer, Integer>, List<Integer>>> places =
      new HashMap<>();

  private FindCombinations(List<Combination> all) {
    this.all = all;
    for (int i = 0; i < all.size(); i++) {
      Combination combination = all.get(i);
      if (!combination.change().isNone()) {
        places
            .computeIfAbsent(combination.when().keySet(), each -> new HashMap<>())
            .computeIfAbsent(combination.when(), each -> new ArrayList<>())
            .add(i);
      }
    }
  }

  static FindCombinations of(List<Combination> all) {
    return all instanceof FindCombinations found ? found : new FindCombinations(List.copyOf(all));
  }

  /// What combinations change in a cell, in their order.
  ///
  /// @param categories of the cell, by dimension
  List<Change> changes(List<Integer> categories) {
    Set<Integer> found = new TreeSet<>();
    places.forEach((dimensions, byCategories) -> {
      Map<Integer, Integer> when = new HashMap<>();
      dimensions.forEach(dimension -> when.put(dimension, categories.get(dimension)));
      found.addAll(byCategories.getOrDefault(when, List.of()));
    });
    return found.stream().map(place -> all.get(place).change()).toList();
  }

  @Override
  public Combination get(int place) {
    return all.get(place);
  }

  @Override
  public int size() {
    return all.size();
  }
}
