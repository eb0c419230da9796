package dev.winnow.core.task;

import dev.winnow.core.dataset.FoldText;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.Dimension;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Sees whether the field of a row that holds a category can hold each of them: what its `const`,
/// its `enum` and its `type` say alone.
final class CategoryField {

  /// Values that a message names.
  private static final int NAMED_MAX = 20;

  private CategoryField() {}

  /// Notes the categories that it cannot hold; those without rows are let be.
  ///
  /// @param field of the rows
  /// @param place of the dimension
  static void check(Dimension dimension, String field, RowSchema schema, Value place) {
    JsonNode property = schema.json().path("properties").path(field);
    List<Value> places = ReadDimensions.places(ReadDimensions.categoriesOf(place));
    for (int i = 0; i < places.size(); i++) {
      Category category = dimension.categories().get(i);
      boolean failed = places.get(i).reading().failedIn(places.get(i).pointer());
      if (!failed && !category.part().isNone() && !holds(property, category.name())) {
        places
            .get(i)
            .error(ShareSaid.NOT_HELD.of(Excerpt.of(category.name()), field, wanted(property)));
      }
    }
  }

  private static boolean holds(JsonNode property, String name) {
    List<JsonNode> values = values(property);
    if (!values.isEmpty()) {
      return values.stream().anyMatch(value -> isSame(value, name));
    }
    List<String> types = types(property);
    return types.isEmpty() || types.stream().anyMatch(type -> isOf(type, name));
  }

  /// The only values that it takes; empty where there is no such list.
  private static List<JsonNode> values(JsonNode property) {
    JsonNode only = property.path("const");
    List<JsonNode> values = new ArrayList<>();
    if (only.isMissingNode()) {
      property.path("enum").forEach(values::add);
    } else {
      values.add(only);
    }
    return values;
  }

  private static List<String> types(JsonNode property) {
    JsonNode type = property.path("type");
    List<String> types = new ArrayList<>();
    if (type.isString()) {
      types.add(type.stringValue());
    }
    type.forEach(each -> types.add(each.asString("")));
    return types;
  }

  private static boolean isOf(String type, String name) {
    return switch (type) {
      case "integer" -> isWhole(number(name));
      case "number" -> number(name).isNumber();
      case "boolean" -> List.of("true", "false").contains(FoldText.of(name));
      case "null" -> false;
      default -> true;
    };
  }

  private static boolean isWhole(JsonNode value) {
    return value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
  }

  private static JsonNode number(String name) {
    try {
      return ExactJson.read(name.strip());
    } catch (JacksonException text) {
      return MissingNode.getInstance();
    }
  }

  private static boolean isSame(JsonNode value, String name) {
    return value.isValueNode() && FoldText.of(value.asString()).equals(FoldText.of(name));
  }

  private static List<String> wanted(JsonNode property) {
    List<JsonNode> values = values(property);
    return values.isEmpty()
        ? types(property)
        : values.stream()
            .limit(NAMED_MAX)
            .map(value -> Excerpt.of(value.isValueNode() ? value.asString() : value.toString()))
            .toList();
  }
}
