package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Advice;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.say.Said;
import dev.winnow.core.say.Setting;
import dev.winnow.core.task.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RunTaskTest extends RunningTasks {

  private static final Usage THOUGHT = new Usage(9, 900, 0, 900);

  @Test
  void endsWithExactlyTheTarget() throws Exception {
    for (int concurrency : new int[] {1, 3, 64}) {
      folder = java.nio.file.Files.createDirectory(folder.resolve("c" + concurrency));
      Done done = run(Tasks.task(103, 5, concurrency), RunningTasks::rows);
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

  @Test
  void saysPartialWhenTheBudgetIsUsedUp() throws Exception {
    Done done =
        run(Tasks.task(10, 1, 4, Tasks.limits(3, 8)), request -> text("[{\"q\": \"the same\"}]"));
    assertThat(done.outcome())
        .isEqualTo(
            new Outcome.Partial(
                List.of(
                    new Outcome.Shortfall(
                        0, 9, RunSaid.BUDGET_USED.of(30, Setting.BUDGET_FACTOR, 3.0)))));
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
                Said.text("Incorrect API key provided."),
                Advice.of(
                    new Reply.Denied(Reply.Denied.Obstacle.CREDENTIAL, 401, ""),
                    Tasks.task(1, 1, 1).model())));
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
            Outcome.Unusable.class,
            it -> assertThat(it.why().message()).isEqualTo("quota exceeded"));
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
                assertThat(it.why().message()).isEqualTo("daily limit");
                assertThat(it.advice().message()).contains("asks to wait", "hours");
              });
      Done unavailable =
          run(
              Tasks.task(20, 5, 4),
              request ->
                  new Reply.Unavailable(Reply.Unavailable.Fault.SERVER, 503, wait, "maintenance"));
      assertThat(unavailable.outcome())
          .isInstanceOfSatisfying(
              Outcome.Unusable.class,
              it -> assertThat(it.why().message()).isEqualTo("maintenance"));
    }
  }

  /// A local server answers 503 for minutes while it loads its model: that is no reason to give up.
  @Test
  void aModelThatIsBeingLoadedIsWaitedFor() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Done done =
        run(
            Tasks.task(20, 5, 4),
            request ->
                calls.incrementAndGet() <= 200
                    ? new Reply.Unavailable(
                        Reply.Unavailable.Fault.LOADING, 503, null, "Loading model")
                    : rows(request));
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(20);
    assertThat(done.progress().failures()).isZero();
  }

  @Test
  void aModelThatIsNeverLoadedEndsTheRunInTheEnd() throws Exception {
    for (int concurrency : new int[] {1, 64}) {
      folder = java.nio.file.Files.createDirectory(folder.resolve("c" + concurrency));
      AtomicInteger calls = new AtomicInteger();
      Done done =
          run(
              Tasks.task(1000, 1, concurrency),
              request -> {
                calls.incrementAndGet();
                return new Reply.Unavailable(
                    Reply.Unavailable.Fault.LOADING, 503, null, "Loading model");
              });
      assertThat(done.outcome())
          .isInstanceOfSatisfying(
              Outcome.Unusable.class,
              it -> assertThat(it.advice().message()).contains("still being loaded"));
      // A quarter of an hour, asked every two to four seconds, by four calls at the most.
      assertThat(calls.get()).isBetween(200, 4 * 450);
    }
  }

  @Test
  void aWaitThatNobodyAskedForIsNotClaimed() throws Exception {
    Done done = run(Tasks.task(20, 5, 4), request -> new Reply.Throttled(429, null, "slow down"));
    assertThat(done.outcome())
        .isInstanceOfSatisfying(
            Outcome.Unusable.class,
            it ->
                assertThat(it.advice().message())
                    .contains("refused every call for")
                    .doesNotContain("asks to wait"));
  }

  @Test
  void whatIsTooLargeIsSaidWithAdviceOfItsOwn() throws Exception {
    Done done =
        run(
            Tasks.task(20, 5, 4),
            request ->
                new Reply.Invalid(
                    Reply.Invalid.Flaw.TOO_LARGE, 413, "Limit 6000, Requested 12328."));
    assertThat(done.outcome())
        .isInstanceOfSatisfying(
            Outcome.Unusable.class, it -> assertThat(it.advice().message()).contains("batch size"));
  }

  @Test
  void answersWithoutARowAreCountedAsWhatTheyAre() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Done done =
        run(
            Tasks.task(4, 1, 1),
            request ->
                switch (calls.incrementAndGet()) {
                  case 1 -> new Reply.Text(new Completion("", "stop", THOUGHT, "m", 1));
                  case 2 -> new Reply.Truncated(new Completion("", "length", THOUGHT, "m", 1));
                  case 3 ->
                      new Reply.Refused(
                          new Completion("", "content_filter", Usage.NONE, "m", 1), "Flagged.");
                  default -> rows(request);
                });
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.progress().onlyReasoned()).isEqualTo(2);
    assertThat(done.progress().refused()).isEqualTo(1);
    assertThat(done.progress().rejected(Reason.MALFORMED)).isEqualTo(3);
  }

  @Test
  void whatStandsBeforeTheProviderBrokeOffCountsAndIsNoCutAtTheLimit() throws Exception {
    Done done =
        run(
            Tasks.task(4, 3, 1),
            request ->
                request.key().endsWith("-0-0")
                    ? new Reply.Truncated(
                        new Completion(
                            "[{\"q\": \"a\"}, {\"q\": \"b\"}, {\"q\": \"c",
                            Reply.Truncated.brokenOff("abort"),
                            Usage.of(3, 9),
                            "m",
                            1))
                    : rows(request));
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(4).startsWith("a", "b");
    assertThat(done.progress().rejected(Reason.MALFORMED)).isEqualTo(1);
    assertThat(done.progress().cut()).isZero();
    assertThat(done.events())
        .anySatisfy(
            it -> assertThat(it.toString()).contains("The provider cut the response short."));
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
}
