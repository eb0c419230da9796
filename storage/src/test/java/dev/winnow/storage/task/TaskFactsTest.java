package dev.winnow.storage.task;

import static dev.winnow.storage.task.TaskFixture.NOON;
import static dev.winnow.storage.task.TaskFixture.accepted;
import static dev.winnow.storage.task.TaskFixture.rejected;
import static dev.winnow.storage.task.TaskFixture.settled;
import static dev.winnow.storage.task.TaskFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.AnswerFacts;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TaskFactsTest {

  private final TaskFixture fixture = new TaskFixture();
  private final UUID task = fixture.running();

  private List<Fact.Settled> settledOf(long answers) {
    List<Fact.Settled> facts = new ArrayList<>();
    fixture.facts.settled(task, answers, facts::add);
    return facts;
  }

  /// Property: what is counted of an answer is the same without its text.
  @Test
  void answersAreToldInTheirOrderAndCountedAsTheyWere() {
    Usage reasoned = new Usage(1, 2, 3, 4);
    Usage plain = new Usage(1, 2, 3, 0, 2);
    List<Reply.Answered> replies =
        List.of(
            new Reply.Truncated(new Completion("说了", "length", reasoned, "gpt", 5)),
            new Reply.Truncated(
                new Completion("x", Reply.Truncated.brokenOff("error"), plain, "gpt", 5)),
            new Reply.Refused(new Completion("", "stop", reasoned, "gpt", 6), "filter"),
            new Reply.Text(new Completion(" \t\r\n\u3000\u2003\u001f", "stop", reasoned, "g", 7)),
            new Reply.Text(new Completion(" \t\r\n\u3000\u2003\u001f", "stop", plain, "g", 7)),
            new Reply.Text(new Completion("\u00a0", "stop", reasoned, "g", 8)),
            new Reply.Text(new Completion(" [] ", "stop", reasoned, "g", 8)));
    // The order of the answers is not that of the requests.
    for (int i = 0; i < replies.size(); i++) {
      fixture.record.record(List.of(settled(task, i, unit(9 - i), replies.get(i), 1, 0)));
    }
    assertThat(settledOf(7))
        .extracting(Fact.Settled::answer)
        .isEqualTo(replies.stream().map(AnswerFacts::of).toList());
    assertThat(settledOf(3))
        .extracting(Fact.Settled::unit)
        .containsExactly(unit(9), unit(8), unit(7));
  }

  @Test
  void verdictsComeWithTheirAnswersAndRowsOnlyWhereTheirFingerprintIsNotKnown() {
    String row = "{\"q\":3}";
    Verdict.Accepted coerced =
        new Verdict.Accepted(
            1, 0, Verdict.By.QUOTA, 3, accepted(0, 3).fingerprint(), row, List.of("/q"));
    Verdict.Waiting waiting =
        new Verdict.Waiting(0, 0, Verdict.By.JUDGE, accepted(0, 9).fingerprint(), row, List.of());
    fixture.record.record(
        List.of(
            settled(
                task,
                0,
                1,
                2,
                rejected(Reason.SURPLUS, "{\"q\": 7}"),
                rejected(Reason.SCHEMA, "{\"q\": 8}")),
            new TaskEntry.Settled(
                task, NOON, 1, unit(1), TaskFixture.text("raw"), List.of(waiting, coerced), 1)));
    fixture
        .database
        .jdbc()
        .update(
            "update task_verdict set fingerprint = case index when 0 then null else '0:12' end where task_id = ? and unit = 'generate-0-0'",
            task);
    List<Fact.Settled> facts = settledOf(2);
    assertThat(facts.getFirst().verdicts())
        .containsExactly(
            byItsRow(accepted(0, 1)),
            byItsRow(accepted(1, 2)),
            new Verdict.Rejected(2, 0, Reason.SURPLUS, Said.all(), "{\"q\": 7}"),
            new Verdict.Rejected(3, 0, Reason.SCHEMA, Said.all(), ""));
    assertThat(facts.getLast().verdicts())
        .containsExactly(
            waiting,
            new Verdict.Accepted(
                1, 0, Verdict.By.QUOTA, 3, coerced.fingerprint(), null, List.of("/q")));
  }

  private static Verdict.Accepted byItsRow(Verdict.Accepted row) {
    String read = "{\"q\":%d}".formatted(row.ordinal());
    return new Verdict.Accepted(
        row.index(), row.cell(), row.by(), row.ordinal(), null, read, List.of());
  }

  /// A run that goes on needs the embeddings that were paid for, and of others no texts.
  @Test
  void answersWithEmbeddingsComeWithTheirTexts() {
    Unit embed = new Unit(new UnitKey(UnitKey.Purpose.EMBED, 0, 0), 1);
    fixture.record.record(
        List.of(
            new TaskEntry.Settled(task, NOON, 0, embed, TaskFixture.text("00 AAAA"), List.of(), 1),
            settled(task, 1, unit(1), TaskFixture.text("long"), 1, 0)));
    assertThat(settledOf(2)).extracting(Fact.Settled::embeddings).containsExactly("00 AAAA", "");
    assertThat(fixture.find(task).counters().of(TaskCount.EMBEDDINGS)).isEqualTo(1);
  }

  @Test
  void textsOfAnyCharactersComeBackAsTheyWere() {
    List<String> texts =
        List.of("", "NULL", "{a,b}", "\"\\\"", "\\N", " a\tb\n", "?, $1, 'x'", "漢字😀");
    fixture.record.record(
        List.of(
            settled(
                task,
                0,
                1,
                1,
                texts.stream()
                    .map(text -> rejected(Reason.SCHEMA, text))
                    .toArray(Verdict.Rejected[]::new))));
    assertThat(fixture.rejects(task)).extracting(TaskReject::text).isEqualTo(texts);
  }

  @Test
  void whatWaitedAndWasSurplusIsAsItWasRevised() {
    String row = "{\"q\":0}";
    Verdict.Waiting first = new Verdict.Waiting(0, 0, Verdict.By.JUDGE, null, row, List.of());
    Verdict.Waiting second = new Verdict.Waiting(1, 0, Verdict.By.JUDGE, null, row, List.of());
    Verdict.Rejected low =
        new Verdict.Rejected(1, 0, Reason.JUDGE, Said.text("Too low."), "{\"q\":0}");
    fixture.record.record(
        List.of(
            new TaskEntry.Settled(
                task, NOON, 0, unit(0), TaskFixture.text("raw"), List.of(first, second), 1)));
    TaskRequest request = fixture.history.request(task, "generate-0-0").orElseThrow();
    assertThat(request.accepted() + request.rejected()).isZero();
    Recorded recorded =
        fixture
            .record
            .record(
                List.of(
                    new TaskEntry.Revised(task, NOON, unit(0).key(), null, accepted(0, 1)),
                    new TaskEntry.Revised(task, NOON, unit(0).key(), null, low)))
            .getFirst();
    assertThat(recorded.rows()).hasSize(1);
    assertThat(recorded.rejects()).extracting(TaskReject::index).containsExactly(1);
    assertThat(recorded.rejects()).extracting(TaskReject::by).containsExactly(Verdict.By.SCORES);
    assertThat(fixture.rejects(task)).isEqualTo(recorded.rejects());
    request = fixture.history.request(task, "generate-0-0").orElseThrow();
    assertThat(List.of(request.accepted(), request.rejected())).containsExactly(1, 1);
    assertThat(settledOf(1).getFirst().verdicts())
        .extracting(Verdict::takesPlace)
        .containsExactly(true, false);
    assertThat(fixture.cells.all(task).getFirst().accepted()).isEqualTo(1);
  }

  @Test
  void manyAnswersAreReadInPieces() {
    for (int group = 0; group < 10; group++) {
      long first = group * 250L;
      fixture.record.record(
          LongStream.range(first, first + 250)
              .<TaskEntry>mapToObj(i -> settled(task, i, i + 1, 1))
              .toList());
    }
    List<Fact.Settled> facts = settledOf(2_400);
    assertThat(facts)
        .extracting(fact -> fact.unit().key().number())
        .isEqualTo(LongStream.range(0, 2_400).boxed().toList());
    assertThat(facts)
        .extracting(fact -> ((Verdict.Accepted) fact.verdicts().getFirst()).ordinal())
        .isEqualTo(LongStream.range(1, 2_401).boxed().toList());
  }
}
