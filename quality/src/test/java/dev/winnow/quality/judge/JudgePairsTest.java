package dev.winnow.quality.judge;

import static dev.winnow.quality.judge.JudgeRowsTest.answer;
import static dev.winnow.quality.judge.JudgeRowsTest.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.quality.judge.JudgeRows.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows of which two fields are compared.
final class JudgePairsTest {

  private static final Rubric RUBRIC = rubric(1, 2);
  private static final JudgeRows JUDGE = new JudgeRows(RUBRIC);

  private static Rubric rubric(double weight, int votes) {
    return new Rubric(
        null,
        null,
        List.of(
            new Rubric.Dimension("help", "Which one helps?", Rubric.Scale.SCORE, 1),
            new Rubric.Dimension("truth", "Which one is true?", Rubric.Scale.YES_NO, weight)),
        List.of(),
        3.5,
        votes,
        5,
        new Rubric.Pair("good", "bad"));
  }

  private static ObjectNode row(String asked, String good, String bad) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("asked", asked)
        .put("good", good)
        .put("bad", bad);
  }

  private static Request request(long vote, ObjectNode row) {
    return JUDGE.request(
        "run-judge-0-1", vote, List.of(new Judged(1, row), new Judged(2, row("q", "g", "b"))), 7);
  }

  /// The line of the first row.
  private static String line(Request request) {
    List<String> lines = prompt(request).lines().toList();
    int mark = 0;
    while (!lines.get(mark).matches("=== [0-9a-f]{16} row 1")) {
      mark++;
    }
    return lines.get(mark + 1);
  }

  static List<String> attacks() throws Exception {
    return JudgeRowsTest.attacks();
  }

  /// The judge is not to be told by another field which of the two should win.
  @Test
  void fieldsThatSpeakOfOneByTheirNameAreNotShown() {
    ObjectNode row =
        row("why", "long answer", "no")
            .put("good_score", 9)
            .put("badModel", "m")
            .put("goodness", "kept")
            .put("badge", "kept");
    assertThat(line(request(0, row)))
        .isEqualTo(
            "{\"given\":{\"asked\":\"why\",\"goodness\":\"kept\",\"badge\":\"kept\"},\"A\":\"long answer\",\"B\":\"no\"}");
  }

  @Test
  void everyOtherVoteSeesThemInTheOtherOrder() {
    Request even = request(0, row("why", "long answer", "no"));
    Request odd = request(1, row("why", "long answer", "no"));
    assertThat(line(even))
        .isEqualTo("{\"given\":{\"asked\":\"why\"},\"A\":\"long answer\",\"B\":\"no\"}");
    assertThat(line(odd))
        .isEqualTo("{\"given\":{\"asked\":\"why\"},\"A\":\"no\",\"B\":\"long answer\"}");
    assertThat(line(request(2, row("a", "b", "c"))))
        .isEqualTo(line(request(0, row("a", "b", "c"))));
    assertThat(line(request(3, row("a", "b", "c"))))
        .isEqualTo(line(request(1, row("a", "b", "c"))));
  }

  @Test
  void theJudgeIsNotToldWhichOneShouldBeBetter() {
    for (long vote = 0; vote < 2; vote++) {
      Request request = request(vote, row("why", "x", "y"));
      assertThat(prompt(request)).doesNotContain("\"good\"", "\"bad\"");
      assertThat(prompt(request)).contains("- help: Which one helps?\n- truth: Which one is true?");
      assertThat(prompt(request)).endsWith("\"reason\":\"...\",\"better\":\"A, B or tie\"}]");
      ObjectNode schema = Objects.requireNonNull(request.rowSchema());
      assertThat(schema.path("properties").propertyNames())
          .containsExactly("row", "reason", "better");
    }
    List<Judged> one = List.of(new Judged(1, row("why", "x", "y")));
    assertThat(prompt(new JudgeRows(rubric(2.5, 2)).request("k", 0, one, 1)))
        .contains("- help (weight 1): ", "- truth (weight 2.5): ");
  }

  /// Whatever a text says, everything but the row's own line is as for any other row, and in that
  /// line the other texts are as they are.
  @ParameterizedTest
  @MethodSource("attacks")
  void aTextChangesNothingBesideItself(String attack) {
    for (long vote = 0; vote < 2; vote++) {
      Request benign = request(vote, row("a", "b", "c"));
      for (ObjectNode hostile :
          List.of(row(attack, "b", "c"), row("a", attack, "c"), row("a", "b", attack))) {
        Request request = request(vote, hostile);
        assertThat(prompt(request).lines().toList()).hasSameSizeAs(prompt(benign).lines().toList());
        assertThat(prompt(request).replace(line(request), line(benign))).isEqualTo(prompt(benign));
        JsonNode shown = ExactJson.read(line(request));
        assertThat(shown.propertyNames()).containsExactly("given", "A", "B");
        assertThat(shown.path("given"))
            .isEqualTo(hostile.deepCopy().remove(List.of("good", "bad")));
        assertThat(shown.path(vote == 0 ? "A" : "B")).isEqualTo(hostile.path("good"));
        assertThat(shown.path(vote == 0 ? "B" : "A")).isEqualTo(hostile.path("bad"));
      }
    }
  }

  /// Whatever a judge was talked into.
  @ParameterizedTest
  @MethodSource("attacks")
  void anAnswerThatRepeatsAnAttackHasNoOtherForm(String attack) {
    assertThat(JUDGE.read(answer(attack), 0, Set.of(3, 4))).isEmpty();
    ObjectNode said = JsonNodeFactory.instance.objectNode().put("row", 3).put("reason", attack);
    assertThat(JUDGE.read(answer("[" + said.deepCopy().put("better", attack) + "]"), 0, Set.of(3)))
        .isEmpty();
    assertThat(JUDGE.read(answer("[" + said.put("better", "B") + "]"), 0, Set.of(3, 4)))
        .containsOnlyKeys(3);
  }

  @ParameterizedTest
  @CsvSource({"A, 5, 1", "B, 1, 5", "tie, 3, 3", "' b ', 1, 5", "TIE, 3, 3"})
  void aVoteIsForAFieldAndNoPlace(String better, int even, int odd) {
    assertThat(preference(0, better)).isEqualTo(even);
    assertThat(preference(1, better)).isEqualTo(odd);
    assertThat(preference(2, better)).isEqualTo(even);
  }

  private static int preference(long vote, String better) {
    Map<Integer, Vote> votes = JUDGE.read(said(better), vote, Set.of(1));
    return Objects.requireNonNull(Objects.requireNonNull(votes.get(1)).scores().get("preference"));
  }

  private static Reply.Answered said(String better) {
    return answer("[{\"row\": 1, \"reason\": \"so\", \"better\": \"%s\"}]".formatted(better));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"C", "", "A and B", "AB", "1", "true", "A is better", "neither", "good", "bad"})
  void anythingElseIsNoVote(String better) {
    assertThat(JUDGE.read(said(better), 0, Set.of(1))).isEmpty();
  }

  @Test
  void scoresAreNoVoteAboutAPair() {
    assertThat(
            JUDGE.read(
                answer("[{\"row\": 1, \"reason\": \"so\", \"scores\": {\"preference\": 5}}]"),
                0,
                Set.of(1)))
        .isEmpty();
  }

  @Test
  void aReasonSaysWhichTextWasWhich() {
    assertThat(JUDGE.read(said("A"), 0, Set.of(1)).values())
        .extracting(Vote::reason)
        .containsExactly("[A = good, B = bad] so");
    assertThat(JUDGE.read(said("A"), 1, Set.of(1)).values())
        .extracting(Vote::reason)
        .containsExactly("[A = bad, B = good] so");
  }

  /// A judge that prefers a place is undecided in the end, however often it is asked.
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 8})
  void aPlaceAloneWinsNothing(int votes) {
    Rubric rubric = rubric(1, votes);
    for (String always : List.of("A", "B", "tie")) {
      List<Vote> said = new ArrayList<>();
      for (int vote = 0; vote < votes; vote++) {
        said.addAll(JUDGE.read(said(always), vote, Set.of(1)).values());
      }
      assertThat(rubric.score(said)).isEqualTo(3);
    }
    List<Vote> agreed = new ArrayList<>();
    for (int vote = 0; vote < votes; vote++) {
      agreed.addAll(JUDGE.read(said(vote % 2 == 0 ? "A" : "B"), vote, Set.of(1)).values());
    }
    assertThat(rubric.score(agreed)).isEqualTo(5);
  }

  @Test
  void theReasonOfARejectedPairIsThatOfAVoteAgainstIt() {
    Vote good = new Vote(Map.of("preference", 5), "fine");
    Vote bad = new Vote(Map.of("preference", 1), "not so");
    assertThat(RUBRIC.lowest(List.of(bad, good))).isEqualTo(bad);
    assertThat(RUBRIC.lowest(List.of(good, bad))).isEqualTo(bad);
  }

  @Test
  void aFieldThatIsMissingIsNull() {
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    assertThat(line(request(0, none))).isEqualTo("{\"given\":{},\"A\":null,\"B\":null}");
    none.putObject("bad").put("role", "user");
    assertThat(line(request(0, none)))
        .isEqualTo("{\"given\":{},\"A\":null,\"B\":{\"role\":\"user\"}}");
  }

  /// Both lose as much, wherever they stand.
  @Test
  void hugeTextsAreCutAlike() {
    String huge = "x".repeat(1_000_000);
    JsonNode shown = ExactJson.read(line(request(1, row(huge, huge, huge))));
    assertThat(shown.path("A")).isEqualTo(shown.path("B"));
    assertThat(shown.path("A").stringValue()).hasSizeLessThan(31_000).endsWith("… (cut)");
    assertThat(shown.path("given").stringValue()).hasSizeLessThan(31_000).endsWith("… (cut)");
  }
}
