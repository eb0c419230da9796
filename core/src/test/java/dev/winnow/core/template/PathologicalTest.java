package dev.winnow.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.winnow.core.llm.Sampling;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Attacks on everything a template takes from outside. The time limits are no measurements: a
/// quadratic walk over these texts takes many minutes.
class PathologicalTest {

  /// Not a measure of speed: what should end in a second or so must end at all.
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(5);

  private static final int SIZE = 4_000_000;

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{{", "}", "{a", "{{a", "{{a}", "{a}", "{{a}}", "a", "\n", "{_.", "主{"})
  void aHugePromptIsReadInLinearTime(String piece) {
    String text = piece.repeat(SIZE / piece.length());
    Assertions.assertTimeoutPreemptively(
        ENDS_WITHIN,
        () -> assertThat(PromptText.parse(text).render(Map.of("a", "1"))).isNotEmpty());
  }

  @Test
  void aNameMayBeAsLongAsThePrompt() {
    String name = "x".repeat(SIZE);
    Assertions.assertTimeoutPreemptively(
        ENDS_WITHIN,
        () ->
            assertThat(resolve("{" + name + "}", Map.of()).problems().getFirst().message())
                .hasSizeLessThan(300));
  }

  @Test
  void thousandsOfUnknownNamesAreAllTold() {
    var prompt = new StringBuilder();
    var parameters = new HashMap<String, JsonNode>();
    for (int i = 0; i < 500; i++) {
      prompt.append("{used").append(i).append("}\n");
      parameters.put("given" + i, JsonNodeFactory.instance.numberNode(i));
    }
    Assertions.assertTimeoutPreemptively(
        ENDS_WITHIN,
        () -> assertThat(resolve(prompt.toString(), parameters).problems()).hasSize(1_000));
  }

  @Test
  void noTextBreaksTheReader() {
    var random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(
            (char)
                (random.nextBoolean()
                    ? "{}{}a_.\n".charAt(random.nextInt(8))
                    : random.nextInt(0x10000)));
      }
      assertThatCode(() -> resolve(text.toString(), Map.of())).doesNotThrowAnyException();
    }
  }

  private static ResolveValues.Resolved resolve(String prompt, Map<String, JsonNode> parameters) {
    return ResolveValues.resolve(
        new Template(
            "t", "", TemplateType.QA, null, prompt, List.of(), null, Sampling.DEFAULT, List.of()),
        parameters);
  }
}
