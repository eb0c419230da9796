package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.Pause;
import dev.winnow.server.RunningService.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What tasks make of their datasets, and of their answers when they are old.
@Timeout(300)
final class OutputVersionsTest {

  private static final String DATASETS = "/api/v1/data-management/datasets/";

  private final TaskClient client = TaskClient.shared();

  private JsonNode ok(String path) {
    Answer answer = client.service().get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void theEndOfATaskMakesAVersionAndRowsMayTakeThePlaceOfOthers() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      JsonNode first = client.run(client.request(server, 10), "COMPLETED");
      String dataset = first.at("/dataset/id").stringValue();
      ObjectNode more = client.request(server, 5);
      more.putObject("output").put("datasetId", dataset).put("mode", "NEW_VERSION");
      JsonNode second = client.run(more, "COMPLETED");
      // Rows that are not there any more are no duplicates.
      assertThat(second.at("/rejected/DUPLICATE").isMissingNode()).isTrue();
      // The version is made right behind the end.
      JsonNode versions = ok(DATASETS + dataset + "/versions").path("content");
      while (versions.size() < 2) {
        Pause.brief();
        versions = ok(DATASETS + dataset + "/versions").path("content");
      }
      assertThat(versions.at("/0/rows").intValue()).isEqualTo(5);
      assertThat(versions.at("/0/task/id")).isEqualTo(second.path("id"));
      assertThat(versions.at("/1/rows").intValue()).isEqualTo(10);
      assertThat(versions.at("/1/kind").stringValue()).isEqualTo("TASK");
      assertThat(ok(DATASETS + dataset).path("rows").intValue()).isEqualTo(5);
      assertThat(ok(DATASETS + dataset + "/rows?version=1").path("content")).hasSize(10);
      JsonNode row = ok(DATASETS + dataset + "/rows/11");
      assertThat(row.at("/provenance/task/id")).isEqualTo(second.path("id"));
      assertThat(row.at("/provenance/templateRevision").intValue()).isEqualTo(1);
      while (!ok(DATASETS + dataset + "/rows?q=x").path("indexedRows").isNull()) {
        Pause.brief();
      }
      String of = DATASETS + dataset + "/rows?task=" + second.path("id").stringValue();
      assertThat(ok(of).path("matched").intValue()).isEqualTo(5);
      assertThat(ok(of + "&model=simulated").path("matched").intValue()).isEqualTo(5);
      assertThat(ok(of + "&from=2100-01-01T00:00:00Z").path("matched").intValue()).isZero();
      assertThat(ok(DATASETS + dataset + "/lineage").path("tasks")).hasSize(1);
      ObjectNode third = client.request(server, 5).put("start", false);
      third.putObject("output").put("datasetId", dataset);
      client.create(third);
      ObjectNode busy = client.request(server, 5);
      busy.putObject("output").put("datasetId", dataset).put("mode", "NEW_VERSION");
      assertThat(client.service().post(TaskClient.TASKS, busy.toString()).status()).isEqualTo(400);
      Answer refused = client.service().delete(DATASETS + dataset);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.body().path("code").stringValue()).isEqualTo("WRITING");
    }
  }

  @Test
  void oldAnswersAreDroppedAndTheTaskStillGoesOn() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      JsonNode done = client.run(client.request(server, 10), "COMPLETED");
      String id = done.path("id").stringValue();
      String unit =
          ok(TaskClient.TASKS + "/" + id + "/requests").at("/content/0/unit").stringValue();
      String request = TaskClient.TASKS + "/" + id + "/requests/" + unit;
      assertThat(ok(request).at("/request/text").stringValue()).isNotEmpty();
      assertThat(ok(request).path("answerDroppedAt").isNull()).isTrue();
      DropAnswers drop = client.service().serving().part(DropAnswers.class);
      drop.before(Instant.now().plusSeconds(1), 30);
      assertThat(ok(request).at("/request/text").stringValue()).isEmpty();
      assertThat(ok(request).path("answerDroppedAt").isNull()).isFalse();
      assertThat(ok(TaskClient.TASKS + "/" + id + "/rows").path("content")).hasSize(10);
      client.service().patch(TaskClient.TASKS + "/" + id, "{\"target\":15}");
      client.await(id, "COMPLETED");
      client.assertExact(id, 15);
    }
  }
}
