package dev.winnow.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.winnow.core.say.Said;
import dev.winnow.core.schema.RowSchema.BadSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RowSchemaTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String QUIZ =
      """
      {"type": "object", "required": ["question", "level"], "additionalProperties": false,
       "properties": {
         "id": {"type": "integer", "minimum": 1},
         "question": {"type": "string", "minLength": 2, "maxLength": 5},
         "level": {"enum": ["easy", "hard"]},
         "tags": {"type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true,
                  "items": {"type": ["string", "null"], "pattern": "^[a-z]*$"}},
         "on": {"type": "string", "format": "date"},
         "kind": {"const": "quiz"}}}
      """;

  @Test
  void aGoodRowHasNoProblems() {
    assertThat(
            problems(
                QUIZ,
                """
                {"id": 1, "question": "12345", "level": "hard", "tags": ["a", null],
                 "on": "2026-11-23", "kind": "quiz"}
                """))
        .isEmpty();
  }

  @Test
  void problemsNameThePlaceAndTheValue() {
    assertThat(problems(QUIZ, "{}"))
        .containsExactly("The row has no \"question\".", "The row has no \"level\".");
    assertThat(
            problems(
                QUIZ,
                """
                {"id": 0, "question": "123456", "level": "odd", "tags": ["a", 1, "B"],
                 "on": "soon", "kind": "exam", "more": 1}
                """))
        .containsExactlyInAnyOrder(
            "/id is 0, less than the minimum (1).",
            "/question is \"123456\", 6 characters long, but the maximum is 5.",
            "/level is \"odd\", but must be one of [\"easy\", \"hard\"].",
            "/tags has 3 items, but at most 2.",
            "/tags/1 is 1 (integer), but must be [string, null].",
            "/tags/2 is \"B\", which does not match ^[a-z]*$.",
            "/on is \"soon\", which is no date.",
            "/kind is \"exam\", but must be quiz.",
            "The row has \"more\", which the schema does not allow.");
    assertThat(problems(QUIZ, "{\"question\": 5, \"level\": \"easy\", \"tags\": []}"))
        .containsExactlyInAnyOrder(
            "/question is 5 (integer), but must be string.",
            "/tags has 0 items, but needs at least 1.");
  }

  @Test
  void lengthsAreCodePoints() {
    assertThat(problems(QUIZ, "{\"question\": \"😀😀😀😀😀\", \"level\": \"easy\"}")).isEmpty();
    assertThat(problems(QUIZ, "{\"question\": \"😀\", \"level\": \"easy\"}"))
        .containsExactly("/question is \"😀\", shorter than the minimum length (2).");
  }

  @Test
  void longValuesAreClippedAndProblemsBounded() {
    String row = "{\"question\": \"" + "x".repeat(100_000) + "\", \"level\": \"easy\"}";
    assertThat(problems(QUIZ, row).getFirst()).hasSizeLessThan(200).contains("100,000 characters");

    String numbers = "[" + "1,".repeat(9_999) + "1]";
    assertThat(
            problems(
                "{\"properties\": {\"a\": {\"items\": {\"type\": \"string\"}}}}",
                "{\"a\": " + numbers + "}"))
        .hasSize(20);
  }

  @Test
  void fieldsAreInTheSchemasOrder() {
    assertThat(of(QUIZ).fields()).containsExactly("id", "question", "level", "tags", "on", "kind");
    assertThat(of("{\"type\": \"object\"}").fields()).isEmpty();
    RowSchema reference =
        of(
            """
            {"$ref": "#/$defs/row", "$defs": {
              "row": {"allOf": [{"$ref": "#/$defs/base"}], "properties": {"b": {}}},
              "base": {"type": "object", "properties": {"id": {"type": ["integer"]}, "a": {}}}}}
            """);
    assertThat(reference.fields()).containsExactly("b", "id", "a");
    assertThat(reference.numbered()).isTrue();
  }

  @Test
  void anIdIsNumberedWhenItIsANumber() {
    assertThat(of(QUIZ).numbered()).isTrue();
    assertThat(of("{\"properties\": {\"id\": {\"type\": \"number\"}}}").numbered()).isTrue();
    assertThat(of("{\"properties\": {\"id\": {\"type\": \"string\"}}}").numbered()).isFalse();
    assertThat(of("{\"properties\": {\"id\": {\"type\": [\"integer\", \"string\"]}}}").numbered())
        .isFalse();
    assertThat(of("{\"properties\": {\"x\": {\"type\": \"integer\"}}}").numbered()).isFalse();
  }

  @Test
  void anArrayOfRowsIsTakenForItsRows() {
    RowSchema schema =
        of(
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "array", "minItems": 3,
             "items": {"type": "object", "properties": {
               "a": {"$ref": "#/$defs/short"}, "b": {"$ref": "#/items/properties/a"}}},
             "$defs": {"short": {"type": "string", "maxLength": 2}}}
            """);

    assertThat(schema.fields()).containsExactly("a", "b");
    assertThat(schema.problems(JSON.readTree("{\"a\": \"12\", \"b\": \"12\"}"))).isEmpty();
    assertThat(schema.problems(JSON.readTree("{\"a\": \"123\", \"b\": \"123\"}"))).hasSize(2);
    assertThat(schema.json().path("type").asString()).isEqualTo("object");
  }

  @Test
  void otherDraftsAreHonoured() {
    RowSchema draft7 =
        of(
            """
            {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
             "properties": {"a": {"items": [{"type": "string"}]}, "b": {"$ref": "#/definitions/x"}},
             "definitions": {"x": {"type": "integer"}}}
            """);

    assertThat(draft7.problems(JSON.readTree("{\"a\": [1], \"b\": \"x\"}"))).hasSize(2);
  }

  @Test
  void twoSchemasWithTheSameIdAreTwo() {
    String schema = "{\"$id\": \"urn:row\", \"properties\": {\"a\": {\"type\": \"%s\"}}}";

    assertThat(problems(schema.formatted("string"), "{\"a\": 1}")).hasSize(1);
    assertThat(problems(schema.formatted("integer"), "{\"a\": 1}")).isEmpty();
  }

  @Test
  void badSchemasSayWhatIsWrongAndWhere() {
    assertBad("{}", "describes no object");
    assertBad("{\"type\": \"string\"}", "The schema ({\"type\": \"string\"}) describes no object");
    assertBad("{\"type\": \"array\", \"items\": {\"type\": \"string\"}}", "describes no object");
    assertBad("{\"type\": \"objct\"}", "/type is \"objct\"");
    assertBad("{\"type\": \"object\", \"required\": \"a\"}", "/required is \"a\" (string)");
    assertBad(
        "{\"type\": \"object\", \"properties\": {\"a/b\": {\"minLength\": -1}}}",
        "/properties/a~1b/minLength is -1, less than the minimum (0).");
    assertBad(
        "{\"type\": \"object\", \"properties\": {\"a\": {\"pattern\": \"(\"}}}",
        "/properties/a/pattern: the pattern (() cannot be read: Unclosed group.");
    assertBad(
        "{\"type\": \"object\", \"patternProperties\": {\"[\": {}}}",
        "/patternProperties/[: the pattern ([) cannot be read");
    assertBad(
        "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"https://example.com/a.json\"}}}",
        "/properties/a/$ref: the schema refers to another document (https://example.com/a.json)");
    assertBad(
        "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"other.json#/a\"}}}",
        "/properties/a/$ref: the schema refers to another document (other.json#/a)");
    assertBad(
        "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"#/$defs/b\"}}}",
        "/properties/a/$ref: there is nothing at (#/$defs/b). Define it below $defs.");
    assertBad(
        "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"#nowhere\"}}}", "nowhere");
    assertBad(
        "{\"$schema\": \"https://example.com/mine\", \"type\": \"object\"}",
        "/$schema: the dialect (https://example.com/mine) is not known");
  }

  @Test
  void schemasThatNeverEndAreBad() {
    assertBad("{\"type\": \"object\", \"allOf\": [{\"$ref\": \"#\"}]}", "without end");
    assertBad(
        """
        {"type": "object", "properties": {"a": {"$ref": "#/$defs/x"}},
         "$defs": {"x": {"$ref": "#/$defs/y"}, "y": {"anyOf": [{"$ref": "#/$defs/x"}]}}}
        """,
        "without end");
  }

  @Test
  void aSchemaMayReferToItselfFurtherDown() {
    RowSchema tree = of("{\"type\": \"object\", \"properties\": {\"child\": {\"$ref\": \"#\"}}}");

    assertThat(tree.problems(JSON.readTree("{\"child\": {\"child\": {}}}"))).isEmpty();
    assertThat(tree.problems(JSON.readTree("{\"child\": {\"child\": 1}}")))
        .extracting(Said::message)
        .containsExactly("/child/child is 1 (integer), but must be object.");
  }

  @Test
  void manyThreadsShareOneSchema() {
    RowSchema schema = of(QUIZ);
    ObjectNode good = JSON.readTree("{\"question\": \"abc\", \"level\": \"easy\"}").asObject();
    ObjectNode bad = JSON.readTree("{\"question\": \"abc\"}").asObject();

    assertThat(
            IntStream.range(0, 20_000)
                .parallel()
                .filter(i -> schema.problems(i % 2 == 0 ? good : bad).size() != i % 2)
                .count())
        .isZero();
  }

  private static RowSchema of(String schema) {
    return RowSchema.of(JSON.readTree(schema).asObject());
  }

  private static List<String> problems(String schema, String row) {
    return of(schema).problems(JSON.readTree(row)).stream().map(Said::message).toList();
  }

  private static void assertBad(String schema, String part) {
    assertThatExceptionOfType(BadSchema.class)
        .isThrownBy(() -> of(schema))
        .withMessageContaining(part);
  }
}
