package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
final class TaskMetricsTest {

  private final TaskClient client = TaskClient.shared();

  private double metric(String name) {
    String text = client.service().get("/actuator/prometheus").text();
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in\n" + text));
  }

  /// Counted behind a scrape, once a second at the most.
  private double completed() {
    double completed = Double.NaN;
    while (Double.isNaN(completed)) {
      completed = metric("winnow_tasks{status=\"completed\"}");
    }
    return completed;
  }

  @Test
  void countsRowsByVerdictAndTasksByStatus() {
    FaultScript faults =
        FaultScript.first(
            new Fault.Duplicates(), new Fault.Duplicates(), new Fault.MalformedAnswer());
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withFaults(faults))) {
      double accepted = metric("winnow_rows_total{verdict=\"accepted\"}");
      double duplicates = metric("winnow_rows_total{verdict=\"duplicate\"}");
      double malformed = metric("winnow_rows_total{verdict=\"malformed\"}");
      double completed = completed();
      client.run(client.request(server, 20).put("concurrency", 1), "COMPLETED");
      assertThat(metric("winnow_rows_total{verdict=\"accepted\"}")).isEqualTo(accepted + 20);
      assertThat(metric("winnow_rows_total{verdict=\"duplicate\"}")).isEqualTo(duplicates + 5);
      assertThat(metric("winnow_rows_total{verdict=\"malformed\"}")).isEqualTo(malformed + 1);
      for (String verdict : new String[] {"schema", "rule", "judge", "reviewer", "surplus"}) {
        assertThat(metric("winnow_rows_total{verdict=\"" + verdict + "\"}")).isNotNegative();
      }
      while (completed() < completed + 1) {
        Pause.brief();
      }
      assertThat(metric("winnow_spool_waiting")).isNotNegative();
    }
  }
}
