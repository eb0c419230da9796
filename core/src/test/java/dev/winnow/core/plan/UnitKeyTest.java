package dev.winnow.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnitKeyTest {

  @Test
  void isReadBackFromItsText() {
    for (UnitKey.Purpose purpose : UnitKey.Purpose.values()) {
      UnitKey key = new UnitKey(purpose, 3, 123_456_789);
      assertThat(UnitKey.parse(key.toString())).hasValue(key);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "generate",
        "generate-0",
        "generate-0-",
        "generate-0--1",
        "generate-0-1-2",
        "write-0-1",
        "generate-x-1",
        "generate-0-99999999999999999999"
      })
  void refusesWhatIsNoKey(String text) {
    assertThat(UnitKey.parse(text)).isEmpty();
  }

  @Test
  void seedsOfDifferentUnitsDiffer() {
    Set<Long> seeds = new HashSet<>();
    for (long number = 0; number < 100_000; number++) {
      assertThat(seeds.add(Seeds.of(42, new UnitKey(UnitKey.Purpose.GENERATE, 0, number), 0)))
          .isTrue();
    }
  }

  /// A seed decides what a task sends; a change here would make every journal's prompts other ones.
  @Test
  void seedsStayTheSameFromVersionToVersion() {
    UnitKey key = new UnitKey(UnitKey.Purpose.GENERATE, 0, 0);
    assertThat(Long.toHexString(Seeds.of(0, key, 0))).isEqualTo("87335b911da93b50");
  }
}
