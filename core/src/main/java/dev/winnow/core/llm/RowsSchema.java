package dev.winnow.core.llm;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of an answer: exactly the rows asked for, made from the schema of one row.
///
/// `$defs` of the row move to the root, so that its `#/$defs/…` references still lead somewhere.
public final class RowsSchema {

  private RowsSchema() {}

  /// An array of exactly `rows` rows.
  public static ObjectNode array(ObjectNode rowSchema, int rows) {
    return rooted(rowSchema, rows, false);
  }

  /// `{"rows": [ … ]}`, for providers whose outermost value must be an object.
  public static ObjectNode object(ObjectNode rowSchema, int rows) {
    return rooted(rowSchema, rows, true);
  }

  private static ObjectNode rooted(ObjectNode rowSchema, int rows, boolean wrapped) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode row = rowSchema.deepCopy();
    row.remove("$schema");
    JsonNode definitions = row.remove("$defs");
    ObjectNode array = json.objectNode();
    array.put("type", "array").put("minItems", rows).put("maxItems", rows).set("items", row);
    ObjectNode root = array;
    if (wrapped) {
      ArrayNode required = json.arrayNode().add("rows");
      root = json.objectNode();
      root.put("type", "object").put("additionalProperties", false);
      root.putObject("properties").set("rows", array);
      root.set("required", required);
    }
    if (definitions != null) {
      root.set("$defs", definitions);
    }
    return root;
  }
}
