package dev.winnow.core.document;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How large values are, without writing them.
public final class JsonChars {

  /// Of a number, a boolean, null, and what stands around a text or a container.
  private static final int VALUE_CHARS = 8;

  private static final String CUT = "…";

  private JsonChars() {}

  /// About how many characters a value has as JSON: texts and names by their UTF-16 units, and 8
  /// for every value, so that many small ones count as what they take in memory.
  public static long of(JsonNode value) {
    long chars = VALUE_CHARS;
    if (value.isString()) {
      chars += value.stringValue().length();
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        chars += field.getKey().length() + of(field.getValue());
      }
    } else if (value.isArray()) {
      for (JsonNode item : value) {
        chars += of(item);
      }
    }
    return chars;
  }

  /// A row with its long texts cut, `…` in place of what is missing; the same row where none is
  /// long.
  ///
  /// @param charsMax of each text, in UTF-16 units
  public static ObjectNode shortened(ObjectNode row, int charsMax) {
    return of(row) <= charsMax ? row : (ObjectNode) shortened((JsonNode) row, charsMax);
  }

  private static JsonNode shortened(JsonNode value, int charsMax) {
    if (value.isString()) {
      return value.stringValue().length() <= charsMax
          ? value
          : JsonNodeFactory.instance.stringNode(cut(value.stringValue(), charsMax) + CUT);
    }
    if (value.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      value.forEachEntry((name, field) -> object.set(name, shortened(field, charsMax)));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      value.forEach(item -> array.add(shortened(item, charsMax)));
      return array;
    }
    return value;
  }

  private static String cut(String text, int charsMax) {
    boolean halved = Character.isHighSurrogate(text.charAt(charsMax - 1));
    return text.substring(0, halved ? charsMax - 1 : charsMax);
  }
}
