package dev.winnow.offline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns a JSON Schema into a [Shape].
///
/// Understood: `type`, `enum`, `const`, `properties`, `required`, `additionalProperties`,
/// `minProperties`, `items`, `prefixItems`, item and length bounds, `uniqueItems`, `pattern`,
/// `format`, number bounds, `multipleOf`, local `$ref`, `allOf`, and `anyOf` and `oneOf` whose
/// branches exclude each other. Not looked at: `not`, `if`, `contains`, `patternProperties`,
/// `propertyNames`, `dependent…`.
final class CompileShape {

  private static final int ALL_OF_DEPTH_MAX = 32;

  private final ObjectNode root;
  private final Map<String, Shape> byPointer = new HashMap<>();
  private final List<String> open = new ArrayList<>();

  private CompileShape(ObjectNode root) {
    this.root = root;
  }

  /// A compiled schema: its shape, and the shapes its references name.
  record Compiled(Shape shape, Map<String, Shape> byPointer) {}

  static Compiled compile(ObjectNode schema) {
    CompileShape compiler = new CompileShape(schema);
    Shape shape = compiler.shape(schema);
    while (!compiler.open.isEmpty()) {
      String pointer = compiler.open.removeLast();
      if (!compiler.byPointer.containsKey(pointer)) {
        compiler.byPointer.put(pointer, compiler.shape(compiler.resolve(pointer)));
      }
    }
    return new Compiled(shape, Map.copyOf(compiler.byPointer));
  }

  private JsonNode resolve(String reference) {
    String pointer = reference.startsWith("#") ? reference.substring(1) : reference;
    return pointer.isEmpty()
        ? root
        : pointer.startsWith("/") ? root.at(JsonPointer.compile(pointer)) : root.path("\0");
  }

  private Shape shape(JsonNode schema) {
    if (!(schema instanceof ObjectNode object)) {
      return anyText();
    }
    String reference = object.path("$ref").asString("");
    if (!reference.isEmpty() && object.size() == 1) {
      open.add(reference);
      return new Shape.Reference(reference);
    }
    ObjectNode merged = object.has("allOf") || !reference.isEmpty() ? merged(object, 0) : object;
    if (merged.has("const")) {
      return new Shape.Fixed(merged.path("const"));
    }
    if (merged.path("enum").isArray() && !merged.path("enum").isEmpty()) {
      return new Shape.Choice(List.copyOf(merged.path("enum").values()));
    }
    for (String keyword : new String[] {"oneOf", "anyOf"}) {
      if (merged.path(keyword).isArray() && !merged.path(keyword).isEmpty()) {
        return branches(merged, keyword);
      }
    }
    return typed(merged);
  }

  private Shape branches(ObjectNode schema, String keyword) {
    ObjectNode base = schema.deepCopy();
    JsonNode branches = base.remove(keyword);
    base.remove("$defs");
    List<Shape> shapes = new ArrayList<>();
    for (JsonNode branch : branches) {
      if (base.isEmpty() || onlyAnnotated(base)) {
        shapes.add(shape(branch));
      } else if (branch instanceof ObjectNode object) {
        ObjectNode both = base.deepCopy();
        merge(both, merged(object, 0));
        shapes.add(shape(both));
      }
    }
    return shapes.isEmpty() ? typed(base) : new Shape.OneOf(List.copyOf(shapes));
  }

  private static boolean onlyAnnotated(ObjectNode base) {
    return Set.of("title", "description", "default", "examples", "$schema", "$id", "$comment")
        .containsAll(base.propertyNames());
  }

  /// The schema with its `allOf` and its `$ref` written into it.
  private ObjectNode merged(ObjectNode schema, int depth) {
    ObjectNode all = schema.deepCopy();
    JsonNode parts = all.remove("allOf");
    JsonNode reference = all.remove("$ref");
    if (depth < ALL_OF_DEPTH_MAX) {
      if (reference != null && resolve(reference.asString("")) instanceof ObjectNode target) {
        merge(all, merged(target, depth + 1));
      }
      if (parts != null) {
        for (JsonNode part : parts) {
          if (part instanceof ObjectNode object) {
            merge(all, merged(object, depth + 1));
          }
        }
      }
    }
    return all;
  }

  private void merge(ObjectNode into, ObjectNode from) {
    for (Map.Entry<String, JsonNode> entry : from.properties()) {
      String keyword = entry.getKey();
      JsonNode mine = into.get(keyword);
      JsonNode theirs = entry.getValue();
      if (mine == null) {
        into.set(keyword, theirs.deepCopy());
        continue;
      }
      switch (keyword) {
        case "properties" -> mergeProperties((ObjectNode) mine, theirs);
        case "required" -> {
          Set<JsonNode> names = new LinkedHashSet<>(mine.values());
          names.addAll(theirs.values());
          ArrayNode both = into.putArray("required");
          names.forEach(both::add);
        }
        case "enum" -> {
          Set<JsonNode> both = new LinkedHashSet<>(mine.values());
          both.retainAll(new LinkedHashSet<>(theirs.values()));
          ArrayNode left = into.putArray("enum");
          both.forEach(left::add);
        }
        case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" ->
            into.set(keyword, mine.asDouble(0) >= theirs.asDouble(0) ? mine : theirs);
        case "maximum", "exclusiveMaximum", "maxLength", "maxItems" ->
            into.set(keyword, mine.asDouble(0) <= theirs.asDouble(0) ? mine : theirs);
        default -> {
          // What the outer schema says stands.
        }
      }
    }
  }

  private void mergeProperties(ObjectNode mine, JsonNode theirs) {
    for (Map.Entry<String, JsonNode> property : theirs.properties()) {
      if (mine.get(property.getKey()) instanceof ObjectNode known
          && property.getValue() instanceof ObjectNode other) {
        merge(known, other);
      } else if (!(mine.get(property.getKey()) instanceof ObjectNode)) {
        mine.set(property.getKey(), property.getValue().deepCopy());
      }
    }
  }

  private Shape typed(ObjectNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray() && !type.isEmpty()) {
      return new Shape.OneOf(
          type.valueStream().map(one -> typed(schema, one.asString(""))).toList());
    }
    return typed(schema, type.asString(""));
  }

  private Shape typed(ObjectNode schema, String type) {
    return switch (type) {
      case "object" -> properties(schema);
      case "array" -> items(schema);
      case "string" -> text(schema);
      case "integer", "number" -> numeric(schema, type.equals("integer"));
      case "boolean" -> Shape.TRUTH;
      case "null" -> Shape.NOTHING;
      default -> untyped(schema);
    };
  }

  private Shape untyped(ObjectNode schema) {
    if (schema.has("properties") || schema.has("required") || schema.has("minProperties")) {
      return properties(schema);
    }
    if (schema.has("items") || schema.has("prefixItems") || schema.has("minItems")) {
      return items(schema);
    }
    return schema.has("minimum") || schema.has("maximum") || schema.has("multipleOf")
        ? numeric(schema, false)
        : text(schema);
  }

  private Shape properties(ObjectNode schema) {
    Set<String> required = new LinkedHashSet<>();
    schema.path("required").valueStream().forEach(name -> required.add(name.asString("")));
    List<Shape.Property> properties = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      // A property whose schema is `false` must not be there.
      if (!property.getValue().isBoolean() || property.getValue().booleanValue()) {
        String name = property.getKey();
        properties.add(
            new Shape.Property(
                name, Meaning.of(name), shape(property.getValue()), required.remove(name)));
      }
    }
    JsonNode additional = schema.path("additionalProperties");
    boolean closed = additional.isBoolean() && !additional.booleanValue();
    Shape others = closed ? null : shape(additional);
    for (String name : required) {
      properties.add(
          new Shape.Property(name, Meaning.of(name), others == null ? anyText() : others, true));
    }
    boolean isMap = additional.isObject() && properties.isEmpty();
    int min = schema.path("minProperties").asInt(isMap ? 2 : 0);
    return new Shape.Properties(List.copyOf(properties), others, min);
  }

  private Shape items(ObjectNode schema) {
    List<Shape> first = schema.path("prefixItems").valueStream().map(this::shape).toList();
    JsonNode rest = schema.path("items");
    int min = Math.max(0, schema.path("minItems").asInt(0));
    int max = schema.path("maxItems").asInt(Integer.MAX_VALUE);
    if (rest.isBoolean() && !rest.booleanValue()) {
      max = Math.min(max, first.size());
    }
    return new Shape.Items(
        first, shape(rest), min, max, schema.path("uniqueItems").asBoolean(false));
  }

  private static Shape text(ObjectNode schema) {
    String pattern = schema.path("pattern").asString("");
    int min = Math.max(0, schema.path("minLength").asInt(0));
    int max = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    return new Shape.Text(
        min,
        max,
        pattern.isEmpty() ? null : TextPattern.of(pattern, min, max),
        schema.path("format").asString(""));
  }

  private static Shape anyText() {
    return new Shape.Text(0, Integer.MAX_VALUE, null, "");
  }

  private static Shape numeric(ObjectNode schema, boolean integer) {
    BigDecimal min = bound(schema, "minimum");
    BigDecimal above = bound(schema, "exclusiveMinimum");
    boolean minOpen = above != null && (min == null || above.compareTo(min) >= 0);
    BigDecimal max = bound(schema, "maximum");
    BigDecimal below = bound(schema, "exclusiveMaximum");
    boolean maxOpen = below != null && (max == null || below.compareTo(max) <= 0);
    BigDecimal step = bound(schema, "multipleOf");
    return new Shape.Numeric(
        integer,
        minOpen ? above : min,
        minOpen,
        maxOpen ? below : max,
        maxOpen,
        step == null || step.signum() <= 0 ? null : step);
  }

  private static @Nullable BigDecimal bound(ObjectNode schema, String keyword) {
    JsonNode bound = schema.path(keyword);
    return bound.isNumber() ? bound.decimalValue() : null;
  }
}
