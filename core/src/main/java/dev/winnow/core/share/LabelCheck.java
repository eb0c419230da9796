package dev.winnow.core.share;

import dev.winnow.core.llm.ModelSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// That the category of each row is checked: a model classifies it without knowing what was asked
/// for.
///
/// @param dimensions the numbers of those that are checked, at least one
/// @param model which classifies; null is the task's
public record LabelCheck(List<Integer> dimensions, @Nullable ModelSettings model) {

  public LabelCheck {
    dimensions = List.copyOf(dimensions);
  }
}
