package dev.winnow.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class JsonCharsTest {

  @Test
  void manySmallValuesCountAsMuchAsLongTexts() {
    ObjectNode texts = ExactJson.object("{\"a\":\"%s\"}".formatted("x".repeat(1_000)));
    assertThat(JsonChars.of(texts)).isBetween(1_000L, 1_100L);
    ObjectNode numbers = ExactJson.object("{\"a\":[%s0]}".formatted("0,".repeat(1_000)));
    assertThat(JsonChars.of(numbers)).isGreaterThan(1_000L);
    ObjectNode names = ExactJson.object("{\"%s\":null}".formatted("n".repeat(1_000)));
    assertThat(JsonChars.of(names)).isGreaterThan(1_000L);
  }

  @Test
  void longTextsAreCutWhereverTheyStand() {
    ObjectNode row =
        ExactJson.object(
            """
            {"short":"as it is","n":0.10,"long":"abcdefgh","turns":[{"content":"abcdefgh"}],"pair":"abcd😀"}
            """);
    assertThat(ExactJson.write(JsonChars.shortened(row, 5)))
        .isEqualTo(
            "{\"short\":\"short…\",\"n\":0.10,\"long\":\"abcde…\",\"turns\":[{\"content\":\"abcde…\"}],\"pair\":\"abcd…\"}"
                .replace("short…", "as it…"));
    assertThat(JsonChars.shortened(row, 10_000)).isSameAs(row);
  }
}
