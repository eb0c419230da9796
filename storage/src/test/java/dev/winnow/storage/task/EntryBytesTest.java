package dev.winnow.storage.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class EntryBytesTest {

  private static final UUID TASK = new UUID(0, 1);
  private static final String LONG = "长".repeat(1_000_000);
  private static final long LONG_BYTES = 2_000_000;

  /// Property: each text of an entry counts, wherever it stands.
  @Test
  void everyTextCounts() {
    Verdict.Rejected reject = TaskFixture.rejected(Reason.MALFORMED, LONG);
    assertThat(bytes(TaskFixture.settled(TASK, 0, 1, 2, reject, reject)))
        .isBetween(2 * LONG_BYTES, 2 * LONG_BYTES + 1_000);
    assertThat(
            bytes(TaskFixture.settled(TASK, 0, TaskFixture.unit(0), TaskFixture.text(LONG), 1, 0)))
        .isBetween(LONG_BYTES, LONG_BYTES + 1_000);
    Completion thought = new Completion("", LONG, "stop", Usage.NONE, "gpt", 7);
    assertThat(
            bytes(TaskFixture.settled(TASK, 0, TaskFixture.unit(0), new Reply.Text(thought), 1, 0)))
        .isBetween(LONG_BYTES, LONG_BYTES + 1_000);
    assertThat(bytes(new TaskEntry.ModelNoted(TASK, TaskFixture.NOON, "gpt", Said.text(LONG))))
        .isBetween(LONG_BYTES, LONG_BYTES + 1_000);
    assertThat(bytes(TaskFixture.failed(TASK, 0, LONG))).isBetween(LONG_BYTES, LONG_BYTES + 1_000);
    assertThat(bytes(TaskFixture.noted(TASK, LONG))).isBetween(LONG_BYTES, LONG_BYTES + 1_000);
    assertThat(bytes(TaskFixture.noted(TASK, ""))).isBetween(1L, 1_000L);
  }

  private static long bytes(TaskEntry entry) {
    return EntryBytes.of(entry);
  }
}
