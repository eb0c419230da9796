package dev.winnow.storage.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `-Dwinnow.long` records ten times as much.
final class RecordTasksPropertiesTest {

  private static final int GROUPS = Boolean.getBoolean("winnow.long") ? 10_000 : 1_000;
  private static final int TASKS = 3;
  private static final int CHECK_EVERY = GROUPS / 25;

  private final TaskFixture fixture = new TaskFixture();

  /// Property: whatever comes in, in whatever groups, some of them twice, what a task counts is
  /// what its rows, texts, requests and log add up to.
  @Test
  @Timeout(300)
  void countersAreWhatTheTablesAddUpTo() {
    Random random = new Random(7);
    List<Life> lives = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      lives.add(new Life(fixture.running(), random));
    }
    for (int group = 0; group < GROUPS; group++) {
      List<TaskEntry> entries = new ArrayList<>();
      int size = 1 + random.nextInt(8);
      for (int i = 0; i < size; i++) {
        entries.add(lives.get(random.nextInt(TASKS)).next());
      }
      fixture.record.record(entries);
      if (random.nextInt(10) == 0) {
        fixture.record.record(entries.stream().filter(RecordTasksPropertiesTest::repeats).toList());
      }
      if (group % CHECK_EVERY == 0) {
        lives.get(random.nextInt(TASKS)).check();
      }
    }
    lives.forEach(Life::check);
  }

  /// What is passed over when it comes again, as it does when a run is taken up.
  private static boolean repeats(TaskEntry entry) {
    return entry instanceof TaskEntry.Settled || entry instanceof TaskEntry.Revised;
  }

  /// Where a row stands that a higher target may take.
  private record Surplus(long unit, int index) {}

  /// What happens to one task, at random.
  private final class Life {
    private final UUID task;
    private final Random random;
    private final Deque<Surplus> surplus = new ArrayDeque<>();
    private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    private long answers;
    private long unit;
    private long rows;
    private long failures;
    private long cut;
    private long events;
    private long rejects;

    Life(UUID task, Random random) {
      this.task = task;
      this.random = random;
    }

    TaskEntry next() {
      return switch (random.nextInt(10)) {
        case 0 -> {
          events++;
          yield TaskFixture.noted(task, "event " + events);
        }
        case 1 -> {
          failures++;
          // Answered later, or never.
          yield TaskFixture.failed(task, unit + random.nextInt(2), "failure " + failures);
        }
        case 2 ->
            surplus.isEmpty()
                ? new TaskEntry.Waited(task, TaskFixture.NOON, 1, 2)
                : reinstated(surplus.removeFirst());
        default -> settled();
      };
    }

    private TaskEntry reinstated(Surplus row) {
      rejected.computeIfPresent(Reason.SURPLUS, (reason, texts) -> texts > 1 ? texts - 1 : null);
      rejects--;
      return TaskFixture.reinstated(task, row.unit(), row.index(), ++rows);
    }

    private TaskEntry settled() {
      int accepted = random.nextInt(4);
      List<Verdict.Rejected> texts = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        Reason reason = List.of(Reason.values()).get(random.nextInt(Reason.values().length));
        if (reason == Reason.SURPLUS) {
          surplus.addLast(new Surplus(unit, accepted + texts.size()));
        }
        texts.add(TaskFixture.rejected(reason, "{\"q\": 0}"));
        rejected.merge(reason, 1L, Long::sum);
        rejects++;
      }
      boolean whole = random.nextInt(4) > 0;
      cut += whole ? 0 : 1;
      Completion completion =
          new Completion("raw", "stop", new Usage(unit, answers, 1, 2, unit % 5), "gpt", unit % 9);
      TaskEntry.Settled entry =
          TaskFixture.settled(
              task,
              answers++,
              TaskFixture.unit(unit++),
              whole ? new Reply.Text(completion) : new Reply.Truncated(completion),
              rows + 1,
              accepted,
              texts.toArray(Verdict.Rejected[]::new));
      rows += accepted;
      return entry;
    }

    void check() {
      TaskCounters counters = fixture.find(task).counters();
      assertThat(counters.position()).isEqualTo(answers);
      assertThat(counters.accepted()).isEqualTo(rows);
      assertThat(counters.rejected()).isEqualTo(rejected);
      assertThat(counters.of(TaskCount.FAILURES))
          .isEqualTo(sum("count(*)", "task_request where state = 'FAILED' and"))
          .isLessThanOrEqualTo(failures);
      assertThat(counters.of(TaskCount.CUT)).isEqualTo(cut);
      assertThat(counters.of(TaskCount.EVENTS)).isEqualTo(events);
      assertThat(sum("count(*)", "task_request where sequence is not null and")).isEqualTo(answers);
      assertThat(sum("count(*)", "task_request where state = 'CUT' and")).isEqualTo(cut);
      assertThat(sum("max(sequence) + 1", "task_request where")).isEqualTo(answers);
      assertThat(sum("sum(accepted)", "task_request where")).isEqualTo(rows);
      assertThat(sum("sum(rejected)", "task_request where")).isEqualTo(rejects);
      assertThat(sum("sum(input_tokens)", "task_request where"))
          .isEqualTo(counters.of(TaskCount.INPUT_TOKENS));
      assertThat(sum("sum(output_tokens)", "task_request where"))
          .isEqualTo(counters.of(TaskCount.OUTPUT_TOKENS));
      assertThat(sum("sum(estimated_tokens)", "task_request where"))
          .isEqualTo(counters.of(TaskCount.ESTIMATED_TOKENS));
      assertThat(sum("sum(latency_millis)", "task_request where"))
          .isEqualTo(counters.of(TaskCount.LATENCY_MILLIS));
      assertThat(sum("count(*)", "dataset_row where")).isEqualTo(rows);
      assertThat(sum("max(task_ordinal)", "dataset_row where")).isEqualTo(rows);
      assertThat(sum("max(ordinal)", "dataset_row where")).isEqualTo(rows);
      checkVerdicts(counters);
      assertThat(sum("count(*)", "task_event where")).isEqualTo(events);
    }

    /// Every row and every text of every answer has one verdict, and a cell is the sum of its own.
    private void checkVerdicts(TaskCounters counters) {
      assertThat(sum("count(*)", "task_verdict where verdict = 'ACCEPTED' and")).isEqualTo(rows);
      assertThat(sum("count(distinct ordinal)", "task_verdict where ordinal <= " + rows + " and"))
          .isEqualTo(rows);
      assertThat(sum("count(number)", "task_verdict where verdict = 'REJECTED' and"))
          .isEqualTo(sum("count(distinct number)", "task_verdict where"))
          .isEqualTo(rejects);
      assertThat(sum("count(*)", "task_verdict where")).isEqualTo(rows + rejects);
      assertThat(sum("max(number)", "task_verdict where"))
          .isLessThanOrEqualTo(counters.of(TaskCount.REJECTS));
      rejected.forEach((reason, texts) ->
          assertThat(sum("count(*)", "task_verdict where reason = '" + reason + "' and"))
              .isEqualTo(texts));
      assertThat(
              sum(
                  "count(*)",
                  """
                  task_request request where accepted + rejected <> (
                    select count(*) from task_verdict own
                    where own.task_id = request.task_id and own.unit = request.unit) and\
                  """))
          .isZero();
      assertThat(fixture.cells.all(task))
          .containsExactly(new TaskCell(0, 1_000_000, rows, rejected, answers, 0));
      List<Fact.Settled> facts = new ArrayList<>();
      fixture.facts.settled(task, answers, facts::add);
      assertThat(facts).hasSize((int) answers);
      assertThat(facts.stream().flatMap(fact -> fact.verdicts().stream()).toList())
          .hasSize((int) (rows + rejects))
          .filteredOn(Verdict::takesPlace)
          .hasSize((int) rows);
    }

    private long sum(String what, String where) {
      return fixture
          .database
          .client()
          .sql("select coalesce(%s, 0) from %s task_id = ?".formatted(what, where))
          .param(task)
          .query(Long.class)
          .single();
    }
  }
}
