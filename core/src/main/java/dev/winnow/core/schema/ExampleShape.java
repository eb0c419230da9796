package dev.winnow.core.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What several example values have in common, as a JSON Schema.
///
/// Properties that all objects have are required; others may be added. Values of different types
/// may be of either; null next to others allows null, and alone allows anything.
final class ExampleShape {

  private static final Pattern DOTS = Pattern.compile("\\s*(?:\\.{3}|…)?\\s*");
  private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9]\\d{0,8})");

  private final boolean emptyTexts;

  private ExampleShape(boolean emptyTexts) {
    this.emptyTexts = emptyTexts;
  }

  /// The schema of rows like these, at least one.
  static ObjectNode of(List<ObjectNode> rows) {
    if (rows.size() == 1) {
      Optional<ObjectNode> described = FieldDescriptions.schema(rows.getFirst());
      if (described.isPresent()) {
        return described.get();
      }
    }
    // "" is a blank to fill in where every text is, and else an example of a text.
    boolean emptyTexts = rows.stream().anyMatch(ExampleShape::holdsText);
    return new ExampleShape(emptyTexts).shape("", List.copyOf(rows));
  }

  private static boolean holdsText(JsonNode value) {
    return value.isContainer()
        ? value.valueStream().anyMatch(ExampleShape::holdsText)
        : value.isString() && !value.stringValue().isBlank();
  }

  /// @param field the name of the property the values are of; empty where they have none
  private ObjectNode shape(String field, List<JsonNode> values) {
    List<ObjectNode> named = named(field, values);
    if (!named.isEmpty()) {
      return typed(named, types(others(field, values)));
    }
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    Set<String> types = types(values);
    if (types.isEmpty() || types.equals(Set.of("null"))) {
      return schema;
    }
    if (types.size() == 1) {
      schema.put("type", types.iterator().next());
    } else {
      types.forEach(schema.putArray("type")::add);
    }
    if (types.contains("string")) {
      texts(field, values, schema, types.size() == 1);
    }
    if (types.contains("array")) {
      var items = new ArrayList<JsonNode>();
      values.stream().filter(JsonNode::isArray).forEach(list -> list.forEach(items::add));
      ObjectNode each = shape(field, items);
      if (!each.isEmpty()) {
        schema.set("items", each);
      }
    }
    if (types.contains("object")) {
      properties(values.stream().filter(JsonNode::isObject).toList(), schema);
    }
    return schema;
  }

  /// The schemas of the types that stand in place of values.
  private static List<ObjectNode> named(String field, List<JsonNode> values) {
    return values.stream()
        .filter(JsonNode::isString)
        .flatMap(text -> ExampleType.of(field, text.stringValue()).stream())
        .distinct()
        .toList();
  }

  private static List<JsonNode> others(String field, List<JsonNode> values) {
    return values.stream()
        .filter(value ->
            !value.isString()
                || !(DOTS.matcher(value.stringValue()).matches()
                    || ExampleType.of(field, value.stringValue()).isPresent()))
        .toList();
  }

  /// The type that was named where all values agree with it, else all types that were met.
  private static ObjectNode typed(List<ObjectNode> named, Set<String> others) {
    var types = new LinkedHashSet<String>();
    for (ObjectNode each : named) {
      JsonNode type = each.path("type");
      if (type.isString()) {
        types.add(type.stringValue());
      }
      type.values().forEach(one -> types.add(one.stringValue()));
    }
    if (types.contains("number")) {
      others.remove("integer");
    }
    if (named.size() == 1 && types.containsAll(others)) {
      return named.getFirst().deepCopy();
    }
    types.addAll(others);
    if (types.contains("number")) {
      types.remove("integer");
    }
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    types.forEach(schema.putArray("type")::add);
    return schema;
  }

  private static Set<String> types(List<JsonNode> values) {
    var types = new LinkedHashSet<String>();
    for (JsonNode value : values) {
      types.add(
          switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case NULL, MISSING, BINARY, POJO -> "null";
          });
    }
    if (types.contains("number")) {
      types.remove("integer");
    }
    return types;
  }

  private void texts(String field, List<JsonNode> values, ObjectNode schema, boolean only) {
    List<String> texts =
        values.stream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
    Set<String> choices = choices(field, texts);
    if (only && !choices.isEmpty()) {
      choices(choices, schema);
    } else if (!emptyTexts || texts.stream().noneMatch(String::isBlank)) {
      schema.put("minLength", 1);
    }
  }

  private static void choices(Set<String> choices, ObjectNode schema) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    if (choices.stream().allMatch(choice -> WHOLE.matcher(choice).matches())) {
      schema.put("type", "integer");
      choices.forEach(choice -> list.add(Integer.parseInt(choice)));
    } else {
      boolean nullable = choices.contains("null");
      choices.stream().filter(choice -> !choice.equals("null")).forEach(list::add);
      if (nullable) {
        schema.putArray("type").add("string").add("null");
        list.addNull();
      }
    }
    schema.set("enum", list);
  }

  /// The choices that all texts are a list of, or one of.
  private static Set<String> choices(String field, List<String> texts) {
    var choices = new LinkedHashSet<String>();
    var others = new ArrayList<String>();
    for (String text : texts) {
      List<String> parts = ExampleChoices.of(field, text);
      choices.addAll(parts);
      if (parts.isEmpty()) {
        others.add(text);
      }
    }
    return choices.containsAll(others) ? choices : Set.of();
  }

  private void properties(List<JsonNode> objects, ObjectNode schema) {
    Map<String, List<JsonNode>> byName = new LinkedHashMap<>();
    for (JsonNode object : objects) {
      object.forEachEntry(
          (name, value) -> byName.computeIfAbsent(name, each -> new ArrayList<>()).add(value));
    }
    ObjectNode properties = schema.putObject("properties");
    byName.forEach((name, values) -> properties.set(name, shape(name, values)));
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    byName.forEach((name, values) -> {
      if (values.size() == objects.size()) {
        required.add(name);
      }
    });
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
  }
}
