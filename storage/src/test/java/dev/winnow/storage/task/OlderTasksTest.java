package dev.winnow.storage.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.storage.TestDatabase;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.StoredDataset;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tasks that were made by an older Winnow.
final class OlderTasksTest {

  @Test
  void theyKeepWhatTheyHavePinnedAndWhatWasSurplus() {
    String schema = "older_" + UUID.randomUUID().toString().replace('-', '_');
    TestDatabase.migrate(schema, "2");
    TestDatabase database = TestDatabase.connect();
    database.jdbc().execute("set search_path to " + schema);
    UUID task = UUID.randomUUID();
    database
        .jdbc()
        .update(
            """
            insert into task (id, created_at, updated_at, name, description, kind, template_revision, template_name,
              model_name, dataset_name, dataset_from, format, config, status, version, target, concurrency, run_id)
            values (?, '2026-11-01T00:00:00Z', now(), 'old', '', 'SINGLE', 1, 't', 'GPT', 'd', 0, 'JSONL',
              '{"name": "task", "model": {"model": "gpt-4", "temperature": 0.10}}', 'PARTIAL', 1, 10, 1, 'r')
            """,
            task);
    for (String unit : new String[] {"generate-0-0", "generate-0-1"}) {
      database
          .jdbc()
          .update(
              "insert into task_request (task_id, unit, rows, state, rejected, at) values (?, ?, 5, 'ANSWERED', 3, now())",
              task,
              unit);
    }
    String reject =
        "insert into task_reject (task_id, number, unit, reason, detail, text, at) values (?, ?, 'generate-0-1', ?, '', '', now())";
    database.jdbc().update(reject, task, 1, "SURPLUS");
    database.jdbc().update(reject, task, 2, "SURPLUS");
    database.jdbc().update(reject, task, 3, "DUPLICATE");

    TestDatabase.migrate(schema, "3");

    TaskModels models = new TaskModels(database.client(), Clock.systemUTC());
    assertThat(models.own(task)).isEmpty();
    assertThat(models.all(task))
        .singleElement()
        .satisfies(pin -> {
          assertThat(pin.number()).isEqualTo(1);
          assertThat(pin.modelName()).isEqualTo("GPT");
          assertThat(pin.settings()).isEqualTo("{\"model\": \"gpt-4\", \"temperature\": 0.10}");
          assertThat(pin.digest()).hasSize(64);
          assertThat(pin.reason()).isEqualTo(TaskModel.Reason.CREATED);
          assertThat(pin.at()).isEqualTo("2026-11-01T00:00:00Z");
        });
    TestDatabase.migrate(schema, "12");
    TaskHistory history = new TaskHistory(database.client());
    assertThat(history.request(task, "generate-0-0"))
        .hasValueSatisfying(request -> assertRequest(request, 3, 0));
    assertThat(history.request(task, "generate-0-1"))
        .hasValueSatisfying(request -> assertRequest(request, 1, 2));
    assertThat(history.notes(task)).isEmpty();
    String config = "{\"model\": {\"model\": \"gpt-4o\"}}";
    assertThat(
            models.pin(task, 1, null, "other", config, TaskModel.Reason.CHANGED, TaskModel.By.API))
        .isTrue();
    assertThat(models.all(task)).extracting(TaskModel::number).containsExactly(1, 2);
    assertThat(models.find(task, 2)).map(TaskModel::modelName).contains("other");
    database.jdbc().execute("drop schema " + schema + " cascade");
  }

  /// Of what an older Winnow has decided each row and each text has a verdict.
  @Test
  void whatWasDecidedHasVerdictsAndCells() {
    String schema = "older_" + UUID.randomUUID().toString().replace('-', '_');
    TestDatabase.migrate(schema, "4");
    TestDatabase database = TestDatabase.connect();
    database.jdbc().execute("set search_path to " + schema);
    UUID dataset = UUID.randomUUID();
    database.jdbc().update("insert into dataset values (?, 'd', '', 5, now(), now())", dataset);
    // One that was tried again, one that runs and has not begun, one whose dataset is gone.
    UUID tried = older(database, dataset, 40, "{\"SURPLUS\": 2, \"SCHEMA\": 1}", 3, 5, 7);
    UUID fresh = older(database, dataset, 10, "{}", 0, 0, 0);
    UUID homeless = older(database, null, 10, "{\"MALFORMED\": 1}", 2, 3, 0);
    request(database, tried, 4, 0, 3, 0, 0);
    request(database, tried, 2, 1, 0, 1, 0);
    request(database, tried, 9, 2, 2, 2, 2);
    request(database, homeless, 1, 0, 1, 1, 0);
    request(database, homeless, 0, 1, 2, 0, 0);
    int ordinal = 0;
    for (int unit : new int[] {4, 4, 9, 4, 9}) {
      ordinal++;
      database
          .jdbc()
          .update(
              "insert into dataset_row values (?, ?, ?, ?, ?, cast(? as json))",
              dataset,
              ordinal,
              tried,
              ordinal,
              "generate-0-" + unit,
              "{\"q\": %d}".formatted(ordinal));
    }
    reject(database, tried, 1, 2, "SCHEMA");
    reject(database, tried, 3, 9, "SURPLUS");
    reject(database, tried, 4, 9, "SURPLUS");
    reject(database, homeless, 1, 1, "MALFORMED");

    TestDatabase.migrate(schema, "12");

    // What a dataset had is a version, and a task that has begun knows the first rows as before.
    StoredDataset kept =
        new Datasets(database.client(), Clock.systemUTC()).find(dataset).orElseThrow();
    assertThat(kept.version()).isEqualTo(1);
    assertThat(kept.now()).isEqualTo(RowSet.first(dataset, 5));
    assertThat(kept.bytes()).isEqualTo(5L * "{\"q\": 1}".length());
    Tasks tasks = new Tasks(database.client(), Clock.systemUTC());
    assertThat(new TaskCells(database.client()).all(tried))
        .containsExactly(
            new TaskCell(0, 40, 5, Map.of(Reason.SURPLUS, 2L, Reason.SCHEMA, 1L), 3, 7));
    assertThat(new TaskCells(database.client()).all(fresh))
        .containsExactly(new TaskCell(0, 10, 0, Map.of(), 0, 0));
    assertThat(facts(database, tried, 3))
        .containsExactly(
            List.of(row(0, 1), row(1, 2), row(2, 4)),
            List.of(new Verdict.Rejected(0, 0, Reason.SCHEMA, Said.all(), "")),
            List.of(
                row(0, 3),
                row(1, 5),
                new Verdict.Rejected(2, 0, Reason.SURPLUS, Said.all(), "{\"q\": 3}"),
                new Verdict.Rejected(3, 0, Reason.SURPLUS, Said.all(), "{\"q\": 4}")));
    assertThat(facts(database, homeless, 2))
        .containsExactly(
            List.of(bare(0, 1), new Verdict.Rejected(1, 0, Reason.MALFORMED, Said.all(), "")),
            List.of(bare(0, 2), bare(1, 3)));
    assertThat(facts(database, fresh, 0)).isEmpty();
    assertThat(new TaskHistory(database.client()).rejects(tried, 0, 9, 9))
        .extracting(TaskReject::number, TaskReject::unit, TaskReject::index, TaskReject::by)
        .containsExactly(
            tuple(1L, "generate-0-2", 0, Verdict.By.SCHEMA),
            tuple(3L, "generate-0-9", 2, Verdict.By.QUOTA),
            tuple(4L, "generate-0-9", 3, Verdict.By.QUOTA));
    assertGoesOn(database, tasks, tried);
    database.jdbc().execute("drop schema " + schema + " cascade");
  }

  /// An older Winnow kept English alone: it is said as it was.
  @Test
  void whatWasSaidIsStillSaid() {
    String schema = "older_" + UUID.randomUUID().toString().replace('-', '_');
    TestDatabase.migrate(schema, "4");
    TestDatabase database = TestDatabase.connect();
    database.jdbc().execute("set search_path to " + schema);
    UUID task = older(database, null, 10, "{\"SCHEMA\": 1}", 1, 0, 0);
    request(database, task, 0, 0, 0, 1, 0);
    reject(database, task, 1, 0, "SCHEMA");
    database
        .jdbc()
        .update(
            "update task set why = 'Paused by hand.', advice = '{\"no\": \"sentence\"}', events = 1 where id = ?",
            task);
    database
        .jdbc()
        .update(
            "insert into task_event values (?, 1, now(), 'NOTE', '{random_id} has no braces left')",
            task);

    TestDatabase.migrate(schema, "12");

    StoredTask stored = new Tasks(database.client(), Clock.systemUTC()).find(task).orElseThrow();
    assertThat(stored.why()).isEqualTo(Said.text("Paused by hand."));
    assertThat(stored.advice().message()).isEqualTo("{\"no\": \"sentence\"}");
    TaskHistory history = new TaskHistory(database.client());
    assertThat(history.events(task, 0, 9, 9))
        .extracting(event -> event.said().message())
        .containsExactly("{random_id} has no braces left");
    assertThat(history.rejects(task, 0, 9, 9))
        .extracting(TaskReject::detail)
        .containsExactly(Said.text("because"));
    database.jdbc().execute("drop schema " + schema + " cascade");
  }

  /// Surplus is taken, and the next answer comes in behind it.
  private static void assertGoesOn(TestDatabase database, Tasks tasks, UUID task) {
    TaskFixture.recorder(database)
        .record(
            List.of(
                TaskFixture.reinstated(task, 9, 2, 6),
                TaskFixture.settled(task, 3, 7, 2, TaskFixture.rejected(Reason.RULE, "x"))));
    assertThat(new TaskCells(database.client()).all(task))
        .containsExactly(
            new TaskCell(
                0, 40, 8, Map.of(Reason.SURPLUS, 1L, Reason.SCHEMA, 1L, Reason.RULE, 1L), 4, 7));
    assertThat(tasks.find(task).orElseThrow().counters().rejected())
        .isEqualTo(new TaskCells(database.client()).all(task).getFirst().rejected());
    assertThat(new TaskHistory(database.client()).rejects(task, 0, 9, 9))
        .extracting(TaskReject::number)
        .containsExactly(1L, 4L, 5L);
  }

  private static UUID older(
      TestDatabase database,
      @Nullable UUID dataset,
      long target,
      String rejected,
      long position,
      long accepted,
      long budgetFrom) {
    UUID task = UUID.randomUUID();
    database
        .jdbc()
        .update(
            """
            insert into task (id, created_at, updated_at, name, description, kind, template_revision, template_name,
              model_name, dataset_id, dataset_name, dataset_from, format, config, status, version, target, concurrency,
              run_id, position, accepted, rejected, rejects, budget_from)
            values (?, now(), now(), 'old', '', 'SINGLE', 1, 't', 'm', ?, 'd', 0, 'JSONL', '{}', 'RUNNING', 1, ?, 1,
              'r', ?, ?, cast(? as json), 4, ?)
            """,
            task,
            dataset,
            target,
            position,
            accepted,
            rejected,
            budgetFrom);
    return task;
  }

  private static void request(
      TestDatabase database,
      UUID task,
      int unit,
      long sequence,
      int accepted,
      int rejected,
      int surplus) {
    database
        .jdbc()
        .update(
            """
            insert into task_request (task_id, unit, rows, state, sequence, accepted, rejected, surplus, at)
            values (?, ?, 5, 'ANSWERED', ?, ?, ?, ?, now())
            """,
            task,
            "generate-0-" + unit,
            sequence,
            accepted,
            rejected,
            surplus);
  }

  private static void reject(
      TestDatabase database, UUID task, int number, int unit, String reason) {
    database
        .jdbc()
        .update(
            "insert into task_reject values (?, ?, ?, ?, 'because', ?, now())",
            task,
            number,
            "generate-0-" + unit,
            reason,
            "{\"q\": %d}".formatted(number));
  }

  private static List<List<Verdict>> facts(TestDatabase database, UUID task, long answers) {
    List<List<Verdict>> verdicts = new ArrayList<>();
    new TaskFacts(database.client()).settled(task, answers, fact -> verdicts.add(fact.verdicts()));
    return verdicts;
  }

  private static Verdict row(int index, int ordinal) {
    return new Verdict.Accepted(
        index, 0, Verdict.By.QUOTA, ordinal, null, "{\"q\": %d}".formatted(ordinal), List.of());
  }

  private static Verdict bare(int index, int ordinal) {
    return new Verdict.Accepted(index, 0, Verdict.By.QUOTA, ordinal, null, null, List.of());
  }

  private static void assertRequest(TaskRequest request, int rejected, int surplus) {
    assertThat(request.rejected()).isEqualTo(rejected);
    assertThat(request.surplus()).isEqualTo(surplus);
    assertThat(request.pin()).isEqualTo(1);
    assertThat(request.thinking()).isEmpty();
    assertThat(request.usage()).isEqualTo(Usage.NONE);
  }
}
