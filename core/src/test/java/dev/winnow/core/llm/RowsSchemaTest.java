package dev.winnow.core.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RowsSchemaTest {

  private static final ObjectNode ROW =
      read(
          """
          {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:row",
           "type": "object",
           "properties": {
             "a": {"$ref": "#/$defs/short"}, "b": {"$ref": "#/properties/a"},
             "child": {"$ref": "#"}, "named": {"$ref": "urn:row#/definitions/x"},
             "$ref": {"const": {"$ref": "#/left/alone"}},
             "list": {"type": "array", "items": {"anyOf": [{"$ref": "urn:row"}]}}},
           "$defs": {"short": {"type": "string"}, "other": {"$ref": "#/properties/b"},
             "own": {"$id": "urn:own", "$ref": "#/stays"}},
           "definitions": {"x": {}}}
          """);

  @Test
  void anArrayOfExactlySoManyRowsHasTheDefinitionsAtItsRoot() {
    assertThat(RowsSchema.array(ROW, 3))
        .isEqualTo(
            read(
                """
                {"type": "array", "minItems": 3, "maxItems": 3,
                 "items": {"type": "object",
                  "properties": {
                    "a": {"$ref": "#/$defs/short"}, "b": {"$ref": "#/items/properties/a"},
                    "child": {"$ref": "#/items"}, "named": {"$ref": "#/definitions/x"},
                    "$ref": {"const": {"$ref": "#/left/alone"}},
                    "list": {"type": "array", "items": {"anyOf": [{"$ref": "#/items"}]}}}},
                 "$defs": {"short": {"type": "string"},
                   "other": {"$ref": "#/items/properties/b"},
                   "own": {"$id": "urn:own", "$ref": "#/stays"}},
                 "definitions": {"x": {}}}
                """));
  }

  @Test
  void whatWasRelativeToTheAddressOfTheRowIsFoundWithoutIt() {
    assertThat(
            RowsSchema.array(
                read(
                    """
                    {"$id": "https://example.com/a/row", "properties": {
                       "self": {"$ref": "row"}, "part": {"$ref": "row#/$defs/x"},
                       "other": {"$ref": "../b/node"}, "child": {"$ref": "/a/row#"}},
                     "$defs": {"x": {}, "n": {"$id": "https://example.com/b/node"}}}
                    """),
                1))
        .isEqualTo(
            read(
                """
                {"type": "array", "minItems": 1, "maxItems": 1, "items": {"properties": {
                   "self": {"$ref": "#/items"}, "part": {"$ref": "#/$defs/x"},
                   "other": {"$ref": "https://example.com/b/node"}, "child": {"$ref": "#/items"}}},
                 "$defs": {"x": {}, "n": {"$id": "https://example.com/b/node"}}}
                """));
  }

  @Test
  void anObjectAroundItToo() {
    assertThat(
            RowsSchema.object(
                read("{\"properties\": {\"a\": {\"$ref\": \"#\"}}, \"$defs\": {\"x\": {}}}"), 1))
        .isEqualTo(
            read(
                """
                {"type": "object",
                 "properties": {"rows": {"type": "array", "minItems": 1, "maxItems": 1,
                   "items": {"properties": {"a": {"$ref": "#/properties/rows/items"}}}}},
                 "required": ["rows"], "additionalProperties": false, "$defs": {"x": {}}}
                """));
  }

  @Test
  void theRowsSchemaItselfStaysAsItWas() {
    ObjectNode before = ROW.deepCopy();
    RowsSchema.array(ROW, 2);
    RowsSchema.object(ROW, 2);

    assertThat(ROW).isEqualTo(before);
    assertThatIllegalArgumentException().isThrownBy(() -> RowsSchema.array(ROW, 0));
  }

  private static ObjectNode read(String json) {
    return JsonMapper.shared().readTree(json).asObject();
  }
}
