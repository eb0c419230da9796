package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.server.RunningService;
import dev.winnow.server.start.Serving;
import dev.winnow.server.start.Settings;
import dev.winnow.server.web.SeparateService;
import dev.winnow.storage.task.StoredTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Law 8: what another version of Winnow has decided about answers stays as it was decided.
@Timeout(600)
final class RecordedVerdictsTest {

  private static final String UNREADABLE = "What one version reads rows out of, another does not.";

  @TempDir private Path home = Path.of("");

  /// Counts that have to fit whatever was decided.
  static void assertAddsUp(JdbcClient sql, String id) {
    UUID task = UUID.fromString(id);
    assertThat(
            sql.sql(
                    """
                    select count(*) from task join task_cell cell on cell.task_id = task.id where id = :task
                      and cell.target = task.target and cell.accepted = task.accepted and cell.units = task.position
                      and task.accepted = (select count(*) from dataset_row where task_id = :task)
                      and task.accepted = (select sum(accepted) from task_request where task_id = :task)
                      and task.accepted = (select count(distinct ordinal) from task_verdict where task_id = :task)
                      and task.accepted = (select max(ordinal) from task_verdict where task_id = :task)
                      and (select coalesce(sum(value::bigint), 0) from json_each_text(cell.rejected))
                        = (select count(number) from task_verdict where task_id = :task)
                      and cell.rejected::jsonb = task.rejected::jsonb
                    """)
                .param("task", task)
                .query(Long.class)
                .single())
        .as("task %s", id)
        .isEqualTo(1);
  }

  /// Regression: an answer that was read otherwise doubled a row, lost one, or ended the run.
  @Test
  void whatIsInTheDatabaseIsNotReadAgain() {
    TaskClient client = TaskClient.shared();
    JdbcClient sql = client.service().serving().part(JdbcClient.class);
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      JsonNode task = client.run(client.request(server, 12).put("concurrency", 1), "COMPLETED");
      String id = task.path("id").stringValue();
      List<JsonNode> rows = client.rows(id);
      // Today's version would read no row in the first answer, and one row more in the second; and
      // it folds rows of the third otherwise.
      String more =
          "[%s, {\"id\": 1, \"question\": \"One more?\", \"answer\": \"One.\"}]"
              .formatted(rows.get(5));
      for (String change :
          List.of(
              "task_request set text = '" + UNREADABLE + "' where unit = 'generate-0-0'",
              "task_request set text = '" + more + "' where unit = 'generate-0-1'",
              "task_verdict set fingerprint = '0:12' where unit = 'generate-0-2'")) {
        sql.sql("update " + change + " and task_id = :task")
            .param("task", UUID.fromString(id))
            .update();
      }
      assertThat(client.change(id, "{\"target\": 20}").status()).isEqualTo(200);
      client.await(id, "COMPLETED");
      assertThat(client.rows(id).subList(0, 12)).isEqualTo(rows);
      client.assertExact(id, 20);
      assertThat(server.requests()).isEqualTo(5);
      assertThat(server.repeats()).isZero();
      assertAddsUp(sql, id);
    }
  }

  @Test
  void whatIsOnlyInTheSpoolIsNotReadAgain() throws Exception {
    String database =
        SeparateService.database("verdicts_" + UUID.randomUUID().toString().replace('-', '_'));
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT);
        Serving serving = Serving.start(new Settings(home, "127.0.0.1", 0, database))) {
      TaskClient client = new TaskClient(RunningService.of(serving));
      ObjectNode request = client.request(server, 12).put("concurrency", 1).put("start", false);
      String id = client.create(request);
      leave(serving.part(TaskStores.class), UUID.fromString(id));

      client.done(id, "resume");
      client.await(id, "COMPLETED");
      client.assertExact(id, 12);
      assertThat(client.rows(id).stream().map(row -> row.path("question").stringValue()))
          .startsWith("Then 1?", "Then 2?", "Then 3?", "Then 4?", "Then 5?", "Then 6?")
          .contains("Now 0?", "Now 1?")
          .doesNotContain("Not then 0?");
      assertThat(client.words(id, "rejects", "by"))
          .containsExactly("RULE", "RULE", "RULE", "RULE", "QUOTA");
      assertThat(client.words(id, "rejects", "index")).containsExactly("0", "1", "2", "3", "4");
      // Of the one answer that was still needed, one row is over.
      assertThat(server.requests()).isEqualTo(1);
      assertAddsUp(serving.part(JdbcClient.class), id);
    }
  }

  /// Leaves in the spool what came in and was decided by another version before it was killed.
  private void leave(TaskStores stores, UUID id) throws IOException {
    StoredTask task = stores.tasks().find(id).orElseThrow();
    try (TaskSpool spool =
        TaskSpool.open(task, stores.facts(), home.resolve("spool"), Instant.EPOCH)) {
      List<Verdict> then = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        then.add(accepted(i, i + 1));
      }
      then.add(
          new Verdict.Rejected(
              5, 0, Reason.SURPLUS, Said.text("Over."), String.valueOf(accepted(5, 6).text())));
      answer(spool, 0, 5, UNREADABLE);
      spool.decided(unit(0, 5).key(), then);
      answer(spool, 1, 5, rows("Not then", 4));
      spool.decided(
          unit(1, 5).key(),
          IntStream.range(0, 4)
              .<Verdict>mapToObj(
                  i -> new Verdict.Rejected(i, 0, Reason.RULE, Said.text("So then."), "text"))
              .toList());
      spool.revised(unit(0, 5).key(), accepted(5, 6));
      answer(spool, 2, 2, rows("Now", 2));
    }
  }

  private static Unit unit(long number, int rows) {
    return new Unit(new UnitKey(UnitKey.Purpose.GENERATE, 0, number), rows);
  }

  private static void answer(TaskSpool spool, long number, int rows, String text)
      throws IOException {
    Unit unit = unit(number, rows);
    spool.intent(unit);
    spool.answer(
        unit.key(), new Reply.Text(new Completion(text, "stop", Usage.of(1, 2), "m", number)));
  }

  private static String rows(String question, int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            "{\"id\": %d, \"question\": \"%s %d?\", \"answer\": \"So.\"}".formatted(i, question, i))
        .toList()
        .toString();
  }

  private static Verdict.Accepted accepted(int index, long ordinal) {
    ObjectNode row =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", ordinal)
            .put("question", "Then %d?".formatted(ordinal))
            .put("answer", "So.");
    return new Verdict.Accepted(
        index,
        0,
        Verdict.By.QUOTA,
        ordinal,
        Fingerprint.of(row, List.of(), true),
        row.toString(),
        List.of());
  }
}
