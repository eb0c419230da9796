package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/// Tasks of several categories that go on for a higher target.
@Timeout(120)
final class RaisedTargetTest extends RunningTasks {

  private static Task task(long target, String dimensions) {
    String json =
        """
        {"name": "t", "target": %d, "model": "offline", "batchSize": 1, "concurrency": 4,
         "template": {"prompt": "Write {count} questions",
           "schema": {"type": "object", "required": ["q"], "properties": {"q": {"type": "string"}}}},
         "dimensions": %s}
        """
            .formatted(target, dimensions);
    return ((TaskResult.Ready) ReadTask.readPinned((ObjectNode) ExactJson.read(json))).task();
  }

  private Done complete(Task task) throws IOException, InterruptedException {
    Done done = run(task, RunningTasks::rows);
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize((int) task.target()).doesNotHaveDuplicates();
    return done;
  }

  private static long sent(Done done) {
    return done.events().stream().filter(RunEvent.Sent.class::isInstance).count();
  }

  /// 6:6:2 of 10 is 4, 4, 2, of 11 it would be 5, 5, 1.
  @Test
  void theShareOfAHigherTargetMayBeLower() throws Exception {
    String dimensions = "{\"level\": {\"a\": 6, \"b\": 6, \"c\": 2}}";
    List<String> before = complete(task(10, dimensions)).rows();
    Done more = complete(task(11, dimensions));
    assertThat(more.rows()).containsAll(before);
    assertThat(sent(more)).isEqualTo(1);
    assertThat(more.progress().cell(2).accepted()).isEqualTo(2);
    Done again = complete(task(11, dimensions));
    assertThat(again.rows()).isEqualTo(more.rows());
    assertThat(sent(again)).isZero();
    // Other shares are another wish: their numbers hold.
    Done other = complete(task(11, "{\"level\": {\"a\": 9, \"b\": 1, \"c\": 1}}"));
    assertThat(other.progress().cell(0).accepted()).isEqualTo(9);
    assertThat(other.progress().rejected(Reason.SURPLUS)).isEqualTo(4);
  }

  /// Property: whatever a target is raised to, no accepted row is lost, and only what is missing is
  /// asked for.
  @Test
  void everyAcceptedRowStays() throws Exception {
    Path base = folder;
    for (int seed = 0; seed < 15; seed++) {
      folder = Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      String dimensions =
          "{\"x\": {\"a\": %d, \"b\": 6, \"c\": 2}, \"y\": {\"d\": %d, \"e\": 3, \"f\": 5, \"g\": 1}}"
              .formatted(1 + random.nextInt(9), 1 + random.nextInt(9));
      long target = 5 + random.nextInt(30);
      List<String> before = complete(task(target, dimensions)).rows();
      for (int raise = 0; raise < 6; raise++) {
        int more = 1 + random.nextInt(4);
        target += more;
        Done done = complete(task(target, dimensions));
        assertThat(done.rows()).as("seed %d, target %d", seed, target).containsAll(before);
        assertThat(sent(done)).isEqualTo(more);
        before = done.rows();
      }
    }
  }
}
