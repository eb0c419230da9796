package dev.winnow.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.StorableText;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Attacks size, depth, encoding and the time of reading. `-Dwinnow.long` makes the texts longer.
class PathologicalTest {

  /// Looks at a character, on average, over any text at all.
  private static final int STEPS_PER_CHARACTER = 40;

  private static final boolean LONG = Boolean.getBoolean("winnow.long");

  /// Work that grows with the square exceeds the steps from 4,000 characters on.
  private static final int LENGTH = LONG ? 30_000 : 8_000;

  private static final int SOUPS = LONG ? 500 : 150;

  private static final List<String> FAMILIES =
      List.of(
          "[",
          "{",
          "]",
          "}",
          "\"",
          "'",
          "“",
          "«",
          "\\",
          "`",
          "```",
          "~~~",
          "```json\n",
          "#",
          "/",
          "//",
          "/*",
          "*/",
          "/*/*",
          ".",
          "...",
          "…",
          ",",
          ":",
          "-",
          "+",
          "1",
          "e",
          "<",
          "<think>",
          "</think>",
          "<think></think>",
          "<think>\n<think>",
          "<a_think></b_think>",
          "<analysis><reflection></analysis>",
          "<think ",
          "<think a=1",
          "&lt;think&gt;",
          "\\u003cthink",
          "<unused0>",
          "\n## Thinking",
          "\nThought:\n```json",
          "\n```thinking",
          "\n## Thinking\n## Answer",
          "`<think>`",
          "[THINK]",
          "[/THINK]",
          "[plan]",
          "[plan]</plan>",
          "<plan>",
          "a <plan>",
          "<plan>\n",
          "[/plan]",
          "◁think▷",
          "◁/think▷",
          "<details>",
          "<details><summary>",
          "</details>",
          "<|",
          "<|a",
          "<|channel|>",
          "<|channel|>analysis<|message|>",
          "<|channel|>final<|message|>",
          "<|message|>",
          "final<|message|>",
          "<|end|>",
          "<|START_THINKING|>",
          "<|END_THINKING|>",
          "analysis",
          "analysisA",
          "assistantfinal",
          "assistantfina",
          "Here is my thought process:",
          "Here is my response:",
          "{\"a\":",
          "{\"a\":[",
          "[{",
          "{[",
          "[{\"a\":",
          "{\"",
          "{'",
          "{“",
          "{\"a",
          "{\"a\"",
          "{\"a\" ",
          "{a",
          "{a:",
          "{a:1",
          "{\"a\":1",
          "{\"a\":1}",
          "{\"a\":1},",
          "{\"a\":}",
          "{\"a\":1e999999999}",
          "{\"a\":\"x",
          "{\"a\":\"x\",",
          "[\"",
          "[\"a",
          "[\"a,",
          "[\"x, ",
          "[1",
          "[1,",
          "[-",
          "[true",
          "[{x,",
          "[,{x",
          "{/*",
          "{//",
          "{#",
          "\"/*",
          "\"//",
          "\",/*",
          "\"a\",",
          "\"a\":",
          "\",\"",
          "\",'",
          "\"}'",
          "\" \"",
          "\"\"\"",
          "'''",
          "\"\"\"a",
          "{\"a\":\"\"\"",
          "{\"'“«‘",
          "\"+",
          "\"+\"",
          "\"}",
          "\"]",
          "\"},{\"",
          "\"},{\"a\":",
          "},{\"",
          ", \"a\": \"",
          "{ \"",
          "\" , ",
          "        ",
          "{        ",
          "\"        ",
          "\n",
          "{\n",
          "\"\n",
          "\\\"",
          "{\\\"a\\\":",
          "{\\",
          "\\u",
          "\\ud83d",
          "\ud83d",
          "\ude00",
          "\0",
          "\uFEFF",
          "\uFFFF",
          "，",
          "：",
          "｛",
          "［",
          "{\"a\":\"b\"c\"",
          "{\"a\":b ",
          "{\"a\":1 b",
          "{\"a\":0x",
          "{\"a\":.",
          "word ",
          "{w ",
          "w:",
          "{\"a\":[\"b\" \"c\"",
          "&{</",
          "</",
          "</t",
          "d[\"k\"] ",
          "{\"k\": ",
          "({[",
          "\"]}",
          "\"]]]]",
          "\"}}}}",
          "\" } ] ",
          "x\"; \"",
          "\"; ",
          "\" + \"",
          "\"\"\"\"",
          "x\" ",
          " \"x",
          "”, ",
          "”}",
          "”, \"a\": ",
          "\\t",
          "\\n",
          "\\nx",
          "\\tau ",
          "\\to",
          "\\r",
          "\\b",
          "\\fx",
          "C:\\n",
          "C:\\new\\test",
          "$\\ne",
          "$\\ta",
          "$\\ta ",
          "$\\tau",
          "$\\tau$ ",
          "\\(\\tau",
          "a\\to",
          ".\\\\a\\ta",
          "C:\\ta",
          "$\\ne ",
          "\\\\nu \\nu ",
          "\\\"",
          "x\\\"",
          "1,000,",
          "{\"a\":1,000",
          "02",
          "{\"a\":02",
          "{,",
          "{,,\"a\":",
          "\"a\":1,{\"b\":2},",
          "[{\"a\":1}:");

  private static final List<String> STARTS =
      List.of(
          "",
          "[",
          "{\"a\":\"",
          "{\"a\":[\"",
          "[{\"a\":1},\"",
          "{\"a\":'",
          "[{\"a\":1},",
          "{a:",
          "{\"a\":",
          "{\"a\":“");

  @TestFactory
  Stream<DynamicTest> workIsLinearWhateverIsRepeated() {
    return STARTS.stream()
        .map(start ->
            DynamicTest.dynamicTest(
                "after " + start, () -> FAMILIES.forEach(word -> linear(start, word, "\"}]"))));
  }

  @Test
  void workIsLinearInSoupsOfFewWords() {
    for (int seed = 0; seed < SOUPS; seed++) {
      Random random = new Random(seed);
      int words = 2 + random.nextInt(4);
      StringBuilder word = new StringBuilder();
      for (int i = 0; i < words; i++) {
        word.append(FAMILIES.get(random.nextInt(FAMILIES.size())));
      }
      if (seed % 2 == 0) {
        linear(STARTS.get(random.nextInt(STARTS.size())), word.toString(), "", 20_000);
      } else {
        StringBuilder soup = new StringBuilder();
        while (soup.length() < 20_000) {
          soup.append(FAMILIES.get(random.nextInt(FAMILIES.size())));
        }
        linear("", soup.toString(), "", 20_000);
      }
    }
  }

  @Test
  void ofATextThatIsTooLongTheHeadIsKept() {
    String text = "[" + "{\"a\":1},".repeat(ReadAnswer.CHARACTERS_MAX / 8 + 1) + "]";
    ReadRows read = ReadAnswer.read(text);
    assertThat(read.rows()).isEmpty();
    assertThat(read.unreadable()).hasSize(1);
    assertThat(read.unreadable().getFirst().reason().message())
        .contains("4,194,304")
        .contains("%,d".formatted(text.length()));
    assertThat(read.unreadable().getFirst().text()).isEqualTo(text.substring(0, 10_000));
  }

  @Test
  void fourMegabytesOfOneStringAreRead() {
    String text = "{\"a\":\"" + "é".repeat(ReadAnswer.CHARACTERS_MAX - 20) + "\"}";
    assertThat(ReadAnswer.read(text).rows()).hasSize(1);
    assertThat(ReadAnswer.read(text.replace('"', '\'')).rows()).hasSize(1);
  }

  @Test
  void fourMegabytesOfEscapesThatMayNotBeMeantAreRead() {
    for (String word : List.of("$\\ta", "$\\tau", "$\\tau ", "a\\to ")) {
      linear("{\"a\":\"", word, "\"}", ReadAnswer.CHARACTERS_MAX - 20);
    }
  }

  @Test
  void nestingIsReadTo256AndWhatIsDeeperHidesNoSiblings() {
    String deep = "{\"a\":".repeat(256) + "1" + "}".repeat(256);
    String deeper = "{\"a\":".repeat(257) + "\"}\"" + "}".repeat(257);
    assertThat(ReadAnswer.read(deep).rows()).hasSize(1);
    ReadRows read = ReadAnswer.read("[{\"b\":1}," + deeper + ",{\"b\":2}]");
    assertThat(read.rows()).hasToString("[{\"b\":1}, {\"b\":2}]");
    assertThat(read.unreadable()).hasSize(1);
    assertThat(read.unreadable().getFirst().text()).isEqualTo(deeper);
    assertThat(read.unreadable().getFirst().reason().message()).contains("256");
    assertThat(read.cut()).isFalse();
    ReadRows wrapped = ReadAnswer.read("{\"rows\":[{\"b\":1},{\"c\":[" + deeper + "]},{\"b\":2}]}");
    assertThat(wrapped.rows()).hasToString("[{\"b\":1}, {\"b\":2}]");
    assertThat(wrapped.unreadable()).hasSize(1);
  }

  @Test
  void aHundredThousandOpenObjectsAreOnePiece() {
    ReadRows read = ReadAnswer.read("{\"a\":".repeat(100_000));
    assertThat(read.rows()).isEmpty();
    assertThat(read.unreadable()).hasSize(1);
    assertThat(read.cut()).isTrue();
  }

  @Test
  void numbersThatWouldFillAnyMemoryAreNoRows() {
    for (String number :
        List.of(
            "1e999999999", "1e-999999999", "1E99999999999999999", "-1.5e+1001", "9".repeat(1001))) {
      for (String text :
          List.of("[{\"a\":" + number + "},{\"a\":1}]", "{'a':" + number + "}\n{'a':1}")) {
        ReadRows read = ReadAnswer.read(text);
        assertThat(read.rows()).as(text).hasToString("[{\"a\":1}]");
        assertThat(read.unreadable()).as(text).hasSize(1);
        assertThat(read.unreadable().getFirst().text()).contains(number);
      }
    }
    assertThat(ReadAnswer.read("{\"a\":" + "9".repeat(1000) + "}").rows()).hasSize(1);
    assertThat(ReadAnswer.read("{\"a\":1e1000}").rows()).hasSize(1);
  }

  @Test
  void halvesOfCharactersNeverReachARow() {
    for (String text :
        List.of(
            "{\"\ud83d\":\"\ude00\"}",
            "{\"\\ud83d\":\"\\uDE00x\"}",
            "{\ud83d: \ude00}",
            "{'a':'\ud83d" + "\\ude00'}")) {
      for (var row : ReadAnswer.read(text).rows()) {
        String json = row.toString();
        assertThat(StorableText.of(json)).as(text).isEqualTo(json);
      }
    }
  }

  @Test
  void hostileAnswersGiveFewPieces() {
    for (String word : FAMILIES) {
      ReadRows read = ReadAnswer.read("[" + word.repeat(LENGTH / word.length()));
      assertThat(read.unreadable()).as(word).hasSizeLessThanOrEqualTo(Findings.PIECES_MAX);
      long kept = read.unreadable().stream().mapToLong(piece -> piece.text().length()).sum();
      assertThat(kept).as(word).isLessThanOrEqualTo(LENGTH + 10);
    }
  }

  private static void linear(String start, String word, String end) {
    linear(start, word, end, LENGTH);
  }

  private static void linear(String start, String word, String end, int length) {
    String text = start + word.repeat(Math.max(1, length / word.length())) + end;
    for (PickRows rows :
        List.of(
            new PickRows(Set.of()),
            new PickRows(Set.of("a", "z")),
            new PickRows(Set.of("a"), "a"))) {
      Source source = new Source(text);
      ReadRows read = ReadAnswer.tolerant(source, rows);
      assertThat(source.steps())
          .as(
              "steps for %d times %s after %s",
              length / word.length(), word.substring(0, Math.min(200, word.length())), start)
          .isLessThanOrEqualTo((long) STEPS_PER_CHARACTER * text.length() + 1000);
      assertThat(read.rows().size() + read.unreadable().size()).isPositive();
    }
  }
}
