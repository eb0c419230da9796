package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.CellPlan;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.ExamineAnswer;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Setting;
import dev.winnow.core.task.Task;
import dev.winnow.engine.pace.Pacer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs of several cells: each has its own target, numbers, budget and end.
@Timeout(120)
final class CellsTest extends RunningTasks {

  private Done run(
      Task task,
      TaskPlan plan,
      LanguageModel model,
      AtomicReference<RunTask> handle,
      Consumer<RunTask> first)
      throws IOException, InterruptedException {
    return run(task, plan, new ExamineAnswer(task)::examine, model, handle, first);
  }

  private static TaskPlan plan(Random random) {
    List<CellPlan> cells = new ArrayList<>();
    for (int cell = 1 + random.nextInt(9); cell > 0; cell--) {
      cells.add(new CellPlan(1 + random.nextInt(40), 1 + random.nextInt(6)));
    }
    return new TaskPlan(cells);
  }

  private static Map<Integer, Integer> accepted(Done done) {
    Map<Integer, Integer> rows = new HashMap<>();
    for (RunEvent event : done.events()) {
      for (Verdict verdict : verdictsIn(event)) {
        if (verdict instanceof Verdict.Accepted row) {
          rows.merge(row.cell(), 1, Integer::sum);
        }
      }
    }
    return rows;
  }

  /// Property: whatever answers bring, and wherever runs are stopped, every cell ends with its rows
  /// exactly or is named with what it lacks; each cell's units are a prefix of its numbers; no
  /// answer is paid for twice.
  @Test
  void everyCellEndsExactlyAtItsTarget() throws Exception {
    Path base = folder;
    int complete = 0;
    for (int seed = 0; seed < 80; seed++) {
      folder = Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      TaskPlan plan = plan(random);
      Task task = Tasks.task(plan.target(), 5, 1 + random.nextInt(12));
      Set<String> answered = ConcurrentHashMap.newKeySet();
      Set<UnitKey> sent = new HashSet<>();
      Done done;
      int rounds = 0;
      do {
        AtomicReference<RunTask> handle = new AtomicReference<>();
        AtomicInteger left = new AtomicInteger(rounds++ > 5 ? -1 : 1 + random.nextInt(20));
        Moody moody = new Moody(seed);
        done =
            run(
                task,
                plan,
                request -> {
                  Reply reply = moody.ask(request);
                  if (reply instanceof Reply.Answered) {
                    assertThat(answered.add(request.key())).as(request.key()).isTrue();
                  }
                  if (left.decrementAndGet() == 0) {
                    handle.get().stop();
                  }
                  return reply;
                },
                handle,
                run -> {});
        for (RunEvent event : done.events()) {
          if (event instanceof RunEvent.Sent it) {
            sent.add(it.unit().key());
          }
        }
      } while (done.outcome() instanceof Outcome.Interrupted);
      Map<Integer, Long> lacking = new HashMap<>();
      if (done.outcome() instanceof Outcome.Partial partial) {
        partial.cells().forEach(cell -> lacking.put(cell.cell(), cell.missing()));
      } else {
        assertThat(done.outcome()).as("seed %d", seed).isEqualTo(new Outcome.Complete());
        complete++;
      }
      Map<Integer, Integer> accepted = accepted(done);
      for (int cell = 0; cell < plan.cells().size(); cell++) {
        assertThat(accepted.getOrDefault(cell, 0) + lacking.getOrDefault(cell, 0L))
            .as("seed %d, cell %d", seed, cell)
            .isEqualTo(plan.cells().get(cell).target());
        isPrefix(sent, cell);
      }
      assertThat(done.rows()).doesNotHaveDuplicates();
    }
    assertThat(complete).isGreaterThan(40);
  }

  private static void isPrefix(Set<UnitKey> sent, int cell) {
    List<Long> numbers =
        sent.stream().filter(unit -> unit.cell() == cell).map(UnitKey::number).sorted().toList();
    for (int number = 0; number < numbers.size(); number++) {
      assertThat(numbers.get(number)).isEqualTo(number);
    }
  }

  /// One cell's budget and stagnation are its own; a fresh allowance is, too.
  @Test
  void aCellThatBringsNothingDoesNotHoldUpTheOthers() throws Exception {
    TaskPlan plan =
        new TaskPlan(List.of(new CellPlan(20, 5), new CellPlan(20, 5), new CellPlan(20, 5)));
    Task task = Tasks.task(60, 5, 4, Tasks.limits(3, 8));
    LanguageModel barren =
        request ->
            request.key().startsWith("run-generate-1-")
                ? text("[{\"q\": \"the same\"}]")
                : rows(request);
    Done done = run(task, plan, barren, new AtomicReference<>(), run -> {});
    assertThat(done.outcome())
        .isEqualTo(
            new Outcome.Partial(
                List.of(
                    new Outcome.Shortfall(
                        1, 19, RunSaid.BUDGET_USED.of(12, Setting.BUDGET_FACTOR, 3.0)))));
    assertThat(accepted(done)).isEqualTo(Map.of(0, 20, 1, 1, 2, 20));
    Done more =
        run(
            task,
            plan,
            RunningTasks::rows,
            new AtomicReference<>(),
            run -> run.allowanceFrom(1, 12));
    assertThat(more.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(accepted(more)).isEqualTo(Map.of(0, 20, 1, 20, 2, 20));
  }

  /// The cell that lacks most goes first, so that all get done at about the same time.
  @Test
  void theNeediestCellGoesFirst() throws Exception {
    TaskPlan plan =
        new TaskPlan(List.of(new CellPlan(10, 5), new CellPlan(40, 5), new CellPlan(20, 5)));
    List<String> asked = new ArrayList<>();
    Done done =
        run(
            Tasks.task(70, 5, 1),
            plan,
            request -> {
              asked.add(request.key());
              return rows(request);
            },
            new AtomicReference<>(),
            run -> {});
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(asked.subList(0, 7))
        .containsExactly(
            "run-generate-1-0",
            "run-generate-1-1",
            "run-generate-1-2",
            "run-generate-1-3",
            // As needy as the other one, it was asked longer ago.
            "run-generate-2-0",
            "run-generate-1-4",
            "run-generate-2-1");
    assertThat(asked).hasSize(14).contains("run-generate-0-0", "run-generate-2-3");
  }

  private static TaskPlan cells(int cells, long rows) {
    return new TaskPlan(Collections.nCopies(cells, new CellPlan(rows, 5)));
  }

  private static final Reply BAD = text("[{\"p\": \"not what was asked for\"}]");

  /// Where no cell brings anything the run ends like one of a single cell, not after the budget of
  /// every cell; wherever it was stopped.
  @Test
  void aRunThatBringsNothingInAnyCellEndsAsAWhole() throws Exception {
    Task task = Tasks.task(4_000, 5, 1);
    TaskPlan plan = cells(400, 10);
    AtomicInteger calls = new AtomicInteger();
    AtomicReference<RunTask> handle = new AtomicReference<>();
    LanguageModel barren =
        request -> {
          if (calls.incrementAndGet() % 20 == 0) {
            handle.get().stop();
          }
          return BAD;
        };
    Done done = run(task, plan, barren, handle, run -> {});
    while (done.outcome() instanceof Outcome.Interrupted) {
      done = run(task, plan, barren, handle, run -> {});
    }
    assertThat(calls).hasValue(50);
    assertThat(done.outcome())
        .isInstanceOfSatisfying(
            Outcome.Partial.class,
            partial -> {
              assertThat(partial.cells()).hasSize(400);
              assertThat(partial.why())
                  .isEqualTo(RunSaid.STAGNATED.of(50, 0, 250, Setting.STAGNATION_YIELD));
            });
    Done still = run(task, plan, barren, handle, run -> {});
    assertThat(still.outcome()).isEqualTo(done.outcome());
    assertThat(calls).hasValue(50);
    Done more =
        run(
            task,
            plan,
            RunningTasks::rows,
            handle,
            run -> {
              for (int cell = 0; cell < 400; cell++) {
                run.allowanceFrom(cell, 2);
              }
            });
    assertThat(more.outcome()).isEqualTo(new Outcome.Complete());
  }

  /// Property: cells that never bring anything, even if they lack most rows or are all neighbours,
  /// do not end a run whose other cells bring rows, however few in an answer.
  @Test
  void aFewBarrenCellsNeverEndTheOthers() throws Exception {
    Path base = folder;
    for (int seed = 0; seed < 40; seed++) {
      folder = Files.createDirectory(base.resolve("b" + seed));
      Random random = new Random(seed);
      int count = 2 + random.nextInt(seed % 2 == 0 ? 20 : 200);
      int bad = Math.min(count - 1, 1 + random.nextInt(Math.max(3, count / 3)));
      int from = random.nextBoolean() ? 0 : random.nextInt(count - bad + 1);
      List<CellPlan> cells = new ArrayList<>();
      for (int cell = 0; cell < count; cell++) {
        boolean barren = cell >= from && cell < from + bad;
        cells.add(new CellPlan(barren ? 200 : 1 + random.nextInt(30), 5));
      }
      TaskPlan plan = new TaskPlan(cells);
      Task task = Tasks.task(plan.target(), 5, 1 + random.nextInt(32), Tasks.limits(50, 8));
      Done done =
          run(
              task,
              plan,
              request -> {
                String key = request.key();
                int cell =
                    Integer.parseInt(key.substring("run-generate-".length(), key.lastIndexOf('-')));
                boolean barren = cell >= from && cell < from + bad;
                // Every second answer of every third cell is of no use either.
                boolean useless = cell % 3 == 0 && request.key().hashCode() % 2 == 0;
                return barren || useless ? BAD : rows(request);
              },
              new AtomicReference<>(),
              run -> {});
      assertThat(done.outcome())
          .as("seed %d", seed)
          .isInstanceOfSatisfying(
              Outcome.Partial.class,
              partial ->
                  assertThat(partial.cells())
                      .hasSize(bad)
                      .allMatch(it -> it.cell() >= from && it.cell() < from + bad));
    }
  }

  /// Regression: with many requests in flight all of the first went to cells that lacked most rows,
  /// brought nothing, and ended the run before any other cell had been asked.
  @Test
  void cellsTakeTurnsBeforeManyRequestsInFlightAreAnswered() throws Exception {
    List<CellPlan> cells = new ArrayList<>();
    for (int cell = 0; cell < 180; cell++) {
      cells.add(new CellPlan(cell < 60 ? 200 : 10, 5));
    }
    TaskPlan plan = new TaskPlan(cells);
    int concurrency = 64;
    CountDownLatch allInFlight = new CountDownLatch(Pacer.UNPROVEN_MAX + concurrency);
    Done done =
        run(
            Tasks.task(plan.target(), 5, concurrency, Tasks.limits(50, 8)),
            plan,
            request -> {
              allInFlight.countDown();
              if (allInFlight.getCount() < concurrency) {
                allInFlight.await();
              }
              String key = request.key();
              int cell =
                  Integer.parseInt(key.substring("run-generate-".length(), key.lastIndexOf('-')));
              return cell < 60 ? BAD : rows(request);
            },
            new AtomicReference<>(),
            run -> {});
    assertThat(done.outcome())
        .isInstanceOfSatisfying(
            Outcome.Partial.class, partial -> assertThat(partial.cells()).hasSize(60));
  }

  /// A model that no longer gives anything of use is found out soon, though all cells brought rows.
  @Test
  void aModelThatGoesBadEndsTheRun() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Done done =
        run(
            Tasks.task(20_000, 5, 8),
            cells(200, 100),
            request -> calls.incrementAndGet() > 1_000 ? BAD : rows(request),
            new AtomicReference<>(),
            run -> {});
    assertThat(done.outcome()).isInstanceOf(Outcome.Partial.class);
    assertThat(calls.get()).isBetween(1_050, 1_066);
  }
}
