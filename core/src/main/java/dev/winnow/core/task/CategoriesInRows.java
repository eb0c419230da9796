package dev.winnow.core.task;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.say.Said;
import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Proportions;
import java.util.ArrayList;
import java.util.List;

/// Finds the fields of rows that hold the categories.
final class CategoriesInRows {

  private CategoriesInRows() {}

  /// Finds them, and notes what is wrong with them.
  ///
  /// @return how rows are divided, with those fields
  static Proportions find(Proportions proportions, RowSchema schema, Fields task) {
    if (proportions.isNone()) {
      return proportions;
    }
    List<Value> places = ReadDimensions.places(task.value(TaskFields.DIMENSIONS));
    List<Dimension> dimensions = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      dimensions.add(find(proportions.dimensions().get(i), schema, places.get(i)));
    }
    if (!proportions.isSampled()
        && dimensions.stream().allMatch(it -> it.field() == null)
        && !task.reading().failedIn("/template")) {
      places.getFirst().warning(ShareSaid.NOT_IN_ROWS.of(dimensions.getFirst().name()));
    }
    return new Proportions(
        dimensions,
        proportions.combinations(),
        proportions.least(),
        proportions.keepsOthers(),
        proportions.there());
  }

  private static Dimension find(Dimension dimension, RowSchema schema, Value place) {
    List<String> known = schema.fields();
    String field = dimension.field();
    if (field == null) {
      field = known.contains(dimension.name()) ? dimension.name() : null;
    } else if (!known.isEmpty() && !known.contains(field)) {
      Said near = Fields.nearest(field, known).orElseGet(() -> TaskFieldSaid.ROW_FIELDS.of(known));
      place
          .child("field", place.node().path("field"))
          .error(ShareSaid.NO_FIELD.of(Excerpt.of(field)).then(near));
    }
    if (field != null && known.contains(field)) {
      CategoryField.check(dimension, field, schema, place);
    }
    return new Dimension(dimension.name(), field, dimension.categories());
  }
}
