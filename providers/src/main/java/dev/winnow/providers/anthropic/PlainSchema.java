package dev.winnow.providers.anthropic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A schema as Anthropic enforces it: every object closed, and without the bounds that it refuses.
/// What is left out here is checked when the rows are read.
final class PlainSchema {

  private static final Set<String> REFUSED =
      Set.of(
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties",
          "minContains",
          "maxContains",
          "patternProperties",
          "propertyNames",
          "not",
          "if",
          "then",
          "else");

  private static final Set<String> FORMATS =
      Set.of(
          "date-time",
          "time",
          "date",
          "duration",
          "email",
          "hostname",
          "uri",
          "ipv4",
          "ipv6",
          "uuid");

  private PlainSchema() {}

  /// Changes the schema itself.
  static ObjectNode of(ObjectNode schema) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(schema);
    while (!open.isEmpty()) {
      if (!(open.pop() instanceof ObjectNode part)) {
        continue;
      }
      plain(part);
      for (String named : new String[] {"properties", "$defs", "definitions"}) {
        part.path(named).valueStream().forEach(open::push);
      }
      for (String list : new String[] {"anyOf", "oneOf", "allOf"}) {
        part.path(list).valueStream().forEach(open::push);
      }
      open.push(part.path("items"));
    }
    return schema;
  }

  private static void plain(ObjectNode part) {
    Iterator<Map.Entry<String, JsonNode>> fields = part.properties().iterator();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      boolean more = field.getKey().equals("minItems") && field.getValue().asInt(0) > 1;
      boolean odd =
          field.getKey().equals("format") && !FORMATS.contains(field.getValue().asString(""));
      if (more || odd || REFUSED.contains(field.getKey())) {
        fields.remove();
      }
    }
    if (part.path("properties").isObject() || part.path("type").asString("").equals("object")) {
      part.put("additionalProperties", false);
    }
  }
}
