package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What tests of tasks whose rows are divided into categories share.
abstract class DividedTasks {

  static final String ALLOCATION = TaskClient.TASKS + "/allocation";

  static final String TEMPLATE =
      """
      {"type": "qa", "prompt": "%s {count} {level} ({level.description}) questions on {topic}.",
       "schema": {"type": "object", "required": ["question"],
         "properties": {"question": {"type": "string"}, "level": {"type": "string"},
           "topic": {"type": "string"}}}}
      """;

  static final String DIMENSIONS =
      """
      [{"name": "level", "categories": [
          {"name": "easy", "description": "for all", "share": "30%"}, {"name": "medium", "share": "50%"},
          {"name": "hard", "share": "20%"}]},
        {"name": "topic", "categories": ["a", "b", "c"]}]
      """;

  final TaskClient client = TaskClient.shared();

  static final FaultScript GOOD = (number, key, attempt) -> rows(key);

  /// Five rows without categories, unlike those of any other request.
  static Fault rows(String key) {
    StringBuilder rows = new StringBuilder("[");
    for (int row = 0; row < 5; row++) {
      rows.append(row == 0 ? "" : ",").append("{\"question\": \"").append(key);
      rows.append(" no. ").append(row).append("\"}");
    }
    return new Fault.Says(rows.append("]").toString());
  }

  static SimulatedServer server(FaultScript script) {
    return SimulatedServer.start(Behaviour.INSTANT.withFaults(script));
  }

  static ObjectNode divided(ObjectNode request, String dimensions) {
    request.set("dimensions", TaskClient.json(dimensions));
    return request;
  }

  ObjectNode request(SimulatedServer server, int target) {
    return TaskClient.request(
        client.template(TEMPLATE.formatted("Write")),
        client.model(client.modelBody(server)),
        target);
  }

  static List<JsonNode> cells(TaskClient client, String id, String query) {
    Answer answer = client.service().get(TaskClient.TASKS + "/" + id + "/cells?size=1000" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<JsonNode> cells = new ArrayList<>();
    answer.body().path("content").forEach(cells::add);
    return cells;
  }

  static String name(JsonNode categories) {
    return categories.properties().stream()
        .map(it -> it.getValue().stringValue())
        .collect(Collectors.joining(" "));
  }

  static Map<String, Long> counts(TaskClient client, String id, String field) {
    return cells(client, id, "").stream()
        .collect(
            Collectors.toMap(
                it -> name(it.path("categories")),
                it -> it.path(field).longValue(),
                Long::sum,
                TreeMap::new));
  }

  /// How many rows say which categories.
  static Map<String, Long> inRows(TaskClient client, String id) {
    return client.rows(id).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.path("level").stringValue() + " " + row.path("topic").stringValue(),
                TreeMap::new,
                Collectors.counting()));
  }
}
