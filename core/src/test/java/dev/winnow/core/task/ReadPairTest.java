package dev.winnow.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// Two fields of a row that a judge compares.
final class ReadPairTest {

  private static final List<String> FIELDS = List.of("prompt", "chosen", "rejected");

  private static ReadGates.Read read(String judge, List<String> fields) {
    return ReadGates.read(
        new Document("gates", (ObjectNode) ExactJson.read("{\"judge\": " + judge + "}"), Map.of()),
        (path, from) ->
            new DocumentResult.Broken(from, List.of(Problem.error("", Said.text("no files")))),
        new Options.Rows(fields, List.of()));
  }

  private static Rubric rubric(String judge) {
    ReadGates.Read read = read(judge, FIELDS);
    assertThat(read.problems()).isEmpty();
    return Objects.requireNonNull(read.gates().judge());
  }

  @Test
  void theBetterOneIsNamedFirst() {
    Rubric rubric = rubric("{\"pair\": [\"chosen\", \"rejected\"]}");
    assertThat(rubric.pair()).isEqualTo(new Rubric.Pair("chosen", "rejected"));
    assertThat(rubric.votes()).isEqualTo(2);
    assertThat(rubric.preset()).isEqualTo("preference");
    assertThat(rubric.dimensions()).isEqualTo(Rubrics.find("preference"));
    assertThat(GateFields.JUDGE_BLOCK.write(rubric).path("pair").toString())
        .isEqualTo("[\"chosen\",\"rejected\"]");
    assertThat(rubric(GateFields.JUDGE_BLOCK.write(rubric).toString())).isEqualTo(rubric);
  }

  @Test
  void itsDimensionsAreThoseOfAnyRubricOrItsOwn() {
    assertThat(rubric("{\"pair\": [\"chosen\", \"rejected\"], \"rubric\": \"code\"}").dimensions())
        .isEqualTo(Rubrics.find("code"));
    assertThat(
            rubric(
                    """
                    {"pair": ["chosen", "rejected"], "votes": 4,
                     "dimensions": [{"name": "kind", "description": "Which one is kinder?"}]}
                    """)
                .votes())
        .isEqualTo(4);
  }

  @Test
  void withoutOneRowsAreScored() {
    assertThat(rubric("{}").pair()).isNull();
    assertThat(rubric("{}").votes()).isEqualTo(1);
    assertThat(rubric("{}").preset()).isEqualTo("general");
    assertThat(rubric("{\"pair\": null, \"votes\": 3}").votes()).isEqualTo(3);
  }

  @Test
  void anyTwoFieldsDoWhereThoseOfRowsAreNotKnown() {
    assertThat(read("{\"pair\": [\"yes\", \"no\"]}", List.of()).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"pair": ["chosen"]} | /judge/pair | needs two fields, found 1. Name the better one first, like [chosen, rejected].
          {"pair": "chosen"} | /judge/pair | needs two fields, found 1. Name the better one first, like [chosen, rejected].
          {"pair": []} | /judge/pair | needs two fields, found 0. Name the better one first, like [chosen, rejected].
          {"pair": ["chosen", "rejected", "prompt"]} | /judge/pair | needs two fields, found 3. Name the better one first, like [chosen, rejected].
          {"pair": ["chosen", "chosen"]} | /judge/pair | names "chosen" twice. Name two fields, the better one first.
          {"pair": ["chosen", "rejcted"]} | /judge/pair | "rejcted" is none of the fields of a row. Did you mean rejected?
          {"pair": ["good", "chosen"]} | /judge/pair | "good" is none of the fields of a row. A row has prompt, chosen, rejected.
          {"pair": {"chosen": "rejected"}} | /judge/pair | expected a list of texts, found a map.
          {"pair": ["chosen", 7]} | /judge/pair/1 | expected text, found the number 7.
          {"pair": ["chosen", "rejected"], "votes": 3} | /judge/votes | is 3, and each second vote sees the pair in the other order. Write an even number, like 2.
          {"pair": ["chosen", "rejected"], "votes": 0} | /judge/votes | expected a whole number from 1 to 9, found the number 0.
          {"pair": ["chosen", "rejected"], "examples": [{"row": {}, "scores": {}}]} | /judge/examples | have scores, which pairs do not get. Remove them, or remove pair.
          {"rubric": "preference"} | /judge/rubric | "preference" compares two fields of a row. Name them in pair, the better one first, like [chosen, rejected].
          """)
  void refusesWhatIsNoPair(String judge, String place, String message) {
    assertThat(read(judge, FIELDS).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.pointer()).isEqualTo(place);
          assertThat(problem.message()).isEqualTo(message);
        });
  }
}
