package dev.winnow.providers.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Schemas as Anthropic enforces them.
class PlainSchemaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"integer","minimum":1,"maximum":5}|{"type":"integer"}
          {"type":"string","minLength":1,"maxLength":9,"pattern":"^a+$"}|{"type":"string","pattern":"^a+$"}
          {"type":"string","pattern":"^(?=a)b"}|{"type":"string"}
          {"type":"string","pattern":"\\\\bword\\\\b"}|{"type":"string"}
          {"type":"string","format":"email"}|{"type":"string","format":"email"}
          {"type":"string","format":"regex"}|{"type":"string"}
          {"type":"array","minItems":1,"maxItems":3,"uniqueItems":true,"items":{"type":"string"}}|{"type":"array","minItems":1,"items":{"type":"string"}}
          {"type":"array","minItems":2,"items":{"type":"string"}}|{"type":"array","items":{"type":"string"}}
          {"oneOf":[{"type":"string"},{"type":"null"}]}|{"anyOf":[{"type":"string"},{"type":"null"}]}
          {"enum":["a","b"]}|{"enum":["a","b"]}
          {"type":"array","items":{"type":"string"},"enum":[["a"]]}|{"type":"array","items":{"type":"string"}}
          {"type":"string","examples":["x"],"$comment":"y","default":"z"}|{"type":"string","default":"z"}
          {"type":"object","properties":{"b":{"type":"string"}},"minProperties":1}|{"type":"object","properties":{"b":{"type":"string"}},"additionalProperties":false}
          {"$ref":"#/$defs/d","description":"x"}|{"$ref":"#/$defs/d"}
          """)
  void what_is_not_taken_is_left_out(String property, String sent) {
    ObjectNode schema = row(property);
    assertThat(PlainSchema.fits(schema)).isTrue();
    ObjectNode plain = PlainSchema.of(schema);
    assertThat(plain.path("properties").path("a").toString()).isEqualTo(sent);
    assertThat(plain.path("additionalProperties").booleanValue(true)).isFalse();
  }

  /// Closing an object that may hold anything would empty it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "{}",
        "{\"description\":\"anything\"}",
        "{\"type\":\"object\"}",
        "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}",
        "{\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"string\"}},\"additionalProperties\":true}",
        "{\"type\":[\"object\",\"null\"]}",
        "{\"type\":\"array\"}",
        "{\"type\":\"array\",\"items\":[{\"type\":\"string\"}]}",
        "{\"type\":\"array\",\"items\":{\"type\":\"object\"}}",
        "{\"enum\":[{\"b\":1}]}",
        "{\"$ref\":\"#\"}",
        "{\"$ref\":\"https://example.com/schema\"}",
        "{\"$ref\":\"#/$defs/loop\"}",
        "{\"$ref\":\"#/$defs/nowhere\"}",
        "{\"allOf\":[{\"$ref\":\"#/$defs/d\"}]}",
      })
  void what_cannot_be_enforced_is_known(String property) {
    assertThat(PlainSchema.fits(row(property))).isFalse();
  }

  @Test
  void choices_are_counted() {
    assertThat(PlainSchema.fits(many(24, "{\"type\":\"string\"}"))).isTrue();
    assertThat(PlainSchema.fits(many(25, "{\"type\":\"string\"}"))).isFalse();
    assertThat(PlainSchema.fits(many(16, "{\"type\":[\"string\",\"null\"]}"))).isTrue();
    assertThat(PlainSchema.fits(many(17, "{\"type\":[\"string\",\"null\"]}"))).isFalse();
  }

  private static ObjectNode many(int properties, String property) {
    return json(
        IntStream.range(0, properties)
            .mapToObj(i -> "\"p" + i + "\":" + property)
            .collect(Collectors.joining(",", "{\"type\":\"object\",\"properties\":{", "}}")));
  }

  private static ObjectNode row(String property) {
    return json(
        """
        {"type":"object","required":["a"],"properties":{"a":%s},
         "$defs":{"d":{"type":"string"},
          "loop":{"type":"object","properties":{"next":{"$ref":"#/$defs/loop"}}}}}
        """
            .formatted(property));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }
}
