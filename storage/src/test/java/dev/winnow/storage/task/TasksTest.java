package dev.winnow.storage.task;

import static dev.winnow.storage.task.TaskFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.run.TaskKind;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task.Format;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TasksTest {

  private final TaskFixture fixture = new TaskFixture();
  private final Tasks tasks = fixture.tasks;
  private final UUID dataset = fixture.dataset();

  private List<String> names(@Nullable String text, TaskStatus... statuses) {
    return names(text, "lower(name)", new PageRequest(0, 50), statuses);
  }

  private List<String> names(
      @Nullable String text, String order, PageRequest page, TaskStatus... statuses) {
    return list(text, order, page, statuses).content().stream().map(StoredTask::name).toList();
  }

  private Page<StoredTask> list(
      @Nullable String text, String order, PageRequest page, TaskStatus... statuses) {
    return tasks.list(
        new Tasks.Search(text, Set.of(statuses), null, null, null, dataset, order), page);
  }

  @Test
  void isFoundAsItWasAdded() {
    StoredTask task =
        TaskFixture.task(UUID.randomUUID(), dataset, "医学 QA", TaskStatus.PENDING, NOON);
    fixture.add(task);
    assertThat(tasks.find(task.id())).contains(task);
    assertThat(tasks.config(task.id())).contains("{\"name\": \"task\"}");
    assertThat(tasks.find(UUID.randomUUID())).isEmpty();
    assertThat(tasks.all(List.of(task.id(), UUID.randomUUID()))).containsExactly(task);
    assertThat(tasks.all(List.of())).isEmpty();
    assertThat(task.format()).isEqualTo(Format.JSONL);
  }

  @Test
  void searchTakesSignsAsTheyAre() {
    for (String name : List.of("100% sure", "a_b", "axb", "c\\d", "医学问答", "Große Frage")) {
      fixture.add(dataset, name, TaskStatus.PENDING);
    }
    assertThat(names("%")).containsExactly("100% sure");
    assertThat(names("a_b")).containsExactly("a_b");
    assertThat(names("\\")).containsExactly("c\\d");
    assertThat(names("学问")).containsExactly("医学问答");
    assertThat(names("GROßE")).containsExactly("Große Frage");
    assertThat(names(" a_B ")).containsExactly("a_b");
    assertThat(names("template")).hasSize(6);
    assertThat(names("nothing like it")).isEmpty();
    assertThat(names(null)).hasSize(6);
  }

  @Test
  void filtersByStatus() {
    for (TaskStatus status : TaskStatus.values()) {
      fixture.add(dataset, status.name(), status);
    }
    assertThat(names(null, TaskStatus.FAILED)).containsExactly("FAILED");
    assertThat(names(null, TaskStatus.RUNNING, TaskStatus.PAUSED))
        .containsExactly("PAUSED", "RUNNING");
    assertThat(names("running", TaskStatus.PAUSED)).isEmpty();
    assertThat(tasks.counts()).containsKeys(TaskStatus.values());
  }

  @Test
  void filtersByWhatItIsMadeFrom() {
    fixture.add(dataset, "mine", TaskStatus.PENDING);
    UUID unknown = UUID.randomUUID();
    PageRequest page = new PageRequest(0, 5);
    for (Tasks.Search search :
        List.of(
            new Tasks.Search(null, Set.of(), null, unknown, null, dataset, "name"),
            new Tasks.Search(null, Set.of(), null, null, unknown, dataset, "name"),
            new Tasks.Search(null, Set.of(), null, null, null, unknown, "name"),
            new Tasks.Search(null, Set.of(), TaskKind.PROPORTIONAL, null, null, dataset, "name"))) {
      assertThat(tasks.list(search, page).totalElements()).isZero();
    }
  }

  @Test
  void pagesInOrderAndTiesById() {
    for (int i = 0; i < 7; i++) {
      fixture.add(dataset, "same", TaskStatus.PENDING);
    }
    List<UUID> ids =
        list(null, "created_at desc", new PageRequest(0, 50)).content().stream()
            .map(StoredTask::id)
            .toList();
    Page<StoredTask> last = list(null, "created_at desc", new PageRequest(2, 3));
    assertThat(last.content()).extracting(StoredTask::id).containsExactly(ids.get(6));
    assertThat(List.of(last.totalPages(), last.page())).containsExactly(3, 2);
    assertThat(last.last()).isTrue();
    assertThat(last.first()).isFalse();
    assertThat(list(null, "created_at desc", new PageRequest(9, 3)).content()).isEmpty();
  }

  /// A task moves from every status to every other one if that is among those asked for, and else
  /// does not.
  @Test
  void movesFromWhatIsAskedForOnly() {
    for (TaskStatus from : TaskStatus.values()) {
      for (TaskStatus to : TaskStatus.values()) {
        UUID id = fixture.add(dataset, "moves", from);
        assertThat(
                tasks.move(
                    id,
                    EnumSet.complementOf(EnumSet.of(from)),
                    to,
                    Said.text("why"),
                    Said.text("do")))
            .isFalse();
        assertThat(fixture.find(id).status()).isEqualTo(from);
        assertThat(tasks.move(id, EnumSet.of(from), to, Said.text("why"), Said.text("do")))
            .isTrue();
        StoredTask moved = fixture.find(id);
        assertThat(List.of(moved.status(), moved.why(), moved.advice()))
            .containsExactly(to, Said.text("why"), Said.text("do"));
        assertThat(moved.endedAt() != null).isEqualTo(to.hasEnded());
        assertThat(moved.startedAt() != null).isEqualTo(to == TaskStatus.RUNNING);
        assertThat(moved.updatedAt()).isAfter(moved.createdAt().minusSeconds(1));
      }
    }
    assertThat(
            tasks.move(
                UUID.randomUUID(),
                EnumSet.allOf(TaskStatus.class),
                TaskStatus.FAILED,
                Said.all(),
                Said.all()))
        .isFalse();
  }

  @Test
  void itsFirstStartStays() {
    UUID id = fixture.add(dataset, "starts", TaskStatus.PENDING);
    tasks.move(id, EnumSet.allOf(TaskStatus.class), TaskStatus.RUNNING, Said.all(), Said.all());
    Instant started = fixture.find(id).startedAt();
    tasks.move(id, EnumSet.allOf(TaskStatus.class), TaskStatus.COMPLETED, Said.all(), Said.all());
    tasks.move(id, EnumSet.allOf(TaskStatus.class), TaskStatus.RUNNING, Said.all(), Said.all());
    assertThat(fixture.find(id).startedAt()).isEqualTo(started);
    assertThat(fixture.find(id).endedAt()).isNull();
    assertThat(tasks.unfinished()).contains(id);
  }

  @Test
  void aChangeMakesANewVersion() {
    UUID id = fixture.add(dataset, "old", TaskStatus.PENDING);
    tasks.change(id, "new", "说明", 12, 3, null, CellTargets.one(12));
    StoredTask changed = fixture.find(id);
    assertThat(List.of(changed.name(), changed.description(), changed.version()))
        .containsExactly("new", "说明", 2);
    assertThat(List.of(changed.target(), (long) changed.concurrency())).containsExactly(12L, 3L);
  }

  @Test
  void aFreshBudgetCountsFromWhatWasSent() {
    UUID id = fixture.add(dataset, "retries", TaskStatus.PARTIAL);
    fixture.cells.renewBudget(id);
    assertThat(fixture.cells.all(id).getFirst().budgetFrom()).isZero();
    fixture.record.record(
        List.of(TaskFixture.settled(id, 0, TaskFixture.unit(9), TaskFixture.text(""), 1, 0)));
    fixture.record.record(List.of(TaskFixture.failed(id, 11, "no")));
    fixture.cells.renewBudget(id);
    assertThat(fixture.cells.all(id).getFirst().budgetFrom()).isEqualTo(12);
  }

  @Test
  void deletesAllButItsRowsUnlessItRuns() {
    UUID id = fixture.add(dataset, "goes", TaskStatus.RUNNING);
    fixture.record.record(
        List.of(
            TaskFixture.settled(
                id, 0, 1, 2, TaskFixture.rejected(dev.winnow.core.run.Reason.RULE, "x")),
            TaskFixture.noted(id, "x")));
    assertThat(tasks.delete(id)).isFalse();
    tasks.move(id, EnumSet.of(TaskStatus.RUNNING), TaskStatus.CANCELLED, Said.all(), Said.all());
    Instant before = Instant.now().minusSeconds(1);
    assertThat(tasks.delete(id)).isTrue();
    assertThat(tasks.delete(id)).isFalse();
    assertThat(tasks.find(id)).isEmpty();
    assertThat(fixture.rejects(id)).isEmpty();
    assertThat(
            fixture
                .database
                .client()
                .sql("select count(*) from task_verdict where task_id = :id")
                .param("id", id)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(fixture.history.events(id, 0, 9, 9)).isEmpty();
    assertThat(fixture.rows(id)).hasSize(2);
    assertThat(tasks.deletedSince(before, 10)).contains(id);
  }

  @Test
  void tellsWhatHasChangedSince() {
    UUID id = fixture.add(dataset, "changes", TaskStatus.COMPLETED);
    Instant before = Instant.now().minusSeconds(1);
    assertThat(tasks.changedSince(before, 10_000)).extracting(StoredTask::id).doesNotContain(id);
    tasks.outputFile(id, "file.jsonl");
    assertThat(tasks.changedSince(before, 10_000)).extracting(StoredTask::id).contains(id);
    assertThat(fixture.find(id).outputFile()).isEqualTo("file.jsonl");
  }

  /// Regression: rows that came between making and starting a task were no duplicates to it.
  @Test
  void knowsTheRowsItsDatasetHasWhenItIsStartedFirst() {
    UUID into = fixture.dataset();
    UUID waits = fixture.add(into, "waits", TaskStatus.PENDING);
    UUID runs = fixture.add(into, "runs", TaskStatus.RUNNING);
    fixture.record.record(List.of(TaskFixture.settled(runs, 0, 1, 3)));
    tasks.move(waits, EnumSet.of(TaskStatus.PENDING), TaskStatus.RUNNING, Said.all(), Said.all());
    assertThat(fixture.find(waits).datasetFrom()).isEqualTo(RowSet.first(into, 3));
    fixture.record.record(List.of(TaskFixture.settled(runs, 1, 4, 2)));
    tasks.move(waits, EnumSet.of(TaskStatus.RUNNING), TaskStatus.PAUSED, Said.all(), Said.all());
    tasks.move(waits, EnumSet.of(TaskStatus.PAUSED), TaskStatus.RUNNING, Said.all(), Said.all());
    assertThat(fixture.find(waits).datasetFrom()).isEqualTo(RowSet.first(into, 3));
  }
}
