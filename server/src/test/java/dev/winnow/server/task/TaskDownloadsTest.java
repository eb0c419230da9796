package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.RunningService.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What can be taken away of a task: what was not accepted, its configuration, its rows when it is
/// gone.
@Timeout(600)
final class TaskDownloadsTest {

  private static final String DATASETS = "/api/v1/data-management/datasets";

  private final TaskClient client = TaskClient.shared();

  private Answer ok(String path) {
    Answer answer = client.service().get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static SimulatedServer server() {
    FaultScript faults =
        (number, key, attempt) -> number == 1 ? new Fault.MalformedAnswer() : Fault.NONE;
    return SimulatedServer.start(Behaviour.INSTANT.withFaults(faults));
  }

  @Test
  void whatWasNotAcceptedIsDownloadedWhole() {
    FaultScript faults =
        (number, key, attempt) ->
            number <= 2
                ? new Fault.MalformedAnswer()
                : number <= 4 ? new Fault.Duplicates() : Fault.NONE;
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withFaults(faults))) {
      ObjectNode request =
          client.request(server, 30).put("concurrency", 2).put("name", "心 cells/1");
      JsonNode done = client.run(request, "COMPLETED");
      String id = done.path("id").stringValue();
      List<JsonNode> rejects = client.all(id, "rejects");
      // In a file what is wrong is its English.
      rejects.forEach(it -> ((ObjectNode) it).set("detail", it.at("/detail/message")));
      assertThat(rejects.size()).isGreaterThan(2);
      String path = TaskClient.TASKS + "/" + id + "/rejects/download";
      Answer all = ok(path);
      assertThat(all.header("Content-Type")).startsWith("application/jsonl");
      assertThat(all.header("Content-Disposition")).contains("-rejects.jsonl");
      assertThat(all.text().lines().map(TaskClient::json)).isEqualTo(rejects);
      assertThat(TaskClient.json(ok(path + "?format=json").text()).valueStream())
          .isEqualTo(rejects);
      assertThat(ok(path + "?format=csv").text())
          .startsWith("number,unit,index,reason,by,detail,text,at,votes\r\n");
      assertThat(ok(path + "?reason=MALFORMED").text().lines().map(TaskClient::json))
          .isEqualTo(
              rejects.stream()
                  .filter(it -> it.path("reason").stringValue().equals("MALFORMED"))
                  .toList());
      assertThat(ok(path + "?reason=JUDGE").text()).isEmpty();
      assertThat(client.service().get(path + "?format=xlsx").status()).isEqualTo(400);
      assertThat(client.service().get(path + "?reason=NONE").status()).isEqualTo(400);
    }
  }

  /// Regression: they could be reached nowhere.
  @Test
  void rowsOfADeletedTaskAreInTheirDataset() {
    try (SimulatedServer server = server()) {
      JsonNode done = client.run(client.request(server, 12).put("concurrency", 1), "COMPLETED");
      String id = done.path("id").stringValue();
      String dataset = DATASETS + "/" + done.at("/dataset/id").stringValue();
      JsonNode shown = ok(dataset).body();
      assertThat(shown.path("taskCount").intValue()).isEqualTo(1);
      assertThat(shown.at("/tasks/0/id").stringValue()).isEqualTo(id);
      assertThat(shown.at("/tasks/0/status").stringValue()).isEqualTo("COMPLETED");
      String rows = ok(dataset + "/rows?size=100").text();
      assertThat(ok(dataset + "/download").text()).isEqualTo(client.download(id, "jsonl"));
      assertThat(client.service().delete(TaskClient.TASKS + "/" + id).status()).isEqualTo(204);
      JsonNode later =
          ok(DATASETS + "?size=500&q=" + encoded(done.at("/dataset/name").stringValue()))
              .body()
              .at("/content/0");
      assertThat(later.path("rows").intValue()).isEqualTo(12);
      assertThat(later.path("tasks")).isEmpty();
      assertThat(later.path("taskCount").intValue()).isZero();
      assertThat(ok(dataset + "/rows?size=100").text()).isEqualTo(rows);
      assertThat(ok(dataset + "/download").text().lines()).hasSize(12);
      assertThat(TaskClient.json(ok(dataset + "/download?format=json").text())).hasSize(12);
      Answer csv = ok(dataset + "/download?format=csv");
      assertThat(csv.text().lines()).hasSize(13);
      assertThat(csv.header("Content-Type")).startsWith("text/csv");
      assertThat(csv.header("Content-Disposition")).contains(".csv");
      Answer parquet = ok(dataset + "/download?format=parquet");
      assertThat(parquet.text()).startsWith("PAR1");
      assertThat(parquet.header("Content-Type")).isEqualTo("application/vnd.apache.parquet");
      assertThat(client.service().get(dataset + "/download?format=xlsx").status()).isEqualTo(400);
    }
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void aDatasetNamesTheNewestOfItsTasks() {
    try (SimulatedServer server = server()) {
      String name = TaskClient.unique("many");
      String dataset = "";
      String last = "";
      for (int task = 0; task < 7; task++) {
        ObjectNode request = client.request(server, 5).put("start", false);
        request.putObject("output").put("dataset", name);
        last = client.create(request);
        dataset = client.get(last).at("/dataset/id").stringValue();
      }
      JsonNode shown = ok(DATASETS + "/" + dataset).body();
      assertThat(shown.path("taskCount").intValue()).isEqualTo(7);
      assertThat(shown.path("tasks")).hasSize(5);
      assertThat(shown.at("/tasks/0/id").stringValue()).isEqualTo(last);
    }
  }

  /// Regression: every task called itself `task`.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "medical_qa                        | medical_qa",
        "medical qa, second try            | medical-qa-second-try",
        "心脏 问答                          | 心脏-问答",
        "../../etc/passwd                  | etc-passwd",
        "💊                                | task",
        "1.10                              | 1.10",
      })
  void theConfigurationIsATaskFileOfThatName(String name, String inFile) {
    try (SimulatedServer server = server()) {
      ObjectNode request = client.request(server, 12).put("start", false).put("name", name);
      request.putObject("parameters").put("count", 12);
      String id = client.create(request);
      client.change(id, "{\"target\": 20, \"concurrency\": 3}");
      ObjectNode configuration = (ObjectNode) client.get(id).path("configuration");
      assertThat(configuration.path("name").stringValue()).isEqualTo(inFile);
      assertThat(ReadTask.readPinned(configuration))
          .isInstanceOfSatisfying(
              TaskResult.Ready.class,
              ready -> {
                assertThat(ready.task().target()).isEqualTo(20);
                assertThat(ready.task().calls().concurrency()).isEqualTo(3);
              });
      String changed = "{\"name\": \"" + "long".repeat(50) + "\"}";
      assertThat(client.change(id, changed).status()).isEqualTo(200);
      assertThat(ReadTask.readPinned((ObjectNode) client.get(id).path("configuration")))
          .isInstanceOf(TaskResult.Ready.class);
    }
  }

  @Test
  void theListSaysWhyATaskIsPaused() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withKey("right"))) {
      ObjectNode request = client.request(server, 12);
      JsonNode paused = client.run(request, "PAUSED");
      JsonNode listed =
          ok(TaskClient.TASKS + "?q=" + encoded(request.path("name").stringValue()))
              .body()
              .at("/content/0");
      assertThat(listed.path("id")).isEqualTo(paused.path("id"));
      assertThat(listed.at("/why/message").stringValue())
          .isNotEmpty()
          .isEqualTo(paused.at("/why/message").stringValue());
      assertThat(listed.path("advice")).isEqualTo(paused.path("advice"));
      assertThat(listed.path("surplus").isNumber()).isTrue();
    }
  }
}
