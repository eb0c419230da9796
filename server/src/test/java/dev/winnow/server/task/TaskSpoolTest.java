package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskModel;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whatever becomes of the file, what the database has is not lost, and what the file still has
/// neither.
final class TaskSpoolTest {

  private final RunningService service = RunningService.get();
  private final JdbcClient sql = service.serving().part(JdbcClient.class);
  private final TaskStores stores = service.serving().part(TaskStores.class);

  @TempDir private Path folder = Path.of("");

  /// Units whose answers were replayed, in their order, and units that are still open.
  private record Replayed(List<Long> answers, List<Long> open, long next, List<String> harm) {}

  private StoredTask task() {
    Answer template =
        service.post(
            "/api/v1/data-synthesis/templates",
            "{\"name\": \"spool %s\", \"prompt\": \"{count} [{\\\"question\\\": \\\"...\\\"}]\"}"
                .formatted(UUID.randomUUID()));
    Answer model =
        service.post(
            "/api/v1/models",
            "{\"name\": \"spool %s\", \"provider\": \"offline\"}".formatted(UUID.randomUUID()));
    Answer task =
        service.post(
            "/api/v1/data-synthesis/tasks",
            "{\"name\": \"spool\", \"templateId\": %s, \"modelId\": %s, \"target\": 100, \"start\": false}"
                .formatted(template.body().path("id"), model.body().path("id")));
    assertThat(task.status()).as(task.text()).isEqualTo(201);
    return find(UUID.fromString(task.body().path("id").stringValue()));
  }

  private StoredTask find(UUID id) {
    return stores.tasks().find(id).orElseThrow();
  }

  /// Puts answers into the database.
  private StoredTask recorded(StoredTask task, long upTo) {
    for (long number = 0; number < upTo; number++) {
      sql.sql(
              """
              insert into task_request (task_id, unit, rows, state, sequence, text, at)
              values (:task, :unit, 5, 'ANSWERED', :number, 'answer', now())
              """)
          .param("task", task.id())
          .param("unit", "generate-0-" + number)
          .param("number", number)
          .update();
    }
    sql.sql("update task set position = :position where id = :task")
        .param("position", upTo)
        .param("task", task.id())
        .update();
    return find(task.id());
  }

  private TaskSpool open(StoredTask task) throws IOException {
    return TaskSpool.open(task, stores.history(), folder, Instant.EPOCH);
  }

  private static Unit unit(long number) {
    return new Unit(new UnitKey(UnitKey.Purpose.GENERATE, 0, number), 5);
  }

  private static Reply.Answered reply(long number) {
    return new Reply.Text(new Completion("answer " + number, "stop", Usage.NONE, "m", 1));
  }

  /// Writes answers into the file, and the intent of one more.
  private Path written(StoredTask task, long from, long to) throws IOException {
    try (TaskSpool spool = open(task)) {
      for (long number = from; number < to; number++) {
        spool.intent(unit(number), "");
        spool.answer(unit(number).key(), reply(number));
      }
      spool.intent(unit(to), "");
    }
    return TaskSpool.path(folder, task.id());
  }

  private Replayed replayed(StoredTask task) throws IOException {
    List<Long> answers = new ArrayList<>();
    List<Long> open = new ArrayList<>();
    try (TaskSpool spool = open(task)) {
      spool.replay(entry -> {
        switch (entry) {
          case JournalEntry.Intent intent -> open.add(intent.unit().key().number());
          case JournalEntry.Answer answer -> {
            open.remove(answer.unit().number());
            answers.add(answer.unit().number());
          }
          case JournalEntry.Begun it -> {}
          case JournalEntry.Opened it -> {}
          case JournalEntry.Failure it -> {}
        }
      });
      long next = spool.answers();
      assertThat(spool.answer(unit(99).key(), reply(99))).isEqualTo(next);
      return new Replayed(answers, open, next, spool.harm());
    }
  }

  /// What was answered before the task was given another model stays the first one's.
  @Test
  void theFileKnowsWithWhichModelItsRequestsWereSent() throws IOException {
    StoredTask task = task();
    written(task, 0, 5);
    String config = stores.tasks().config(task.id()).orElseThrow();
    assertThat(
            stores
                .models()
                .pin(task.id(), 1, null, null, config, TaskModel.Reason.CHANGED, TaskModel.By.API))
        .isTrue();
    try (TaskSpool spool = open(recorded(task, 3))) {
      spool.intent(unit(6), "");
      spool.answer(unit(6).key(), reply(6));
    }
    try (TaskSpool spool = open(find(task.id()))) {
      spool.replay(entry -> {});
      assertThat(List.of(spool.pin(unit(3).key()), spool.pin(unit(4).key()))).containsOnly(1);
      assertThat(List.of(spool.pin(unit(6).key()), spool.pin(unit(7).key()))).containsOnly(2);
    }
    assertThat(
            stores
                .models()
                .pin(
                    task.id(),
                    1,
                    null,
                    null,
                    config,
                    TaskModel.Reason.FOLLOWED,
                    TaskModel.By.SERVICE))
        .isFalse();
  }

  @Test
  void theFileGoesOnWhereTheDatabaseEnds() throws IOException {
    StoredTask task = task();
    written(task, 0, 5);
    assertThat(replayed(recorded(task, 3)))
        .isEqualTo(new Replayed(List.of(0L, 1L, 2L, 3L, 4L), List.of(5L), 5, List.of()));
  }

  @Test
  void aFileThatEndsBeforeTheDatabaseOrIsLostHasNothingThatIsMissing() throws IOException {
    StoredTask task = task();
    Path file = written(task, 0, 2);
    task = recorded(task, 4);
    assertThat(replayed(task).answers()).containsExactly(0L, 1L, 2L, 3L);
    Files.delete(file);
    assertThat(replayed(task))
        .isEqualTo(new Replayed(List.of(0L, 1L, 2L, 3L), List.of(), 4, List.of()));
  }

  @Test
  void aFileThatBeganBehindTheDatabaseIsUsedAllTheSame() throws IOException {
    StoredTask task = task();
    written(task, 3, 6);
    assertThat(replayed(recorded(task, 2)).answers()).containsExactly(0L, 1L, 3L, 4L, 5L);
  }

  @Test
  void aDamagedAnswerIsAskedForAgainAndThoseBehindItAreKept() throws IOException {
    StoredTask task = task();
    Path file = written(task, 0, 6);
    overwrite(file, "answer 1");
    overwrite(file, "answer 4");
    Replayed replayed = replayed(recorded(task, 3));
    // Of answer 1 the database knows.
    assertThat(replayed.answers()).containsExactly(0L, 1L, 2L, 3L, 5L);
    assertThat(replayed.open()).containsExactlyInAnyOrder(4L, 6L);
    assertThat(replayed.next()).isEqualTo(5);
    assertThat(replayed.harm()).singleElement().asString().contains("2 records");
  }

  @Test
  void aCutFileIsReadUpToTheCut() throws IOException {
    StoredTask task = task();
    Path file = written(task, 0, 6);
    int at = text(file).indexOf("answer 4");
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(at + 3);
    }
    Replayed replayed = replayed(recorded(task, 3));
    assertThat(replayed.answers()).containsExactly(0L, 1L, 2L, 3L);
    assertThat(replayed.open()).containsExactly(4L);
    assertThat(replayed.harm()).singleElement().asString().contains("end of its journal", ".torn");
  }

  @Test
  void whatIsNotItsJournalIsMovedAwayAndSaid() throws IOException {
    StoredTask task = task();
    Path file = TaskSpool.path(folder, task.id());
    Files.writeString(file, "something else altogether");
    Replayed replayed = replayed(recorded(task, 3));
    assertThat(replayed.answers()).containsExactly(0L, 1L, 2L);
    assertThat(replayed.harm()).singleElement().asString().contains("cannot be read any more");
    StoredTask other = task();
    Files.move(file, TaskSpool.path(folder, other.id()));
    replayed = replayed(other);
    assertThat(replayed.answers()).isEmpty();
    assertThat(replayed.harm()).singleElement().asString().contains("another task's", ".journal.1");
    assertThat(TaskSpool.tasks(folder)).containsExactly(other.id());
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static void overwrite(Path file, String text) throws IOException {
    int at = text(file).indexOf(text);
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      damaged.seek(at);
      damaged.write('X');
    }
  }
}
