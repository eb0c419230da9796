package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.task.EventReader.Event;
import dev.winnow.server.web.ProblemShape;
import dev.winnow.storage.task.TaskCursor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(600)
final class TaskStreamTest {

  private final TaskClient client = TaskClient.shared();
  private final TaskStores stores = client.service().serving().part(TaskStores.class);

  private URI stream(String id) {
    return client.service().address().resolve(TaskClient.TASKS + "/" + id + "/stream");
  }

  private TaskCursor cursor(String id) {
    return stores.tasks().find(UUID.fromString(id)).orElseThrow().counters().cursor();
  }

  /// Property: readers who are cut off at any byte and come back get every row once and in order,
  /// every text that was not accepted and every entry of the log once.
  @Test
  void whoIsCutOffAnywhereMissesNothing() {
    FaultScript faults =
        FaultScript.mix(3)
            .with(0.1, new Fault.MalformedAnswer())
            .with(0.1, new Fault.Duplicates())
            .with(0.05, Fault.serverError())
            .build();
    Behaviour behaviour = Behaviour.INSTANT.withFaults(faults).withLatency(Duration.ofMillis(40));
    try (SimulatedServer server = SimulatedServer.start(behaviour);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String id = client.create(client.request(server, 400).put("concurrency", 8));
      List<Follower> followers = IntStream.range(0, 6).mapToObj(Follower::new).toList();
      List<CompletableFuture<Void>> all =
          followers.stream()
              .map(it ->
                  CompletableFuture.runAsync(
                      () -> it.follow(() -> stream(id), at -> at.equals(cursor(id))), threads))
              .toList();
      all.forEach(CompletableFuture::join);
      assertThat(client.get(id).path("status").stringValue()).isEqualTo("COMPLETED");
      client.assertExact(id, 400);
      for (Follower follower : followers) {
        assertHeardAll(follower, id);
      }
      assertThat(followers.stream().mapToInt(it -> it.visits).sum()).isGreaterThan(12);
      // And once more, when all is over.
      Follower late = new Follower(99);
      late.follow(() -> stream(id), at -> at.equals(cursor(id)));
      assertHeardAll(late, id);
    }
  }

  private void assertHeardAll(Follower follower, String id) {
    assertThat(follower.rows).isEqualTo(400);
    assertThat(follower.rejects)
        .isEqualTo(
            client.all(id, "rejects").stream().map(it -> it.path("number").longValue()).toList());
    assertThat(follower.log)
        .isEqualTo(LongStream.rangeClosed(1, cursor(id).events()).boxed().toList());
  }

  @Test
  void aNewReaderBeginsNowAndSeesTheEnd() {
    Gate gate = Gate.closed();
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withFaults(gate))) {
      String id = client.create(client.request(server, 40).put("concurrency", 2));
      gate.let(2);
      client.await(id, task -> task.path("generated").intValue() == 10);
      try (EventReader reader = EventReader.open(stream(id), null)) {
        Event first = reader.await(event -> true);
        assertThat(first.name()).isEqualTo("progress");
        assertThat(first.id()).startsWith("10.");
        gate.open();
        JsonNode rows = reader.await(event -> event.name().equals("rows")).data();
        assertThat(rows.get(0).path("ordinal").intValue()).isEqualTo(11);
        Event done =
            reader.await(event ->
                event.name().equals("progress")
                    && event.data().path("status").stringValue().equals("COMPLETED"));
        assertThat(done.id()).isEqualTo(cursor(id).toString());
        assertThat(done.data().path("generated").intValue()).isEqualTo(40);
      }
    }
  }

  /// Nothing comes in while all answers are awaited; what is in flight is shown all the same.
  @Test
  void progressComesWithoutNews() throws InterruptedException {
    Gate gate = Gate.closed();
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withFaults(gate))) {
      String id = client.create(client.request(server, 40).put("concurrency", 3));
      gate.awaitArrived(3);
      try (EventReader reader = EventReader.open(stream(id), null)) {
        for (int beat = 0; beat < 4; beat++) {
          Event event = reader.await(any -> any.name().equals("progress"));
          assertThat(event.data().at("/requests/inFlight").intValue()).isEqualTo(3);
        }
        gate.open();
        reader.await(event -> event.data().path("status").asString("").equals("COMPLETED"));
      }
      client.await(id, "COMPLETED");
    }
  }

  @Test
  void aReaderHearsOfWhatPeopleDoAndIsSentAwayFromADeletedTask() {
    Gate gate = Gate.closed();
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withFaults(gate))) {
      String id = client.create(client.request(server, 40));
      try (EventReader reader = EventReader.open(stream(id), null)) {
        client.done(id, "pause");
        reader.await(event -> event.data().path("status").asString("").equals("PAUSED"));
        client.change(id, "{\"name\": \"渾名\"}");
        reader.await(event -> event.data().path("name").asString("").equals("渾名"));
        gate.open();
        client.await(id, task -> task.at("/requests/inFlight").intValue() == 0);
        assertThat(client.service().delete(TaskClient.TASKS + "/" + id).status()).isEqualTo(204);
        Event event = reader.next();
        while (event != null) {
          event = reader.next();
        }
      }
    }
  }

  @Test
  void unknownEventIdsAreRefused() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      String id = client.create(client.request(server, 5).put("start", false));
      String path = TaskClient.TASKS + "/" + id + "/stream";
      for (String bad : List.of("x", "1.2", "1.2.3.4", "-1.0.0", "1..2", "9".repeat(30) + ".0.0")) {
        var answer = client.service().get(path, "Last-Event-ID", bad);
        assertThat(answer.status()).as(bad).isEqualTo(400);
        assertThat(answer.body().path("code").stringValue()).isEqualTo("BAD_LAST_EVENT_ID");
      }
      String tooFar = Long.toString(Instant.now().plus(Duration.ofDays(2)).toEpochMilli());
      // Regression: the fifth is a time that PostgreSQL does not know, which was a fault.
      for (String bad : List.of("x", "1.2.3", "-1", "9".repeat(30), "9999999999999999", tooFar)) {
        var answer = client.service().get(TaskClient.TASKS + "/stream", "Last-Event-ID", bad);
        assertThat(answer.status()).as(bad).isEqualTo(400);
        assertThat(answer.body().path("code").stringValue()).isEqualTo("BAD_LAST_EVENT_ID");
        ProblemShape.check(bad, 400, answer.header("Content-Type"), answer.body());
      }
      // An id ahead of the task, as after its database was set back: from now on.
      try (EventReader reader = EventReader.open(stream(id), "99.99.99")) {
        assertThat(reader.await(event -> true).id()).isEqualTo("0.0.0");
      }
    }
  }
}
