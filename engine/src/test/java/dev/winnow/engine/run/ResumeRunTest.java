package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import dev.winnow.engine.ManualTime;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import dev.winnow.engine.pace.ModelPermits;
import dev.winnow.engine.pace.Pacer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

final class ResumeRunTest extends RunningTasks {

  /// Property: stopped anywhere, any number of times, a run that goes on asks for no answer twice
  /// and ends the same.
  @Test
  void goesOnWithoutPayingTwice() throws Exception {
    Path base = folder;
    for (int seed = 0; seed < 25; seed++) {
      folder = java.nio.file.Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      Task task = Tasks.task(200, 5, 1 + random.nextInt(16));
      Set<String> answered = ConcurrentHashMap.newKeySet();
      Optional<Done> last = Optional.empty();
      for (int round = 0; round < 50 && !last.map(Done::isComplete).orElse(false); round++) {
        AtomicInteger untilStop = new AtomicInteger(1 + random.nextInt(12));
        AtomicReference<RunTask> handle = new AtomicReference<>();
        Done done =
            run(
                task,
                request -> {
                  assertThat(answered.add(request.key())).as(request.key()).isTrue();
                  if (untilStop.decrementAndGet() == 0) {
                    handle.get().stop();
                  }
                  return rows(request);
                },
                handle);
        assertThat(done.rows()).doesNotHaveDuplicates();
        last = Optional.of(done);
      }
      Done done = last.orElseThrow();
      assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
      assertThat(done.rows()).hasSize(200);
      // Regression: a unit that still waited for its permit when a run was stopped was left out for
      // ever.
      assertThat(answered).isEqualTo(planned(40));
      List<String> rows = done.rows();
      Done again = run(task, request -> text("nobody should ask"));
      assertThat(again.rows()).as("a replay comes to the same rows").isEqualTo(rows);
      assertThat(again.progress().requests()).isZero();
    }
  }

  /// Regression: a stop that came while a journal was read was noticed only after the first
  /// requests were sent.
  @Test
  void aStopBeforeTheFirstRequestSendsNone() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Done done =
        run(
            Tasks.task(50, 5, 4),
            request -> {
              calls.incrementAndGet();
              return rows(request);
            },
            new AtomicReference<>(),
            RunTask::stop);
    assertThat(done.outcome()).isEqualTo(new Outcome.Interrupted());
    assertThat(calls).hasValue(0);
  }

  /// Regression: a unit that still waited for its permit when a run was stopped was left out for
  /// ever.
  @Test
  void aUnitThatNeverGotItsTurnIsSentByTheNextRun() throws Exception {
    try (FileJournal journal =
        ((OpenJournal.Opening.Ready) OpenJournal.open(folder.resolve("journal"))).journal()) {
      journal.append(new JournalEntry.Begun("run", STARTED, JsonNodeFactory.instance.objectNode()));
      for (long number : new long[] {0, 1, 3, 6}) {
        Unit unit = new Unit(new UnitKey(UnitKey.Purpose.GENERATE, 0, number), 5);
        journal.intent(unit);
        if (number != 3) {
          journal.answer(unit.key(), text("[{\"q\": \"" + number + "\"}]"));
        }
      }
    }
    List<String> asked = new ArrayList<>();
    Done done =
        run(
            Tasks.task(33, 5, 1),
            request -> {
              asked.add(request.key());
              return rows(request);
            });
    assertThat(done.rows()).hasSize(33);
    assertThat(asked)
        .startsWith("run-generate-0-2", "run-generate-0-3", "run-generate-0-4", "run-generate-0-5");
  }

  /// Regression: what was sent before the first answer of all came was rendered anew, so with
  /// another target the same key could ask for another number of rows.
  @Test
  void aUnitSentBeforeTheFirstAnswerIsSentAgainAsItWas() throws Exception {
    try (FileJournal journal =
        ((OpenJournal.Opening.Ready) OpenJournal.open(folder.resolve("journal"))).journal()) {
      journal.append(new JournalEntry.Begun("run", STARTED, JsonNodeFactory.instance.objectNode()));
      journal.intent(new Unit(new UnitKey(UnitKey.Purpose.GENERATE, 0, 0), 3));
    }
    Map<String, Integer> asked = new ConcurrentHashMap<>();
    Done done =
        run(
            Tasks.task(20, 5, 1),
            request -> {
              asked.put(request.key(), request.rows());
              return rows(request);
            });
    assertThat(done.rows()).hasSize(20);
    assertThat(asked).containsEntry("run-generate-0-0", 3);
  }

  /// Law 3: a failed call keeps its error, and the next run still knows it.
  @Test
  void failedCallsKeepTheirErrors() throws Exception {
    Task task = Tasks.task(20, 5, 1, Tasks.limits(5, 1));
    AtomicInteger calls = new AtomicInteger();
    Done first =
        run(
            task,
            request ->
                calls.incrementAndGet() % 2 == 0
                    ? new Reply.Unavailable(
                        Reply.Unavailable.Fault.SERVER, 500, null, "The server had an error.")
                    : rows(request));
    CallFailure failure = new CallFailure("server", 500, Said.text("The server had an error."));
    assertThat(first.progress().failedCalls())
        .isEqualTo(Map.of(failure, first.progress().failures()));
    Done next = run(task, request -> text("nobody asks"));
    assertThat(next.progress().failedCalls()).isEqualTo(first.progress().failedCalls());
    assertThat(next.progress().requests()).isZero();
  }

  private static Set<String> planned(int units) {
    Set<String> keys = new HashSet<>();
    for (int number = 0; number < units; number++) {
      keys.add("run-generate-0-" + number);
    }
    return keys;
  }

  @Test
  void aRaisedTargetKeepsWhatIsThereAndSurplusComesBack() throws Exception {
    Task small = Tasks.task(7, 5, 4);
    Done first =
        run(
            small,
            request -> rows(new Request(request.key(), request.messages(), 5, null, Map.of(), 0)));
    assertThat(first.rows()).hasSize(7);
    assertThat(first.progress().rejected(Reason.SURPLUS)).isEqualTo(3);
    Set<String> asked = new HashSet<>();
    Done more =
        run(
            small.withTarget(20),
            request -> {
              asked.add(request.key());
              return rows(request);
            });
    assertThat(more.rows()).hasSize(20).doesNotHaveDuplicates();
    assertThat(more.rows().subList(0, 7)).isEqualTo(first.rows());
    assertThat(asked).containsExactlyInAnyOrder("run-generate-0-2", "run-generate-0-3");
  }

  /// A listener that cannot write stops the run; the journal keeps the answers.
  @Test
  void whatCannotBeWrittenDownStopsTheRun() throws Exception {
    Task task = Tasks.task(50, 5, 4);
    OpenJournal.Opening.Ready opening =
        (OpenJournal.Opening.Ready) OpenJournal.open(folder.resolve("journal"));
    try (FileJournal journal = opening.journal()) {
      ManualTime time = new ManualTime();
      RunTask run =
          new RunTask(
              task,
              new RenderUnit(task, "run", STARTED),
              RunningTasks::rows,
              journal,
              new ModelPermits(new Pacer(4, null, null, new Random(1), time.nanos()), time).join(4),
              new Random(2),
              event -> {
                for (Verdict verdict : verdictsIn(event)) {
                  if (verdict instanceof Verdict.Accepted row && row.ordinal() >= 12) {
                    throw new IOException(row.ordinal() <= 15 ? "the disk is full" : "closed");
                  }
                }
              });
      assertThat(run.run()).isEqualTo(new Outcome.Unwritable(Said.text("the disk is full")));
      assertThat(journal.answers()).isGreaterThanOrEqualTo(3);
    }
    assertThat(run(task, RunningTasks::rows).rows()).hasSize(50);
  }
}
