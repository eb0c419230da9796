package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.gate.Gates;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Report;
import dev.winnow.core.task.Task;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Rows with values in another form than the schema wants.
final class CoercedRowsTest extends RunningTasks {

  private static final String ANSWER =
      "[{\"q\": 5}, {\"q\": \"5\"}, {\"q\": [\"six\"]}, {\"q\": null}, {\"q\": \"seven\"}]";

  @Test
  void theyAreTakenCountedAndComparedAsTheyAreTaken() throws Exception {
    Task task = Tasks.task(3, 5, 1);
    Done done = run(task, request -> text(ANSWER));

    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).containsExactly("5", "six", "seven");
    assertThat(done.progress().coerced()).isEqualTo(2);
    assertThat(done.progress().rejected(Reason.DUPLICATE)).isEqualTo(1);
    assertThat(done.progress().rejected(Reason.SCHEMA)).isEqualTo(1);
    assertThat(
            Report.json(
                    task, done.progress(), done.outcome(), "m", STARTED, Duration.ofSeconds(1), "1")
                .at("/rows/coerced")
                .asLong())
        .isEqualTo(2);

    Done again = run(task, request -> text("nobody should ask"));
    assertThat(again.rows()).isEqualTo(done.rows());
    assertThat(again.progress().coerced()).isEqualTo(2);
  }

  @Test
  void aTaskMayWantThemRejected() throws Exception {
    Task task = Tasks.task(2, 5, 1);
    Task.Recipe recipe = task.recipe();
    Task strict =
        new Task(
            task.name(),
            task.description(),
            new Task.Recipe(
                recipe.template(),
                recipe.values(),
                recipe.schema(),
                recipe.proportions(),
                recipe.labels(),
                recipe.distinctOn(),
                false,
                Gates.USUAL,
                recipe.seed(),
                recipe.zone()),
            task.calls(),
            task.goal(),
            task.output());
    Done done = run(strict, request -> text(ANSWER));

    assertThat(done.rows()).containsExactly("5", "seven");
    assertThat(done.progress().coerced()).isZero();
    assertThat(done.progress().rejected(Reason.SCHEMA)).isEqualTo(3);
  }

  @Test
  void aRepeatedExampleIsNoNewRowInAnyForm() throws Exception {
    Task task =
        Examples.withPrompt(
            Tasks.task(1, 5, 1), "Write {count} rows, not [{\"q\": 7}], {random_id}");
    Done done =
        run(task, request -> text("[{\"q\": 7}, {\"q\": \"7\"}, {\"q\": [7]}, {\"q\": \"new\"}]"));

    assertThat(done.rows()).containsExactly("new");
    assertThat(done.events())
        .flatExtracting(RunningTasks::rejectedIn)
        .hasSize(3)
        .allSatisfy(row ->
            assertThat(row.detail().message()).isEqualTo("It repeats an example in the prompt."));
  }
}
