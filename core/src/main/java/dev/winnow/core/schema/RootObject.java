package dev.winnow.core.schema;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.llm.SubSchemas;
import dev.winnow.core.schema.RowSchema.BadSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the outermost schema says about a row: the object it describes and its properties, also
/// through a local `$ref` and `allOf`.
final class RootObject {

  private static final List<String> OBJECT_KEYWORDS =
      List.of("properties", "required", "patternProperties", "additionalProperties");
  private static final List<String> BRANCHES = List.of("anyOf", "oneOf");

  /// The schemas that all hold for the row, in the order they are met.
  private final List<ObjectNode> parts = new ArrayList<>();

  private RootObject(ObjectNode schema) {
    References references = References.of(schema);
    Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<JsonNode> open = new ArrayDeque<>(List.of(schema));
    while (!open.isEmpty()) {
      JsonNode next = open.pop();
      if (!(next instanceof ObjectNode part) || !seen.add(part)) {
        continue;
      }
      parts.add(part);
      for (JsonNode each : part.path("allOf")) {
        open.addLast(each);
      }
      references.target(part).ifPresent(open::addLast);
      references.dynamicTarget(part).ifPresent(open::addLast);
    }
  }

  static RootObject of(ObjectNode schema) {
    return new RootObject(schema);
  }

  /// The schema of one row: the schema itself, or the `items` of one that describes an array of
  /// rows, its definitions with it.
  ///
  /// @throws BadSchema when neither describes an object
  static ObjectNode row(ObjectNode schema) {
    ObjectNode row = schema;
    if (schema.path("type").asString("").equals("array")
        && schema.path("items") instanceof ObjectNode items) {
      row = rowOfList(schema, items, "#/items");
    }
    if (!of(row).describesObject()) {
      throw new BadSchema(SchemaSaid.NO_OBJECT.of(Excerpt.of(schema)));
    }
    return row;
  }

  /// The schema of a row that is an item of a list somewhere in a schema.
  ///
  /// @param home the reference by which the document names the item
  static ObjectNode rowOfList(ObjectNode document, ObjectNode items, String home) {
    ObjectNode row = SubSchemas.withRefs(items, reference -> within(home, reference));
    for (Map.Entry<String, JsonNode> entry : document.properties()) {
      String keyword = entry.getKey();
      if (keyword.equals("$schema") && !row.has(keyword)) {
        row.set(keyword, entry.getValue());
      }
      if (!keyword.equals("$defs") && !keyword.equals("definitions")) {
        continue;
      }
      ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
      wrapped.set(keyword, entry.getValue());
      JsonNode moved =
          SubSchemas.withRefs(wrapped, reference -> within(home, reference)).path(keyword);
      ObjectNode definitions =
          row.get(keyword) instanceof ObjectNode own ? own : row.putObject(keyword);
      moved.forEachEntry((name, each) -> {
        if (definitions.has(name)) {
          throw new BadSchema(
              SchemaSaid.DEFINED_TWICE.of(
                  home.substring(1) + "/" + keyword + "/" + name, name, keyword));
        }
        definitions.set(name, each);
      });
    }
    return row;
  }

  private static String within(String home, String reference) {
    return reference.equals(home) || reference.startsWith(home + "/")
        ? "#" + reference.substring(home.length())
        : reference;
  }

  private boolean describesObject() {
    boolean likely = false;
    for (ObjectNode part : parts) {
      JsonNode type = part.get("type");
      if (type != null) {
        return names(type, "object");
      }
      likely |= OBJECT_KEYWORDS.stream().anyMatch(part::has);
      likely |= BRANCHES.stream().anyMatch(part::has);
    }
    return likely;
  }

  /// The names of the properties, in order.
  List<String> fields() {
    var names = new LinkedHashSet<String>();
    for (ObjectNode part : parts) {
      names.addAll(part.path("properties").propertyNames());
    }
    return List.copyOf(names);
  }

  /// The only property, if it is a text; null otherwise.
  @Nullable String textField() {
    List<String> fields = fields();
    if (fields.size() != 1) {
      return null;
    }
    String field = fields.getFirst();
    boolean text =
        parts.stream()
            .map(part -> part.path("properties").path(field).path("type"))
            .anyMatch(type -> type.asString("").equals("string"));
    return text ? field : null;
  }

  /// Whether `id` is a number.
  boolean numbered() {
    for (ObjectNode part : parts) {
      JsonNode type = part.path("properties").path("id").path("type");
      String name =
          type.isArray() && type.size() == 1 ? type.get(0).asString("") : type.asString("");
      if (name.equals("integer") || name.equals("number")) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(JsonNode type, String name) {
    return type.isArray()
        ? type.valueStream().anyMatch(each -> each.asString("").equals(name))
        : type.asString("").equals(name);
  }
}
