package dev.winnow.core.share;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What holds for all cells of some categories.
///
/// @param when the number of a category, by the number of its dimension; dimensions that are not
///   named may have any
/// @param part what such a cell gets of all rows, none to exclude it; null where it gets what its
///   categories make
/// @param change what is otherwise in them
public record Combination(Map<Integer, Integer> when, @Nullable Part part, Change change) {

  public Combination {
    when = Map.copyOf(when);
  }
}
