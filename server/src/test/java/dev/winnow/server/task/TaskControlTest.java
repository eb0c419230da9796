package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService.Answer;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What people do with tasks while they run.
@Timeout(600)
final class TaskControlTest {

  private final TaskClient client = TaskClient.shared();

  private static SimulatedServer server(FaultScript faults) {
    return SimulatedServer.start(Behaviour.INSTANT.withFaults(faults));
  }

  private static void assertWrongStatus(Answer answer, String status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(answer.body().path("code").stringValue()).isEqualTo("WRONG_STATUS");
    assertThat(answer.body().path("message").stringValue())
        .contains("The task is " + status.toLowerCase(Locale.ROOT));
  }

  @Test
  void pausedAndResumedAgainAndAgainItEndsExactly() throws InterruptedException {
    Gate gate = Gate.closed();
    try (SimulatedServer server = server(gate)) {
      String id = client.create(client.request(server, 93).put("concurrency", 4));
      for (int round = 0; round < 5; round++) {
        gate.awaitArrived(1);
        client.done(id, "pause");
        assertWrongStatus(client.act(id, "pause"), "PAUSED");
        // Answers still come in: at once, or while it runs again.
        if (round % 2 == 0) {
          gate.let(3);
        }
        client.done(id, "resume");
        assertWrongStatus(client.act(id, "resume"), "RUNNING");
        gate.let(2);
      }
      gate.open();
      client.await(id, "COMPLETED");
      client.assertExact(id, 93);
      assertThat(server.repeats()).isZero();
    }
  }

  /// Regression: it was paused with advice that nobody could follow.
  @Test
  void aTaskWhoseModelIsDeletedIsLeftAsItIs() {
    try (SimulatedServer server = server(FaultScript.none())) {
      UUID model = client.model(client.modelBody(server));
      String id =
          client.create(TaskClient.request(client.template(TaskClient.NUMBERED), model, 10));
      client.await(id, "COMPLETED");
      assertThat(client.service().delete(TaskClient.MODELS + "/" + model).status()).isEqualTo(204);
      for (Answer answer :
          new Answer[] {
            client.change(id, "{\"target\": 20}"), client.act(id, "clone"),
          }) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.body().path("code").stringValue()).isEqualTo("MODEL_UNUSABLE");
      }
      assertThat(client.change(id, "{\"name\": \"kept\"}").status()).isEqualTo(200);
      assertThat(client.get(id).path("status").stringValue()).isEqualTo("COMPLETED");
    }
  }

  @Test
  void aPausedTaskRests() {
    Gate gate = Gate.closed();
    try (SimulatedServer server = server(gate)) {
      String id = client.create(client.request(server, 500).put("concurrency", 4));
      gate.let(3);
      client.await(id, task -> task.at("/requests/answered").intValue() == 3);
      client.done(id, "pause");
      gate.open();
      JsonNode resting = client.await(id, task -> task.at("/requests/inFlight").intValue() == 0);
      assertThat(resting.path("status").stringValue()).isEqualTo("PAUSED");
      assertThat(resting.at("/why/message").stringValue()).isEqualTo("Paused by hand.");
      long answered = server.keys().size();
      client.await(id, task -> task.at("/requests/answered").longValue() == answered);
      client.done(id, "resume");
      client.await(id, "COMPLETED");
      client.assertExact(id, 500);
      assertThat(server.repeats()).isZero();
    }
  }

  @Test
  void whatIsInFlightWhenATaskIsCancelledStillComesIn() throws InterruptedException {
    Gate gate = Gate.closed();
    try (SimulatedServer server = server(gate)) {
      String id = client.create(client.request(server, 500).put("concurrency", 4));
      gate.awaitArrived(4);
      JsonNode cancelled = client.done(id, "cancel");
      assertThat(cancelled.path("status").stringValue()).isEqualTo("CANCELLED");
      assertThat(client.service().delete(TaskClient.TASKS + "/" + id).status()).isEqualTo(409);
      gate.open();
      JsonNode ended = client.await(id, task -> !task.path("outputFile").isNull());
      assertThat(ended.path("status").stringValue()).isEqualTo("CANCELLED");
      assertThat(ended.at("/requests/answered").intValue()).isEqualTo(4);
      client.assertExact(id, 20);
      assertThat(client.download(id, null).lines()).hasSize(20);
      for (String action : Set.of("resume", "pause", "retry", "cancel")) {
        assertWrongStatus(client.act(id, action), "CANCELLED");
      }
      assertThat(client.change(id, "{\"target\": 501}").status()).isEqualTo(409);
    }
  }

  @Test
  void aTaskThatEndedShortGetsAFreshBudget() {
    AtomicBoolean healed = new AtomicBoolean();
    try (SimulatedServer server =
        server((number, key, attempt) -> healed.get() ? Fault.NONE : new Fault.Duplicates())) {
      ObjectNode request = client.request(server, 10).put("concurrency", 1);
      request.putObject("limits").put("budgetFactor", 2);
      JsonNode partial = client.run(request, "PARTIAL");
      String id = partial.path("id").stringValue();
      assertThat(partial.path("generated").intValue()).isEqualTo(5);
      assertThat(partial.at("/why/message").stringValue())
          .contains("5 rows are missing", "budget of 4");
      assertThat(partial.at("/advice/message").stringValue()).contains("Retry");
      assertThat(partial.at("/rejected/DUPLICATE").intValue()).isEqualTo(15);
      assertThat(client.download(id, null).lines()).hasSize(5);
      client.done(id, "retry");
      assertThat(client.await(id, "PARTIAL").at("/why/message").stringValue())
          .contains("fresh budget of 4");
      healed.set(true);
      client.done(id, "retry");
      client.await(id, "COMPLETED");
      client.assertExact(id, 10);
      assertThat(server.requests()).isEqualTo(9);
      client.await(id, task -> client.download(id, null).lines().count() == 10);
    }
  }

  @Test
  void aTaskThatStagnatedIsTriedAgain() {
    AtomicBoolean healed = new AtomicBoolean();
    try (SimulatedServer server =
        server((number, key, attempt) -> healed.get() ? Fault.NONE : new Fault.MalformedAnswer())) {
      ObjectNode request = client.request(server, 10).put("concurrency", 1);
      request.putObject("limits").put("stagnationUnits", 5).put("budgetFactor", 100);
      JsonNode partial = client.run(request, "PARTIAL");
      assertThat(partial.at("/why/message").stringValue()).contains("the last 5 responses");
      assertThat(partial.path("generated").intValue()).isZero();
      String id = partial.path("id").stringValue();
      healed.set(true);
      client.done(id, "retry");
      client.await(id, "COMPLETED");
      client.assertExact(id, 10);
    }
  }

  @Test
  void aBrokenKeyPausesTheTaskUntilItIsPutRight() {
    Set<String> paid = ConcurrentHashMap.newKeySet();
    AtomicBoolean twice = new AtomicBoolean();
    FaultScript counts =
        (number, key, attempt) -> {
          if (!paid.add(key)) {
            twice.set(true);
          }
          return Fault.NONE;
        };
    try (SimulatedServer server =
        SimulatedServer.start(Behaviour.INSTANT.withKey("right").withFaults(counts))) {
      ObjectNode body = client.modelBody(server).put("apiKey", "wrong");
      UUID model = client.model(body);
      ObjectNode request = TaskClient.request(client.template(TaskClient.NUMBERED), model, 50);
      JsonNode paused = client.run(request, "PAUSED");
      assertThat(paused.at("/why/message").stringValue()).isEqualTo("Incorrect API key provided.");
      assertThat(paused.at("/advice/message").stringValue())
          .isEqualTo("Check the key of the model in Models.");
      assertThat(server.requests()).isLessThanOrEqualTo(4);
      assertThat(paused.at("/errors/0/kind").stringValue()).isEqualTo("credential");
      assertThat(paused.at("/errors/0/status").intValue()).isEqualTo(401);
      body.put("apiKey", "right");
      Answer put = client.service().put(TaskClient.MODELS + "/" + model, body.toString());
      assertThat(put.status()).as(put.text()).isEqualTo(200);
      String id = paused.path("id").stringValue();
      client.done(id, "resume");
      client.await(id, "COMPLETED");
      client.assertExact(id, 50);
      assertThat(paid).hasSize(10);
      assertThat(twice).isFalse();
    }
  }

  @Test
  void aKeyThatBreaksInTheMiddleLosesNothing() {
    AtomicBoolean broken = new AtomicBoolean();
    Set<String> paid = ConcurrentHashMap.newKeySet();
    AtomicBoolean twice = new AtomicBoolean();
    FaultScript faults =
        (number, key, attempt) -> {
          if (number > 6 && number <= 14) {
            broken.set(true);
            return new Fault.Status(402, "insufficient_quota", "You have run out of credit.", "");
          }
          twice.compareAndSet(false, !paid.add(key));
          return Fault.NONE;
        };
    try (SimulatedServer server = server(faults)) {
      String id = client.create(client.request(server, 60).put("concurrency", 3));
      JsonNode paused = client.await(id, "PAUSED");
      assertThat(paused.at("/why/message").stringValue()).isEqualTo("You have run out of credit.");
      while (!client.get(id).path("status").stringValue().equals("COMPLETED")) {
        client.act(id, "resume");
      }
      client.assertExact(id, 60);
      assertThat(paid).hasSize(12);
      assertThat(twice).isFalse();
    }
  }

  @Test
  void aHigherTargetIsTakenWhileItRuns() throws InterruptedException {
    Gate gate = Gate.closed();
    try (SimulatedServer server = server(gate)) {
      String id = client.create(client.request(server, 10).put("concurrency", 2));
      gate.awaitArrived(2);
      gate.let(1);
      client.await(id, task -> task.path("generated").intValue() == 5);
      assertThat(client.change(id, "{\"target\": 23}").body().path("target").intValue())
          .isEqualTo(23);
      gate.open();
      client.await(id, "COMPLETED");
      client.assertExact(id, 23);
      assertThat(client.words(id, "log", "kind")).contains("CHANGED");
    }
  }

  /// Raised again and again, also in the moment in which it ends.
  @Test
  void aTargetRaisedAtAnyMomentIsReached() {
    try (SimulatedServer server = server(FaultScript.none())) {
      String id = client.create(client.request(server, 5));
      int target = 5;
      for (int raise = 0; raise < 25; raise++) {
        target += 1 + raise % 7;
        Answer answer = client.change(id, "{\"target\": " + target + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        if (raise % 3 == 0) {
          client.await(id, "COMPLETED");
        }
      }
      int last = target;
      client.await(id, "COMPLETED");
      client.assertExact(id, last);
      client.await(id, task -> client.download(id, null).lines().count() == last);
    }
  }

  @Test
  void surplusIsTakenFirstWhenTheTargetIsRaised() {
    // The first answers are bad, so that many more are on the way when good ones come.
    FaultScript faults =
        (number, key, attempt) -> number <= 4 ? new Fault.MalformedAnswer() : Fault.NONE;
    try (SimulatedServer server = server(faults)) {
      JsonNode done = client.run(client.request(server, 20).put("concurrency", 16), "COMPLETED");
      String id = done.path("id").stringValue();
      int surplus = done.path("surplus").intValue();
      assertThat(surplus).isGreaterThanOrEqualTo(7);
      long requests = server.requests();
      client.change(id, "{\"target\": 27}");
      JsonNode more = client.await(id, "COMPLETED");
      client.assertExact(id, 27);
      assertThat(server.requests()).isEqualTo(requests);
      assertThat(more.path("surplus").intValue()).isEqualTo(surplus - 7);
      assertThat(client.all(id, "rejects?reason=SURPLUS")).hasSize(surplus - 7);
      assertThat(more.path("rejected").has("SURPLUS")).isFalse();
      assertThat(
              client.all(id, "requests").stream()
                  .mapToInt(it -> it.path("surplus").intValue())
                  .sum())
          .isEqualTo(surplus - 7);
    }
  }

  @Test
  void theConcurrencyFollowsAtOnce() throws InterruptedException {
    Gate gate = Gate.closed();
    try (SimulatedServer server = server(gate)) {
      String id = client.create(client.request(server, 200).put("concurrency", 2));
      gate.awaitArrived(2);
      gate.let(2);
      // Whatever the model bears, its permits may not grow at once: a few more will do.
      client.change(id, "{\"concurrency\": 6}");
      gate.awaitArrived(6);
      assertThat(client.get(id).path("concurrency").intValue()).isEqualTo(6);
      assertThat(
              client
                  .service()
                  .get(TaskClient.TASKS + "/" + id + "/requests/in-flight")
                  .body()
                  .path("inFlight"))
          .hasSize(6);
      gate.open();
      client.await(id, "COMPLETED");
      assertThat(server.inFlightMax()).isEqualTo(6);
      client.assertExact(id, 200);
    }
  }

  /// Regression: the description says that null is allowed, and it was refused.
  @Test
  void nullIsAsGoodAsLeftOut() {
    try (SimulatedServer server = server(FaultScript.none())) {
      String id = client.create(client.request(server, 7).put("start", false));
      String name = client.get(id).path("name").stringValue();
      Answer changed =
          client.change(
              id, "{\"name\": null, \"description\": null, \"target\": 8, \"concurrency\": null}");
      assertThat(changed.status()).as(changed.text()).isEqualTo(200);
      assertThat(changed.body().path("name").stringValue()).isEqualTo(name);
      assertThat(changed.body().path("target").intValue()).isEqualTo(8);
      Answer clone =
          client.service().post(TaskClient.TASKS + "/" + id + "/clone", "{\"name\": null}");
      assertThat(clone.status()).as(clone.text()).isEqualTo(201);
      assertThat(clone.body().path("name").stringValue()).isEqualTo(name);
    }
  }

  @Test
  void aCloneHasEverythingButTheRows() {
    try (SimulatedServer server = server(FaultScript.none())) {
      ObjectNode request = client.request(server, 7).put("seed", 3);
      request.putObject("output").put("format", "csv");
      JsonNode done = client.run(request, "COMPLETED");
      String path = TaskClient.TASKS + "/" + done.path("id").stringValue() + "/clone";
      Answer cloned = client.service().post(path, "{\"name\": \"another\"}");
      assertThat(cloned.status()).as(cloned.text()).isEqualTo(201);
      assertThat(cloned.body().path("status").stringValue()).isEqualTo("PENDING");
      assertThat(cloned.body().path("name").stringValue()).isEqualTo("another");
      assertThat(cloned.body().at("/dataset/id")).isNotEqualTo(done.at("/dataset/id"));
      String id = cloned.body().path("id").stringValue();
      assertThat(client.get(id).at("/configuration/name").stringValue()).isEqualTo("another");
      ObjectNode of = (ObjectNode) client.get(done.path("id").stringValue()).path("configuration");
      assertThat(client.get(id).path("configuration")).isEqualTo(of.put("name", "another"));
      client.done(id, "resume");
      client.await(id, "COMPLETED");
      client.assertExact(id, 7);
      assertThat(client.download(id, null)).startsWith("id,question,answer");
      assertThat(client.service().post(path, "{\"nmae\": \"x\"}").status()).isEqualTo(400);
    }
  }

  @Test
  void aRunningTaskIsNotDeletedAndRowsOutliveTheirTask() {
    Gate gate = Gate.closed();
    try (SimulatedServer server = server(gate)) {
      ObjectNode request = client.request(server, 10);
      String id = client.create(request);
      String path = TaskClient.TASKS + "/" + id;
      assertWrongStatus(client.service().delete(path), "RUNNING");
      Answer model =
          client.service().delete(TaskClient.MODELS + "/" + request.path("modelId").stringValue());
      assertThat(model.status()).as(model.text()).isEqualTo(409);
      gate.open();
      JsonNode done = client.await(id, "COMPLETED");
      assertThat(client.service().delete(path, "If-Match", "\"9\"").status()).isEqualTo(412);
      assertThat(client.service().delete(path).status()).isEqualTo(204);
      assertThat(client.service().get(path).status()).isEqualTo(404);
      assertThat(client.service().delete(path).status()).isEqualTo(404);
      UUID dataset = UUID.fromString(done.at("/dataset/id").stringValue());
      TaskStores stores = client.service().serving().part(TaskStores.class);
      assertThat(stores.rows().page(stores.datasets().find(dataset).orElseThrow().now(), 0, 50))
          .hasSize(10);
      assertThat(stores.datasets().find(dataset).orElseThrow().rows()).isEqualTo(10);
    }
  }
}
