package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.task.Task;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// A task that ended short and is given a fresh allowance.
final class FreshAllowanceTest extends RunningTasks {

  private Done run(Task task, int soundFrom, long allowanceFrom) throws Exception {
    AtomicInteger calls = new AtomicInteger();
    return run(
        task,
        request ->
            calls.getAndIncrement() >= soundFrom ? rows(request) : text("[{\"q\": \"the same\"}]"),
        new AtomicReference<>(),
        run -> run.allowanceFrom(0, allowanceFrom));
  }

  private static long nextNumber(Done done) {
    return done.events().stream()
        .mapToLong(
            event -> event instanceof RunEvent.Sent sent ? sent.unit().key().number() + 1 : 0)
        .max()
        .orElse(0);
  }

  @Test
  void aRunThatUsedUpItsBudgetGoesOn() throws Exception {
    Task task = Tasks.task(20, 5, 4, Tasks.limits(3, 8));
    Done first = run(task, 1000, 0);
    assertThat(first.outcome()).isInstanceOf(Outcome.Partial.class);
    assertThat(nextNumber(first)).isEqualTo(12);
    assertThat(run(task, 0, 0).progress().requests()).as("the budget is used up").isZero();
    Done again = run(task, 1000, 12);
    assertThat(again.outcome())
        .isInstanceOfSatisfying(
            Outcome.Partial.class,
            it ->
                assertThat(it.why().message())
                    .startsWith("the fresh budget of 12 requests is used up"));
    assertThat(nextNumber(again)).isEqualTo(24);
    goesOnAndDecidesAlike(task, 24);
  }

  @Test
  void aRunThatStagnatedGoesOn() throws Exception {
    Task.Limits limits = new Task.Limits(100, 10, 0.02, 8, Duration.ofHours(1));
    Task task = Tasks.task(40, 5, 1, limits);
    Done first = run(task, 1000, 0);
    assertThat(first.outcome())
        .isInstanceOfSatisfying(
            Outcome.Partial.class,
            it -> assertThat(it.why().message()).contains("accepted rows of"));
    Done still = run(task, 0, 0);
    assertThat(still.progress().requests()).isZero();
    assertThat(still.outcome()).isEqualTo(first.outcome());
    goesOnAndDecidesAlike(task, nextNumber(first));
  }

  private void goesOnAndDecidesAlike(Task task, long allowanceFrom) throws Exception {
    Done more = run(task, 2, allowanceFrom);
    assertThat(more.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(more.rows()).hasSize((int) task.target()).doesNotHaveDuplicates();
    Done replay = run(task, 0, allowanceFrom);
    assertThat(replay.outcome()).isEqualTo(more.outcome());
    assertThat(replay.rows()).isEqualTo(more.rows());
    assertThat(replay.progress().requests()).isZero();
  }
}
