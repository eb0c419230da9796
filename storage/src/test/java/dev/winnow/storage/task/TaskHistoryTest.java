package dev.winnow.storage.task;

import static dev.winnow.storage.task.TaskFixture.NOON;
import static dev.winnow.storage.task.TaskFixture.failed;
import static dev.winnow.storage.task.TaskFixture.noted;
import static dev.winnow.storage.task.TaskFixture.rejected;
import static dev.winnow.storage.task.TaskFixture.settled;
import static dev.winnow.storage.task.TaskFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Reason;
import dev.winnow.core.say.Said;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TaskHistoryTest {

  private final TaskFixture fixture = new TaskFixture();
  private final TaskHistory history = fixture.history;
  private final UUID task = fixture.running();
  private final UUID other = fixture.running();

  @BeforeEach
  void fill() {
    List<TaskEntry> group = new ArrayList<>();
    for (UUID id : List.of(task, other)) {
      for (int i = 0; i < 10; i++) {
        group.add(
            settled(
                id,
                i,
                i * 3L + 1,
                3,
                rejected(i % 2 == 0 ? Reason.SCHEMA : Reason.DUPLICATE, "text " + i)));
        group.add(noted(id, "note " + i));
      }
      group.add(failed(id, 10, "b"));
      group.add(failed(id, 11, "b"));
      group.add(
          new TaskEntry.Failed(
              id, NOON, unit(12), new CallFailure("timeout", 0, Said.text("slow")), 1));
    }
    fixture.record.record(group);
  }

  @Test
  void rowsBehindOneAndByPage() {
    assertThat(history.rows(task, 4, 9, 3))
        .extracting(TaskRow::ordinal)
        .containsExactly(5L, 6L, 7L);
    assertThat(history.rows(task, 27, 29, 500))
        .extracting(TaskRow::ordinal)
        .containsExactly(28L, 29L);
    Page<TaskRow> page = history.rows(task, true, new PageRequest(1, 4));
    assertThat(page.content()).extracting(TaskRow::ordinal).containsExactly(26L, 25L, 24L, 23L);
    assertThat(page.totalElements()).isEqualTo(30);
    assertThat(history.rows(task, false, new PageRequest(7, 4)).content())
        .extracting(TaskRow::ordinal)
        .containsExactly(29L, 30L);
  }

  @Test
  void rejectsBehindOneByReasonAndOfARequest() {
    assertThat(history.rejects(task, 8, 99, 9))
        .extracting(TaskReject::text)
        .containsExactly("text 8", "text 9");
    Page<TaskReject> schema = history.rejects(task, Reason.SCHEMA, true, new PageRequest(0, 2));
    assertThat(schema.content()).extracting(TaskReject::text).containsExactly("text 8", "text 6");
    assertThat(schema.totalElements()).isEqualTo(5);
    assertThat(history.rejects(task, null, false, new PageRequest(0, 50)).content()).hasSize(10);
    assertThat(history.rejectsOf(task, "generate-0-3"))
        .extracting(TaskReject::number)
        .containsExactly(4L);
  }

  @Test
  void theLog() {
    assertThat(history.events(task, 9, 10, 9))
        .containsExactly(new TaskEvent(10, NOON, "NOTE", Said.text("note 9")));
    assertThat(history.events(task, true, new PageRequest(0, 1)).content().getFirst().said())
        .isEqualTo(Said.text("note 9"));
  }

  @Test
  void requestsByStateAndFailuresByKind() {
    assertThat(history.requests(task, null, true, new PageRequest(0, 50)).totalElements())
        .isEqualTo(13);
    Page<TaskRequest> failed =
        history.requests(task, RequestState.FAILED, true, new PageRequest(0, 50));
    assertThat(failed.content()).hasSize(3).allMatch(request -> request.failure() != null);
    assertThat(history.failures(task))
        .containsExactly(
            new TaskHistory.FailureCount("server", 500, 2, Said.text("b")),
            new TaskHistory.FailureCount("timeout", 0, 1, Said.text("slow")));
    assertThat(history.request(task, "generate-0-99")).isEmpty();
  }
}
