package dev.winnow.offline;

import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes up schemas that something satisfies.
final class RandomSchemas {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> NAMES =
      List.of(
          "id",
          "question",
          "answer",
          "title",
          "text",
          "summary",
          "name",
          "email",
          "city",
          "date",
          "label",
          "sentiment",
          "explanation",
          "instruction",
          "input",
          "output",
          "messages",
          "tags",
          "knowledge_points",
          "rating",
          "price",
          "url",
          "score",
          "x",
          "customerName",
          "问题");
  private static final List<String> PATTERNS =
      List.of(
          "^[A-Z]{3}-\\d{4}$",
          "^[a-z]+$",
          "^\\+?[0-9 ]{6,12}$",
          "^(foo|bar)\\w{2,5}$",
          "^#[0-9a-f]{6}$",
          "^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}$",
          "[0-9]",
          "^v\\d+\\.\\d+$");
  private static final List<String> FORMATS =
      List.of("date", "date-time", "email", "uri", "uuid", "ipv4", "time", "hostname", "ipv6");

  private final SplittableRandom random;

  RandomSchemas(long seed) {
    random = new SplittableRandom(seed);
  }

  ObjectNode object(int depth) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      if (!properties.has(name)) {
        properties.set(name, any(depth + 1));
        if (random.nextInt(3) > 0) {
          required.add(name);
        }
      }
    }
    if (random.nextBoolean()) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private ObjectNode any(int depth) {
    return switch (random.nextInt(depth > 3 ? 7 : 11)) {
      case 0, 1, 2 -> text();
      case 3 -> number("integer");
      case 4 -> number("number");
      case 5 -> enumeration();
      case 6 -> JSON.objectNode().put("type", "boolean");
      case 7 -> object(depth);
      case 8, 9 -> array(depth);
      default -> branches(depth);
    };
  }

  private ObjectNode text() {
    ObjectNode schema = JSON.objectNode().put("type", "string");
    switch (random.nextInt(6)) {
      case 0 -> schema.put("format", FORMATS.get(random.nextInt(FORMATS.size())));
      case 1 -> schema.put("pattern", PATTERNS.get(random.nextInt(PATTERNS.size())));
      case 2 -> {
        int min = random.nextInt(600);
        schema.put("minLength", min).put("maxLength", min + random.nextInt(60));
      }
      case 3 -> schema.put("maxLength", random.nextInt(80));
      case 4 -> schema.put("minLength", random.nextInt(400));
      default -> {}
    }
    return schema;
  }

  private ObjectNode number(String type) {
    ObjectNode schema = JSON.objectNode().put("type", type);
    int low = random.nextInt(2000) - 1000;
    int span = 1 + random.nextInt(50);
    if (random.nextBoolean()) {
      schema.put(random.nextBoolean() ? "minimum" : "exclusiveMinimum", low);
    }
    if (random.nextBoolean()) {
      schema.put(random.nextBoolean() ? "maximum" : "exclusiveMaximum", low + span + 12);
    }
    if (random.nextInt(3) == 0) {
      schema.put("multipleOf", type.equals("integer") ? 1 + random.nextInt(5) : 0.25);
    }
    return schema;
  }

  private ObjectNode enumeration() {
    ObjectNode schema = JSON.objectNode();
    if (random.nextInt(4) == 0) {
      return schema.put("const", "fixed");
    }
    ArrayNode values = schema.putArray("enum").add("easy").add("medium").add("hard");
    if (random.nextBoolean()) {
      values.add(3).addNull();
    }
    return schema;
  }

  private ObjectNode array(int depth) {
    ObjectNode schema = JSON.objectNode().put("type", "array");
    int min = random.nextInt(4);
    if (random.nextBoolean()) {
      schema.put("minItems", min);
    }
    if (random.nextBoolean()) {
      schema.put("maxItems", min + random.nextInt(3));
    }
    if (random.nextInt(3) == 0) {
      schema.putObject("items").put("type", "string");
      schema.put("uniqueItems", true);
    } else {
      schema.set("items", any(depth + 1));
    }
    return schema;
  }

  private ObjectNode branches(int depth) {
    ObjectNode schema = JSON.objectNode();
    return switch (random.nextInt(4)) {
      case 0 -> {
        schema.putArray("type").add("string").add("null");
        yield schema;
      }
      case 1 -> {
        schema.putArray("anyOf").add(any(depth + 1)).add(JSON.objectNode().put("type", "null"));
        yield schema;
      }
      case 2 -> {
        schema.put("$ref", "#/$defs/node");
        yield schema;
      }
      default -> {
        ObjectNode part = JSON.objectNode();
        part.putObject("properties").putObject("b").put("type", "integer").put("minimum", 5);
        part.putArray("required").add("b");
        schema.put("type", "object").putArray("allOf").add(part);
        schema.putObject("properties").putObject("a").put("type", "string").put("maxLength", 30);
        yield schema;
      }
    };
  }

  /// A whole schema, with a definition that refers to itself.
  ObjectNode whole() {
    ObjectNode schema = object(0);
    ObjectNode node = schema.putObject("$defs").putObject("node").put("type", "object");
    ObjectNode properties = node.putObject("properties");
    properties.putObject("name").put("type", "string");
    properties
        .putObject("children")
        .put("type", "array")
        .putObject("items")
        .put("$ref", "#/$defs/node");
    node.putArray("required").add("name");
    return schema;
  }
}
