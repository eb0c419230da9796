package dev.winnow.quality.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Usage;
import dev.winnow.quality.judge.JudgeRows.Judged;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class JudgeRowsTest {

  private static final Rubric RUBRIC =
      new Rubric(
          null,
          null,
          List.of(
              new Rubric.Dimension("truth", "Is it true?", Rubric.Scale.SCORE, 3),
              new Rubric.Dimension("style", "Is it fine?", Rubric.Scale.YES_NO, 1)),
          List.of(new Rubric.Example(row("2 and 2 is 4"), Map.of("truth", 5, "style", 5), "so")),
          3.5,
          1,
          5,
          null);

  private static final JudgeRows JUDGE = new JudgeRows(RUBRIC);

  private static ObjectNode row(String text) {
    return JsonNodeFactory.instance.objectNode().put("q", text);
  }

  static Reply.Answered answer(String text) {
    return new Reply.Text(new Completion(text, "stop", Usage.of(1, 1), "test", 1));
  }

  /// Texts that try to be more than data, a line each, some of them as a text that is compared;
  /// `\n` and the like are what they say.
  static List<String> attacks() throws IOException {
    try (InputStream in = JudgeRowsTest.class.getResourceAsStream("attacks.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> line.replace("\\n", "\n").replace("\\u2028", "\u2028"))
          .toList();
    }
  }

  static String prompt(Request request) {
    return request.messages().getLast().text();
  }

  @Test
  void thereAreFortyAttacks() throws IOException {
    assertThat(attacks()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
  }

  /// Whatever a row says, everything but its own line is as for any other row.
  @ParameterizedTest
  @MethodSource("attacks")
  void aRowChangesNothingBesideItsLine(String attack) {
    List<Judged> benign = List.of(new Judged(1, row("fine")), new Judged(2, row("other")));
    List<Judged> hostile = List.of(new Judged(1, row(attack)), new Judged(2, row("other")));
    String expected = prompt(JUDGE.request("run-judge-0-1", 0, benign, 7));
    String found = prompt(JUDGE.request("run-judge-0-1", 0, hostile, 7));
    List<String> expectedLines = expected.lines().toList();
    List<String> lines = found.lines().toList();
    assertThat(lines).hasSameSizeAs(expectedLines);
    int changed = expectedLines.indexOf("{\"q\":\"fine\"}");
    for (int i = 0; i < lines.size(); i++) {
      if (i != changed) {
        assertThat(lines.get(i)).isEqualTo(expectedLines.get(i));
      }
    }
    Matcher mark = Pattern.compile("=== [0-9a-f]{16}").matcher(expected);
    assertThat(mark.find()).isTrue();
    assertThat(attack).doesNotContain(mark.group());
    assertThat(found.split(Pattern.quote(mark.group()), -1)).hasSize(1 + 1 + 2 * 2);
  }

  /// Whatever a judge was talked into: what is not of the form is no vote, and what is about rows
  /// that were not asked about is left out.
  @ParameterizedTest
  @MethodSource("attacks")
  void anAnswerThatRepeatsAnAttackHasNoOtherForm(String attack) {
    assertThat(JUDGE.read(answer(attack), 0, Set.of(3, 4))).isEmpty();
    ObjectNode said = JsonNodeFactory.instance.objectNode().put("row", 3).put("reason", attack);
    said.putObject("scores").put("truth", 2).put("style", "no");
    Map<Integer, Vote> votes = JUDGE.read(answer("[" + said + "]"), 0, Set.of(3, 4));
    assertThat(votes).containsOnlyKeys(3);
    assertThat(Objects.requireNonNull(votes.get(3)).scores())
        .isEqualTo(Map.of("truth", 2, "style", 1));
  }

  @Test
  void theMarkIsAnotherForEachRequest() {
    List<Judged> rows = List.of(new Judged(1, row("fine")));
    assertThat(prompt(JUDGE.request("run-judge-0-1", 0, rows, 7)))
        .isNotEqualTo(prompt(JUDGE.request("run-judge-0-2", 0, rows, 8)));
  }

  @Test
  void theReasonStandsBeforeTheScores() {
    Request request = JUDGE.request("k", 0, List.of(new Judged(1, row("fine"))), 1);
    ObjectNode schema = Objects.requireNonNull(request.rowSchema());
    assertThat(schema.path("properties").propertyNames())
        .containsExactly("row", "reason", "scores");
    assertThat(prompt(request)).contains("truth (1 to 5): Is it true?", "style (yes or no)");
    assertThat(prompt(request))
        .endsWith("\"reason\":\"...\",\"scores\":{\"truth\":3,\"style\":\"yes\"}}]");
  }

  @Test
  void onlyScoresOfTheRubricAreVotes() {
    assertThat(
            read("{\"row\": 1, \"reason\": \"r\", \"scores\": {\"truth\": 6, \"style\": \"no\"}}"))
        .isEmpty();
    assertThat(
            read("{\"row\": 1, \"reason\": \"r\", \"scores\": {\"truth\": 0, \"style\": \"no\"}}"))
        .isEmpty();
    assertThat(
            read(
                "{\"row\": 1, \"reason\": \"r\", \"scores\": {\"truth\": 4.5, \"style\": \"no\"}}"))
        .isEmpty();
    assertThat(read("{\"row\": 1, \"reason\": \"r\", \"scores\": {\"truth\": 4}}")).isEmpty();
    assertThat(
            read(
                "{\"row\": 1, \"reason\": \"r\", \"scores\": {\"truth\": 4, \"style\": \"maybe\"}}"))
        .isEmpty();
    assertThat(
            read(
                "{\"row\": 1, \"reason\": \"r\", \"scores\": {\"truth\": \"4\", \"style\": true}}"))
        .containsOnlyKeys(1);
    assertThat(
            read("{\"reason\": \"the only row\", \"scores\": {\"truth\": 4, \"style\": \"yes\"}}"))
        .containsOnlyKeys(1);
  }

  private static Map<Integer, Vote> read(String text) {
    return JUDGE.read(answer(text), 0, Set.of(1));
  }

  /// The median of each dimension, and the mean by weight.
  @Test
  void aScoreIsTheWeightedMeanOfMedians() {
    Vote good = new Vote(Map.of("truth", 5, "style", 5), "");
    Vote bad = new Vote(Map.of("truth", 1, "style", 1), "");
    Vote middle = new Vote(Map.of("truth", 4, "style", 1), "");
    assertThat(RUBRIC.score(List.of(good))).isEqualTo(5);
    assertThat(RUBRIC.score(List.of(good, bad))).isEqualTo(3);
    assertThat(RUBRIC.score(List.of(good, bad, middle))).isEqualTo((3 * 4 + 1) / 4.0);
  }

  @Test
  void aHugeRowIsCut() {
    Request request = JUDGE.request("k", 0, List.of(new Judged(1, row("x".repeat(1_000_000)))), 1);
    assertThat(prompt(request).length()).isLessThan(110_000);
    assertThat(prompt(request)).contains("… (cut)");
  }
}
