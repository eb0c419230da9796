package dev.winnow.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CoerceRowTest {

  /// Keeps the digits of numbers, as answers are read.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /// The schema of a value, the value written, the same as it is taken.
  static Stream<Arguments> taken() {
    return Stream.of(
        // Numbers in quotes, digits as they are.
        Arguments.of("{\"type\": \"integer\"}", "\"4\"", "4"),
        Arguments.of("{\"type\": \"integer\"}", "\" -12 \"", "-12"),
        Arguments.of("{\"type\": \"number\"}", "\"0.10\"", "0.10"),
        Arguments.of("{\"type\": \"number\"}", "\"0\"", "0"),
        Arguments.of(
            "{\"type\": \"integer\"}",
            "\"123456789012345678901234567890\"",
            "123456789012345678901234567890"),
        Arguments.of("{\"type\": [\"integer\", \"null\"]}", "\"4\"", "4"),
        Arguments.of("{\"anyOf\": [{\"type\": \"integer\"}, {\"type\": \"null\"}]}", "\"4\"", "4"),
        Arguments.of("{\"type\": \"integer\", \"minimum\": 1, \"maximum\": 5}", "\"5\"", "5"),
        // Numbers without quotes, and yes and no.
        Arguments.of("{\"type\": \"string\"}", "4", "\"4\""),
        Arguments.of("{\"type\": \"string\"}", "1.10", "\"1.10\""),
        Arguments.of("{\"type\": \"string\", \"minLength\": 1}", "true", "\"true\""),
        Arguments.of("{\"type\": \"boolean\"}", "\"true\"", "true"),
        Arguments.of("{\"type\": \"boolean\"}", "\"False\"", "false"),
        // Choices, apart from case, blanks and type.
        Arguments.of("{\"enum\": [\"easy\", \"hard\"]}", "\"Easy\"", "\"easy\""),
        Arguments.of("{\"enum\": [\"easy\", \"hard\"]}", "\" HARD\\n\"", "\"hard\""),
        Arguments.of("{\"enum\": [\"very easy\"]}", "\"Very  Easy\"", "\"very easy\""),
        Arguments.of("{\"enum\": [\"ÉTÉ\"]}", "\"été\"", "\"ÉTÉ\""),
        Arguments.of("{\"type\": \"string\", \"enum\": [\"1\", \"2\"]}", "2", "\"2\""),
        Arguments.of("{\"enum\": [1, 2]}", "\"2\"", "2"),
        Arguments.of("{\"enum\": [true, false, \"unsure\"]}", "\"true\"", "true"),
        Arguments.of("{\"enum\": [\"是\", \"否\"]}", "\"是　\"", "\"是\""),
        Arguments.of("{\"const\": \"quiz\"}", "\"Quiz\"", "\"quiz\""),
        // One thing where a list is wanted, and a list of one.
        Arguments.of(
            "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}",
            "\"biology\"",
            "[\"biology\"]"),
        Arguments.of("{\"type\": \"array\", \"items\": {\"enum\": [\"a\"]}}", "\"A\"", "[\"a\"]"),
        Arguments.of("{\"type\": \"array\", \"items\": {\"type\": \"integer\"}}", "\"4\"", "[4]"),
        Arguments.of(
            "{\"type\": \"array\", \"items\": {\"type\": \"integer\"}}", "[\"4\", 5]", "[4, 5]"),
        Arguments.of("{\"type\": \"array\", \"items\": {\"type\": \"number\"}}", "5", "[5]"),
        Arguments.of("{\"type\": \"string\"}", "[\"x\"]", "\"x\""),
        Arguments.of("{\"type\": \"integer\"}", "[4]", "4"),
        // Deeper.
        Arguments.of(
            "{\"properties\": {\"b/c\": {\"items\": {\"properties\": {\"d\": {\"type\":"
                + " \"integer\"}}}}}}",
            "{\"b/c\": [{\"d\": 1}, {\"d\": \"2\"}]}",
            "{\"b/c\": [{\"d\": 1}, {\"d\": 2}]}"));
  }

  @ParameterizedTest
  @MethodSource("taken")
  void aValueInAnotherFormIsTakenInTheRightOne(String schema, String written, String taken) {
    RowSchema compiled = schema(schema);
    ObjectNode row = row(written);
    String before = row.toString();

    Optional<RowSchema.Coerced> coerced = compiled.coerced(row);

    assertThat(coerced).map(each -> each.row().toString()).contains(row(taken).toString());
    assertThat(coerced.orElseThrow().row()).isEqualTo(row(taken));
    assertThat(coerced.orElseThrow().places()).allMatch(place -> place.startsWith("/a"));
    assertThat(compiled.problems(coerced.orElseThrow().row())).isEmpty();
    assertThat(row.toString()).isEqualTo(before);
  }

  /// The schema of a value, a value for which there is no other form, or more than one.
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("{\"type\": \"integer\"}", "\"4 apples\""),
        Arguments.of("{\"type\": \"integer\"}", "\"007\""),
        Arguments.of("{\"type\": \"integer\"}", "\"1,000\""),
        Arguments.of("{\"type\": \"integer\"}", "\"+4\""),
        Arguments.of("{\"type\": \"integer\"}", "\"four\""),
        Arguments.of("{\"type\": \"integer\"}", "\"４\""),
        Arguments.of("{\"type\": \"integer\"}", "\"\""),
        Arguments.of("{\"type\": \"integer\"}", "\"4.5\""),
        Arguments.of("{\"type\": \"number\"}", "\"1e3\""),
        Arguments.of("{\"type\": \"number\"}", "\"-0\""),
        Arguments.of("{\"type\": \"number\"}", "\"50%\""),
        Arguments.of("{\"type\": \"number\"}", "\".5\""),
        Arguments.of("{\"type\": \"number\"}", "\"0x10\""),
        Arguments.of("{\"type\": \"number\"}", "\"Infinity\""),
        Arguments.of("{\"type\": \"number\"}", "true"),
        Arguments.of("{\"type\": \"integer\", \"maximum\": 5}", "\"6\""),
        Arguments.of("{\"type\": \"string\"}", "1e3"),
        Arguments.of("{\"type\": \"string\"}", "null"),
        Arguments.of("{\"type\": \"string\", \"minLength\": 3}", "4"),
        Arguments.of("{\"type\": \"string\"}", "{\"x\": 1}"),
        Arguments.of("{\"type\": \"string\"}", "[\"x\", \"y\"]"),
        Arguments.of("{\"type\": \"string\"}", "[]"),
        Arguments.of("{\"type\": \"string\"}", "[{\"x\": 1}]"),
        Arguments.of("{\"type\": \"boolean\"}", "\"yes\""),
        Arguments.of("{\"type\": \"boolean\"}", "1"),
        Arguments.of("{\"type\": \"null\"}", "\"null\""),
        Arguments.of("{\"enum\": [\"easy\", \"hard\"]}", "\"eas\""),
        Arguments.of("{\"enum\": [\"easy\", \"hard\"]}", "\"easy.\""),
        Arguments.of("{\"enum\": [\"easy\", \"EASY\"]}", "\"Easy\""),
        Arguments.of("{\"enum\": [\"1\", 1]}", "\" 1\""),
        Arguments.of("{\"type\": \"array\", \"items\": {\"type\": \"string\"}}", "\"red, blue\""),
        Arguments.of("{\"type\": \"array\", \"items\": {\"type\": \"string\"}}", "\"红、蓝\""),
        Arguments.of(
            "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}", "\"- red\\n- blue\""),
        Arguments.of(
            "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}", "\"[\\\"red\\\"]\""),
        Arguments.of("{\"type\": \"array\", \"items\": {\"type\": \"string\"}}", "\"\""),
        Arguments.of("{\"type\": \"array\", \"minItems\": 2}", "\"red\""),
        Arguments.of("{\"type\": \"array\"}", "{\"x\": 1}"),
        Arguments.of("{\"type\": \"object\"}", "\"x\""),
        // Two forms of it would do.
        Arguments.of("{\"type\": [\"integer\", \"array\"]}", "\"4\""),
        Arguments.of(
            "{\"anyOf\": [{\"type\": \"integer\"}, {\"type\": \"array\", \"items\": {\"type\":"
                + " \"string\"}}]}",
            "\"4\""),
        Arguments.of(
            "{\"anyOf\": [{\"properties\": {\"x\": {\"type\": \"integer\"}}}, {\"properties\":"
                + " {\"y\": {\"type\": \"integer\"}}}]}",
            "{\"x\": \"1\", \"y\": \"2\"}"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aValueThatIsMoreThanAnotherFormStaysAsItIs(String schema, String written) {
    RowSchema compiled = schema(schema);

    assertThat(compiled.problems(row(written))).isNotEmpty();
    assertThat(compiled.coerced(row(written))).isEmpty();
  }

  @Test
  void aRowThatHasAnotherFaultStaysAsItIs() {
    RowSchema schema =
        RowSchema.of(
            JSON.readTree(
                    """
                    {"type": "object", "required": ["a", "b"], "additionalProperties": false,
                     "properties": {"a": {"type": "integer"}, "b": {"enum": ["x"]}}}
                    """)
                .asObject());

    assertThat(schema.coerced(JSON.readTree("{\"a\": \"4\"}").asObject())).isEmpty();
    assertThat(schema.coerced(JSON.readTree("{\"a\": \"4\", \"b\": \"z\"}").asObject())).isEmpty();
    assertThat(schema.coerced(JSON.readTree("{\"a\":\"4\",\"b\":\"x\",\"c\":1}").asObject()))
        .isEmpty();
    assertThat(schema.coerced(JSON.readTree("{\"a\": \"4\", \"b\": \"X\"}").asObject()))
        .get()
        .isEqualTo(
            new RowSchema.Coerced(
                JSON.readTree("{\"a\": 4, \"b\": \"x\"}").asObject(), List.of("/a", "/b")));
    assertThat(schema.coerced(JSON.readTree("{\"a\": 4, \"b\": \"x\"}").asObject())).isEmpty();
  }

  private static RowSchema schema(String ofValue) {
    return RowSchema.of(
        JSON.readTree(
                "{\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": %s}}"
                    .formatted(ofValue))
            .asObject());
  }

  private static ObjectNode row(String value) {
    return JSON.readTree("{\"a\": " + value + "}").asObject();
  }

  @Test
  void theFormsOfARowShareItsSteps() {
    RowSchema schema =
        RowSchema.of(
            JSON.readTree(
                    """
                    {"properties": {"a": {"type": "integer"}, "b": {"pattern": "\\\\s+$"}}}
                    """)
                .asObject());
    // A search in the text takes more than half of the steps of a row.
    ObjectNode row = JSON.createObjectNode().put("a", "4").put("b", " ".repeat(1_700) + "x ");

    assertThat(schema.problems(row))
        .hasSize(1)
        .allMatch(problem -> problem.message().startsWith("/a "));
    assertThat(schema.coerced(row)).isEmpty();
    assertThat(schema.coerced(row.put("b", "x "))).isPresent();
  }
}
