package dev.winnow.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rows that databases and text files cannot hold.
final class UnstorableRowTest {

  private static ObjectNode row(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }

  @Test
  void saysWhichFieldAndWhichCharacter() {
    assertThat(FindUnstorable.in(row("{\"q\": \"x\\u0000y\"}")).orElseThrow().message())
        .isEqualTo(
            "/q has the character U+0000 (NUL), which databases and text files cannot hold.");
    assertThat(
            FindUnstorable.in(
                    row("{\"a\": 1, \"list\": [{\"b/c\": \"\"}, {\"b/c\": \"\\ud800\"}]}"))
                .orElseThrow()
                .message())
        .isEqualTo(
            "/list/1/b~1c has the character U+D800 (half a character), which databases and text files cannot hold.");
    assertThat(FindUnstorable.in(row("{\"k\\u0000y\": 1}")).orElseThrow().message())
        .isEqualTo(
            "/k\uFFFDy has the character U+0000 (NUL), which databases and text files cannot hold.");
    assertThat(
            FindUnstorable.in(row("{\"q\": \"\\ud83d\\ude00 \\u0001\", \"n\": [1, null, true]}")))
        .isEmpty();
  }
}
