package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.storage.task.RecordTasks;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskEntry;
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
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whatever becomes of the file, what the database has is not lost, and what the file still has
/// neither.
final class TaskSpoolTest {

  private final RunningService service = RunningService.get();
  private final JdbcClient sql = service.serving().part(JdbcClient.class);
  private final TaskStores stores = service.serving().part(TaskStores.class);

  private static final Verdict SURPLUS =
      new Verdict.Rejected(
          1, 0, Reason.SURPLUS, Said.text("The target was reached before."), "{\"q\": 1}");

  @TempDir private Path folder = Path.of("");

  /// Units whose answers were replayed, in their order, and units that are still open.
  private record Replayed(List<Long> answers, List<Long> open, long next, List<Said> harm) {}

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

  /// Puts answers into the database, each with one row.
  private StoredTask recorded(StoredTask task, long upTo) {
    return recorded(task, upTo, TaskSpoolTest::reply);
  }

  private StoredTask recorded(StoredTask task, long upTo, LongFunction<Reply.Answered> reply) {
    List<TaskEntry> answers = new ArrayList<>();
    for (long number = 0; number < upTo; number++) {
      answers.add(
          new TaskEntry.Settled(
              task.id(),
              Instant.EPOCH,
              number,
              unit(number),
              reply.apply(number),
              List.of(row(number), SURPLUS),
              1));
    }
    new RecordTasks(
            service.serving().part(JdbcTemplate.class),
            service.serving().part(TransactionTemplate.class))
        .record(answers);
    return find(task.id());
  }

  /// What was decided about the first row of an answer.
  private static Verdict.Accepted row(long number) {
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("question", "row " + number);
    return new Verdict.Accepted(
        0,
        0,
        Verdict.By.QUOTA,
        number + 1,
        Fingerprint.of(row, List.of(), false),
        row.toString(),
        List.of());
  }

  private TaskSpool open(StoredTask task) throws IOException {
    return TaskSpool.open(task, stores.facts(), folder, Instant.EPOCH);
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
        spool.intent(unit(number));
        spool.answer(unit(number).key(), reply(number));
      }
      spool.intent(unit(to));
    }
    return TaskSpool.path(folder, task.id());
  }

  /// Writes verdicts into the file: of each answer its first row is accepted, the other is surplus.
  private void decided(StoredTask task, long from, long to) throws IOException {
    try (TaskSpool spool = open(task)) {
      for (long number = from; number < to; number++) {
        spool.decided(unit(number).key(), List.of(row(number), SURPLUS));
      }
    }
  }

  private List<Fact> facts(StoredTask task) throws IOException {
    List<Fact> facts = new ArrayList<>();
    try (TaskSpool spool = open(task)) {
      spool.replay(facts::add);
      long next = spool.answers();
      assertThat(spool.answer(unit(99).key(), reply(99))).isEqualTo(next);
    }
    return facts;
  }

  private Replayed replayed(StoredTask task) throws IOException {
    List<Long> answers = new ArrayList<>();
    List<Long> open = new ArrayList<>();
    List<Said> harm;
    try (TaskSpool spool = open(task)) {
      harm = spool.harm();
    }
    for (Fact fact : facts(task)) {
      switch (fact) {
        case Fact.Settled settled -> answers.add(settled.unit().key().number());
        case Fact.Answered answered -> answers.add(answered.unit().key().number());
        case Fact.Open it -> open.add(it.unit().key().number());
        case Fact.Revised it -> {}
        case Fact.GivenUp it -> {}
      }
    }
    return new Replayed(answers, open, answers.size(), harm);
  }

  /// The numbers of the units whose verdicts are to be made now, as only their answers are known.
  private List<Long> undecided(StoredTask task) throws IOException {
    return facts(task).stream()
        .filter(fact -> fact instanceof Fact.Answered it && it.verdicts() == null)
        .map(fact -> ((Fact.Answered) fact).unit().key().number())
        .toList();
  }

  @Test
  void whatWasDecidedInTheFileIsTakenAsItIs() throws IOException {
    StoredTask task = task();
    written(task, 0, 6);
    decided(task, 0, 5);
    task = recorded(task, 2);
    List<Fact> facts = facts(task);
    assertThat(facts.subList(0, 2)).hasOnlyElementsOfType(Fact.Settled.class);
    assertThat(facts.subList(2, 5))
        .isEqualTo(
            LongStream.range(2, 5)
                .<Fact>mapToObj(number ->
                    new Fact.Answered(unit(number), reply(number), List.of(row(number), SURPLUS)))
                .toList());
    assertThat(facts.subList(5, 7))
        .containsExactly(new Fact.Answered(unit(5), reply(5), null), new Fact.Open(unit(6)));
  }

  @Test
  void aRowThatWasTakenLaterIsToldOfOnlyWhereTheDatabaseHasNotGotIt() throws IOException {
    StoredTask task = task();
    written(task, 0, 3);
    decided(task, 0, 2);
    Verdict.Accepted taken = taken(3);
    try (TaskSpool spool = open(task)) {
      spool.revised(unit(0).key(), taken);
      spool.decided(unit(2).key(), List.of(row(3)));
    }
    task = recorded(task, 2);
    assertThat(facts(task).subList(2, 4))
        .containsExactly(
            new Fact.Revised(unit(0).key(), taken),
            new Fact.Answered(unit(2), reply(2), List.of(row(3))));
    new RecordTasks(
            service.serving().part(JdbcTemplate.class),
            service.serving().part(TransactionTemplate.class))
        .record(
            List.of(
                new TaskEntry.Revised(
                    task.id(), Instant.EPOCH, unit(0).key(), Reason.SURPLUS, taken)));
    assertThat(facts(find(task.id())).subList(2, 3))
        .containsExactly(new Fact.Answered(unit(2), reply(2), List.of(row(3))));
  }

  /// The second row of an answer, accepted after all.
  private static Verdict.Accepted taken(long ordinal) {
    Verdict.Accepted row = row(ordinal - 1);
    return new Verdict.Accepted(1, 0, row.by(), ordinal, row.fingerprint(), row.text(), List.of());
  }

  /// Another service has run the task meanwhile: its answers stand in the database, and its rows.
  @Test
  void verdictsThatDoNotFollowTheDatabaseAreMadeAnew() throws IOException {
    StoredTask other = task();
    written(other, 0, 4);
    decided(other, 0, 4);
    other =
        recorded(
            other,
            2,
            number -> new Reply.Text(new Completion("another's", "stop", Usage.NONE, "m", 2)));
    assertThat(undecided(other)).containsExactly(2L, 3L);
    // Of an answer that is lost with its verdicts those behind it knew.
    StoredTask damaged = task();
    Path file = written(damaged, 0, 4);
    decided(damaged, 0, 4);
    overwrite(file, "answer 1");
    overwrite(file, "generate-0-1\",\"verdicts");
    assertThat(undecided(damaged)).containsExactly(2L, 3L);
  }

  @Test
  void aDatabaseThatLacksVerdictsIsNotGoneOnFrom() {
    StoredTask task = recorded(task(), 3);
    sql.sql("delete from task_verdict where task_id = :task and ordinal = 2")
        .param("task", task.id())
        .update();
    assertThatThrownBy(() -> facts(task))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has 3 answers and 2 rows of this task and counts 3 and 3");
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
      spool.intent(unit(6));
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
    assertThat(replayed.harm())
        .singleElement()
        .asString()
        .contains("end of the task's journal", ".torn");
  }

  @Test
  void whatIsNotItsJournalIsMovedAwayAndSaid() throws IOException {
    StoredTask task = task();
    Path file = TaskSpool.path(folder, task.id());
    Files.writeString(file, "something else altogether");
    Replayed replayed = replayed(recorded(task, 3));
    assertThat(replayed.answers()).containsExactly(0L, 1L, 2L);
    assertThat(replayed.harm()).singleElement().asString().contains("can't be read any more");
    StoredTask other = task();
    Files.move(file, TaskSpool.path(folder, other.id()));
    replayed = replayed(other);
    assertThat(replayed.answers()).isEmpty();
    assertThat(replayed.harm())
        .singleElement()
        .asString()
        .contains("belongs to another task", ".journal.1");
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
