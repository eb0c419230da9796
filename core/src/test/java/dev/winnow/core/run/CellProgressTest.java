package dev.winnow.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.plan.CellPlan;
import dev.winnow.core.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CellProgressTest {

  private record Sent(long number, int rows) {}

  /// Property: whatever is accepted of what comes back, in whatever order, a cell ends with its
  /// target or its budget.
  @Test
  void endsWithExactlyItsTargetOrWithAReason() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int target = 1 + random.nextInt(400);
      int batch = 1 + random.nextInt(20);
      int concurrency = 1 + random.nextInt(40);
      double yield = random.nextInt(5) == 0 ? 1 : random.nextDouble();
      CellProgress cell = new CellProgress(new CellPlan(target, batch), Task.Limits.DEFAULT);
      List<Sent> inFlight = new ArrayList<>();
      while (true) {
        while (inFlight.size() < concurrency && cell.wantsMore() && cell.mayGoOn()) {
          double expectedBefore = (double) rows(inFlight) * cell.expectedYield();
          assertThat(expectedBefore).isLessThan((double) cell.deficit());
          Sent next = new Sent(cell.nextNumber(), cell.rows(cell.nextNumber()));
          cell.sent(next.number(), next.rows());
          inFlight.add(next);
        }
        if (inFlight.isEmpty()) {
          break;
        }
        Sent back = inFlight.remove(random.nextInt(inFlight.size()));
        cell.answered(back.rows());
        int accepted = 0;
        for (int i = 0; i < back.rows(); i++) {
          if (random.nextDouble() < yield && cell.accept()) {
            accepted++;
          }
        }
        cell.settled(back.number(), back.rows(), accepted);
      }
      assertThat(cell.accepted()).isLessThanOrEqualTo(target);
      assertThat(cell.nextNumber()).isLessThanOrEqualTo(cell.budget());
      assertThat(cell.deficit() == 0).as("seed %d", seed).isEqualTo(cell.shortfall().isEmpty());
      if (yield == 1) {
        assertThat(cell.nextNumber()).isEqualTo(new CellPlan(target, batch).units());
        assertThat(cell.accepted()).isEqualTo(target);
      }
    }
  }

  private static long rows(List<Sent> inFlight) {
    return inFlight.stream().mapToLong(Sent::rows).sum();
  }

  @Test
  void thePlanAddsUpToTheTarget() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      CellPlan plan = new CellPlan(1 + random.nextInt(5000), 1 + random.nextInt(50));
      long sum = 0;
      for (long number = 0; number < plan.units(); number++) {
        assertThat(plan.rows(number)).isBetween(1, plan.batchSize());
        sum += plan.rows(number);
      }
      assertThat(sum).isEqualTo(plan.target());
    }
  }

  @Test
  void theTailRunsWideWhenFewRowsComeThrough() {
    CellProgress cell = new CellProgress(new CellPlan(100, 5), Task.Limits.DEFAULT);
    for (long number = 0; number < 15; number++) {
      cell.sent(number, 5);
      cell.answered(5);
      assertThat(cell.accept()).isTrue();
      cell.settled(number, 5, 1);
    }
    int sent = 0;
    while (cell.wantsMore()) {
      cell.sent(cell.nextNumber(), 5);
      sent++;
    }
    assertThat(sent)
        .as("85 rows are missing and about one in four comes through")
        .isBetween(60, 85);
  }

  @Test
  void stopsWhenTheLatestAnswersBroughtNextToNothing() {
    Task.Limits limits = new Task.Limits(1000, 50, 0.02, 8, Duration.ofHours(1));
    CellProgress cell = new CellProgress(new CellPlan(100, 5), limits);
    long answers = 0;
    while (cell.wantsMore() && cell.mayGoOn()) {
      long number = cell.nextNumber();
      cell.sent(number, 5);
      cell.answered(5);
      cell.settled(number, 5, 0);
      answers++;
    }
    assertThat(answers).isEqualTo(50);
    assertThat(cell.shortfall().orElseThrow().inTaskFile())
        .isEqualTo(
            "the last 50 responses had only 0 accepted rows of 250 requested (limits.stagnationYield)");
  }

  @Test
  void aFreshAllowanceCountsFromItsFirstRequest() {
    Task.Limits limits = new Task.Limits(2, 8, 0.02, 8, Duration.ofHours(1));
    CellProgress cell = new CellProgress(new CellPlan(100, 5), limits);
    cell.allowanceFrom(50);
    assertThat(cell.budget()).isEqualTo(50 + 40);
    for (long number = 0; number < 90; number++) {
      assertThat(cell.mayGoOn()).as("request %d", number).isTrue();
      cell.sent(number, 5);
      cell.answered(5);
      if (number >= 50 && cell.accept()) {
        cell.settled(number, 5, 1);
      } else {
        cell.settled(number, 5, 0);
      }
    }
    assertThat(cell.shortfall().orElseThrow().inTaskFile())
        .isEqualTo(
            "the fresh budget of 40 requests is used up (limits.budgetFactor: 2 times the minimum)");
    assertThatThrownBy(() -> cell.allowanceFrom(90)).isInstanceOf(IllegalStateException.class);
  }

  /// What the provider does not take costs nothing of the budget, however often it is tried, until
  /// it is answered after all.
  @Test
  void aRequestThatIsNotTakenMakesRoomForAnother() {
    CellProgress cell = new CellProgress(new CellPlan(10, 5), Task.Limits.DEFAULT);
    cell.allowanceFrom(3);
    assertThat(cell.budget()).isEqualTo(13);
    for (long number : new long[] {1, 4, 4, 7}) {
      cell.notTaken(number);
    }
    assertThat(cell.budget()).as("4 and 7 are of the present allowance").isEqualTo(15);
    cell.settled(4, 5, 0);
    cell.settled(5, 5, 0);
    cell.settled(1, 5, 0);
    assertThat(cell.budget()).isEqualTo(14);
  }

  @Test
  void aRaisedTargetHasABudgetOfItsSize() {
    CellProgress cell = new CellProgress(new CellPlan(8, 5), Task.Limits.DEFAULT);
    assertThat(cell.budget()).isEqualTo(10);
    assertThat(cell.rows(1)).isEqualTo(3);
    cell.target(23);
    assertThat(cell.budget()).isEqualTo(25);
    assertThat(cell.rows(1)).isEqualTo(5);
    assertThat(cell.rows(4)).isEqualTo(3);
    assertThat(cell.accept()).isTrue();
    assertThat(cell.deficit()).isEqualTo(22);
    assertThatThrownBy(() -> cell.target(0)).hasMessageContaining("(0)");
  }
}
