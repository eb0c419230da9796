package dev.winnow.core.schema;

import dev.winnow.core.document.Words;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An example whose every value describes its field: `{"age": {"type": "integer", "description":
/// "in years"}}`.
final class FieldDescriptions {

  private static final Set<String> TYPES =
      Set.of("string", "integer", "number", "boolean", "array", "object");

  /// What may stand beside `type` in a description.
  private static final Set<String> KEYWORDS =
      Words.of(
          """
          type description title enum items minimum maximum minLength maxLength minItems maxItems
          format pattern example examples default required properties
          """);

  /// Those that bind values.
  private static final Set<String> BINDING =
      Set.of("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems");

  private FieldDescriptions() {}

  /// The schema that an object of descriptions stands for; empty where a value is no description.
  static Optional<ObjectNode> schema(ObjectNode example) {
    if (example.isEmpty() || !example.valueStream().allMatch(FieldDescriptions::isOne)) {
      return Optional.empty();
    }
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (Map.Entry<String, JsonNode> each : example.properties()) {
      properties.set(each.getKey(), binding(each.getValue()));
    }
    example.propertyNames().forEach(schema.putArray("required")::add);
    return Optional.of(schema);
  }

  private static boolean isOne(JsonNode value) {
    return value instanceof ObjectNode description
        && description.path("type").isString()
        && TYPES.contains(description.path("type").stringValue())
        && KEYWORDS.containsAll(description.propertyNames());
  }

  /// What a description says about values, the rest of it left out.
  private static ObjectNode binding(JsonNode description) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    String type = description.path("type").stringValue();
    schema.put("type", type);
    if (type.equals("string") && !description.has("minLength") && !description.has("enum")) {
      schema.put("minLength", 1);
    }
    description.forEachEntry((keyword, value) -> {
      if (BINDING.contains(keyword) && value.isNumber()) {
        schema.set(keyword, value);
      }
    });
    if (description.path("enum").isArray() && !description.path("enum").isEmpty()) {
      schema.set("enum", description.path("enum"));
    }
    if (isOne(description.path("items"))) {
      schema.set("items", binding(description.path("items")));
    }
    if (description.path("properties") instanceof ObjectNode inner) {
      schema(inner)
          .ifPresent(object -> {
            schema.set("properties", object.path("properties"));
            schema.set("required", object.path("required"));
          });
    }
    return schema;
  }
}
