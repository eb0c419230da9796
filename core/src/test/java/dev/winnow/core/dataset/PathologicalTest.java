package dev.winnow.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Attacks on fingerprints: size, depth, encoding and numbers of rows that a model wrote.
class PathologicalTest {
  /// Not a measure of speed: what should end in a second or so must end at all.
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(5);

  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  @Test
  void deepRowsHaveAFingerprintAndEndlessOnesAreRefused() {
    assertThat(of(nested(256))).isNotEqualTo(of(nested(255)));
    assertThatIllegalArgumentException().isThrownBy(() -> of(nested(100_000)));
  }

  private static JsonNode nested(int depth) {
    JsonNode value = MAKE.nullNode();
    for (int i = 0; i < depth; i++) {
      value = i % 2 == 0 ? MAKE.arrayNode().add(value) : MAKE.objectNode().set("a", value);
    }
    return value;
  }

  @Test
  void numbersOfAnySizeHaveAFingerprint() {
    Assertions.assertTimeoutPreemptively(
        ENDS_WITHIN,
        () -> {
          assertThat(of(MAKE.numberNode(new BigDecimal("1e2147483647"))))
              .isEqualTo(of(MAKE.numberNode(new BigDecimal("10e2147483646"))));
          assertThat(of(MAKE.numberNode(new BigDecimal("0e-2147483647"))))
              .isEqualTo(of(MAKE.numberNode(0)));
          BigInteger huge = BigInteger.TEN.pow(300_000);
          assertThat(of(MAKE.numberNode(huge)))
              .isEqualTo(of(MAKE.numberNode(new BigDecimal(BigInteger.ONE, -300_000))));
          assertThat(of(MAKE.numberNode(Double.NaN)))
              .isNotEqualTo(of(MAKE.numberNode(Double.POSITIVE_INFINITY)));
          assertThat(of(MAKE.numberNode(Long.MIN_VALUE)))
              .isEqualTo(of(MAKE.numberNode(BigInteger.valueOf(Long.MIN_VALUE))));
        });
  }

  @Test
  void hugeAndStrangeTextsAreFoldedInLinearTime() {
    Assertions.assertTimeoutPreemptively(
        ENDS_WITHIN,
        () -> {
          for (String piece :
              List.of("a", " ", "感", "\u3000", "\ufdfa", "e\u0301", "\ud800", "ẞ", "İ", "\0")) {
            String text = piece.repeat(300_000 / piece.length());
            assertThat(of(MAKE.stringNode(text))).isNotEqualTo(of(MAKE.stringNode(text + "x")));
          }
          // A letter with a million accents: the order of marks is sorted, one run at a time.
          String marks = "a" + "\u0301\u0323".repeat(20_000);
          assertThat(of(MAKE.stringNode(marks))).isNotNull();
        });
  }

  @Test
  void wideRowsHaveAFingerprint() {
    ObjectNode row = MAKE.objectNode();
    for (int i = 0; i < 200_000; i++) {
      row.put("field" + i, i);
    }
    Fingerprint before = Fingerprint.of(row, List.of(), false);
    row.set("field0", row.remove("field0"));
    assertThat(Fingerprint.of(row, List.of(), false)).isEqualTo(before);
  }

  private static Fingerprint of(JsonNode value) {
    ObjectNode row = MAKE.objectNode();
    row.set("v", value);
    return Fingerprint.of(row, List.of(), false);
  }
}
