package dev.winnow.providers.anthropic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A schema as Anthropic enforces it (platform.claude.com, "Structured outputs", of 2026): every
/// object closed, and only the keywords of a list. What is left out here is checked when the rows
/// are read.
final class PlainSchema {

  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "minItems",
          "enum",
          "const",
          "anyOf",
          "allOf",
          "$ref",
          "$defs",
          "definitions",
          "title",
          "description",
          "default",
          "pattern",
          "format");

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

  /// Looking around, looking back and the edges of words.
  private static final Pattern NO_PLAIN_PATTERN =
      Pattern.compile("\\(\\?|\\\\[bBkpP1-9]|[*+?}][+?]");

  private static final String[] NAMED = {"properties", "$defs", "definitions"};
  private static final String[] LISTS = {"anyOf", "oneOf", "allOf"};

  private static final int OPTIONAL_MAX = 24;
  private static final int UNIONS_MAX = 16;

  private PlainSchema() {}

  /// Whether it can be enforced at all. It cannot where an object may hold anything, as closing it
  /// would empty it; where a part of it may be anything; where it refers to something outside or to
  /// itself; where it leaves too many choices.
  static boolean fits(ObjectNode schema) {
    return fits(schema, schema, Set.of()) && isSimple(schema);
  }

  /// @param within the references that led here
  private static boolean fits(JsonNode node, ObjectNode root, Set<String> within) {
    if (!(node instanceof ObjectNode part)) {
      return false;
    }
    if (part.has("$ref")) {
      String reference = part.path("$ref").asString("");
      Set<String> deeper = new HashSet<>(within);
      return reference.startsWith("#/")
          && deeper.add(reference)
          && fits(root.at(reference.substring(1)), root, deeper);
    }
    boolean isObject =
        part.has("properties") || part.path("type").toString().contains("\"object\"");
    boolean isArray = part.has("items") || part.path("type").toString().contains("\"array\"");
    if (isObject && !isClosable(part)) {
      return false;
    }
    if (isArray && (!part.has("items") || !fits(part.path("items"), root, within))) {
      return false;
    }
    boolean says =
        part.has("type") || part.has("const") || isObject || isArray || isPlainEnum(part);
    for (String list : LISTS) {
      for (JsonNode each : part.path(list)) {
        says = true;
        if (!fits(each, root, within) || (list.equals("allOf") && each.has("$ref"))) {
          return false;
        }
      }
    }
    return says && part.path("properties").valueStream().allMatch(each -> fits(each, root, within));
  }

  private static boolean isClosable(ObjectNode part) {
    JsonNode more = part.path("additionalProperties");
    return part.path("properties").isObject()
        && !part.path("properties").isEmpty()
        && !part.has("patternProperties")
        && !more.isObject()
        && !(more.isBoolean() && more.booleanValue());
  }

  private static boolean isPlainEnum(ObjectNode part) {
    return part.path("enum").isArray()
        && part.path("enum").valueStream().noneMatch(JsonNode::isContainer);
  }

  /// Whether a schema asks no more choices than are taken: each property that may be left out is
  /// one, and each part of more than one type.
  private static boolean isSimple(ObjectNode schema) {
    int optional = 0;
    int unions = 0;
    for (ObjectNode part : parts(schema)) {
      optional += Math.max(0, part.path("properties").size() - part.path("required").size());
      unions += part.has("anyOf") || part.has("oneOf") || part.path("type").size() > 1 ? 1 : 0;
    }
    return optional <= OPTIONAL_MAX && unions <= UNIONS_MAX;
  }

  /// Changes the schema itself, which has to fit.
  static ObjectNode of(ObjectNode schema) {
    parts(schema).forEach(PlainSchema::plain);
    return schema;
  }

  /// A schema and all below it.
  private static List<ObjectNode> parts(ObjectNode schema) {
    List<ObjectNode> parts = new ArrayList<>();
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(schema);
    while (!open.isEmpty()) {
      if (!(open.pop() instanceof ObjectNode part)) {
        continue;
      }
      parts.add(part);
      for (String named : NAMED) {
        part.path(named).valueStream().forEach(open::push);
      }
      for (String list : LISTS) {
        part.path(list).valueStream().forEach(open::push);
      }
      open.push(part.path("items"));
    }
    return parts;
  }

  private static void plain(ObjectNode part) {
    if (part.has("$ref")) {
      part.retain("$ref", "$defs", "definitions");
    }
    JsonNode one = part.remove("oneOf");
    if (one != null && !part.has("anyOf")) {
      part.set("anyOf", one);
    }
    Iterator<Map.Entry<String, JsonNode>> fields = part.properties().iterator();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (!isTaken(part, field.getKey(), field.getValue())) {
        fields.remove();
      }
    }
    if (part.path("properties").isObject()) {
      part.put("additionalProperties", false);
    }
  }

  private static boolean isTaken(ObjectNode part, String keyword, JsonNode value) {
    return KEYWORDS.contains(keyword)
        && switch (keyword) {
          case "minItems" -> value.asInt(0) <= 1;
          case "format" -> FORMATS.contains(value.asString(""));
          case "pattern" -> !NO_PLAIN_PATTERN.matcher(value.asString("")).find();
          case "enum" -> isPlainEnum(part);
          case "const" -> !value.isContainer();
          default -> true;
        };
  }
}
