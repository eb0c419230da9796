package dev.winnow.core.plan;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Proportions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The schema of the rows of one cell, as it is sent to models: the fields that hold categories
/// take those of the cell only, so that a model that keeps to schemas cannot name others.
final class CellSchema {

  /// Providers prepare each schema that they see: more would cost more time than they save.
  private static final int CELLS_MAX = 200;

  private CellSchema() {}

  /// The schema of a cell's rows.
  ///
  /// @param schema of all rows
  static @Nullable ObjectNode of(@Nullable ObjectNode schema, Proportions proportions, int cell) {
    if (schema == null
        || proportions.isNone()
        || proportions.keepsOthers()
        || proportions.count() > CELLS_MAX) {
      return schema;
    }
    ObjectNode narrow = schema.deepCopy();
    List<Integer> categories = proportions.categories(cell);
    for (int i = 0; i < categories.size(); i++) {
      Dimension dimension = proportions.dimensions().get(i);
      String field = dimension.field();
      if (field != null && narrow.path("properties").path(field) instanceof ObjectNode property) {
        String name = dimension.categories().get(categories.get(i)).name();
        JsonNode value = value(property, name);
        if (value != null) {
          property.putArray("enum").add(value);
        }
      }
    }
    return narrow;
  }

  /// The category as the field takes it; null where it cannot be said.
  private static @Nullable JsonNode value(ObjectNode property, String name) {
    if (property.path("enum").isArray()) {
      for (JsonNode each : property.path("enum")) {
        if (each.isValueNode() && each.asString("").strip().equalsIgnoreCase(name)) {
          return each;
        }
      }
      return null;
    }
    return switch (property.path("type").asString("")) {
      case "string" -> property.stringNode(name);
      case "integer", "number", "boolean" -> scalar(name);
      default -> null;
    };
  }

  private static @Nullable JsonNode scalar(String name) {
    try {
      JsonNode value = ExactJson.read(name);
      return value.isNumber() || value.isBoolean() ? value : null;
    } catch (JacksonException text) {
      return null;
    }
  }
}
