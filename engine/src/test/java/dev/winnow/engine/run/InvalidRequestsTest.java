package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.task.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Prompts that the provider does not take, among others that it does.
final class InvalidRequestsTest extends RunningTasks {

  private static final String TOO_LONG =
      "This model's maximum context length is 8192 tokens, your prompt has 9120.";

  /// How often each unit was asked for, in the run now.
  private final Map<Integer, Integer> asked = new ConcurrentHashMap<>();

  private static int number(Request request) {
    return Integer.parseInt(request.key().substring(request.key().lastIndexOf('-') + 1));
  }

  private LanguageModel refusing(IntPredicate invalid) {
    asked.clear();
    return request -> {
      int number = number(request);
      asked.merge(number, 1, Integer::sum);
      return invalid.test(number) ? new Reply.Invalid(400, TOO_LONG) : rows(request);
    };
  }

  /// Regression: one such prompt among the first ended the run, and every run behind it.
  @ParameterizedTest
  @CsvSource({
    // from and to: the prompts that are not taken; concurrency
    "0, 0, 1",
    "0, 0, 16",
    "1, 1, 4",
    "0, 2, 4",
    "0, 6, 1",
    "3, 3, 64",
    "4, 30, 1",
    "4, 40, 8",
    "38, 60, 8",
    "39, 39, 1",
    "0, 6, 64",
  })
  void otherPromptsTakeTheirPlace(int from, int to, int concurrency) throws Exception {
    Task task = Tasks.task(200, 5, concurrency);
    Done done = run(task, refusing(number -> number >= from && number <= to));
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(200).doesNotHaveDuplicates();
    assertThat(asked.values()).as("none is tried twice in a run").containsOnly(1);
    Done again = run(task, refusing(number -> true));
    assertThat(again.rows()).isEqualTo(done.rows());
    assertThat(asked).isEmpty();
  }

  /// They cost nothing of the budget: it is there for answers that bring nothing.
  @Test
  void whatIsNotTakenCostsNothingOfTheBudget() throws Exception {
    Task task = Tasks.task(50, 5, 4, Tasks.limits(1, 8));
    Done done = run(task, refusing(number -> number % 3 != 0));
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(50);
  }

  /// Regression: behind a raised target such prompts were the first of every run, and ended it.
  @ParameterizedTest
  @CsvSource({"1, 12", "8, 12", "8, 45", "64, 1"})
  void aRaisedTargetIsReached(int concurrency, int refused) throws Exception {
    Task task = Tasks.task(40, 5, concurrency);
    assertThat(run(task, refusing(number -> false)).rows()).hasSize(40);
    Done more = run(task.withTarget(400), refusing(number -> number >= 8 && number < 8 + refused));
    assertThat(more.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(more.rows()).hasSize(400).doesNotHaveDuplicates();
  }

  /// Whatever the run before was told, the next one gets on: those that were given up are tried
  /// once and the others get their turn.
  @Test
  void theNextRunGoesOnBehindThem() throws Exception {
    Task task = Tasks.task(40, 5, 4);
    assertThat(run(task, refusing(number -> false)).rows()).hasSize(40);
    Task more = task.withTarget(800);
    IntPredicate filtered = number -> number >= 8 && number < 120;
    Done done = run(more, refusing(filtered));
    int runs = 1;
    while (!done.isComplete()) {
      assertThat(done.outcome())
          .isInstanceOfSatisfying(
              Outcome.Unusable.class, it -> assertThat(it.why().message()).isEqualTo(TOO_LONG));
      assertThat(++runs).isLessThanOrEqualTo(4);
      done = run(more, refusing(filtered));
      assertThat(asked.values()).containsOnly(1);
    }
    assertThat(done.rows()).hasSize(800).doesNotHaveDuplicates();
  }

  /// Regression: "in a row" was counted over all kinds of failure.
  @Test
  void aServerThatFallsOverNowAndThenIsNotMistakenForOne() throws Exception {
    Map<Integer, Integer> tries = new ConcurrentHashMap<>();
    Done done =
        run(
            Tasks.task(200, 5, 1, Tasks.limits(5, 1)),
            request -> {
              int number = number(request);
              tries.merge(number, 1, Integer::sum);
              if (number % 40 >= 4 && number % 40 < 24) {
                return number % 4 == 0
                    ? new Reply.Unavailable(Reply.Unavailable.Fault.SERVER, 500, null, "oops")
                    : new Reply.Invalid(400, TOO_LONG);
              }
              return rows(request);
            });
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
  }

  @Test
  void aModelThatTakesNoRequestIsFoundOutSoon() throws Exception {
    Task task = Tasks.task(1000, 1, 64);
    for (int round = 0; round < 4; round++) {
      Done done = run(task, refusing(number -> true));
      assertThat(done.outcome())
          .isInstanceOfSatisfying(
              Outcome.Unusable.class, it -> assertThat(it.why().message()).isEqualTo(TOO_LONG));
      assertThat(asked.values().stream().mapToInt(Integer::intValue).sum())
          .isLessThanOrEqualTo(
              InvalidRequests.UNPROVEN_MAX + InvalidRequests.AGAIN_UNPROVEN_MAX + 3);
    }
    Done right = run(task, refusing(number -> false));
    assertThat(right.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(asked).as("law 7: what was given up is sent again").containsKeys(0, 1, 2, 3, 4, 20);
    assertThat(asked).as("and nothing is left out").hasSize(1000).containsKeys(0, 999);
  }

  /// A smaller task than it takes to find out.
  @Test
  void aSmallTaskHearsTheProvidersSentenceToo() throws Exception {
    Done done = run(Tasks.task(3, 5, 4), refusing(number -> true));
    assertThat(done.outcome()).isInstanceOf(Outcome.Unusable.class);
  }

  @Test
  void aModelThatTakesNoRequestAnyMoreIsFoundOut() throws Exception {
    Task task = Tasks.task(5000, 5, 8);
    Done done = run(task, refusing(number -> number >= 10));
    assertThat(done.outcome())
        .isInstanceOfSatisfying(
            Outcome.Unusable.class, it -> assertThat(it.why().message()).isEqualTo(TOO_LONG));
    assertThat(done.rows()).hasSize(50);
    // The last answer may come behind refusals that were in flight with it, which then count anew.
    assertThat(asked).hasSizeLessThanOrEqualTo(10 + task.goal().limits().stagnationUnits() + 2 * 8);
  }

  /// Property: whatever prompts are not taken, and wherever it is stopped, a run ends exactly at
  /// its target, pays for no answer twice and tries no such prompt twice.
  @Test
  void theTargetIsMetWhateverPromptsAreNotTaken() throws Exception {
    Path base = folder;
    for (int seed = 0; seed < 40; seed++) {
      folder = Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      int target = 1 + random.nextInt(300);
      Task task = Tasks.task(target, 1 + random.nextInt(7), 1 + random.nextInt(20));
      double share = random.nextDouble() * 0.6;
      int salt = random.nextInt();
      IntPredicate invalid = number -> new Random(salt + 7919L * number).nextDouble() < share;
      Set<Integer> answered = ConcurrentHashMap.newKeySet();
      Optional<Done> last = Optional.empty();
      int rounds = 0;
      while (!last.map(Done::isComplete).orElse(false)) {
        assertThat(++rounds).as("seed %d", seed).isLessThan(200);
        AtomicInteger untilStop = new AtomicInteger(1 + random.nextInt(60));
        AtomicReference<RunTask> handle = new AtomicReference<>();
        LanguageModel model = refusing(invalid);
        Done done =
            run(
                task,
                request -> {
                  Reply reply = model.ask(request);
                  if (reply instanceof Reply.Text) {
                    assertThat(answered.add(number(request))).as(request.key()).isTrue();
                  }
                  if (untilStop.decrementAndGet() == 0) {
                    handle.get().stop();
                  }
                  return reply;
                },
                handle);
        assertThat(asked.values()).as("seed %d", seed).allMatch(times -> times == 1);
        assertThat(done.outcome())
            .as("seed %d", seed)
            .isInstanceOfAny(Outcome.Complete.class, Outcome.Interrupted.class);
        last = Optional.of(done);
      }
      assertThat(last.orElseThrow().rows()).hasSize(target).doesNotHaveDuplicates();
    }
  }
}
