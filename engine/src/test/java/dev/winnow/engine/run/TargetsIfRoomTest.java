package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.plan.CellPlan;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.run.ExamineAnswer;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.task.Task;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Other shares while a run goes on: what is accepted stays, and the sum is exact.
@Timeout(120)
final class TargetsIfRoomTest extends RunningTasks {

  @Test
  void aCellThatHasMoreKeepsAllAsTheyAre() throws Exception {
    Task task = Tasks.task(40, 5, 1);
    TaskPlan plan = new TaskPlan(List.of(new CellPlan(20, 5), new CellPlan(20, 5)));
    AtomicReference<RunTask> handle = new AtomicReference<>();
    AtomicInteger asked = new AtomicInteger();
    Done done =
        run(
            task,
            plan,
            new ExamineAnswer(task)::examine,
            request -> {
              if (asked.incrementAndGet() == 5) {
                // Both have ten rows.
                assertThat(handle.get().targetsIfRoom(new long[] {5, 35}).join())
                    .contains(new RunTask.Full(0, 10));
                assertThat(handle.get().targetsIfRoom(new long[] {10, 30}).join())
                    .isEqualTo(Optional.empty());
              }
              return rows(request);
            },
            handle,
            run -> {});
    assertThat(done.outcome()).isInstanceOf(Outcome.Complete.class);
    long[] rows = new long[2];
    for (RunEvent event : done.events()) {
      for (Verdict verdict : verdictsIn(event)) {
        if (verdict instanceof Verdict.Accepted row) {
          rows[row.cell()]++;
        }
      }
    }
    assertThat(rows).containsExactly(10, 30);
  }
}
