package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Prompts that a provider does not take, among others that it does.
@Timeout(600)
final class InvalidPromptsTest {

  private static final String WHY = "Input should have at most 8192 tokens.";

  private final TaskClient client = TaskClient.shared();
  private final AtomicReference<IntPredicate> invalid = new AtomicReference<>(number -> false);

  private SimulatedServer server(int status) {
    FaultScript faults =
        (number, key, attempt) ->
            invalid.get().test(Integer.parseInt(key.substring(key.lastIndexOf('-') + 1)))
                ? new Fault.Status(status, "invalid_request_error", WHY, "")
                : Fault.NONE;
    return SimulatedServer.start(Behaviour.INSTANT.withFaults(faults));
  }

  /// Regression: one prompt among the first paused the task, and no resume helped.
  @ParameterizedTest
  @CsvSource({"0, 0, 400", "1, 3, 400", "0, 5, 422", "2, 2, 413", "3, 20, 400"})
  void theOthersTakeTheirPlace(int from, int to, int status) {
    invalid.set(number -> number >= from && number <= to);
    try (SimulatedServer server = server(status)) {
      JsonNode done = client.run(client.request(server, 40).put("concurrency", 4), "COMPLETED");
      client.assertExact(done.path("id").stringValue(), 40);
      assertThat(done.at("/errors/0/message").stringValue()).isEqualTo(WHY);
    }
  }

  /// Regression: behind a raised target such prompts paused the task again and again.
  @Test
  void aRaisedTargetIsReachedThoughTheNextPromptsAreNotTaken() {
    try (SimulatedServer server = server(400)) {
      JsonNode done = client.run(client.request(server, 40).put("concurrency", 4), "COMPLETED");
      String id = done.path("id").stringValue();
      invalid.set(number -> number >= 8 && number < 38);
      client.change(id, "{\"target\": 120}");
      client.await(id, "COMPLETED");
      client.assertExact(id, 120);
    }
  }

  /// The journal is removed when a run has ended; what was given up is known from the database.
  @Test
  void aTaskThatWasPausedGoesOnBehindThem() {
    invalid.set(number -> number >= 4 && number < 60);
    try (SimulatedServer server = server(400)) {
      ObjectNode request = client.request(server, 40).put("concurrency", 4);
      JsonNode paused = client.run(request, "PAUSED");
      assertThat(paused.at("/why/message").stringValue()).contains(WHY);
      String id = paused.path("id").stringValue();
      client.done(id, "resume");
      client.await(id, "COMPLETED");
      client.assertExact(id, 40);
    }
  }

  @Test
  void aModelThatTakesNoPromptIsFoundOutSoonAndGoesOnWhenItIsPutRight() {
    invalid.set(number -> true);
    try (SimulatedServer server = server(400)) {
      JsonNode paused = client.run(client.request(server, 400).put("concurrency", 16), "PAUSED");
      assertThat(paused.at("/why/message").stringValue()).contains(WHY);
      assertThat(server.requests()).isLessThanOrEqualTo(11);
      String id = paused.path("id").stringValue();
      client.done(id, "resume");
      client.await(id, "PAUSED");
      assertThat(server.requests()).isLessThanOrEqualTo(11 + 15);
      invalid.set(number -> false);
      client.done(id, "resume");
      client.await(id, "COMPLETED");
      client.assertExact(id, 400);
      assertThat(client.all(id, "requests?state=FAILED")).isEmpty();
      assertThat(server.keys()).as("law 7: nothing is left out").hasSize(80);
    }
  }
}
