package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Progress;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.task.Task;
import dev.winnow.engine.ManualTime;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import dev.winnow.engine.pace.LocalPermits;
import dev.winnow.engine.pace.Pacer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

final class RunTaskTest {

  private static final Instant STARTED = Instant.parse("2026-11-23T10:15:30Z");

  @TempDir private Path folder = Path.of("");

  /// What a run left behind.
  private record Done(
      Outcome outcome, List<String> rows, Progress progress, List<RunEvent> events) {
    boolean isComplete() {
      return outcome instanceof Outcome.Complete;
    }
  }

  private Done run(Task task, LanguageModel model) throws IOException, InterruptedException {
    return run(task, model, new AtomicReference<>());
  }

  private Done run(Task task, LanguageModel model, AtomicReference<RunTask> handle)
      throws IOException, InterruptedException {
    return run(task, model, handle, run -> {});
  }

  private Done run(
      Task task, LanguageModel model, AtomicReference<RunTask> handle, Consumer<RunTask> first)
      throws IOException, InterruptedException {
    OpenJournal.Opening.Ready opening =
        (OpenJournal.Opening.Ready) OpenJournal.open(folder.resolve("journal"));
    List<String> rows = new ArrayList<>();
    List<RunEvent> events = new ArrayList<>();
    Progress progress = new Progress();
    try (FileJournal journal = opening.journal()) {
      if (opening.task().isEmpty()) {
        journal.append(
            new JournalEntry.Begun("run", STARTED, JsonNodeFactory.instance.objectNode()));
      }
      ManualTime time = new ManualTime();
      Pacer pacer = new Pacer(task.concurrency(), null, null, new Random(1), time.nanos());
      RunTask run =
          new RunTask(
              task,
              new RenderUnit(task, "run", STARTED),
              model,
              journal,
              new LocalPermits(pacer, time),
              new Random(2),
              event -> {
                progress.apply(event);
                events.add(event);
                if (event instanceof RunEvent.Accepted row) {
                  rows.add(row.row().path("q").stringValue());
                }
              });
      handle.set(run);
      first.accept(run);
      run.resume(journal);
      Outcome outcome = run.run();
      return new Done(outcome, rows, progress, events);
    }
  }

  private static Reply.Answered text(String text) {
    return new Reply.Text(new Completion(text, "stop", Usage.of(10, 20), "test", 1));
  }

  /// As many different rows as are asked for.
  private static Reply rows(Request request) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < request.rows(); i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"q\": \"")
          .append(request.key())
          .append('.')
          .append(i)
          .append("\"}");
    }
    return text(text.append(']').toString());
  }

  @Test
  void endsWithExactlyTheTarget() throws Exception {
    for (int concurrency : new int[] {1, 3, 64}) {
      folder = java.nio.file.Files.createDirectory(folder.resolve("c" + concurrency));
      Done done = run(Tasks.task(103, 5, concurrency), RunTaskTest::rows);
      assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
      assertThat(done.rows()).hasSize(103).doesNotHaveDuplicates();
      assertThat(done.progress().requests()).isEqualTo(21);
      assertThat(done.progress().inFlight()).isZero();
    }
  }

  /// spec: "Concurrency 1 and 64, nothing rejected: the same set of prompts."
  @Test
  void sendsTheSamePromptsWhateverTheConcurrency() throws Exception {
    List<Set<String>> sets = new ArrayList<>();
    for (int concurrency : new int[] {1, 64}) {
      folder = java.nio.file.Files.createDirectory(folder.resolve("c" + concurrency));
      Set<String> prompts = ConcurrentHashMap.newKeySet();
      Done done =
          run(
              Tasks.task(512, 7, concurrency),
              request -> {
                for (Message message : request.messages()) {
                  assertThat(prompts.add(message.text())).isTrue();
                }
                return rows(request);
              });
      assertThat(done.rows()).hasSize(512);
      sets.add(prompts);
    }
    assertThat(sets.get(0)).hasSize(74).isEqualTo(sets.get(1));
  }

  /// Property: whatever a model answers, accepted and rejected rows add up and the target is met
  /// exactly or explained.
  @Test
  void countsAreExactWhateverComesBack() throws Exception {
    Path base = folder;
    for (int seed = 0; seed < 60; seed++) {
      folder = java.nio.file.Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      int target = 1 + random.nextInt(120);
      Task task = Tasks.task(target, 1 + random.nextInt(9), 1 + random.nextInt(30));
      Done done = run(task, new Moody(seed)::ask);
      assertThat(done.rows()).doesNotHaveDuplicates();
      switch (done.outcome()) {
        case Outcome.Complete complete -> assertThat(done.rows()).hasSize(target);
        case Outcome.Partial partial ->
            assertThat(done.rows().size() + partial.missing()).isEqualTo(target);
        default -> throw new AssertionError("seed " + seed + ": " + done.outcome());
      }
      assertThat(done.progress().accepted()).isEqualTo(done.rows().size());
      assertThat(done.progress().inFlight()).isZero();
    }
  }

  /// Answers well, badly, twice the same, not at all; the same for the same request and try.
  private static final class Moody {
    private final int seed;
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    Moody(int seed) {
      this.seed = seed;
    }

    Reply ask(Request request) {
      int attempt = tries.merge(request.key(), 1, Integer::sum);
      Random random = new Random(seed * 31L + request.key().hashCode() * 7L + attempt);
      return switch (random.nextInt(12)) {
        case 0 -> new Reply.Throttled(429, null, "slow down");
        case 1 ->
            new Reply.Unavailable(
                Reply.Unavailable.Fault.DISCONNECTED, 0, null, "connection reset");
        case 2 -> new Reply.Unavailable(Reply.Unavailable.Fault.TIMEOUT, 0, null, "no reply");
        case 3 -> text("Sorry, I cannot do that.");
        case 4 -> text("[{\"q\": \"always the same\"}]");
        case 5 -> text("[{\"q\": \"\"}, {\"q\": 5}, {\"p\": 1}]");
        case 6 -> {
          String whole = ((Reply.Answered) rows(request)).completion().text();
          yield new Reply.Truncated(
              new Completion(
                  whole.substring(0, whole.length() * 2 / 3), "length", Usage.NONE, "test", 1));
        }
        case 7 ->
            new Reply.Refused(
                new Completion("", "content_filter", Usage.NONE, "test", 1), "filter");
        default -> rows(request);
      };
    }
  }

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
        journal.intent(unit, "");
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
      journal.intent(new Unit(new UnitKey(UnitKey.Purpose.GENERATE, 0, 0), 3), "");
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
    CallFailure failure = new CallFailure("server", 500, "The server had an error.");
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

  @Test
  void saysPartialWhenTheBudgetIsUsedUp() throws Exception {
    Done done =
        run(Tasks.task(10, 1, 4, Tasks.limits(3, 8)), request -> text("[{\"q\": \"the same\"}]"));
    assertThat(done.outcome())
        .isEqualTo(
            new Outcome.Partial(
                9,
                "the budget of 30 requests is used up (limits.budgetFactor: 3 times the least possible)"));
    assertThat(done.progress().rejected(Reason.DUPLICATE)).isEqualTo(29);
  }

  @Test
  void aWrongKeyStopsAfterAtMostFourCalls() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Done done =
        run(
            Tasks.task(1000, 1, 64),
            request -> {
              calls.incrementAndGet();
              return new Reply.Denied(
                  Reply.Denied.Obstacle.CREDENTIAL, 401, "Incorrect API key provided.");
            });
    assertThat(done.outcome())
        .isEqualTo(
            new Outcome.Unusable(
                "Incorrect API key provided.",
                "Name the key's environment variable in model.apiKeyEnv."));
    assertThat(calls.get()).isLessThanOrEqualTo(4);
  }

  @Test
  void anUnreachableModelIsFoundOutSoon() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Done done =
        run(
            Tasks.task(1000, 1, 64),
            request -> {
              calls.incrementAndGet();
              return new Reply.Unavailable(
                  Reply.Unavailable.Fault.UNREACHABLE, 0, null, "connection refused");
            });
    assertThat(done.outcome()).isInstanceOf(Outcome.Unusable.class);
    // Four units at first, one more for each of the first three that fail, three tries each.
    assertThat(calls.get()).isLessThanOrEqualTo(21);
    assertThat(done.rows()).isEmpty();
  }

  @Test
  void refusalsAreNeverCountedAsTries() throws Exception {
    Map<String, Integer> refused = new ConcurrentHashMap<>();
    Done done =
        run(
            Tasks.task(20, 5, 4, Tasks.limits(1, 1)),
            request ->
                refused.merge(request.key(), 1, Integer::sum) <= 30
                    ? new Reply.Throttled(429, Duration.ofSeconds(1), "slow down")
                    : rows(request));
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(20);
  }

  @Test
  void aModelThatRefusesForEverEndsTheRun() throws Exception {
    Done done =
        run(Tasks.task(20, 5, 4), request -> new Reply.Throttled(429, null, "quota exceeded"));
    assertThat(done.outcome())
        .isInstanceOfSatisfying(
            Outcome.Unusable.class, it -> assertThat(it.why()).isEqualTo("quota exceeded"));
  }

  /// A daily quota, a maintenance, or a date in the year 9999: nobody wants to sit through it.
  @Test
  void aModelThatAsksToWaitTooLongEndsTheRunAtOnce() throws Exception {
    for (Duration wait : List.of(Duration.ofDays(1), Duration.ofDays(3_000_000))) {
      Done throttled =
          run(Tasks.task(20, 5, 4), request -> new Reply.Throttled(429, wait, "daily limit"));
      assertThat(throttled.outcome())
          .isInstanceOfSatisfying(
              Outcome.Unusable.class,
              it -> {
                assertThat(it.why()).isEqualTo("daily limit");
                assertThat(it.advice()).contains("It asks to wait", "hours");
              });
      Done unavailable =
          run(
              Tasks.task(20, 5, 4),
              request ->
                  new Reply.Unavailable(Reply.Unavailable.Fault.SERVER, 503, wait, "maintenance"));
      assertThat(unavailable.outcome())
          .isInstanceOfSatisfying(
              Outcome.Unusable.class, it -> assertThat(it.why()).isEqualTo("maintenance"));
    }
  }

  @Test
  void aRowThatRepeatsAnExampleIsNoNewRow() throws Exception {
    Task shown =
        Examples.withPrompt(
            Tasks.task(3, 3, 1), "Write {count} like [{\"q\": \"Question {count}\"}]");
    AtomicInteger calls = new AtomicInteger();
    Done done =
        run(
            shown,
            request ->
                calls.incrementAndGet() == 1
                    ? text(
                        "[{\"q\": \"question  3\"}, {\"q\": \"shown before\"}, {\"q\": \"new\"}]")
                    : rows(request));
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(3).contains("new");
    assertThat(done.progress().rejected(Reason.DUPLICATE)).isEqualTo(2);
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
              RunTaskTest::rows,
              journal,
              new LocalPermits(new Pacer(4, null, null, new Random(1), time.nanos()), time),
              new Random(2),
              event -> {
                if (event instanceof RunEvent.Accepted row && row.ordinal() >= 12) {
                  throw new IOException(row.ordinal() == 12 ? "the disk is full" : "closed");
                }
              });
      assertThat(run.run()).isEqualTo(new Outcome.Unwritable("the disk is full"));
      assertThat(journal.answers()).isGreaterThanOrEqualTo(3);
    }
    assertThat(run(task, RunTaskTest::rows).rows()).hasSize(50);
  }
}
