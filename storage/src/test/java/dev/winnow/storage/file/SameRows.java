package dev.winnow.storage.file;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows as all formats can hold them: numbers by their value, null the same as missing, fields in
/// the order of their names.
final class SameRows {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SameRows() {}

  static ObjectNode normal(ObjectNode row) {
    Map<String, JsonNode> fields = new TreeMap<>();
    row.properties().forEach(it -> fields.put(it.getKey(), it.getValue()));
    ObjectNode normal = JSON.objectNode();
    fields.forEach((name, value) -> {
      if (!value.isNull()) {
        normal.set(name, normal(value));
      }
    });
    return normal;
  }

  private static JsonNode normal(JsonNode value) {
    if (value.isNumber()) {
      return DecimalNode.valueOf(value.decimalValue().stripTrailingZeros());
    }
    if (value.isArray()) {
      ArrayNode list = JSON.arrayNode();
      value.forEach(item -> list.add(normal(item)));
      return list;
    }
    return value instanceof ObjectNode object ? normal(object) : value;
  }
}
