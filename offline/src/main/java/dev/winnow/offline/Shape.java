package dev.winnow.offline;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A JSON Schema made ready for writing values: references still by name, everything else resolved.
sealed interface Shape {

  /// Exactly this value.
  record Fixed(JsonNode value) implements Shape {}

  /// One of these values; at least one.
  record Choice(List<JsonNode> values) implements Shape {}

  /// One of these shapes, the first the likeliest.
  record OneOf(List<Shape> shapes) implements Shape {}

  /// The shape of this name.
  record Reference(String pointer) implements Shape {}

  /// An object.
  ///
  /// @param additional what properties beyond the named look like; null where there are none
  record Properties(List<Property> properties, @Nullable Shape additional, int propertiesMin)
      implements Shape {}

  /// A named property.
  record Property(String name, Meaning meaning, Shape shape, boolean required) {}

  /// An array.
  ///
  /// @param first the shapes of the first items; `rest` is that of all others
  record Items(List<Shape> first, Shape rest, int itemsMin, int itemsMax, boolean unique)
      implements Shape {}

  /// A string; lengths in code points.
  record Text(int lengthMin, int lengthMax, @Nullable TextPattern pattern, String format)
      implements Shape {}

  /// A number.
  ///
  /// @param step what it is a multiple of; null where any number will do
  record Numeric(
      boolean integer,
      @Nullable BigDecimal min,
      boolean minOpen,
      @Nullable BigDecimal max,
      boolean maxOpen,
      @Nullable BigDecimal step)
      implements Shape {}

  /// Null.
  Shape NOTHING = new Fixed(JsonNodeFactory.instance.nullNode());

  /// True or false.
  Shape TRUTH =
      new Choice(
          List.of(
              JsonNodeFactory.instance.booleanNode(true),
              JsonNodeFactory.instance.booleanNode(false)));
}
