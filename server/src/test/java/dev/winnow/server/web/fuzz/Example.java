package dev.winnow.server.web.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes a value that a schema lets through, from its examples where it has some.
final class Example {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern ADDRESS = Pattern.compile("\"https?://[^\"]*\"");
  private static final String NOWHERE = "http://127.0.0.1:9/v1";
  private static final int DEPTH_MAX = 6;

  private final Api api;

  Example(Api api) {
    this.api = api;
  }

  /// Of a media type. Its addresses lead nowhere: nothing made of an example may call anybody.
  JsonNode ofContent(JsonNode content) {
    return JSON.readTree(
        ADDRESS.matcher(given(content).toString()).replaceAll("\"" + NOWHERE + "\""));
  }

  private JsonNode given(JsonNode content) {
    if (content.has("example")) {
      return content.path("example");
    }
    for (JsonNode named : content.path("examples")) {
      JsonNode value = api.resolve(named).path("value");
      if (!value.isMissingNode()) {
        return value;
      }
    }
    return of(content.path("schema"), 0);
  }

  /// Of a schema.
  JsonNode of(JsonNode schema) {
    return of(schema, 0);
  }

  private JsonNode of(JsonNode reference, int depth) {
    JsonNode schema = api.resolve(reference);
    for (String given : List.of("example", "const", "default")) {
      if (schema.has(given)) {
        return schema.path(given);
      }
    }
    for (String several : List.of("examples", "enum")) {
      if (schema.path(several).size() > 0) {
        return schema.path(several).get(0);
      }
    }
    for (String several : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.path(several).size() > 0) {
        return of(schema.path(several).get(0), depth + 1);
      }
    }
    if (schema.has("properties")) {
      return object(schema, depth);
    }
    return scalar(schema, depth);
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    if (depth < DEPTH_MAX) {
      Set<String> required = new TreeSet<>();
      schema.path("required").forEach(it -> required.add(it.asString("")));
      for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
        boolean wanted =
            required.contains(property.getKey()) || isShown(property.getValue(), depth);
        if (wanted && !api.resolve(property.getValue()).path("readOnly").asBoolean(false)) {
          object.set(property.getKey(), of(property.getValue(), depth + 1));
        }
      }
    }
    return object;
  }

  /// Whether the description shows a value; what it leaves open is better left out than made up.
  private boolean isShown(JsonNode reference, int depth) {
    JsonNode schema = api.resolve(reference);
    for (String given : List.of("example", "const", "default", "examples", "enum")) {
      if (schema.has(given)) {
        return true;
      }
    }
    boolean inside =
        depth < DEPTH_MAX && schema.has("items") && isShown(schema.path("items"), depth + 1);
    for (JsonNode property : schema.path("properties")) {
      inside |= depth < DEPTH_MAX && isShown(property, depth + 1);
    }
    return inside;
  }

  private JsonNode scalar(JsonNode schema, int depth) {
    for (String type : api.types(schema)) {
      switch (type) {
        case "string" -> {
          return NODES.stringNode(text(schema.path("format").asString("")));
        }
        case "integer", "number" -> {
          return NODES.numberNode(schema.path("minimum").asInt(1));
        }
        case "boolean" -> {
          return NODES.booleanNode(true);
        }
        case "array" -> {
          return depth < DEPTH_MAX
              ? NODES.arrayNode().add(of(schema.path("items"), depth + 1))
              : NODES.arrayNode();
        }
        default -> {
          // An object of any names, or null.
        }
      }
    }
    return NODES.objectNode();
  }

  private static String text(String format) {
    return switch (format) {
      case "uuid" -> "0b2c4f6e-8a1d-4c3b-9e5f-7a6b5c4d3e2f";
      case "date-time" -> "2026-11-25T08:30:00Z";
      case "uri" -> NOWHERE;
      default -> "text";
    };
  }
}
