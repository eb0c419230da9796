package dev.winnow.core.schema;

import dev.winnow.core.parse.RowsInJson;
import dev.winnow.core.parse.RowsInJson.Doubt;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A schema that describes an object around a list of rows, told by the rule that answers are read
/// by, from an object of its shape.
final class WrapperSchema {

  private static final int DEPTH_MAX = 4;

  private final References references;

  /// The objects that stand for items, and the properties they are listed in.
  private final IdentityHashMap<JsonNode, String> lists = new IdentityHashMap<>();

  private final ObjectNode sample;

  private WrapperSchema(ObjectNode document) {
    this.references = References.of(document);
    this.sample = object(document, DEPTH_MAX);
  }

  /// The schema of a row where a schema wraps rows; else the schema itself.
  static ObjectNode unwrapped(ObjectNode schema) {
    Optional<String> list = list(schema);
    if (list.isEmpty()) {
      return schema;
    }
    ObjectNode items =
        schema.path("properties").path(list.get()).path("items").asObjectOpt().orElseThrow();
    return RootObject.rowOfList(schema, items, "#/properties/%s/items".formatted(list.get()));
  }

  /// The property whose items are the rows; empty where the schema describes a row.
  static Optional<String> list(ObjectNode schema) {
    if (!schema.path("properties").isObject()) {
      return Optional.empty();
    }
    var wrapper = new WrapperSchema(schema);
    List<ObjectNode> rows = RowsInJson.of(wrapper.sample);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(wrapper.lists.get(rows.getFirst()));
  }

  /// What is in doubt about it.
  static Optional<Doubt> doubt(ObjectNode schema) {
    return schema.path("properties").isObject()
        ? RowsInJson.doubt(new WrapperSchema(schema).sample)
        : Optional.empty();
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    schema
        .path("properties")
        .forEachEntry((name, each) -> {
          JsonNode value = value(each, depth - 1);
          object.set(name, value);
          if (depth == DEPTH_MAX && each.path("items").isObject()) {
            lists.put(value.path(0), name);
          }
        });
    return object;
  }

  private JsonNode value(JsonNode schema, int depth) {
    JsonNode resolved =
        schema instanceof ObjectNode named ? references.target(named).orElse(named) : schema;
    if (depth > 0 && resolved.path("properties").isObject()) {
      return object(resolved, depth);
    }
    if (depth > 0 && resolved.path("items").isObject()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      return list.add(value(resolved.path("items"), depth - 1));
    }
    return switch (resolved.path("type").asString("")) {
      case "integer", "number" -> JsonNodeFactory.instance.numberNode(1);
      case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
      case "null" -> JsonNodeFactory.instance.nullNode();
      case "array" -> JsonNodeFactory.instance.arrayNode().add(1);
      case "object" -> JsonNodeFactory.instance.objectNode().put("x", "x");
      default -> JsonNodeFactory.instance.stringNode("x");
    };
  }
}
