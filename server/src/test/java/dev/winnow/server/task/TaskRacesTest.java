package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.Pause;
import dev.winnow.server.RunningService.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// What several people do to the same things at the same time.
@Timeout(120)
final class TaskRacesTest {

  private static final int MANY = 12;

  private final TaskClient client = TaskClient.shared();
  private final SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT);
  private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    others.close();
    server.close();
  }

  private ObjectNode pending() {
    return client.request(server, 5).put("start", false);
  }

  private Answer create(ObjectNode body) {
    return client.service().post(TaskClient.TASKS, body.toString());
  }

  /// Does something while a row is being removed and before that is committed.
  private Answer whileRemoving(String table, String id, Callable<Answer> action) throws Exception {
    JdbcClient database = client.service().serving().part(JdbcClient.class);
    Future<Answer> answer =
        client
            .service()
            .serving()
            .part(TransactionTemplate.class)
            .execute(status -> {
              database
                  .sql("delete from " + table + " where id = :id")
                  .param("id", UUID.fromString(id))
                  .update();
              Future<Answer> begun = others.submit(action);
              while (!somebodyWaits(database)) {
                Pause.brief();
              }
              return begun;
            });
    return answer.get();
  }

  private static boolean somebodyWaits(JdbcClient database) {
    return database
        .sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }

  /// Regression: the task referred to what had just gone, which was a fault.
  @Test
  void whatIsBeingRemovedIsNotThereForANewTask() throws Exception {
    for (String what : List.of("template", "model")) {
      ObjectNode body = pending();
      String id = body.path(what + "Id").stringValue();
      Answer answer = whileRemoving(what, id, () -> create(body));
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo(what + "Id");
    }
  }

  @Test
  void aCloneDoesWithoutWhatIsBeingRemoved() throws Exception {
    for (String what : List.of("template", "model")) {
      ObjectNode body = pending();
      String path = TaskClient.TASKS + "/" + client.create(body) + "/clone";
      String id = body.path(what + "Id").stringValue();
      Answer answer = whileRemoving(what, id, () -> client.service().post(path, "{}"));
      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      assertThat(answer.body().at("/" + what + "/id").isNull()).as(answer.text()).isTrue();
    }
  }

  private List<Answer> many(IntFunction<Answer> action) throws Exception {
    List<Future<Answer>> begun = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      int number = i;
      begun.add(others.submit(() -> action.apply(number)));
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> one : begun) {
      answers.add(one.get());
    }
    return answers;
  }

  /// Regression: 409 about a dataset that nobody had named.
  @Test
  void tasksOfOneNameGetADatasetEach() throws Exception {
    ObjectNode body = pending();
    Set<String> names = new HashSet<>();
    for (Answer answer : many(number -> create(body))) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      names.add(answer.body().at("/dataset/name").stringValue());
    }
    String name = body.path("name").stringValue();
    assertThat(names).hasSize(MANY).contains(name, name + " (2)", name + " (" + MANY + ")");
  }

  @Test
  void tasksIntoADatasetThatIsNotThereYetShareIt() throws Exception {
    ObjectNode body = pending();
    body.putObject("output").put("dataset", TaskClient.unique("shared"));
    Set<String> ids = new HashSet<>();
    for (Answer answer : many(number -> create(body))) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      ids.add(answer.body().at("/dataset/id").stringValue());
    }
    assertThat(ids).hasSize(1);
  }

  /// Regression: 412 for those who had sent no If-Match.
  @Test
  void changesOfAnyVersionFollowEachOther() throws Exception {
    String id = client.create(pending());
    for (Answer answer :
        many(number -> client.change(id, "{\"description\": \"of %d\"}".formatted(number)))) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    String tag = client.service().get(TaskClient.TASKS + "/" + id).header("ETag");
    assertThat(tag).isEqualTo("\"" + (MANY + 1) + "\"");
  }

  @Test
  void ofChangesOfOneVersionOneIsMade() throws Exception {
    String path = TaskClient.TASKS + "/" + client.create(pending());
    List<Answer> answers =
        many(number ->
            client
                .service()
                .patch(path, "{\"target\": %d}".formatted(number + 6), "If-Match", "\"1\""));
    assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(1);
    assertThat(answers).filteredOn(it -> it.status() == 412).hasSize(MANY - 1);
  }

  /// Regression: what changed nothing made a new version.
  @Test
  void toChangeNothingMakesNoVersion() {
    String id = client.create(pending());
    String path = TaskClient.TASKS + "/" + id;
    assertThat(client.change(id, "{}").header("ETag")).isEqualTo("\"1\"");
    assertThat(client.change(id, "{\"target\": 5}").header("ETag")).isEqualTo("\"1\"");
    assertThat(client.service().patch(path, "{}", "If-Match", "\"2\"").status()).isEqualTo(412);
  }

  /// Regression: what was changed while the last answers came in was deleted all the same.
  @Test
  void whoDeletesOneVersionDoesNotDeleteTheNext() throws Exception {
    Gate gate = Gate.closed();
    try (SimulatedServer slow = SimulatedServer.start(Behaviour.INSTANT.withFaults(gate))) {
      String id = client.create(client.request(slow, 5));
      gate.awaitArrived(1);
      client.done(id, "pause");
      String path = TaskClient.TASKS + "/" + id;
      Future<Answer> deleted =
          others.submit(() -> client.service().delete(path, "If-Match", "\"1\""));
      assertThat(client.change(id, "{\"description\": \"worth keeping\"}").status()).isEqualTo(200);
      gate.open();
      assertThat(deleted.get().status()).as(deleted.get().text()).isEqualTo(412);
      assertThat(client.get(id).path("description").stringValue()).isEqualTo("worth keeping");
    }
  }
}
