package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.plan.Unit;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.task.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Timeout(120)
final class SettledEventsTest extends RunningTasks {

  /// Property: nothing comes between an answer and its verdicts, and a replay tells the same.
  @Test
  void everyAnswerIsSettledBeforeAnythingElseHappens() throws Exception {
    Path base = folder;
    for (int seed = 0; seed < 40; seed++) {
      folder = Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      Task task = Tasks.task(1 + random.nextInt(80), 1 + random.nextInt(9), 1 + random.nextInt(20));
      Done done = run(task, new Moody(seed)::ask);
      long settled = checkSettlements(done.events());
      assertThat(settled).isEqualTo(done.progress().answers());
      if (done.outcome() instanceof Outcome.Complete) {
        Done again = run(task, request -> text("nobody should ask"));
        assertThat(checkSettlements(again.events())).isEqualTo(settled);
        assertThat(again.rows()).isEqualTo(done.rows());
      }
    }
  }

  /// @return how many there are
  private static long checkSettlements(List<RunEvent> events) {
    Unit open = null;
    long settled = 0;
    for (RunEvent event : events) {
      switch (event) {
        case RunEvent.Answered it -> {
          assertThat(open).isNull();
          open = it.unit();
        }
        case RunEvent.Decided it -> {
          assertThat(it.unit()).isEqualTo(open);
          settled++;
          open = null;
        }
        default -> assertThat(open).as("while an answer is settled: %s", event).isNull();
      }
    }
    assertThat(open).isNull();
    return settled;
  }

  @Test
  void aRowThatTheDatasetHadBeforeIsADuplicate() throws Exception {
    Task task = Tasks.task(12, 4, 3);
    Path base = folder;
    folder = Files.createDirectory(base.resolve("before"));
    List<String> before = run(task, RunningTasks::rows).rows().subList(0, 5);
    folder = Files.createDirectory(base.resolve("now"));
    Done done = run(task, RunningTasks::rows, new AtomicReference<>(), run -> tell(run, before));
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(12).doesNotContainAnyElementsOf(before);
    assertThat(done.progress().rejected(Reason.DUPLICATE)).isEqualTo(5);

    Done again =
        run(
            task,
            request -> text("nobody should ask"),
            new AtomicReference<>(),
            run -> tell(run, before));
    assertThat(again.rows()).isEqualTo(done.rows());
    assertThat(again.progress().requests()).isZero();
  }

  private static void tell(RunTask run, List<String> rows) {
    for (String row : rows) {
      // However it is written: case and spaces do not make a row another one.
      ObjectNode known = JsonNodeFactory.instance.objectNode();
      run.alsoKnown(known.put("q", " " + row.toUpperCase(java.util.Locale.ROOT)));
    }
  }
}
