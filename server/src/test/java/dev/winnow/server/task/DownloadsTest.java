package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Files of a dataset, and of what a task did not accept.
@Timeout(600)
final class DownloadsTest {

  private static final String DATASETS = "/api/v1/data-management/datasets/";

  private final TaskClient client = TaskClient.shared();

  private String file(String path) {
    Answer answer = client.service().get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  /// Regression: rows of a deleted task could be downloaded nowhere.
  @Test
  void aDatasetHasTheRowsOfDeletedTasks() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      ObjectNode request = client.request(server, 12);
      String name = "医疗 \"data\"; " + TaskClient.unique("set");
      request.putObject("output").put("dataset", name);
      JsonNode done = client.run(request, "COMPLETED");
      String task = done.path("id").stringValue();
      List<JsonNode> rows = client.rows(task);
      assertThat(client.service().delete(TaskClient.TASKS + "/" + task).status()).isEqualTo(204);

      String path = DATASETS + done.at("/dataset/id").stringValue() + "/output";
      assertThat(file(path).lines().map(TaskClient::json)).isEqualTo(rows);
      assertThat(file(path + "?format=json").transform(TaskClient::json).valueStream())
          .isEqualTo(rows);
      assertThat(file(path + "?format=csv").lines())
          .hasSize(13)
          .first()
          .isEqualTo("id,question,answer");
      Answer answer = client.service().get(path + "?format=CSV");
      assertThat(answer.header("Content-Type")).startsWith("text/csv");
      assertThat(answer.header("Content-Disposition")).startsWith("attachment").contains("data-");
      assertThat(client.service().get(path + "?format=xml").status()).isEqualTo(400);
    }
    String nobody = DATASETS + "00000000-0000-0000-0000-000000000000/output";
    assertThat(client.service().get(nobody).status()).isEqualTo(404);
  }

  @Test
  void whatWasNotAcceptedIsThereWithItsReason() {
    FaultScript faults =
        FaultScript.first(
            new Fault.MalformedAnswer(), new Fault.Duplicates(), new Fault.MalformedAnswer());
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withFaults(faults))) {
      JsonNode done = client.run(client.request(server, 10).put("concurrency", 1), "COMPLETED");
      String id = done.path("id").stringValue();
      List<JsonNode> rejects = client.all(id, "rejects");
      assertThat(rejects).isNotEmpty();
      String path = TaskClient.TASKS + "/" + id + "/rejects/output";
      List<JsonNode> lines = file(path).lines().map(TaskClient::json).toList();
      assertThat(lines).hasSameSizeAs(rejects);
      for (int i = 0; i < lines.size(); i++) {
        for (String field : List.of("number", "unit", "reason", "detail", "text")) {
          assertThat(lines.get(i).path(field)).as(field).isEqualTo(rejects.get(i).path(field));
        }
      }
      assertThat(
              file(path + "?format=json&reason=MALFORMED")
                  .transform(TaskClient::json)
                  .valueStream())
          .hasSize(done.at("/rejected/MALFORMED").intValue())
          .allMatch(each -> each.path("reason").stringValue().equals("MALFORMED"));
      assertThat(file(path + "?format=csv").lines().findFirst())
          .contains("number,unit,reason,detail,text,at");
      assertThat(client.service().get(path + "?reason=LAZY").status()).isEqualTo(400);
    }
  }
}
