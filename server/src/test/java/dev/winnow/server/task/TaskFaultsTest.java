package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever a model server does, a task ends exactly, and everything that happened can be seen.
@Timeout(600)
final class TaskFaultsTest {

  private final TaskClient client = TaskClient.shared();

  private static SimulatedServer server(FaultScript faults) {
    return SimulatedServer.start(Behaviour.INSTANT.withFaults(faults));
  }

  /// Runs a task of 40 rows to its end.
  private JsonNode run(SimulatedServer server) {
    JsonNode done = client.run(client.request(server, 40).put("concurrency", 4), "COMPLETED");
    client.assertExact(done.path("id").stringValue(), 40);
    return done;
  }

  private static String id(JsonNode task) {
    return task.path("id").stringValue();
  }

  @Test
  void refusalsAreCountedAndLoggedNowAndThen() {
    FaultScript storm =
        (number, key, attempt) -> number % 2 == 0 && number < 20 ? Fault.throttled() : Fault.NONE;
    try (SimulatedServer server = server(storm)) {
      JsonNode done = run(server);
      assertThat(done.at("/requests/throttled").longValue()).isEqualTo(server.repeats());
      assertThat(done.at("/requests/failed").intValue()).isZero();
      assertThat(done.at("/requests/answered").intValue()).isEqualTo(8);
      assertThat(client.words(id(done), "log", "message"))
          .anyMatch(said ->
              said.startsWith("Rate limited, no requests for")
                  && said.contains("HTTP 429: Rate limit reached for requests"));
    }
  }

  /// Regression: a provider that numbers its sentences filled the log.
  @Test
  void failuresOfOneKindAreOneEntryWhateverTheProviderSays() {
    FaultScript once =
        (number, key, attempt) ->
            attempt == 1
                ? new Fault.Status(500, "server_error", "Fault number " + number, "")
                : Fault.NONE;
    try (SimulatedServer server = server(once)) {
      ObjectNode task = client.request(server, 500).put("concurrency", 100);
      JsonNode done = client.run(task, "COMPLETED");
      assertThat(done.at("/requests/retried").intValue()).isEqualTo(100);
      assertThat(client.words(id(done), "log", "kind"))
          .filteredOn("RETRYING"::equals)
          .hasSizeBetween(1, 50);
    }
  }

  @Test
  void passingFailuresAreSentAgainAndLogged() {
    List<Fault> faults =
        List.of(
            Fault.NONE,
            new Fault.Disconnect(),
            new Fault.Hangup(),
            Fault.serverError(),
            new Fault.HtmlPage(),
            new Fault.BrokenBody());
    try (SimulatedServer server = server(FaultScript.first(faults.toArray(Fault[]::new)))) {
      JsonNode done = run(server);
      assertThat(done.at("/requests/retried").intValue()).isEqualTo(5);
      assertThat(done.at("/requests/failed").intValue()).isZero();
      assertThat(server.repeats()).isEqualTo(5);
      String log = String.join("\n", client.words(id(done), "log", "message"));
      assertThat(log)
          .contains("broke the connection off")
          .contains("HTTP 500: The server had an error while processing")
          .contains("HTTP 200: ");
    }
  }

  /// A failed call keeps its error; the row it was to bring is brought by another request.
  @Test
  void aRequestThatIsGivenUpKeepsItsError() {
    AtomicBoolean healed = new AtomicBoolean();
    FaultScript oneNeverWorks =
        (number, key, attempt) ->
            key.endsWith("generate-0-3") && !healed.get() ? Fault.serverError() : Fault.NONE;
    try (SimulatedServer server = server(oneNeverWorks)) {
      ObjectNode request = client.request(server, 40).put("concurrency", 2);
      request.putObject("limits").put("triesMax", 2);
      JsonNode done = client.run(request, "COMPLETED");
      String id = id(done);
      client.assertExact(id, 40);
      assertThat(done.at("/requests/failed").intValue()).isEqualTo(1);
      JsonNode error = done.at("/errors/0");
      assertThat(error.path("kind").stringValue()).isEqualTo("server");
      assertThat(error.path("status").intValue()).isEqualTo(500);
      assertThat(error.path("requests").intValue()).isEqualTo(1);
      JsonNode failed = client.all(id, "requests?state=FAILED").getFirst();
      assertThat(failed.path("unit").stringValue()).isEqualTo("generate-0-3");
      assertThat(failed.at("/failure/message").stringValue())
          .isEqualTo("The server had an error while processing");
      assertThat(client.words(id, "log", "kind")).contains("RETRYING", "GIVEN_UP");

      // Raised, the task sends it again, as it was; the log remembers.
      healed.set(true);
      client.change(id, "{\"target\": 45}");
      JsonNode more = client.await(id, "COMPLETED");
      client.assertExact(id, 45);
      assertThat(client.all(id, "requests?state=FAILED")).isEmpty();
      assertThat(more.at("/requests/failed").intValue()).isZero();
      assertThat(more.path("errors")).isEmpty();
      assertThat(client.words(id, "log", "kind")).contains("GIVEN_UP");
    }
  }

  @Test
  void silenceEndsAtTheTimeAllowed() {
    FaultScript silent = (number, key, attempt) -> number == 2 ? new Fault.Silence() : Fault.NONE;
    try (SimulatedServer server = server(silent)) {
      ObjectNode model = client.modelBody(server);
      model.withObject("limits").put("requestTimeoutSeconds", 1);
      ObjectNode request =
          TaskClient.request(client.template(TaskClient.NUMBERED), client.model(model), 20);
      JsonNode done = client.run(request, "COMPLETED");
      client.assertExact(id(done), 20);
      assertThat(String.join("\n", client.words(id(done), "log", "message")))
          .contains("No complete response within");
    }
  }

  @Test
  void textsThatAreNotAcceptedKeepTextAndReason() {
    FaultScript mixed =
        FaultScript.first(
            new Fault.MalformedAnswer(),
            new Fault.Truncated(),
            new Fault.Duplicates(),
            new Fault.Duplicates());
    try (SimulatedServer server = server(mixed)) {
      JsonNode done = run(server);
      String id = id(done);
      assertThat(done.at("/rejected/DUPLICATE").intValue()).isEqualTo(5);
      assertThat(done.at("/rejected/MALFORMED").intValue()).isGreaterThanOrEqualTo(1);
      assertThat(done.at("/requests/cut").intValue()).isEqualTo(1);
      List<JsonNode> rejects = client.all(id, "rejects");
      long counted =
          done.path("rejected").valueStream().mapToLong(JsonNode::longValue).sum()
              + done.path("surplus").longValue();
      assertThat(rejects).hasSize((int) counted);
      assertThat(client.all(id, "rejects?reason=MALFORMED"))
          .anyMatch(reject -> reject.path("text").asString().contains("I am sorry, here is no"))
          .allMatch(reject -> !reject.at("/detail/message").asString().isEmpty());
      for (JsonNode duplicate : client.all(id, "rejects?reason=DUPLICATE")) {
        assertThat(TaskClient.json(duplicate.path("text").asString()).path("question").isString())
            .isTrue();
      }
      JsonNode cut = client.all(id, "requests?state=CUT").getFirst();
      assertThat(cut.path("text").asString()).isNotEmpty();
      assertThat(cut.path("finish").asString()).isEqualTo("length");
      long accepted =
          client.all(id, "requests").stream().mapToLong(r -> r.path("accepted").longValue()).sum();
      assertThat(accepted).isEqualTo(40);
    }
  }

  @Test
  void aServerOfAllFaultsAtOnce() {
    FaultScript mix =
        FaultScript.mix(5)
            .with(0.08, Fault.throttled())
            .with(0.05, Fault.serverError())
            .with(0.05, new Fault.Disconnect())
            .with(0.05, new Fault.HtmlPage())
            .with(0.1, new Fault.MalformedAnswer())
            .with(0.1, new Fault.Truncated())
            .with(0.1, new Fault.Duplicates())
            .build();
    try (SimulatedServer server = server(mix)) {
      JsonNode done = client.run(client.request(server, 300).put("concurrency", 16), "COMPLETED");
      String id = id(done);
      client.assertExact(id, 300);
      List<JsonNode> requests = client.all(id, "requests");
      assertThat(sum(requests, "accepted")).isEqualTo(300);
      assertThat(sum(requests, "rejected") + sum(requests, "surplus"))
          .isEqualTo(client.all(id, "rejects").size());
      assertThat(requests.stream().filter(r -> !r.path("sequence").isNull()))
          .hasSize(done.at("/requests/answered").intValue());
      // When the last row comes, whatever waits to be sent again is not.
      assertThat(
              done.at("/requests/throttled").longValue() + done.at("/requests/retried").longValue())
          .isBetween(server.repeats(), server.repeats() + 16);
    }
  }

  private static long sum(List<JsonNode> requests, String field) {
    return requests.stream().mapToLong(request -> request.path(field).longValue()).sum();
  }
}
