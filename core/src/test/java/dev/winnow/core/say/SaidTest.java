package dev.winnow.core.say;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SaidTest {

  private enum TestSaid implements Sentence {
    PAUSED("Paused by hand."),
    ROWS_MISSING("{rows} {rows:row is|rows are} missing: {why}. {advice}"),
    NOT_ONE_OF("{name} is none of {choices}."),
    BRACES("Write {{name}} to mean {text}."),
    CUT("Raise {setting}.");

    private final String english;

    TestSaid(String english) {
      this.english = english;
    }

    @Override
    public String english() {
      return english;
    }
  }

  @Test
  void hasAStableCode() {
    assertThat(TestSaid.NOT_ONE_OF.code()).isEqualTo("test.notOneOf");
  }

  @Test
  void groupsNumbersAndChoosesByThem() {
    assertThat(TestSaid.ROWS_MISSING.of(1200, "the budget is used up", TestSaid.PAUSED).message())
        .isEqualTo("1,200 rows are missing: the budget is used up. Paused by hand.");
    assertThat(TestSaid.ROWS_MISSING.of(1, "it ended", Said.all()).message())
        .isEqualTo("1 row is missing: it ended.");
    assertThat(TestSaid.ROWS_MISSING.of(2.04, "x", "").message())
        .isEqualTo("2.04 rows are missing: x.");
  }

  @Test
  void putsNoFullStopTwice() {
    assertThat(TestSaid.ROWS_MISSING.of(2, Said.text("Rate limit reached."), "").message())
        .isEqualTo("2 rows are missing: Rate limit reached.");
  }

  @Test
  void listsValuesWithCommasAndSentencesWithSpaces() {
    assertThat(TestSaid.NOT_ONE_OF.of("c", List.of("a", "b")).message())
        .isEqualTo("c is none of a, b.");
    assertThat(
            TestSaid.NOT_ONE_OF
                .of("c", List.of(Said.text("a: 1, 2"), TestSaid.CUT.of("b")))
                .message())
        .isEqualTo("c is none of a: 1, 2; Raise b.");
    Said both = TestSaid.PAUSED.of().then(TestSaid.CUT.of("it")).then(Said.text("{x}"));
    assertThat(both.message()).isEqualTo("Paused by hand. Raise it. {x}");
    assertThat(both.parts()).hasSize(3);
    assertThat(Said.all().isEmpty()).isTrue();
    assertThat(Said.all(TestSaid.PAUSED.of())).isEqualTo(TestSaid.PAUSED.of());
  }

  @Test
  void takesNoBracesOfValuesForSlots() {
    assertThat(TestSaid.BRACES.of("{name}").message()).isEqualTo("Write {name} to mean {name}.");
  }

  @Test
  void namesSettingsAsTheyAreCalledWhereItIsRead() {
    Said cut = TestSaid.CUT.of(Setting.MAX_TOKENS);
    assertThat(cut.message()).isEqualTo("Raise max tokens.");
    assertThat(cut.inTaskFile()).isEqualTo("Raise model.maxTokens.");
  }

  @Test
  void wantsAValueForEachSlot() {
    assertThatThrownBy(() -> TestSaid.CUT.of())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test.cut");
  }

  @Test
  void comesBackFromWhereItWasStored() {
    Said said =
        TestSaid.ROWS_MISSING.of(1200, Said.text("{why}"), TestSaid.CUT.of(Setting.MAX_TOKENS));
    Said read = Said.read(said.stored());
    assertThat(read.code()).isEqualTo(said.code());
    assertThat(read.message()).isEqualTo(said.message());
    assertThat(Said.read(read.stored())).isEqualTo(read);
    assertThat(read.stored()).isEqualTo(said.stored());
    assertThat(Said.read(Said.all().stored())).isEqualTo(Said.all());
    for (String text : new String[] {"Rate limit reached.", "{\"code\": 500}", "{a} {{b}"}) {
      Said words = Said.text(text);
      assertThat(Said.read(words.stored())).isEqualTo(words);
      assertThat(Said.read(words.stored()).message()).isEqualTo(text);
    }
  }
}
