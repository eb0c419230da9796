package dev.winnow.storage.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.storage.TestDatabase;
import java.time.Clock;
import java.util.UUID;
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
    TaskHistory history = new TaskHistory(database.client());
    assertThat(history.request(task, "generate-0-0"))
        .hasValueSatisfying(request -> assertRequest(request, 3, 0));
    assertThat(history.request(task, "generate-0-1"))
        .hasValueSatisfying(request -> assertRequest(request, 1, 2));
    String config = "{\"model\": {\"model\": \"gpt-4o\"}}";
    assertThat(
            models.pin(task, 1, null, "other", config, TaskModel.Reason.CHANGED, TaskModel.By.API))
        .isTrue();
    assertThat(models.all(task)).extracting(TaskModel::number).containsExactly(1, 2);
    assertThat(models.find(task, 2)).map(TaskModel::modelName).contains("other");
    database.jdbc().execute("drop schema " + schema + " cascade");
  }

  private static void assertRequest(TaskRequest request, int rejected, int surplus) {
    assertThat(request.rejected()).isEqualTo(rejected);
    assertThat(request.surplus()).isEqualTo(surplus);
    assertThat(request.pin()).isEqualTo(1);
  }
}
