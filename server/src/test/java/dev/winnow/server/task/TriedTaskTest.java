package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.server.RunningService.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What gates would have done with the rows of a task.
@Timeout(600)
final class TriedTaskTest {

  private static final String TRY = "/api/v1/data-synthesis/gates/try";

  private final TaskClient client = TaskClient.shared();

  private Answer tried(String gates, String more) {
    return client.service().post(TRY, "{\"gates\": %s%s}".formatted(gates, more));
  }

  private JsonNode of(String task, String gates, int rows) {
    Answer answer = tried(gates, ", \"taskId\": \"%s\", \"rows\": %d".formatted(task, rows));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> words(JsonNode tried, String field) {
    return tried.path("rejects").valueStream().map(it -> it.path(field).asString()).toList();
  }

  /// One request after the other, whose rows only repeat others where they are the same.
  private static ObjectNode exact(ObjectNode request) {
    request.putObject("gates").putObject("duplicates").put("near", "off");
    return request.put("concurrency", 1);
  }

  @Test
  void acceptedAndRejectedRowsAreLookedAt() {
    // The second answer repeats the first.
    FaultScript script =
        (number, key, attempt) ->
            number == 2
                ? DividedTasks.rows("first")
                : DividedTasks.rows(number == 1 ? "first" : key);
    String template =
        """
        {"type": "qa", "prompt": "Write {count} questions about the blood pressure of old people.",
         "schema": {"type": "object", "required": ["question"],
           "properties": {"question": {"type": "string"}}}}
        """;
    try (SimulatedServer server = DividedTasks.server(script)) {
      ObjectNode request =
          TaskClient.request(client.template(template), client.model(client.modelBody(server)), 20);
      String task = client.run(exact(request), "COMPLETED").path("id").stringValue();
      assertThat(client.get(task).at("/rejected/DUPLICATE").longValue()).isEqualTo(5);

      JsonNode off = of(task, "\"off\"", 1_000);
      assertThat(off.path("rows").longValue()).isEqualTo(25);
      assertThat(off.path("accepted").longValue()).isEqualTo(20);
      assertThat(words(off, "was")).containsOnly("DUPLICATE");
      assertThat(words(off, "ordinal")).containsExactly("6", "7", "8", "9", "10");
      assertThat(off.at("/rejects/0/repeats").longValue()).isEqualTo(1);

      JsonNode none =
          of(
              task,
              "{\"rules\": [{\"rule\": \"pattern\", \"fields\": \"question\", \"pattern\": \"^first.*\"}]}",
              1_000);
      assertThat(none.path("accepted").longValue()).isEqualTo(5);
      assertThat(words(none, "was")).contains("DUPLICATE", "ACCEPTED");
      assertThat(of(task, "\"off\"", 15).path("rejects")).isEmpty();
    }
  }

  @Test
  void promptsAreKnown() {
    FaultScript script =
        (number, key, attempt) ->
            number == 1
                ? new Fault.Says(
                    "[{\"question\": \"Write several questions about the blood pressure of old people who live alone in the mountains.\"}]")
                : DividedTasks.rows(key);
    String template =
        """
        {"type": "qa", "prompt": "Write several questions about the blood pressure of old people who live alone in the mountains.",
         "schema": {"type": "object", "required": ["question"],
           "properties": {"question": {"type": "string"}}}}
        """;
    try (SimulatedServer server = DividedTasks.server(script)) {
      ObjectNode request =
          TaskClient.request(client.template(template), client.model(client.modelBody(server)), 6);
      request.remove("batchSize");
      String task = client.run(exact(request), "COMPLETED").path("id").stringValue();
      JsonNode leaked = of(task, "{\"rules\": [{\"rule\": \"leakage\", \"words\": 8}]}", 1_000);
      assertThat(leaked.path("rejects")).hasSize(1);
      assertThat(leaked.at("/rejects/0/rule").stringValue()).isEqualTo("leakage");
      assertThat(leaked.at("/rejects/0/was").stringValue()).isEqualTo("ACCEPTED");
    }
  }

  @Test
  void whatNamesNoRowsIsRefused() {
    try (SimulatedServer server = DividedTasks.server(DividedTasks.GOOD)) {
      String none = "00000000-0000-0000-0000-000000000001";
      String task = client.create(client.request(server, 5).put("start", false));
      refused("", "datasetId", "Write the id of a dataset, or that of a task as taskId.");
      refused(
          ", \"datasetId\": \"%s\", \"taskId\": \"%s\"".formatted(none, task),
          "taskId",
          "stands beside datasetId");
      refused(", \"taskId\": \"%s\"".formatted(none), "taskId", "names a task that does not exist");
      refused(", \"taskId\": \"%s\"".formatted(task), "taskId", "has no rows yet");
    }
  }

  private void refused(String more, String field, String says) {
    Answer answer = tried("\"off\"", more);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    JsonNode error = answer.body().at("/errors/0");
    assertThat(error.path("field").stringValue()).isEqualTo(field);
    assertThat(error.path("message").stringValue()).contains(says);
  }
}
