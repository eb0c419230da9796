package dev.winnow.core.share;

import dev.winnow.core.dataset.FoldText;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A way to tell rows apart, such as their difficulty.
///
/// @param name a variable of prompts
/// @param field the field of a row that says its category; null where rows do not say it
/// @param categories in their order; at least one
public record Dimension(String name, @Nullable String field, List<Category> categories) {

  /// The variable with a category's description.
  public static final String DESCRIPTION = ".description";

  public Dimension {
    categories = List.copyOf(categories);
  }

  /// The number of a category, whatever the case and the blanks; empty where there is none.
  public OptionalInt find(String category) {
    String folded = FoldText.of(category);
    for (int i = 0; i < categories.size(); i++) {
      if (FoldText.of(categories.get(i).name()).equals(folded)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /// The weights of its categories.
  List<BigDecimal> weights() {
    return categories.stream().map(category -> category.part().number()).toList();
  }
}
