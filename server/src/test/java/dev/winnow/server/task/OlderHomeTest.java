package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService;
import dev.winnow.server.start.Serving;
import dev.winnow.server.start.Settings;
import dev.winnow.server.web.SeparateService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A home that was left by a Winnow which wrote no verdicts down: its tasks go on.
@Timeout(600)
final class OlderHomeTest {

  /// Makes the tables what they were.
  private static final String OLDER =
      """
      create table task_reject (
        task_id uuid not null references task on delete cascade,
        number  bigint not null,
        unit    text not null,
        reason  text not null,
        detail  text not null,
        text    text not null,
        at      timestamptz not null,
        primary key (task_id, number)
      );
      create index task_reject_unit on task_reject (task_id, unit);
      insert into task_reject select task_id, number, unit, reason, detail, text, at from task_verdict
        where number is not null;
      alter table task add column budget_from bigint not null default 0;
      update task set budget_from = (select budget_from from task_cell where task_id = task.id);
      drop table review_row, review_decision;
      drop table evaluation_vote, evaluation;
      drop table task_verdict, task_cell;
      drop table task_note;
      drop index dataset_row_made;
      drop table dataset_version, dataset_edit, dataset_import, dataset_export, dataset_profile;
      alter table dataset drop column type, drop column tags, drop column archived_at, drop column bytes,
        drop column last_ordinal, drop column hidden, drop column last_edit, drop column edits, drop column version;
      alter table dataset_row drop column import_id, drop column line,
        add constraint dataset_row_dataset_id_fkey foreign key (dataset_id) references dataset on delete cascade;
      alter table task drop column dataset_set, drop column output_mode, drop column answers_dropped_at;
      alter table task_request drop column thinking, drop column estimated_tokens;
      alter table task_request_before drop column thinking, drop column estimated_tokens;
      alter table task drop column estimated_tokens;
      alter table task_pin drop column divided;
      alter table task drop column labels, drop column judgements, drop column embeddings, drop column evaluation;
      delete from flyway_schema_history where version::integer > 4;
      """;

  @TempDir private Path home = Path.of("");

  private final Map<String, FaultScript> faults = new ConcurrentHashMap<>();

  /// Each task has its own.
  private Fault fault(long number, String key, int attempt) {
    return faults.entrySet().stream()
        .filter(task -> key.startsWith(task.getKey()))
        .findFirst()
        .map(task -> task.getValue().fault(number, key, attempt))
        .orElse(Fault.NONE);
  }

  private String start(TaskClient client, ObjectNode request, FaultScript own) {
    String id = client.create(request.put("start", false));
    faults.put(id, own);
    client.done(id, "resume");
    return id;
  }

  /// Its first answers hold texts and rows of no use. One answer comes at a time, so that another
  /// request is always out: the last one's rows are surplus.
  private String completed(TaskClient client, SimulatedServer server) throws InterruptedException {
    Gate gate =
        new Gate((number, key, attempt) ->
            key.matches(".*-[01]")
                ? new Fault.MalformedAnswer()
                : key.matches(".*-[23]") ? new Fault.Duplicates() : Fault.NONE);
    String id = start(client, client.request(server, 30).put("concurrency", 2), gate);
    gate.awaitArrived(2);
    for (int answers = 1; client.get(id).path("generated").intValue() < 30; answers++) {
      gate.let(1);
      int answered = answers;
      JsonNode now = client.await(id, task -> task.at("/requests/answered").intValue() == answered);
      if (now.path("generated").intValue() < 30) {
        gate.awaitArrived(1);
      }
    }
    gate.open();
    client.await(id, "COMPLETED");
    return id;
  }

  private String partial(TaskClient client, SimulatedServer server) {
    ObjectNode request = client.request(server, 10).put("concurrency", 1);
    request.putObject("limits").put("budgetFactor", 2);
    String id = start(client, request, (number, key, attempt) -> new Fault.Duplicates());
    client.await(id, "PARTIAL");
    client.done(id, "retry");
    client.await(id, "PARTIAL");
    return id;
  }

  private String paused(TaskClient client, SimulatedServer server) {
    Gate gate = Gate.closed();
    String id = start(client, client.request(server, 60).put("concurrency", 2), gate);
    gate.let(4);
    client.await(id, task -> task.at("/requests/answered").intValue() == 4);
    client.done(id, "pause");
    gate.open();
    client.await(id, task -> task.at("/requests/inFlight").intValue() == 0);
    return id;
  }

  @Test
  void itsTasksGoOn() throws Exception {
    String database =
        SeparateService.database("older_" + UUID.randomUUID().toString().replace('-', '_'));
    Settings settings = new Settings(home, "127.0.0.1", 0, database);
    try (SimulatedServer server =
        SimulatedServer.start(Behaviour.INSTANT.withFaults(this::fault))) {
      Map<String, List<JsonNode>> before = new HashMap<>();
      String completed;
      String partial;
      String paused;
      String running;
      try (Serving serving = Serving.start(settings)) {
        TaskClient client = new TaskClient(RunningService.of(serving));
        completed = completed(client, server);
        partial = partial(client, server);
        paused = paused(client, server);
        running = paused(client, server);
        for (String id : List.of(completed, partial, paused, running)) {
          before.put(id, client.rows(id));
        }
        JdbcClient sql = serving.part(JdbcClient.class);
        sql.sql("update task set status = 'RUNNING' where id = :task")
            .param("task", UUID.fromString(running))
            .update();
        sql.sql(OLDER).update();
      }
      faults.clear();
      try (Serving serving = Serving.start(settings)) {
        TaskClient client = new TaskClient(RunningService.of(serving));
        client.await(running, "COMPLETED");
        client.done(paused, "resume");
        client.await(paused, "COMPLETED");
        List<JsonNode> surplus = client.all(completed, "rejects?reason=SURPLUS");
        assertThat(surplus).isNotEmpty();
        assertThat(client.change(completed, "{\"target\": 50}").status()).isEqualTo(200);
        client.await(completed, "COMPLETED");
        client.done(partial, "retry");
        client.await(partial, "COMPLETED");
        Map<String, Integer> targets = Map.of(completed, 50, partial, 10, paused, 60, running, 60);
        targets.forEach((id, target) -> {
          client.assertExact(id, target);
          List<JsonNode> rows = before.getOrDefault(id, List.of());
          assertThat(client.rows(id).subList(0, rows.size())).isEqualTo(rows);
          RecordedVerdictsTest.assertAddsUp(serving.part(JdbcClient.class), id);
        });
        // What was surplus comes first, in its order.
        assertThat(client.rows(completed).get(30).path("question"))
            .isEqualTo(
                TaskClient.json(surplus.getFirst().path("text").stringValue()).path("question"));
        assertThat(server.repeats()).isZero();
      }
    }
  }
}
