package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.storage.dataset.DatasetRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/// Where rows go, and what tasks are made from.
@Timeout(600)
final class TaskDataTest {

  private final TaskClient client = TaskClient.shared();
  private final TaskStores stores = client.service().serving().part(TaskStores.class);

  private static SimulatedServer server(FaultScript faults) {
    return SimulatedServer.start(Behaviour.INSTANT.withFaults(faults));
  }

  @Test
  void rowsThatTheDatasetHadAreDuplicates() {
    FaultScript sameAgain = FaultScript.first(new Fault.Duplicates(), new Fault.Duplicates());
    try (SimulatedServer server = server(sameAgain)) {
      String dataset = TaskClient.unique("数据集");
      ObjectNode request = client.request(server, 5).put("concurrency", 1);
      request.putObject("output").put("dataset", dataset);
      JsonNode first = client.run(request, "COMPLETED");
      UUID id = UUID.fromString(first.at("/dataset/id").stringValue());
      ObjectNode more = request.deepCopy().put("name", "more").put("target", 8);
      more.putObject("output").put("datasetId", id.toString());
      JsonNode second = client.run(more, "COMPLETED");
      assertThat(second.at("/dataset/name").stringValue()).isEqualTo(dataset);
      assertThat(second.at("/rejected/DUPLICATE").intValue()).isEqualTo(5);
      client.assertExact(second.path("id").stringValue(), 8);
      List<DatasetRow> rows =
          stores.rows().page(stores.datasets().find(id).orElseThrow().now(), 0, 50);
      assertThat(rows)
          .extracting(DatasetRow::ordinal)
          .isEqualTo(LongStream.rangeClosed(1, 13).boxed().toList());
      // The file of a task holds its own rows only.
      assertThat(client.download(second.path("id").stringValue(), "jsonl").lines()).hasSize(8);
    }
  }

  @Test
  void twoTasksFillOneDatasetAtOnce() {
    try (SimulatedServer server = server(FaultScript.none())) {
      String dataset = TaskClient.unique("shared");
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        ObjectNode request = client.request(server, 120);
        request.putObject("output").put("dataset", dataset.toUpperCase(java.util.Locale.ROOT));
        ids.add(client.create(request));
      }
      UUID id = new UUID(0, 0);
      for (String task : ids) {
        JsonNode done = client.await(task, "COMPLETED");
        client.assertExact(task, 120);
        id = UUID.fromString(done.at("/dataset/id").stringValue());
      }
      assertThat(stores.rows().page(stores.datasets().find(id).orElseThrow().now(), 0, 500))
          .extracting(DatasetRow::ordinal)
          .isEqualTo(LongStream.rangeClosed(1, 240).boxed().toList());
      assertThat(stores.datasets().find(id).orElseThrow().rows()).isEqualTo(240);
    }
  }

  @Test
  void everyFormatHoldsTheSameRows() {
    try (SimulatedServer server = server(FaultScript.none())) {
      String id = client.run(client.request(server, 23), "COMPLETED").path("id").stringValue();
      List<JsonNode> rows = client.rows(id);
      client.await(id, task -> !task.path("outputFile").isNull());
      assertThat(client.download(id, null).lines().map(TaskClient::json)).isEqualTo(rows);
      assertThat(client.download(id, "JSON").transform(TaskClient::json).valueStream())
          .isEqualTo(rows);
      List<List<String>> cells =
          rows.stream().map(row -> row.valueStream().map(JsonNode::asString).toList()).toList();
      assertThat(csv(client.download(id, "csv"))).isEqualTo(cells);
      Answer csv = client.service().get(TaskClient.TASKS + "/" + id + "/output?format=csv");
      assertThat(csv.header("Content-Type")).startsWith("text/csv");
      assertThat(csv.header("Content-Disposition")).startsWith("attachment").contains(".csv");
      assertThat(client.service().get(TaskClient.TASKS + "/" + id + "/output?format=xml").status())
          .isEqualTo(400);
    }
  }

  private static List<List<String>> csv(String text) {
    CsvSchema schema = CsvSchema.emptySchema().withSkipFirstDataRow(true);
    try (MappingIterator<List<String>> lines =
        new CsvMapper()
            .readerForListOf(String.class)
            .with(tools.jackson.dataformat.csv.CsvReadFeature.WRAP_AS_ARRAY)
            .with(schema)
            .readValues(text.replace("\uFEFF", ""))) {
      return lines.readAll();
    }
  }

  @Test
  void rowsCanBeHadWhileItRuns() {
    Gate gate = Gate.closed();
    try (SimulatedServer server = server(gate)) {
      String id = client.create(client.request(server, 50).put("concurrency", 2));
      gate.let(3);
      client.await(id, task -> task.path("generated").intValue() == 15);
      assertThat(client.download(id, "jsonl").lines()).hasSize(15);
      assertThat(client.download(id, "json").transform(TaskClient::json)).hasSize(15);
      gate.open();
      client.await(id, "COMPLETED");
      assertThat(client.download(id, "jsonl").lines()).hasSize(50);
    }
  }

  @Test
  void rowsAreDistinctByWhatTheTaskSays() {
    String template =
        """
        {"type": "classification", "prompt": "Write {count} texts.",
         "schema": {"type": "object", "required": ["text", "label"], "properties": {
           "text": {"type": "string"}, "label": {"enum": ["good", "bad"]}}}}
        """;
    try (SimulatedServer server = server(FaultScript.none())) {
      UUID model = client.model(client.modelBody(server));
      ObjectNode request = TaskClient.request(client.template(template), model, 2);
      request.putArray("distinctOn").add("label");
      JsonNode done = client.run(request.put("batchSize", 1), "COMPLETED");
      String id = done.path("id").stringValue();
      assertThat(client.rows(id).stream().map(row -> row.path("label").stringValue()))
          .containsExactlyInAnyOrder("good", "bad");
      for (JsonNode reject : client.all(id, "rejects?reason=DUPLICATE")) {
        assertThat(reject.at("/detail/message").stringValue()).contains("same label");
      }
    }
  }

  /// Regression: only one of its spellings found the texts that were not accepted.
  @Test
  void aRequestIsFoundHoweverItsNameIsSpelled() {
    try (SimulatedServer server = server(FaultScript.first(new Fault.MalformedAnswer()))) {
      String id = client.run(client.request(server, 5), "COMPLETED").path("id").stringValue();
      String path = TaskClient.TASKS + "/" + id + "/requests/";
      JsonNode request = client.service().get(path + "generate-0-0").body();
      assertThat(request.path("rejects")).isNotEmpty();
      assertThat(client.service().get(path + "GENERATE-00-000").body()).isEqualTo(request);
    }
  }

  @Test
  void aTemplateThatIsArchivedMeanwhileIsPinned() {
    Gate gate = Gate.closed();
    try (SimulatedServer server = server(gate)) {
      ObjectNode request = client.request(server, 20);
      String id = client.create(request);
      client
          .service()
          .serving()
          .part(JdbcClient.class)
          .sql("update template set archived_at = now() where id = ?")
          .param(UUID.fromString(request.path("templateId").stringValue()))
          .update();
      gate.open();
      client.await(id, "COMPLETED");
      client.assertExact(id, 20);
      Answer again = client.service().post(TaskClient.TASKS, request.toString());
      assertThat(again.status()).isEqualTo(400);
      assertThat(again.body().at("/errors/0/field").stringValue()).isEqualTo("templateId");
      String copy = client.act(id, "clone").body().path("id").stringValue();
      client.done(copy, "resume");
      client.await(copy, "COMPLETED");
      client.assertExact(copy, 20);
    }
  }

  @Test
  void aDatasetIsNamedAfterItsTaskAndNamesAreNotShared() {
    try (SimulatedServer server = server(FaultScript.none())) {
      ObjectNode request = client.request(server, 5).put("start", false);
      List<String> names =
          Stream.of(1, 2, 3)
              .map(i -> client.get(client.create(request)).at("/dataset/name").stringValue())
              .toList();
      String name = request.path("name").stringValue();
      assertThat(names).containsExactly(name, name + " (2)", name + " (3)");
    }
  }
}
