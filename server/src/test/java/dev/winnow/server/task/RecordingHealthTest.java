package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.engine.Time;
import dev.winnow.engine.record.GroupSink;
import dev.winnow.engine.record.GroupSink.Result;
import dev.winnow.engine.record.GroupWriter;
import dev.winnow.engine.record.GroupWriter.Room;
import dev.winnow.server.Pause;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

@Timeout(60)
final class RecordingHealthTest {

  private static GroupWriter<Integer> writer(GroupSink<Integer> sink) {
    return new GroupWriter<>(sink, new Room<>(500, 500, entry -> 1), Time.SYSTEM);
  }

  @Test
  void isDownWhileNothingCanBeWritten() throws InterruptedException {
    AtomicBoolean back = new AtomicBoolean();
    try (GroupWriter<Integer> writer =
        writer(group -> back.get() ? new Result.Written() : new Result.Away("gone fishing"))) {
      RecordingHealth health = new RecordingHealth(writer);
      assertThat(health.health().getStatus()).isEqualTo(Status.UP);
      writer.put(1);
      while (writer.away().isEmpty()) {
        Pause.brief();
      }
      Health down = health.health();
      assertThat(down.getStatus()).isEqualTo(Status.DOWN);
      assertThat(down.getDetails())
          .containsEntry("why", "gone fishing")
          .containsEntry("waiting", 1);
      back.set(true);
      assertThat(writer.flush()).isTrue();
      assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
  }

  @Test
  void isDownWhenTheWriterHasEnded() throws InterruptedException {
    try (GroupWriter<Integer> writer =
        writer(group -> {
          throw new IllegalStateException("a bug, thrown by a test");
        })) {
      writer.put(1);
      assertThat(writer.flush()).isFalse();
      Health down = new RecordingHealth(writer).health();
      assertThat(down.getStatus()).isEqualTo(Status.DOWN);
      assertThat(down.getDetails().get("why")).asString().contains("Restart");
    }
  }
}
