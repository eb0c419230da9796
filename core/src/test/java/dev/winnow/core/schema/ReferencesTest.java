package dev.winnow.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.winnow.core.schema.RowSchema.BadSchema;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// References within one document, of every kind that JSON Schema knows.
class ReferencesTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// Schema, a row that fits, a row that does not.
  static Stream<Arguments> found() {
    return Stream.of(
        // Relative to the $id of the document.
        Arguments.of(
            """
            {"$id": "https://example.com/tree", "type": "object",
             "properties": {"nodes": {"type": "array", "items": {"$ref": "node"}}},
             "$defs": {"node": {"$id": "https://example.com/node", "type": "object",
               "properties": {"value": {"type": "number"}, "below": {"$ref": "tree"}},
               "required": ["value"]}}}
            """,
            "{\"nodes\": [{\"value\": 1, \"below\": {\"nodes\": [{\"value\": 2}]}}]}",
            "{\"nodes\": [{\"value\": 1, \"below\": {\"nodes\": [{}]}}]}"),
        // From the root of the host, and with a dot before.
        Arguments.of(
            """
            {"$id": "http://example.com/a/row.json", "type": "object",
             "properties": {"a": {"$ref": "/b/text.json"}, "b": {"$ref": "./number.json"}},
             "$defs": {"t": {"$id": "http://example.com/b/text.json", "type": "string"},
                       "n": {"$id": "number.json", "type": "number"}}}
            """,
            "{\"a\": \"x\", \"b\": 1}",
            "{\"a\": \"x\", \"b\": \"x\"}"),
        // Relative to the nearest $id around, not to the document's.
        Arguments.of(
            """
            {"$id": "http://example.com/a.json", "type": "object",
             "properties": {"x": {"$ref": "http://example.com/b/d.json"}},
             "$defs": {"x": {"$id": "http://example.com/b/c.json",
               "not": {"$defs": {"y": {"$id": "d.json", "type": "number"}}}}}}
            """,
            "{\"x\": 1}",
            "{\"x\": \"1\"}"),
        // A pointer is one within the resource that the reference stands in.
        Arguments.of(
            """
            {"$id": "urn:row", "type": "object", "properties": {"a": {"$ref": "part#/$defs/x"}},
             "$defs": {"x": {"type": "number"},
               "part": {"$id": "part", "$defs": {"x": {"$ref": "#/$defs/y"}, "y": {"type": "string"}}}}}
            """,
            "{\"a\": \"x\"}",
            "{\"a\": 1}"),
        // An anchor, here and in another resource.
        Arguments.of(
            """
            {"$id": "http://example.com/root", "type": "object",
             "properties": {"a": {"$ref": "#name"}, "b": {"$ref": "nested.json#name"}},
             "$defs": {"n": {"$anchor": "name", "type": "string"},
               "A": {"$id": "nested.json", "$defs": {"B": {"$anchor": "name", "type": "integer"}}}}}
            """,
            "{\"a\": \"x\", \"b\": 1}",
            "{\"a\": \"x\", \"b\": \"x\"}"),
        // A $dynamicRef to a place is a $ref.
        Arguments.of(
            """
            {"type": "object", "properties": {"a": {"$dynamicRef": "#/$defs/x"}},
             "$defs": {"x": {"type": "string"}}}
            """,
            "{\"a\": \"x\"}",
            "{\"a\": 1}"),
        // So is one to a name that nothing overrides.
        Arguments.of(
            """
            {"type": "object", "properties": {"a": {"$dynamicRef": "#x"}},
             "$defs": {"x": {"$dynamicAnchor": "x", "type": "string"}}}
            """,
            "{\"a\": \"x\"}",
            "{\"a\": 1}"),
        // A tree that forbids unknown fields on every level.
        Arguments.of(
            """
            {"$id": "http://example.com/strict", "$dynamicAnchor": "node", "$ref": "tree",
             "unevaluatedProperties": false,
             "$defs": {"tree": {"$id": "tree", "$dynamicAnchor": "node", "type": "object",
               "properties": {"data": true,
                 "children": {"type": "array", "items": {"$dynamicRef": "#node"}}}}}}
            """,
            "{\"children\": [{\"data\": 1}]}",
            "{\"children\": [{\"daat\": 1}]}"),
        Arguments.of(
            """
            {"type": "object", "properties": {"yes": {"$dynamicRef": "#/$defs/true"}},
             "$defs": {"true": {"type": "integer"}}}
            """,
            "{\"yes\": 1}",
            "{\"yes\": \"1\"}"),
        // Up to draft 7 a name is written as an $id.
        Arguments.of(
            """
            {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
             "properties": {"a": {"$ref": "#x"}},
             "definitions": {"x": {"$id": "#x", "type": "string"}}}
            """,
            "{\"a\": \"x\"}",
            "{\"a\": 1}"),
        // A row may hold a JSON Schema: those of the dialects are there.
        Arguments.of(
            """
            {"type": "object",
             "properties": {"schema": {"$ref": "https://json-schema.org/draft/2020-12/schema"}}}
            """,
            "{\"schema\": {\"type\": \"object\"}}",
            "{\"schema\": {\"type\": \"objct\"}}"),
        // Names with signs that a URI has to escape.
        Arguments.of(
            """
            {"type": "object", "properties": {"a": {"$ref": "#/$defs/50%25%20a~1b"}},
             "$defs": {"50% a/b": {"type": "string"}}}
            """,
            "{\"a\": \"x\"}", "{\"a\": 1}"));
  }

  @ParameterizedTest
  @MethodSource("found")
  void referencesWithinTheDocumentAreFollowed(String schema, String fits, String doesNot) {
    RowSchema compiled = RowSchema.of(JSON.readTree(schema).asObject());

    assertThat(compiled.problems(JSON.readTree(fits))).isEmpty();
    assertThat(compiled.problems(JSON.readTree(doesNot))).isNotEmpty();
  }

  /// Schema, a part of what is said.
  static Stream<Arguments> lost() {
    return Stream.of(
        Arguments.of(
            "{\"type\": \"object\", \"properties\": {\"a\": {\"$dynamicRef\": \"#nothing\"}}}",
            "/properties/a/$dynamicRef: there is nothing at (#nothing)"),
        Arguments.of(
            "{\"type\": \"object\", \"properties\": {\"a\": {\"$dynamicRef\": \"#/$defs/x\"}}}",
            "/properties/a/$dynamicRef: there is nothing at (#/$defs/x)"),
        Arguments.of(
            "{\"$id\": \"http://example.com/a\", \"type\": \"object\", \"properties\": {\"a\":"
                + " {\"$ref\": \"b\"}}}",
            "/properties/a/$ref: the schema refers to another document (b)"),
        Arguments.of(
            """
            {"$id": "http://example.com/a", "type": "object", "properties": {"a": {"$ref": "b#/$defs/x"}},
             "$defs": {"b": {"$id": "b"}, "x": {}}}
            """,
            "/properties/a/$ref: there is nothing at (b#/$defs/x)"),
        Arguments.of(
            """
            {"type": "object", "properties": {"a": {"$ref": "#x"}},
             "$defs": {"b": {"$id": "http://example.com/b", "$anchor": "x"}}}
            """,
            "/properties/a/$ref: there is nothing at (#x)"),
        Arguments.of(
            """
            {"$id": "http://example.com/a", "type": "object", "allOf": [{"$ref": "b"}],
             "$defs": {"b": {"$id": "b", "$ref": "a"}}}
            """,
            "without end"),
        Arguments.of(
            """
            {"type": "object", "properties": {"a": {"$dynamicRef": "#x"}},
             "$defs": {"x": {"$dynamicAnchor": "x", "anyOf": [{"$dynamicRef": "#x"}]}}}
            """,
            "without end"));
  }

  @ParameterizedTest
  @MethodSource("lost")
  void referencesToNothingAreSaid(String schema, String said) {
    assertThatExceptionOfType(BadSchema.class)
        .isThrownBy(() -> RowSchema.of(JSON.readTree(schema).asObject()))
        .withMessageContaining(said);
  }

  @ParameterizedTest
  @MethodSource("found")
  void theFieldsAreThereWhateverTheReferences(String schema, String fits, String doesNot) {
    RowSchema compiled = RowSchema.of(JSON.readTree(schema).asObject());

    assertThat(compiled.fields()).containsAll(JSON.readTree(fits).propertyNames());
    assertThat(compiled.fields()).isNotEmpty();
    assertThat(doesNot).isNotBlank();
  }
}
