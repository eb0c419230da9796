package dev.winnow.providers.openai;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// OpenAI's rules for schemas that it enforces (`"strict": true`): every object closed and all its
/// properties required, and only keywords of a list.
final class StrictSchema {

  /// What strict mode takes; a schema with any other keyword is sent unenforced.
  private static final Set<String> KEYWORDS =
      words(
          "type properties required additionalProperties items enum const anyOf $ref $defs"
              + " definitions title description pattern format minLength maxLength minimum maximum"
              + " exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems");

  private static final Set<String> FORMATS =
      words("date-time time date duration email hostname ipv4 ipv6 uuid");

  private StrictSchema() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /// Closes, in place, every object that says nothing of further properties and requires all it
  /// names. Answers that keep to the closed schema keep to the open one.
  static void close(ObjectNode schema) {
    forEach(
        schema,
        object -> {
          if (object.path("properties").isObject()
              && !object.has("additionalProperties")
              && requiresAll(object)) {
            object.put("additionalProperties", false);
          }
          return true;
        });
  }

  /// Whether strict mode takes this schema.
  static boolean isStrict(ObjectNode schema) {
    return forEach(
        schema,
        object -> {
          if (!KEYWORDS.containsAll(object.propertyNames())
              || (object.has("$ref") && object.size() > 1)
              || (object.has("format") && !FORMATS.contains(object.path("format").asString("")))) {
            return false;
          }
          boolean isObject = object.has("properties") || isType(object, "object");
          JsonNode closed = object.path("additionalProperties");
          return isObject
              ? requiresAll(object) && closed.isBoolean() && !closed.booleanValue()
              : object.has("type") || object.has("anyOf") || object.has("$ref");
        });
  }

  private static boolean isType(ObjectNode schema, String type) {
    JsonNode types = schema.path("type");
    return types.isArray()
        ? types.valueStream().anyMatch(one -> one.asString("").equals(type))
        : types.asString("").equals(type);
  }

  private static boolean requiresAll(ObjectNode object) {
    Set<String> required =
        object
            .path("required")
            .valueStream()
            .map(name -> name.asString(""))
            .collect(Collectors.toSet());
    return required.containsAll(object.path("properties").propertyNames());
  }

  private interface Visit {
    boolean visit(ObjectNode schema);
  }

  /// Visits a schema and all below it until one says no; a schema that is no object (`true`) is no.
  private static boolean forEach(ObjectNode root, Visit visit) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      if (!(open.pop() instanceof ObjectNode schema) || !visit.visit(schema)) {
        return false;
      }
      for (String named : new String[] {"properties", "$defs", "definitions"}) {
        schema.path(named).valueStream().forEach(open::push);
      }
      schema.path("anyOf").valueStream().forEach(open::push);
      if (schema.has("items")) {
        open.push(schema.path("items"));
      }
    }
    return true;
  }
}
