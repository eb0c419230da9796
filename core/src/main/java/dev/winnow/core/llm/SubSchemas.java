package dev.winnow.core.llm;

import dev.winnow.core.document.Pointer;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Walks the schemas within a JSON Schema, telling them from the values and the names in it: a
/// property may be called `$ref`, and an `enum` may list objects.
public final class SubSchemas {

  /// Keywords whose properties are names of ours, each with a schema.
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

  /// Keywords that hold values, not schemas.
  private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");

  private SubSchemas() {}

  /// Shows every schema, the outermost first, with its place as a JSON Pointer.
  public static void visit(ObjectNode schema, BiConsumer<String, ObjectNode> visitor) {
    visit("", schema, visitor);
  }

  private static void visit(String pointer, JsonNode node, BiConsumer<String, ObjectNode> visitor) {
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        visit(Pointer.child(pointer, i), list.get(i), visitor);
      }
    } else if (node instanceof ObjectNode schema) {
      visitor.accept(pointer, schema);
      for (Map.Entry<String, JsonNode> entry : schema.properties()) {
        String place = Pointer.child(pointer, entry.getKey());
        if (NAMED.contains(entry.getKey()) && entry.getValue().isObject()) {
          entry
              .getValue()
              .forEachEntry((name, each) -> visit(Pointer.child(place, name), each, visitor));
        } else if (!DATA.contains(entry.getKey())) {
          visit(place, entry.getValue(), visitor);
        }
      }
    }
  }

  /// A copy with every `$ref` changed, except below an `$id`: there it is relative to that.
  public static ObjectNode withRefs(ObjectNode schema, UnaryOperator<String> change) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : schema.properties()) {
      String keyword = entry.getKey();
      JsonNode value = entry.getValue();
      if (keyword.equals("$ref") && value.isString()) {
        copy.put(keyword, change.apply(value.stringValue()));
      } else if (NAMED.contains(keyword) && value.isObject()) {
        ObjectNode named = copy.putObject(keyword);
        value.forEachEntry((name, each) -> named.set(name, changed(each, change)));
      } else if (DATA.contains(keyword)) {
        copy.set(keyword, value.deepCopy());
      } else {
        copy.set(keyword, changed(value, change));
      }
    }
    return copy;
  }

  private static JsonNode changed(JsonNode node, UnaryOperator<String> change) {
    return switch (node) {
      case ArrayNode list -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(list.size());
        list.forEach(each -> copy.add(changed(each, change)));
        yield copy;
      }
      case ObjectNode schema when schema.path("$id").isString() -> schema.deepCopy();
      case ObjectNode schema -> withRefs(schema, change);
      default -> node;
    };
  }
}
