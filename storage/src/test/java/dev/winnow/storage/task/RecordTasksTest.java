package dev.winnow.storage.task;

import static dev.winnow.storage.task.TaskFixture.NOON;
import static dev.winnow.storage.task.TaskFixture.failed;
import static dev.winnow.storage.task.TaskFixture.noted;
import static dev.winnow.storage.task.TaskFixture.rejected;
import static dev.winnow.storage.task.TaskFixture.settled;
import static dev.winnow.storage.task.TaskFixture.text;
import static dev.winnow.storage.task.TaskFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

final class RecordTasksTest {

  private final TaskFixture fixture = new TaskFixture();
  private final UUID task = fixture.running();

  private Recorded record(TaskEntry... entries) {
    return fixture.record.record(List.of(entries)).getFirst();
  }

  @Test
  void writesRowsRejectsRequestsEventsAndCounters() {
    Reply.Answered cut =
        new Reply.Truncated(
            new Completion("cut off", "先想 \u0000", "length", new Usage(1, 2, 0, 0, 5), "gpt", 3));
    Recorded recorded =
        record(
            settled(task, 0, 1, 2, rejected(Reason.SCHEMA, "no row")),
            settled(task, 1, unit(4), cut, 3, 1, rejected(Reason.MALFORMED, "half")),
            failed(task, 2, "overloaded"),
            noted(task, "something"),
            new TaskEntry.Waited(task, NOON, 3, 4));
    assertThat(recorded.from()).isEqualTo(TaskCursor.START);
    assertThat(recorded.to()).isEqualTo(new TaskCursor(3, 2, 1));
    TaskCounters counters = fixture.find(task).counters();
    assertThat(counters)
        .isEqualTo(
            new TaskCounters(
                Map.ofEntries(
                    Map.entry(TaskCount.POSITION, 2L),
                    Map.entry(TaskCount.LABELS, 0L),
                    Map.entry(TaskCount.JUDGEMENTS, 0L),
                    Map.entry(TaskCount.EMBEDDINGS, 0L),
                    Map.entry(TaskCount.ACCEPTED, 3L),
                    Map.entry(TaskCount.CUT, 1L),
                    Map.entry(TaskCount.RETRIES, 3L),
                    Map.entry(TaskCount.THROTTLED, 4L),
                    Map.entry(TaskCount.FAILURES, 1L),
                    Map.entry(TaskCount.INPUT_TOKENS, 11L),
                    Map.entry(TaskCount.OUTPUT_TOKENS, 22L),
                    Map.entry(TaskCount.CACHED_TOKENS, 3L),
                    Map.entry(TaskCount.REASONING_TOKENS, 4L),
                    Map.entry(TaskCount.ESTIMATED_TOKENS, 5L),
                    Map.entry(TaskCount.LATENCY_MILLIS, 10L),
                    Map.entry(TaskCount.REJECTS, 2L),
                    Map.entry(TaskCount.EVENTS, 1L)),
                Map.of(Reason.SCHEMA, 1L, Reason.MALFORMED, 1L)));
    assertThat(fixture.rows(task)).isEqualTo(recorded.rows()).hasSize(3);
    assertThat(fixture.rows(task).getLast()).isEqualTo(new TaskRow(3, "generate-0-4", "{\"q\":3}"));
    assertThat(fixture.rejects(task)).isEqualTo(recorded.rejects());
    assertThat(fixture.history.events(task, 0, 9, 9)).isEqualTo(recorded.events());
    TaskRequest request = fixture.history.request(task, "generate-0-4").orElseThrow();
    assertThat(request.state()).isEqualTo(RequestState.CUT);
    assertThat(request.text()).isEqualTo("cut off");
    assertThat(request.thinking()).isEqualTo("先想 \uFFFD");
    assertThat(request.usage()).isEqualTo(new Usage(1, 2, 0, 0, 5));
    assertThat(List.of(request.accepted(), request.rejected())).containsExactly(1, 1);
    assertThat(fixture.history.request(task, "generate-0-2").orElseThrow().failure())
        .isEqualTo(new CallFailure("server", 500, Said.text("overloaded")));
    assertThat(fixture.datasets.find(dataset(task)).orElseThrow().rows()).isEqualTo(3);
  }

  private UUID dataset(UUID id) {
    return java.util.Objects.requireNonNull(fixture.find(id).datasetId());
  }

  @Test
  void answersThatAreThereArePassedOver() {
    TaskEntry[] group = {
      settled(task, 0, 1, 2, rejected(Reason.SURPLUS, "a")), settled(task, 1, 3, 4)
    };
    record(group);
    StoredTask before = fixture.find(task);
    Recorded again = record(group);
    assertThat(again.rows()).isEmpty();
    assertThat(again.rejects()).isEmpty();
    assertThat(again.from()).isEqualTo(again.to());
    assertThat(fixture.find(task).counters()).isEqualTo(before.counters());
    assertThat(fixture.rows(task)).hasSize(6);
    // And those behind it come in.
    assertThat(record(settled(task, 1, 3, 4), settled(task, 2, 7, 1)).rows()).hasSize(1);
  }

  @Test
  void aTaskThatAnotherWriterHasClaimedTakesNotesOnly() {
    fixture.tasks.claim(task, fixture.record.writer());
    record(settled(task, 0, 1, 2));
    RecordTasks other = TaskFixture.recorder(fixture.database);
    assertThat(fixture.tasks.claim(task, other.writer()).orElseThrow().writer())
        .isEqualTo(other.writer());
    Recorded refused =
        record(
            settled(task, 1, 3, 2),
            failed(task, 7, "late"),
            new TaskEntry.Waited(task, NOON, 3, 4),
            noted(task, "late, but true"),
            modelNoted("late, too"),
            new TaskEntry.Ended(task, NOON, TaskStatus.FAILED, Said.all(), Said.all(), 1_000));
    assertThat(refused.rows()).isEmpty();
    assertThat(refused.events()).hasSize(2);
    assertThat(fixture.find(task).status()).isEqualTo(TaskStatus.RUNNING);
    TaskCounters after = fixture.find(task).counters();
    assertThat(after.cursor()).isEqualTo(new TaskCursor(2, 0, 2));
    assertThat(List.of(after.position(), after.of(TaskCount.FAILURES), after.of(TaskCount.RETRIES)))
        .containsExactly(1L, 0L, 0L);
    assertThat(other.record(List.of(settled(task, 1, 3, 1))).getFirst().rows()).hasSize(1);
  }

  private TaskEntry modelNoted(String said) {
    return new TaskEntry.ModelNoted(task, NOON, "gpt", Said.text(said));
  }

  /// Each run finds the same things out.
  @Test
  void whatIsNotedOfAModelIsKeptOnce() {
    Said nested = RunSaid.HTTP.of(400, "temperature, request 1");
    TaskEntry noted = new TaskEntry.ModelNoted(task, NOON, "gpt", nested);
    Recorded first = record(modelNoted("no \u0000 seed"), noted, modelNoted("no \u0000 seed"));
    assertThat(first.events()).extracting(TaskEvent::kind).containsExactly("NOTE", "NOTE");
    assertThat(first.events().getLast().said()).isEqualTo(RunSaid.NOTED.of("gpt", nested));
    RecordTasks other = TaskFixture.recorder(fixture.database);
    TaskEntry inOtherWords =
        new TaskEntry.ModelNoted(task, NOON, "gpt", RunSaid.HTTP.of(400, "request 2"));
    List<TaskEntry> again =
        List.of(noted, inOtherWords, modelNoted("no \u0000 seed"), modelNoted("no top_k"));
    assertThat(other.record(again).getFirst().events()).hasSize(1);
    TaskEntry elsewhere = new TaskEntry.ModelNoted(task, NOON, "qwen", Said.text("no \u0000 seed"));
    assertThat(record(elsewhere).events()).hasSize(1);
    assertThat(fixture.history.notes(task))
        .containsExactly(
            new TaskNote("gpt", NOON, Said.text("no \uFFFD seed")),
            new TaskNote("gpt", NOON, nested),
            new TaskNote("gpt", NOON, Said.text("no top_k")),
            new TaskNote("qwen", NOON, Said.text("no \uFFFD seed")));
    assertThat(fixture.find(task).counters().of(TaskCount.EVENTS)).isEqualTo(4);
    fixture.tasks.move(
        task, Set.of(TaskStatus.RUNNING), TaskStatus.CANCELLED, Said.all(), Said.all());
    assertThat(fixture.tasks.delete(task)).isTrue();
    assertThat(fixture.history.notes(task)).isEmpty();
  }

  /// A connection that breaks in the moment of a commit leaves open whether it was one.
  @Test
  void aGroupWhoseCommitNobodyConfirmedIsWrittenOnce() {
    List<TaskEntry> group =
        List.of(
            settled(task, 0, 1, 2),
            failed(task, 1, "lost"),
            noted(task, "said once"),
            new TaskEntry.Ended(task, NOON, TaskStatus.PARTIAL, Said.all(), Said.all(), 1_000));
    for (boolean committed : new boolean[] {false, true}) {
      Breaking transaction = new Breaking(fixture.database.transaction(), committed);
      RecordTasks record = new RecordTasks(fixture.database.jdbc(), transaction);
      record.record(List.of(noted(task, "before")));
      transaction.breaks = true;
      assertThatThrownBy(() -> record.record(group)).isInstanceOf(TransactionSystemException.class);
      assertThat(fixture.find(task).counters().of(TaskCount.FAILURES)).isEqualTo(committed ? 1 : 0);
      Recorded again = record.record(group).getFirst();
      // Those who watch are told what came in, although the database had it already.
      assertThat(again.rows()).hasSize(2);
      assertThat(again.events()).hasSize(1);
      StoredTask now = fixture.find(task);
      assertThat(again.to()).isEqualTo(now.counters().cursor());
      assertThat(now.counters().of(TaskCount.FAILURES)).isEqualTo(1);
      assertThat(now.counters().of(TaskCount.EVENTS)).isEqualTo(2);
      assertThat(now.runningMillis()).isEqualTo(1_000);
      // What comes next is another group, even if it is the same.
      assertThat(record.record(List.of(noted(task, "then")))).hasSize(1);
      assertThat(record.record(List.of(noted(task, "then")))).hasSize(1);
      assertThat(fixture.find(task).counters().of(TaskCount.EVENTS)).isEqualTo(4);
      fixture.database.jdbc().update("delete from task where id = ?", task);
      fixture.database.jdbc().update("delete from task_verdict where task_id = ?", task);
      fixture.add(TaskFixture.task(task, fixture.dataset(), "task", TaskStatus.RUNNING, NOON));
      fixture.database.jdbc().update("delete from dataset_row where task_id = ?", task);
    }
  }

  /// Loses the answer to a commit, or the commit.
  private static final class Breaking extends TransactionTemplate {
    private static final long serialVersionUID = 1;

    private final boolean committed;
    private boolean breaks;

    Breaking(TransactionTemplate whole, boolean committed) {
      super(java.util.Objects.requireNonNull(whole.getTransactionManager()));
      this.committed = committed;
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
      if (!breaks) {
        return super.execute(action);
      }
      breaks = false;
      super.execute(status -> {
        if (!committed) {
          status.setRollbackOnly();
        }
        return action.doInTransaction(status);
      });
      throw new TransactionSystemException("connection reset");
    }
  }

  @Test
  void aGapIsABug() {
    record(settled(task, 0, 1, 2));
    assertThatThrownBy(() -> record(settled(task, 2, 3, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has 1 answers; answer 2 does not follow");
    assertThatThrownBy(() -> record(settled(task, 1, 4, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has 2 rows; row 4 does not follow");
    assertThatThrownBy(() -> record(TaskFixture.reinstated(task, 0, 0, 4)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(fixture.find(task).counters().position()).isEqualTo(1);
    record(settled(task, 1, 3, 1));
    assertThat(fixture.rows(task)).hasSize(3);
  }

  @Test
  void entriesOfADeletedTaskArePassedOver() {
    UUID gone = fixture.add(null, "gone", TaskStatus.PAUSED);
    assertThat(fixture.tasks.delete(gone)).isTrue();
    List<Recorded> recorded =
        fixture.record.record(List.of(settled(gone, 0, 1, 1), settled(task, 0, 1, 1)));
    assertThat(recorded).extracting(Recorded::task).containsExactly(task);
  }

  @Test
  void rowsOfATaskWhoseDatasetIsGoneStayInItsRequests() {
    UUID homeless = fixture.add(null, "homeless", TaskStatus.RUNNING);
    fixture.record.record(List.of(settled(homeless, 0, 1, 3)));
    assertThat(fixture.find(homeless).counters().accepted()).isEqualTo(3);
    assertThat(fixture.rows(homeless)).isEmpty();
    assertThat(fixture.history.request(homeless, "generate-0-0")).isPresent();
  }

  @Test
  void surplusIsTakenWithinItsGroupAndLater() {
    TaskEntry.Settled three =
        settled(
            task,
            0,
            1,
            1,
            rejected(Reason.SURPLUS, "2"),
            rejected(Reason.SURPLUS, "3"),
            rejected(Reason.SURPLUS, "4"),
            rejected(Reason.DUPLICATE, "1"));
    Recorded first = record(three, reinstated(2));
    assertThat(first.rows()).hasSize(2);
    assertThat(first.rejects()).extracting(TaskReject::text).containsExactly("3", "4", "1");
    assertThat(first.to().rejects()).isEqualTo(4);
    assertRequest(2, 2);
    record(reinstated(3));
    assertThat(fixture.rejects(task)).extracting(TaskReject::text).containsExactly("4", "1");
    assertRequest(3, 1);
    // Once more, as after a restart: it is there.
    assertThat(record(three, reinstated(2), reinstated(3)).rows()).isEmpty();
    record(reinstated(4));
    assertRequest(4, 0);
    assertThat(fixture.find(task).counters().rejected()).isEqualTo(Map.of(Reason.DUPLICATE, 1L));
    assertThat(fixture.rows(task)).extracting(TaskRow::ordinal).containsExactly(1L, 2L, 3L, 4L);
  }

  private TaskEntry.Revised reinstated(int ordinal) {
    return TaskFixture.reinstated(task, 0, ordinal - 1, ordinal);
  }

  private void assertRequest(int accepted, int surplus) {
    TaskRequest request = fixture.history.request(task, "generate-0-0").orElseThrow();
    assertThat(List.of(request.accepted(), request.rejected(), request.surplus()))
        .containsExactly(accepted, 1, surplus);
  }

  @Test
  void aRequestThatWasGivenUpAndThenAnsweredIsAnswered() {
    record(failed(task, 0, "first"));
    record(failed(task, 0, "again"), settled(task, 0, 1, 1));
    TaskRequest request = fixture.history.request(task, "generate-0-0").orElseThrow();
    assertThat(request.state()).isEqualTo(RequestState.ANSWERED);
    assertThat(request.failure()).isNull();
    assertThat(fixture.find(task).counters().of(TaskCount.FAILURES)).isZero();
    // A failure that comes behind its answer does not hide it.
    record(failed(task, 0, "late"));
    assertThat(fixture.history.request(task, "generate-0-0").orElseThrow().state())
        .isEqualTo(RequestState.ANSWERED);
    assertThat(fixture.history.failures(task)).isEmpty();
    assertThat(fixture.find(task).counters().of(TaskCount.FAILURES)).isZero();
  }

  /// Regression: each round of a retry was added, though the lists have the last one only.
  @Test
  void aRequestThatIsGivenUpAgainCountsOnce() {
    record(failed(task, 0, "first"), failed(task, 1, "first"));
    record(failed(task, 0, "again"), failed(task, 2, "first"));
    assertThat(fixture.find(task).counters().of(TaskCount.FAILURES)).isEqualTo(3);
    assertThat(fixture.history.failures(task).getFirst().requests()).isEqualTo(3);
  }

  @Test
  void textsThatPostgresCannotHoldAreReplaced() {
    String bad = "a\0b\uD800c\uDC00d😀";
    String good = "a\uFFFDb\uFFFDc\uFFFDd😀";
    Completion completion = new Completion(bad, bad, Usage.NONE, bad, 1);
    record(
        settled(
            task,
            0,
            unit(0),
            new Reply.Refused(completion, bad),
            1,
            1,
            new Verdict.Rejected(0, 0, Reason.MALFORMED, Said.text(bad), bad)),
        new TaskEntry.Failed(
            task, NOON, unit(1), new CallFailure("server", 500, Said.text(bad)), 1),
        noted(task, bad),
        new TaskEntry.Ended(task, NOON, TaskStatus.PARTIAL, Said.text(bad), Said.text(bad), 1));
    TaskRequest request = fixture.history.request(task, "generate-0-0").orElseThrow();
    assertThat(List.of(request.text(), request.finish(), request.model(), request.reason()))
        .containsOnly(good);
    assertThat(fixture.rejects(task).getFirst().text()).isEqualTo(good);
    assertThat(fixture.rejects(task).getFirst().detail().message()).isEqualTo(good);
    assertThat(fixture.history.request(task, "generate-0-1").orElseThrow().failure())
        .isEqualTo(new CallFailure("server", 500, Said.text(good)));
    assertThat(fixture.history.events(task, 0, 9, 9).getFirst().said().message()).isEqualTo(good);
    assertThat(List.of(fixture.find(task).why().message(), fixture.find(task).advice().message()))
        .containsOnly(good);
  }

  @Test
  void whatAPersonSaidHoldsAgainstTheEndOfARun() {
    assertThat(ending(TaskStatus.RUNNING, TaskStatus.PARTIAL)).isEqualTo(TaskStatus.PARTIAL);
    assertThat(ending(TaskStatus.PAUSED, TaskStatus.PARTIAL)).isEqualTo(TaskStatus.PAUSED);
    assertThat(ending(TaskStatus.CANCELLED, TaskStatus.FAILED)).isEqualTo(TaskStatus.CANCELLED);
    // Told to stop: by a person, who has said what it is, or with the service.
    assertThat(ending(TaskStatus.RUNNING, null)).isEqualTo(TaskStatus.RUNNING);
    assertThat(ending(TaskStatus.PAUSED, null)).isEqualTo(TaskStatus.PAUSED);
    // Complete only with all its rows: its target may have been raised in the last moment.
    assertThat(ending(TaskStatus.RUNNING, TaskStatus.COMPLETED)).isEqualTo(TaskStatus.RUNNING);
    setTarget(task, 2);
    record(settled(task, 0, 1, 2), ended(task, TaskStatus.COMPLETED));
    StoredTask complete = fixture.find(task);
    assertThat(complete.status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(complete.endedAt()).isEqualTo(NOON);
    assertThat(complete.runningMillis()).isEqualTo(1_500);
  }

  private TaskStatus ending(TaskStatus now, @Nullable TaskStatus end) {
    UUID id = fixture.add(null, "ends", now);
    fixture.record.record(List.of(ended(id, end)));
    assertThat(fixture.find(id).runningMillis()).isEqualTo(1_500);
    return fixture.find(id).status();
  }

  private static TaskEntry.Ended ended(UUID id, @Nullable TaskStatus status) {
    return new TaskEntry.Ended(id, NOON, status, Said.all(), Said.all(), 1_500);
  }

  private void setTarget(UUID id, int target) {
    fixture.database.jdbc().update("update task set target = ? where id = ?", target, id);
  }

  @Test
  void twoWritersIntoOneDatasetLeaveNoGaps() {
    UUID dataset = fixture.dataset();
    List<CompletableFuture<Void>> writers =
        LongStream.range(0, 2)
            .mapToObj(writer -> CompletableFuture.runAsync(() -> write(dataset, 300)))
            .toList();
    writers.forEach(CompletableFuture::join);
    List<Long> ordinals =
        fixture
            .database
            .client()
            .sql("select ordinal from dataset_row where dataset_id = ? order by ordinal")
            .param(dataset)
            .query((row, number) -> row.getLong(1))
            .list();
    assertThat(ordinals).isEqualTo(LongStream.rangeClosed(1, 1_200).boxed().toList());
    assertThat(fixture.datasets.find(dataset).orElseThrow().rows()).isEqualTo(1_200);
  }

  private static void write(UUID dataset, int groups) {
    TaskFixture own = new TaskFixture();
    UUID task = own.add(dataset, "writer", TaskStatus.RUNNING);
    for (int group = 0; group < groups; group++) {
      own.record.record(List.of(settled(task, group, unit(group), text(""), group * 2L + 1, 2)));
    }
    assertThat(own.rows(task))
        .extracting(TaskRow::ordinal)
        .isEqualTo(LongStream.rangeClosed(1, groups * 2L).boxed().toList());
  }
}
