package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.task.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs whose target and concurrency change while they go on.
@Timeout(120)
final class ChangeRunTest extends RunningTasks {

  /// A model that changes the run which asks it, now and then. What it asks for while one of its
  /// answers is on the way is always in time.
  private static final class Meddling implements LanguageModel {
    private final Random random;
    private final Moody moody;
    private final AtomicReference<RunTask> run;
    private final ReentrantLock changing = new ReentrantLock();
    private final Map<String, Integer> rowsAsked = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private long target;
    private int changes;

    Meddling(int seed, long target, AtomicReference<RunTask> run) {
      this.random = new Random(seed);
      this.moody = new Moody(seed);
      this.target = target;
      this.run = run;
    }

    @Override
    public Reply ask(Request request) {
      Integer before = rowsAsked.putIfAbsent(request.key(), request.rows());
      assertThat(before == null || before == request.rows()).as(request.key()).isTrue();
      changing.lock();
      try {
        if (changes < 6 && random.nextInt(6) == 0) {
          changes++;
          change();
        }
      } finally {
        changing.unlock();
      }
      Reply reply = moody.ask(request);
      if (reply instanceof Reply.Answered) {
        assertThat(answered.add(request.key())).as("%s is paid for once", request.key()).isTrue();
      }
      return reply;
    }

    private void change() {
      if (random.nextBoolean()) {
        run.get().concurrency(1 + random.nextInt(20));
      } else {
        target += 1 + random.nextInt(60);
        run.get().targets(new long[] {target});
      }
    }
  }

  /// Property: however often the target is raised and the concurrency changed, the run ends with
  /// the last target exactly or says what is missing; a later run comes to the same rows.
  @Test
  void endsWithTheLastTargetExactly() throws Exception {
    Path base = folder;
    int complete = 0;
    for (int seed = 0; seed < 80; seed++) {
      folder = Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      Task task = Tasks.task(1 + random.nextInt(60), 1 + random.nextInt(9), 1 + random.nextInt(12));
      AtomicReference<RunTask> run = new AtomicReference<>();
      Meddling model = new Meddling(seed, task.target(), run);
      Done done = run(task, model, run);
      assertThat(done.progress().target()).isEqualTo(model.target);
      assertThat(done.rows()).doesNotHaveDuplicates();
      switch (done.outcome()) {
        case Outcome.Complete whole -> {
          complete++;
          assertThat(done.rows()).hasSize((int) model.target);
          Done again = run(task.withTarget(model.target), request -> text("nobody should ask"));
          assertThat(again.rows()).isEqualTo(done.rows());
          assertThat(again.progress().requests()).isZero();
          assertThat(again.progress().rejected()).isEqualTo(done.progress().rejected());
        }
        case Outcome.Partial partial ->
            assertThat(done.rows().size() + partial.missing()).isEqualTo(model.target);
        default -> throw new AssertionError("seed " + seed + ": " + done.outcome());
      }
      assertThat(done.progress().inFlight()).isZero();
      noUnitIsPassedOver(done.events());
    }
    assertThat(complete).isGreaterThan(40);
  }

  /// Law 7: the units sent are a prefix of the plan, so a unit that lost its turn goes before new
  /// ones.
  private static void noUnitIsPassedOver(List<RunEvent> events) {
    Set<Long> withdrawn = new HashSet<>();
    long next = 0;
    for (RunEvent event : events) {
      if (event instanceof RunEvent.Withdrawn it) {
        withdrawn.add(it.unit().key().number());
      } else if (event instanceof RunEvent.Sent it) {
        long number = it.unit().key().number();
        if (!withdrawn.remove(number)) {
          assertThat(number).isEqualTo(next++);
          assertThat(withdrawn).isEmpty();
        }
      }
    }
  }

  /// What came as surplus before is taken first, as a replay would.
  @Test
  void aRunThatWaitsForItsLastAnswersGoesOnForAHigherTarget() throws Exception {
    Task task = Tasks.task(15, 5, 3);
    CountDownLatch reached = new CountDownLatch(15);
    CountDownLatch surplus = new CountDownLatch(5);
    alsoHears =
        event -> {
          acceptedIn(event).forEach(row -> reached.countDown());
          rejectedIn(event).forEach(row -> surplus.countDown());
        };
    AtomicReference<RunTask> run = new AtomicReference<>();
    CountDownLatch allAsked = new CountDownLatch(3);
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    Done done =
        run(
            task,
            request -> {
              asked.add(request.key());
              allAsked.countDown();
              await(allAsked);
              return switch (request.key()) {
                case "run-generate-0-0" -> rows(withRows(request, 15));
                case "run-generate-0-1" -> {
                  await(reached);
                  yield rows(request);
                }
                case "run-generate-0-2" -> {
                  await(surplus);
                  run.get().targets(new long[] {27});
                  yield rows(request);
                }
                default -> rows(request);
              };
            },
            run);
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(27).doesNotHaveDuplicates();
    assertThat(done.rows().get(15)).isEqualTo("run-generate-0-1.0");
    assertThat(done.events()).contains(new RunEvent.Changed(27, 3));
    assertThat(done.progress().rejected(Reason.SURPLUS))
        .as("five rows came back, three of the last request were too many")
        .isEqualTo(3);
    assertThat(asked).hasSize(4).doesNotHaveDuplicates();
    alsoHears = event -> {};
    Done again = run(task.withTarget(27), request -> text("nobody should ask"));
    assertThat(again.rows()).isEqualTo(done.rows());
  }

  /// A unit that waits for its turn when the target is reached loses it, and gets it back first.
  @Test
  void aUnitThatLostItsTurnToTheTargetIsSentForAHigherOne() throws Exception {
    CountDownLatch narrow = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    CountDownLatch withdrawn = new CountDownLatch(1);
    alsoHears =
        event -> {
          switch (event) {
            case RunEvent.Changed it -> narrow.countDown();
            case RunEvent.Throttled it -> refused.countDown();
            case RunEvent.Withdrawn it -> withdrawn.countDown();
            default -> {}
          }
        };
    AtomicReference<RunTask> run = new AtomicReference<>();
    CountDownLatch allAsked = new CountDownLatch(3);
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger calls = new AtomicInteger();
    Done done =
        run(
            Tasks.task(15, 5, 3),
            request -> {
              asked.add(request.key());
              allAsked.countDown();
              await(allAsked);
              return switch (request.key()) {
                case "run-generate-0-0" -> {
                  if (calls.getAndIncrement() > 0) {
                    yield rows(request);
                  }
                  run.get().concurrency(1);
                  await(narrow);
                  yield new Reply.Throttled(429, null, "slow down");
                }
                case "run-generate-0-1" -> {
                  await(refused);
                  yield rows(withRows(request, 15));
                }
                case "run-generate-0-2" -> {
                  await(withdrawn);
                  run.get().targets(new long[] {30});
                  yield rows(request);
                }
                default -> rows(request);
              };
            },
            run);
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(30).doesNotHaveDuplicates();
    assertThat(asked.subList(3, asked.size()))
        .containsExactly("run-generate-0-0", "run-generate-0-3");
    noUnitIsPassedOver(done.events());
  }

  @Test
  void aLowerTargetIsTakenWhileItIsAhead() throws Exception {
    AtomicReference<RunTask> run = new AtomicReference<>();
    AtomicInteger calls = new AtomicInteger();
    Done done =
        run(
            Tasks.task(100, 5, 1),
            request -> {
              switch (calls.incrementAndGet()) {
                case 5 -> run.get().targets(new long[] {42});
                case 7 -> run.get().targets(new long[] {30});
                default -> {}
              }
              return rows(request);
            },
            run);
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).as("30 were there when 30 were asked for").hasSize(42);
    assertThat(done.progress().target()).isEqualTo(42);
    assertThat(calls).hasValue(9);
  }

  @Test
  void moreConcurrencyIsUsedAtOnceAndLessLetsCallsComeBack() throws Exception {
    AtomicReference<RunTask> run = new AtomicReference<>();
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch eight = new CountDownLatch(8);
    AtomicInteger calls = new AtomicInteger();
    Done done =
        run(
            Tasks.task(60, 1, 1),
            request -> {
              int call = calls.incrementAndGet();
              most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
              if (call == 10) {
                run.get().concurrency(8);
              }
              if (call >= 10 && call < 18) {
                eight.countDown();
                await(eight);
              }
              inFlight.decrementAndGet();
              return rows(request);
            },
            run);
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(60);
    assertThat(most).hasValue(8);
  }

  @Test
  void aRunThatHasEndedTakesNoChange() throws Exception {
    AtomicReference<RunTask> run = new AtomicReference<>();
    Done done = run(Tasks.task(10, 5, 2), RunningTasks::rows, run);
    run.get().targets(new long[] {20});
    run.get().concurrency(4);
    assertThat(done.progress().target()).isEqualTo(10);
    assertThatThrownBy(() -> run.get().targets(new long[] {-1})).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> run.get().concurrency(-1)).hasMessageContaining("(-1)");
  }

  private static Request withRows(Request request, int rows) {
    return new Request(request.key(), request.messages(), rows, null, Map.of(), 0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
