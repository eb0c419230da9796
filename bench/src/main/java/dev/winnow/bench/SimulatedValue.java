package dev.winnow.bench;

import java.util.UUID;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Fills a JSON Schema with values that differ from row to row and from salt to salt: plain words,
/// no sense. `pattern`, `multipleOf` and exclusive bounds are not understood, of several branches
/// the first is taken.
final class SimulatedValue {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEPTH_MAX = 40;

  private final ObjectNode root;
  private final long salt;

  /// Counts the texts written, so that no two are alike.
  private int serial;

  SimulatedValue(ObjectNode root, long salt) {
    this.root = root;
    this.salt = salt;
  }

  JsonNode answer() {
    return value(root, "", 0);
  }

  /// A word that no other (salt, number) has: 13 letters and digits, and the number.
  static String word(long salt, int number) {
    return Long.toUnsignedString(salt, 36) + Integer.toString(number, 36);
  }

  private JsonNode value(JsonNode schema, String name, int depth) {
    if (depth > DEPTH_MAX || !schema.isObject()) {
      return JSON.nullNode();
    }
    String reference = schema.path("$ref").asString("");
    if (reference.startsWith("#")) {
      JsonNode target =
          reference.length() == 1 ? root : root.at(JsonPointer.compile(reference.substring(1)));
      return value(target, name, depth + 1);
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
      int size = schema.path("enum").size();
      return schema.path("enum").get((int) Math.floorMod(salt + serial++, (long) size));
    }
    for (String branches : new String[] {"oneOf", "anyOf", "allOf"}) {
      if (schema.path(branches).isArray() && !schema.path(branches).isEmpty()) {
        return value(schema.path(branches).get(0), name, depth + 1);
      }
    }
    return typed(schema, name, depth);
  }

  private JsonNode typed(JsonNode schema, String name, int depth) {
    JsonNode types = schema.path("type");
    String type =
        types.isArray() && !types.isEmpty() ? types.get(0).asString() : types.asString("");
    return switch (type) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, name, depth);
      case "integer", "number" -> number(schema);
      case "boolean" -> JSON.booleanNode((salt + serial++) % 2 == 0);
      case "null" -> JSON.nullNode();
      case "string" -> JSON.stringNode(text(schema));
      default -> schema.has("properties") ? object(schema, depth) : JSON.stringNode(text(schema));
    };
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    for (var property : schema.path("properties").properties()) {
      object.set(property.getKey(), value(property.getValue(), property.getKey(), depth + 1));
    }
    return object;
  }

  private JsonNode array(JsonNode schema, String name, int depth) {
    int min = schema.path("minItems").asInt(0);
    int size = Math.max(min, Math.min(2, schema.path("maxItems").asInt(2)));
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < size; i++) {
      array.add(value(schema.path("items"), name, depth + 1));
    }
    return array;
  }

  /// A whole number within the bounds.
  private JsonNode number(JsonNode schema) {
    long min = (long) Math.ceil(schema.path("minimum").asDouble(0));
    long max = (long) Math.floor(schema.path("maximum").asDouble(min + 1e6));
    return JSON.numberNode(min + Math.floorMod(salt + serial++, Math.max(1, max - min + 1)));
  }

  private String text(JsonNode schema) {
    int number = serial++;
    String word = word(salt, number);
    String formatted =
        switch (schema.path("format").asString("")) {
          case "date" -> "2024-0" + (1 + number % 9) + "-1" + number % 10;
          case "date-time" -> "2024-0" + (1 + number % 9) + "-1" + number % 10 + "T08:00:00Z";
          case "email" -> word + "@example.com";
          case "uri" -> "https://example.com/" + word;
          case "uuid" -> new UUID(salt, number).toString();
          default -> "";
        };
    if (!formatted.isEmpty()) {
      return formatted;
    }
    int min = schema.path("minLength").asInt(0);
    int max = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    StringBuilder text = new StringBuilder(word);
    if (max >= 40) {
      text.insert(0, "The word is ").append('.');
    }
    while (text.length() < min) {
      text.append(' ').append(word);
    }
    // The end differs from row to row, the beginning only from key to key.
    String whole =
        text.length() > Math.max(max, min) ? word.repeat(1 + max / word.length()) : text.toString();
    return whole.length() <= max ? whole : whole.substring(whole.length() - max);
  }
}
