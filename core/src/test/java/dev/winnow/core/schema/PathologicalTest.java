package dev.winnow.core.schema;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.say.Said;
import dev.winnow.core.schema.RowSchema.BadSchema;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Attacks on schemas, on rows held against them, and on prompts with examples. The time limits are
/// no measurements: what they guard against is quadratic or exponential, and takes minutes or
/// years.
class PathologicalTest {

  /// Not a measure of speed: what should end in a second or so must end at all.
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(5);

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "\"",
        "{\"a\":",
        "[{\"a\":\"",
        "{}",
        "[]",
        "{a}",
        "]",
        "[1,",
        "{\"a\":1}\n",
        "[{\"a\":\"x/y\"}]",
        "\\\"",
        "...",
        "<",
        "|",
        "\"|\"",
        "[{\"|\"",
        "{\"a\":1},",
        "/",
        "[\"",
        "[\"a\"]\n",
        "[\"a\",",
        ":integer,",
        "{\"a\":integer,",
        ":a|",
        ":<int>",
        ":1-",
        ":(",
        ":[-",
        "\" or \"",
        "\"a\"|null",
        "{\"data\":",
        "{\"items\":[",
        "{\"items\":[{\"role\":\"user\",\"text\":1}]}"
      })
  void aHugePromptIsReadInLinearTime(String piece) {
    String text = piece.repeat(400_000 / piece.length());
    Assertions.assertTimeoutPreemptively(
        ENDS_WITHIN,
        () -> {
          InferSchema.fromPrompt(text);
          InferSchema.fromPrompt("[" + text + "]");
          InferSchema.fromPrompt("{\"a\": \"" + text + "\"}");
          InferSchema.doubts("{\"a\": " + text + "}");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "optional ",
        "list of ",
        "[]",
        "?",
        "optional list of []",
        "integer(",
        "int|",
        "1-",
        "a ",
        "one of a,",
        " or ",
        "(0-1)"
      })
  void textsThatLookLikeTypesAreReadAtOnce(String piece) {
    for (int length : List.of(60, 118, 1_500, 400_000)) {
      String text = piece.repeat(Math.max(1, length / piece.length()));
      Assertions.assertTimeoutPreemptively(
          ENDS_WITHIN,
          () -> {
            ExampleType.of("score", text);
            ExampleType.of("", "int" + text);
            ExampleChoices.of("", text);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 256, 400, 100_000})
  void bracketsNestedInAPromptAreRead(int depth) {
    for (String text :
        List.of(
            "[".repeat(depth) + "]".repeat(depth),
            "[".repeat(depth) + "x" + "]".repeat(depth),
            "{\"a\":".repeat(depth) + "1" + "}".repeat(depth),
            "{\"a\":[".repeat(depth) + "oops" + "]}".repeat(depth))) {
      Assertions.assertTimeoutPreemptively(
          ENDS_WITHIN,
          () -> assertThatCode(() -> InferSchema.fromPrompt(text)).doesNotThrowAnyException());
    }
  }

  @Test
  void noPromptBreaksTheReader() {
    var random = new Random(3);
    String pieces = "{}[]\",:|<>.…/\\\n'#a1 主{}[]\"";
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder("Output: ");
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      assertThatCode(() -> InferSchema.fromPrompt(text.toString()).map(RowSchema::of))
          .as(text.toString())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aSchemaThatBranchesIntoItselfEndsInAProblem() {
    RowSchema schema =
        of(
            """
            {"type": "object", "properties": {"a": {
              "anyOf": [{"$ref": "#"}, {"allOf": [{"$ref": "#"}, {"required": ["b"]}]}]}}}
            """);
    ObjectNode deep = JSON.readTree("{\"a\":".repeat(200) + "1" + "}".repeat(200)).asObject();

    Assertions.assertTimeoutPreemptively(
        ENDS_WITHIN, () -> assertThat(schema.problems(deep)).isNotEmpty());
  }

  @Test
  void aRowOfTheGreatestDepthIsCheckedAndADeeperOneDoesNoHarm() {
    RowSchema schema =
        of(
            """
            {"type": "object", "properties": {"a": {"$ref": "#/$defs/x"}},
             "$defs": {"x": {"anyOf": [{"type": "integer"}, {"$ref": "#"}]}}}
            """);

    assertThat(schema.problems(nested(255, JSON.readTree("1")))).isEmpty();
    assertThat(schema.problems(nested(20_000, JSON.readTree("1")))).hasSize(1);
  }

  private static ObjectNode nested(int depth, JsonNode innermost) {
    JsonNode row = innermost;
    for (int i = 0; i < depth; i++) {
      row = JsonNodeFactory.instance.objectNode().set("a", row);
    }
    return row.asObject();
  }

  @Test
  void aPatternThatRecursesEndsInAProblem() {
    RowSchema schema = of("{\"properties\": {\"a\": {\"pattern\": \"^(a|b)*$\"}}}");

    assertThat(schema.problems(JSON.readTree("{\"a\": \"" + "ab".repeat(200_000) + "\"}")))
        .hasSize(1);
  }

  /// Pattern, text, and whether it can be told that it does not fit.
  static Stream<Arguments> slowPatterns() {
    return Stream.of(
        Arguments.of("^.*;.*;.*;.*!$", ";".repeat(1_000)),
        Arguments.of("\\s+$", " ".repeat(100_000) + "x"),
        Arguments.of("^(a|b)*$", "ab".repeat(200_000)),
        Arguments.of("^(?:a|a)*$", "a".repeat(60) + "b"),
        Arguments.of("^(([a-z])+.)+[A-Z]([a-z])+$", "a".repeat(5_000)),
        Arguments.of("(?=(a+))a*b\\1", "a".repeat(20_000)),
        Arguments.of("(.*)\\1{2}x", "ab".repeat(4_000)),
        Arguments.of("^(?:\\w+\\s?,?)+\\.$", "word, ".repeat(2_000) + "!"),
        Arguments.of("<[^>]*>[^<]*</[^>]*>$", "<".repeat(40_000)));
  }

  @ParameterizedTest
  @MethodSource("slowPatterns")
  void noPatternTakesLong(String pattern, String text) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putObject("properties").putObject("a").put("pattern", pattern);
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("b", "x").put("a", text);
    RowSchema compiled = RowSchema.of(schema);

    List<Said> problems =
        Assertions.assertTimeoutPreemptively(ENDS_WITHIN, () -> compiled.problems(row));

    assertThat(problems)
        .extracting(Said::message)
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .startsWith("/a ")
        .containsAnyOf(
            "/a could not be checked: the pattern (" + Excerpt.of(pattern) + ") takes too long",
            "which does not match");
  }

  @Test
  void whatCannotBeCheckedIsNeverTakenForGood() {
    for (String schema :
        List.of(
            "{\"not\": {\"pattern\": \"^.*;.*;.*;.*!$\"}}",
            "{\"anyOf\": [{\"pattern\": \"^.*;.*;.*;.*!$\"}, {\"type\": \"string\"}]}",
            "{\"if\": {\"pattern\": \"^.*;.*;.*;.*!$\"}, \"then\": false}",
            "{\"additionalProperties\": {\"pattern\": \"^.*;.*;.*;.*!$\"}}")) {
      RowSchema compiled =
          of("{\"type\": \"object\", \"properties\": {\"a/b\": %s}}".formatted(schema));
      String text = ";".repeat(1_000);
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      if (schema.contains("additional")) {
        row.putObject("a/b").put("c", text);
      } else {
        row.put("a/b", text);
      }

      assertThat(compiled.problems(row))
          .extracting(Said::message)
          .singleElement(as(InstanceOfAssertFactories.STRING))
          .startsWith("/a~1b")
          .contains("could not be checked");
    }
  }

  @Test
  void namesThatAPatternTakesLongOnAreSaid() {
    RowSchema schema = of("{\"patternProperties\": {\"^.*;.*;.*;.*!$\": {}}}");
    ObjectNode row = JsonNodeFactory.instance.objectNode().put(";".repeat(1_000), 1);

    assertThat(schema.problems(row))
        .extracting(Said::message)
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .contains("could not be checked: the pattern (^.*;.*;.*;.*!$)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email",
        "idn-email",
        "hostname",
        "idn-hostname",
        "uri",
        "iri",
        "uri-template",
        "regex",
        "json-pointer",
        "date-time",
        "duration",
        "ipv6",
        "uuid"
      })
  void noFormatTakesLongOrBreaks(String format) {
    RowSchema schema = of("{\"properties\": {\"a\": {\"format\": \"%s\"}}}".formatted(format));
    for (String piece : List.of("@", "é", "a@", "a.", "/", "%", "{", "1:", "xn--", "(", " ")) {
      ObjectNode row = JsonNodeFactory.instance.objectNode().put("a", piece.repeat(50_000) + "\n");
      Assertions.assertTimeoutPreemptively(
          ENDS_WITHIN, () -> assertThat(schema.problems(row)).hasSize(1), () -> format + piece);
    }
  }

  @Test
  void exponentBombsAreHeldAgainstBoundsAtNoCost() {
    RowSchema schema =
        of(
            """
            {"properties": {"i": {"type": "integer"}, "n": {"minimum": 0, "maximum": 10},
              "in": {"type": "integer", "minimum": 0, "maximum": 10},
              "m": {"multipleOf": 3}, "u": {"uniqueItems": true}, "e": {"enum": [1]},
              "c": {"const": 1}}}
            """);
    for (JsonMapper mapper : List.of(JSON, EXACT)) {
      for (String bomb : List.of("1e999999999", "-1e999999999", "1e-999999999", "1e308")) {
        for (String name : List.of("i", "n", "in", "m", "e", "c")) {
          JsonNode row = mapper.readTree("{\"" + name + "\": " + bomb + "}");
          Assertions.assertTimeoutPreemptively(
              ENDS_WITHIN,
              () -> assertThatCode(() -> schema.problems(row)).doesNotThrowAnyException(),
              () -> name + " " + bomb);
        }
        JsonNode list = mapper.readTree("{\"u\": [" + bomb + ", " + bomb + "]}");
        assertThat(schema.problems(list)).hasSize(1);
      }
    }
  }

  @Test
  void aLargeRowIsChecked() {
    RowSchema schema =
        of(
            """
            {"properties": {"l": {"items": {"type": "object", "required": ["a"],
              "properties": {"a": {"type": "string", "minLength": 1}}}}}}
            """);
    String row = "{\"l\": [" + "{\"a\": \"x\"},".repeat(300_000) + "{\"a\": \"\"}]}";

    Assertions.assertTimeoutPreemptively(
        ENDS_WITHIN, () -> assertThat(schema.problems(JSON.readTree(row))).hasSize(1));
  }

  @Test
  void schemasThatAreTooDeepOrTooChainedAreBad() {
    String deep = "{\"properties\":{\"a\":".repeat(200) + "{}" + "}}".repeat(200);
    assertThatExceptionOfType(BadSchema.class)
        .isThrownBy(() -> of(deep))
        .withMessageContaining("256");

    var chain = new StringBuilder("{\"type\": \"object\", \"$ref\": \"#/$defs/d0\", \"$defs\": {");
    for (int i = 0; i < 5_000; i++) {
      chain.append("\"d%d\": {\"$ref\": \"#/$defs/d%d\"}, ".formatted(i, i + 1));
    }
    chain.append("\"d5000\": {}}}");
    assertThatExceptionOfType(BadSchema.class).isThrownBy(() -> of(chain.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"object\", \"$id\": \"::not a uri::\"}",
        "{\"type\": \"object\", \"$id\": 5}",
        "{\"type\": \"object\", \"$ref\": \"#/%zz\"}",
        "{\"type\": \"object\", \"$ref\": \"file:///etc/passwd\"}",
        "{\"type\": \"object\", \"$ref\": \"classpath:x\"}",
        "{\"type\": \"object\", \"properties\": []}",
        "{\"type\": \"object\", \"properties\": {\"a\": 5}}",
        "{\"type\": \"object\", \"allOf\": []}",
        "{\"type\": \"object\", \"enum\": 1}",
        "{\"type\": \"object\", \"$vocabulary\": {\"urn:x\": true}}",
        "{\"type\": \"object\", \"$dynamicRef\": \"https://example.com/#meta\"}",
        "{\"$schema\": 5, \"type\": \"object\"}",
        "{\"$schema\": \"\", \"type\": \"object\"}",
        "{\"type\": [\"object\", \"null\"], \"properties\": {\"\": {}}}",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"maxLength\": 1e999999999}}}",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"multipleOf\": 0}}}"
      })
  void whateverASchemaHoldsItCompilesOrIsBad(String schema) {
    for (JsonMapper mapper : List.of(JSON, EXACT)) {
      try {
        RowSchema compiled = RowSchema.of(mapper.readTree(schema).asObject());
        assertThatCode(() -> compiled.problems(JSON.readTree("{\"a\": \"x\"}")))
            .doesNotThrowAnyException();
      } catch (BadSchema bad) {
        assertThat(bad.getMessage()).hasSizeBetween(20, 500);
      }
    }
  }

  private static RowSchema of(String schema) {
    return RowSchema.of(JSON.readTree(schema).asObject());
  }
}
