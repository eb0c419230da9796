package dev.winnow.server.task;

import dev.winnow.core.share.Category;
import dev.winnow.core.share.Change;
import dev.winnow.core.share.Combination;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Proportions;
import java.util.ArrayList;
import java.util.List;

/// What cells, categories and combinations are called in front of people.
final class CellNames {

  private static final String BESIDE = " × ";

  private CellNames() {}

  /// A cell: `hard × oncology`.
  static String of(Proportions proportions, int cell) {
    return String.join(BESIDE, proportions.names(cell).values());
  }

  /// The first category or combination in which something is otherwise: `difficulty hard`.
  static String of(Proportions proportions, Change change) {
    for (Dimension dimension : proportions.dimensions()) {
      for (Category category : dimension.categories()) {
        if (category.change().equals(change)) {
          return dimension.name() + " " + category.name();
        }
      }
    }
    return proportions.combinations().stream()
        .filter(it -> it.change().equals(change))
        .findFirst()
        .map(it -> of(proportions, it))
        .orElse("");
  }

  private static String of(Proportions proportions, Combination combination) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < proportions.dimensions().size(); i++) {
      Integer category = combination.when().get(i);
      if (category != null) {
        names.add(proportions.dimensions().get(i).categories().get(category).name());
      }
    }
    return String.join(BESIDE, names);
  }
}
