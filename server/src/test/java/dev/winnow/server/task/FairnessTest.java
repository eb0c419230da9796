package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/// Issue: "a 100-row task beside ten large ones takes at most 1.5 × its fair share of time".
/// Counted in requests, which all take equally long here, so that no clock is involved.
@Timeout(600)
final class FairnessTest {

  private static final int LARGE = 10;
  private static final int ROWS = 100;

  private final TaskClient client = TaskClient.shared();

  @Test
  void aSmallTaskBesideTenLargeOnesGetsItsShare() {
    List<String> asked = new CopyOnWriteArrayList<>();
    FaultScript counts =
        (number, key, attempt) -> {
          asked.add(key);
          return Fault.NONE;
        };
    Behaviour behaviour = Behaviour.INSTANT.withLatency(Duration.ofMillis(10)).withFaults(counts);
    try (SimulatedServer server = SimulatedServer.start(behaviour)) {
      ObjectNode settings = client.modelBody(server);
      settings.withObject("limits").put("concurrencyMax", 8);
      UUID model = client.model(settings);
      UUID template = client.template(TaskClient.NUMBERED);
      ObjectNode large =
          TaskClient.request(template, model, 1_000_000).put("batchSize", 1).put("concurrency", 8);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < LARGE; i++) {
        ids.add(client.create(large));
      }
      for (String id : ids) {
        client.await(id, task -> task.path("generated").intValue() >= 10);
      }
      String small = client.create(large.deepCopy().put("target", ROWS));
      client.await(small, "COMPLETED");
      client.assertExact(small, ROWS);
      ids.forEach(id -> client.done(id, "cancel"));
      List<String> keys = List.copyOf(asked);
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        if (keys.get(i).startsWith(small)) {
          places.add(i);
        }
      }
      assertThat(places).hasSize(ROWS);
      int meanwhile = places.getLast() - places.getFirst() + 1;
      int fair = ROWS * (LARGE + 1);
      assertThat(meanwhile).as("requests while the small task ran").isLessThan(fair * 3 / 2);
      assertThat(server.inFlightMax()).isLessThanOrEqualTo(8);
    }
  }
}
