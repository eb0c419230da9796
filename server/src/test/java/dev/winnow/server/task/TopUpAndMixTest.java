package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tasks that top up a dataset or draw rows from one.
@Timeout(300)
final class TopUpAndMixTest {

  private static final String ALLOCATION = TaskClient.TASKS + "/allocation";

  private static final String TEMPLATE =
      """
      {"type": "qa", "prompt": "Write {count} {level} questions.",
       "schema": {"type": "object", "required": ["question", "level"],
         "properties": {"question": {"type": "string"}, "level": {"type": "string"}}}}
      """;

  private static final String EQUAL =
      "[{\"name\": \"level\", \"categories\": [\"easy\", \"medium\", \"hard\"]}]";

  private final TaskClient client = TaskClient.shared();

  private static Fault rows(String key) {
    StringBuilder rows = new StringBuilder("[");
    for (int row = 0; row < 5; row++) {
      rows.append(row == 0 ? "" : ",").append("{\"question\": \"").append(key);
      rows.append(" no. ").append(row).append("\"}");
    }
    return new Fault.Says(rows.append("]").toString());
  }

  private static SimulatedServer server() {
    return SimulatedServer.start(Behaviour.INSTANT.withFaults((number, key, attempt) -> rows(key)));
  }

  private ObjectNode request(SimulatedServer server, String dimensions) {
    ObjectNode request =
        TaskClient.request(client.template(TEMPLATE), client.model(client.modelBody(server)), 24);
    request.set("dimensions", TaskClient.json(dimensions));
    request.remove("target");
    request.withObject("/parameters").remove("count");
    return request;
  }

  /// A dataset with 18 easy, 4 medium and 2 hard rows.
  private String dataset(SimulatedServer server) {
    ObjectNode first =
        request(
            server,
            "[{\"name\": \"level\", \"categories\": [{\"name\": \"easy\", \"rows\": 18},"
                + " {\"name\": \"medium\", \"rows\": 4}, {\"name\": \"hard\", \"rows\": 2}]}]");
    return client.run(first, "COMPLETED").at("/dataset/id").stringValue();
  }

  private Map<String, Long> levels(String id) {
    return client.rows(id).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.path("level").stringValue(), TreeMap::new, Collectors.counting()));
  }

  private void refused(String address, ObjectNode body, String field, String says) {
    Answer answer = client.service().post(address, body.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo(field);
    assertThat(answer.text()).contains(says);
  }

  @Test
  void aDatasetIsToppedUpToTheRow() {
    try (SimulatedServer server = server()) {
      String dataset = dataset(server);
      ObjectNode wish = request(server, EQUAL);
      wish.putObject("topUp").put("datasetId", dataset);
      ObjectNode alone = wish.deepCopy().retain(List.of("dimensions", "topUp"));
      JsonNode planned = client.service().post(ALLOCATION, alone.toString()).body();
      assertThat(planned.path("target").longValue()).as(planned.toString()).isEqualTo(30);
      assertThat(planned.path("existing").longValue()).isEqualTo(24);
      assertThat(planned.at("/dimensions/0/categories/0/rows").longValue()).isZero();
      assertThat(planned.at("/dimensions/0/categories/1/rows").longValue()).isEqualTo(14);
      assertThat(planned.at("/dimensions/0/categories/2/existing").longValue()).isEqualTo(2);

      JsonNode done = client.run(wish, "COMPLETED");
      String id = done.path("id").stringValue();
      assertThat(done.path("target").longValue()).isEqualTo(30);
      assertThat(levels(id)).isEqualTo(Map.of("medium", 14L, "hard", 16L));
      assertToppedUpAnew(done, wish);

      // Into the same dataset nothing is missing afterwards, and with a higher total only that.
      ObjectNode same = wish.deepCopy();
      same.withObject("/output").put("datasetId", dataset);
      assertThat(client.run(same, "COMPLETED").path("generated").longValue()).isEqualTo(30);
      refused(TaskClient.TASKS, wish, "topUp", "lacks nothing");
      wish.withObject("/topUp").put("total", 57);
      assertThat(client.run(wish, "COMPLETED").path("generated").longValue()).isEqualTo(3);

      refusals(wish, alone, server);
    }
  }

  /// Regression: one like it took over how many rows there were, and did not look at the dataset.
  private void assertToppedUpAnew(JsonNode done, ObjectNode wish) {
    ObjectNode draft = (ObjectNode) done.path("draft");
    assertThat(draft.path("topUp")).isEqualTo(wish.path("topUp"));
    assertThat(draft.has("target") || draft.has("existing")).isFalse();
    JsonNode again = client.get(client.create(draft.deepCopy().put("start", false)));
    assertThat(again.path("target").longValue()).isEqualTo(30);
    assertThat(again.path("draft")).isEqualTo(draft);
    assertThat(again.at("/configuration/existing")).isNotEmpty();
    String id = again.path("id").stringValue();
    assertThat(client.change(id, "{\"target\": 33}").status()).isEqualTo(200);
    assertThat(client.get(id).at("/draft/topUp/total").longValue()).isEqualTo(57);
  }

  private void refusals(ObjectNode wish, ObjectNode alone, SimulatedServer server) {
    wish.withObject("/topUp").put("total", 10);
    refused(TaskClient.TASKS, wish, "topUp.total", "10 is less than the 54 rows");
    refused(TaskClient.TASKS, wish.deepCopy().put("target", 3), "topUp", "target");
    alone.set(
        "dimensions",
        TaskClient.json("[{\"name\": \"level\", \"categories\": [\"low\", \"high\"]}]"));
    refused(ALLOCATION, alone, "topUp.datasetId", "54 rows have no category of level");
    alone
        .withObject("/topUp")
        .set(
            "mapping",
            TaskClient.json(
                "{\"level\": {\"easy\": \"low\", \"medium\": \"low\", \"hard\": \"high\"}}"));
    JsonNode mapped = client.service().post(ALLOCATION, alone.toString()).body();
    assertThat(mapped.path("target").longValue()).as(mapped.toString()).isEqualTo(18);
    alone.withObject("/topUp").put("datasetId", "00000000-0000-0000-0000-000000000001");
    refused(ALLOCATION, alone, "topUp.datasetId", "dataset");
    assertThat(server.requests()).isPositive();
  }

  @Test
  void rowsAreDrawnFromDatasetsAndTheRestIsMade() {
    try (SimulatedServer server = server()) {
      String dataset = dataset(server);
      long before = server.requests();
      ObjectNode mix =
          (ObjectNode)
              TaskClient.json(
                  """
                  {"name": "mix", "kind": "MIX", "sources": [
                    {"name": "simple", "datasetId": "%1$s", "rows": 10, "where": {"level": "easy"}},
                    {"datasetId": "%1$s", "rows": 20, "where": {"level": "hard"}}]}
                  """
                      .formatted(dataset));
      JsonNode short1 = client.run(mix, "PARTIAL");
      assertThat(short1.path("kind").stringValue()).isEqualTo("MIX");
      assertThat(short1.path("generated").longValue()).isEqualTo(12);
      String id = short1.path("id").stringValue();
      assertThat(levels(id)).isEqualTo(Map.of("easy", 10L, "hard", 2L));
      assertThat(short1.path("why").toString()).contains("has 2 rows that match, 20 were wanted");
      assertThat(server.requests()).isEqualTo(before);
      assertNoModel(short1);
      assertThat(
              client
                  .service()
                  .get(TaskClient.TASKS + "?kind=MIX&size=100")
                  .body()
                  .path("content")
                  .toString())
          .contains(id);

      // What makes one like it makes one like it.
      ObjectNode again = (ObjectNode) short1.path("draft");
      JsonNode short2 = client.run(again, "PARTIAL");
      assertThat(client.rows(short2.path("id").stringValue()))
          .containsExactlyInAnyOrderElementsOf(client.rows(id));
      mix.withArray("/sources").remove(1);
      assertThat(client.run(mix, "COMPLETED").path("generated").longValue()).isEqualTo(10);

      // Regression: what was missing of the old target was still said of the new one.
      ((ObjectNode) mix.at("/sources/0")).remove("rows");
      JsonNode short3 = client.run(mix.deepCopy().put("target", 1_000), "PARTIAL");
      assertThat(short3.at("/why/message").stringValue()).contains("are missing");
      JsonNode raised = client.change(short3.path("id").stringValue(), "{\"target\": 1100}").body();
      assertThat(raised.path("status").stringValue()).isEqualTo("PARTIAL");
      assertThat(raised.at("/why/message").stringValue()).isEmpty();
      assertThat(raised.path("advice")).isEqualTo(short3.path("advice"));

      ObjectNode first = request(server, EQUAL);
      first.set(
          "dimensions",
          TaskClient.json(
              """
              [{"name": "level", "categories": [{"name": "easy", "rows": 5},
                {"name": "hard", "rows": 7, "sample": {"datasetId": "%s", "thenGenerate": true}}]}]
              """
                  .formatted(dataset)));
      JsonNode made = client.run(first, "COMPLETED");
      assertThat(made.path("kind").stringValue()).isEqualTo("PROPORTIONAL");
      assertThat(levels(made.path("id").stringValue())).isEqualTo(Map.of("easy", 5L, "hard", 7L));
      assertThat(server.requests()).isEqualTo(before + 3);

      mix.put("modelId", dataset);
      refused(TaskClient.TASKS, mix, "modelId", "unknown field");
    }
  }

  // Regression: a mix that is short was told to choose another model, and took one; each page of it
  // warned of a field that it does not have.
  private void assertNoModel(JsonNode mix) {
    assertThat(mix.at("/advice/message").stringValue())
        .contains("Clone the task")
        .doesNotContain("model");
    assertThat(mix.path("warnings")).isEmpty();
    String id = mix.path("id").stringValue();
    Answer refused =
        client.change(id, "{\"modelId\": \"" + mix.at("/dataset/id").stringValue() + "\"}");
    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.body().at("/errors/0/field").stringValue()).isEqualTo("modelId");
    assertThat(refused.text()).contains("asks no model");
  }

  @Test
  void badSourcesAreRefusedWithTheirPlace() {
    String none = "00000000-0000-0000-0000-000000000001";
    ObjectNode mix =
        (ObjectNode)
            TaskClient.json(
                "{\"name\": \"mix\", \"kind\": \"MIX\", \"target\": 5, \"sources\": [{\"datasetId\": \"%s\"}]}"
                    .formatted(none));
    refused(TaskClient.TASKS, mix, "sources[0].datasetId", "dataset");
    ((ObjectNode) mix.at("/sources/0")).put("share", -1);
    ((ObjectNode) mix.at("/sources/0")).remove("datasetId");
    refused(TaskClient.TASKS, mix, "sources[0].datasetId", "missing");
    mix.remove("sources");
    refused(TaskClient.TASKS, mix, "sources", "list of sources");
  }

  @Test
  void aKindThatTheFieldsContradictIsRefused() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      ObjectNode divided = request(server, EQUAL);
      divided.put("kind", "FOO");
      refused(TaskClient.TASKS, divided, "kind", "SINGLE, PROPORTIONAL, MIX");
      divided.put("kind", "SINGLE");
      refused(TaskClient.TASKS, divided, "kind", "there are dimensions");
      divided.put("kind", "PROPORTIONAL").remove("dimensions");
      refused(TaskClient.TASKS, divided, "kind", "there are no dimensions");
      ObjectNode seven = request(server, EQUAL);
      seven.put("topUp", 7);
      refused(
          TaskClient.TASKS,
          seven,
          "topUp",
          "expected an object with fields such as datasetId, fields, mapping");
    }
  }
}
