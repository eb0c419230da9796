package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.task.Task;
import dev.winnow.engine.ManualTime;
import dev.winnow.engine.journal.MemoryJournal;
import dev.winnow.engine.pace.ModelPermits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs side by side on one model.
@Timeout(60)
final class SharedModelTest {

  private final ManualTime time = new ManualTime();
  private final ModelPermits model =
      ModelPermits.of(6, ModelSettings.Limits.DEFAULT, new Random(1), time);

  private FutureTask<Outcome> start(Task task, LanguageModel answers) {
    RunTask run =
        new RunTask(
            task,
            new RenderUnit(task, "run", RunningTasks.STARTED),
            answers,
            new MemoryJournal(),
            model.join(task.calls().concurrency()),
            new Random(2),
            event -> {});
    FutureTask<Outcome> done = new FutureTask<>(run::run);
    Thread.ofPlatform().start(done);
    return done;
  }

  /// A run that hears that it is denied ends its own waiting, and nobody else's.
  @Test
  void aRunThatIsDeniedOrDoneLeavesTheOthersAlone() throws Exception {
    List<FutureTask<Outcome>> sound = new ArrayList<>();
    List<FutureTask<Outcome>> denied = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sound.add(start(Tasks.task(20 + 100L * i, 5, 4), RunningTasks::rows));
      denied.add(
          start(
              Tasks.task(200, 5, 4),
              request ->
                  new Reply.Denied(Reply.Denied.Obstacle.CREDIT, 402, "Insufficient credit.")));
    }
    for (FutureTask<Outcome> each : sound) {
      assertThat(each.get()).isEqualTo(new Outcome.Complete());
    }
    for (FutureTask<Outcome> each : denied) {
      assertThat(each.get()).isInstanceOf(Outcome.Unusable.class);
    }
    assertThat(model.inFlight()).isZero();
    assertThat(model.waiting()).isZero();
  }
}
