package dev.winnow.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

class ExcerptTest {

  @Test
  void shortValuesAreShownInFull() {
    assertThat(Excerpt.of("a\nb")).isEqualTo("a b");
    JsonNode value = JsonMapper.shared().readTree("{\"a\":[1,2.5,null,true,\"x\"],\"b\":{}}");
    assertThat(Excerpt.of(value)).isEqualTo("{\"a\": [1, 2.5, null, true, \"x\"], \"b\": {}}");
  }

  @Test
  void longOnesAreClippedAtACodePoint() {
    assertThat(Excerpt.of("😀".repeat(1000))).isEqualTo("😀".repeat(79) + "…");
    assertThat(Excerpt.of(StringNode.valueOf("x".repeat(5_000_000)))).hasSize(80);
    JsonNode deep = JsonNodeFactory.instance.nullNode();
    for (int i = 0; i < 100_000; i++) {
      deep = JsonNodeFactory.instance.arrayNode().add(deep);
    }
    assertThat(Excerpt.of(deep)).startsWith("[[[[").hasSize(80);
  }
}
