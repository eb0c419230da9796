package dev.winnow.core.run;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.say.Said;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Proportions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which categories a row says it has. What it does not say is written into it.
///
/// @param proportions of its task
record NameCategories(Proportions proportions) {

  /// What came of it.
  sealed interface Result {}

  /// The row has its categories, in the words of the task.
  ///
  /// @param cell which it counts for
  record Named(int cell) implements Result {}

  /// It names a category that it must not have.
  record Other(Said said) implements Result {}

  /// Reads and completes a row.
  ///
  /// @param cell it was asked for
  Result in(ObjectNode row, int cell) {
    if (proportions.isNone()) {
      return new Named(cell);
    }
    List<Integer> asked = proportions.categories(cell);
    List<Integer> said = new ArrayList<>(asked);
    for (int i = 0; i < asked.size(); i++) {
      Dimension dimension = proportions.dimensions().get(i);
      Category category = dimension.categories().get(asked.get(i));
      String field = dimension.field();
      if (field == null) {
        continue;
      }
      JsonNode found = row.path(field);
      if (found.isMissingNode() || found.isNull()) {
        row.put(field, category.name());
        continue;
      }
      OptionalInt other =
          found.isValueNode() ? dimension.find(found.asString()) : OptionalInt.empty();
      boolean asAsked = other.isPresent() && other.getAsInt() == asked.get(i);
      if (!asAsked && (other.isEmpty() || !proportions.keepsOthers())) {
        String text = Excerpt.of(found.isValueNode() ? found.asString() : found.toString());
        return new Other(RejectSaid.OTHER_CATEGORY.of(field, text, category.name()));
      }
      said.set(i, other.getAsInt());
      if (found.isString()) {
        row.put(field, dimension.categories().get(other.getAsInt()).name());
      }
    }
    return new Named(said.equals(asked) ? cell : proportions.cell(said));
  }
}
