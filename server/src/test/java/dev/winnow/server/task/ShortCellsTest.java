package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.server.RunningService.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Combinations of categories that lack rows, and go on in another way.
@Timeout(600)
final class ShortCellsTest extends DividedTasks {

  /// A cell that cannot be filled holds no other, and goes on with another template.
  @Test
  void aCellThatIsShortIsNamedAndGoesOn() {
    FaultScript bad =
        (number, key, attempt) ->
            key.contains("-generate-4-") && !key.contains("-m2-")
                ? new Fault.Says("[{\"question\": 7}]")
                : rows(key);
    try (SimulatedServer server = server(bad)) {
      ObjectNode request = divided(request(server, 60), DIMENSIONS);
      request.put("coerce", false).putObject("limits").put("budgetFactor", 2);
      String id = client.create(request);
      JsonNode partial = client.await(id, "PARTIAL");
      assertThat(partial.at("/why/message").stringValue())
          .isEqualTo(
              "10 rows are missing in 1 combination: medium × b lacks 10: the budget of 4 requests is used up"
                  + " (budget factor: 2 times the minimum), rejected: 4 not matching the schema.");
      assertThat(partial.at("/advice/message").stringValue()).contains("another template or model");
      JsonNode first = cells(client, id, "").getFirst();
      assertThat(first.path("state").stringValue()).isEqualTo("SHORT");
      assertThat(name(first.path("categories"))).isEqualTo("medium b");
      assertThat(first.at("/reasons/0/reason").stringValue()).isEqualTo("SCHEMA");
      assertThat(first.at("/reasons/0/rows").longValue()).isEqualTo(4);
      assertThat(cells(client, id, "&sort=number").getFirst().path("state").stringValue())
          .isEqualTo("COMPLETE");
      assertThat(partial.path("complete").intValue()).isEqualTo(8);
      long before = server.requests();

      ObjectNode change = JsonNodeFactory.instance.objectNode();
      ObjectNode one = change.putArray("combinations").addObject();
      one.putObject("when").put("level", "medium").put("topic", "b");
      one.put("templateId", client.template(TEMPLATE.formatted("Invent")).toString());
      Answer changed = client.change(id, change.toString());
      assertThat(changed.status()).as(changed.text()).isEqualTo(200);
      assertThat(changed.body().path("pin").intValue()).isEqualTo(2);
      assertThat(changed.body().path("why")).isEqualTo(partial.path("why"));
      client.done(id, "retry");
      client.await(id, "COMPLETED");
      assertThat(counts(client, id, "accepted")).isEqualTo(counts(client, id, "planned"));
      assertThat(inRows(client, id)).isEqualTo(counts(client, id, "planned"));
      // Only the cell that was short was asked again, and what was sent before is shown as it was.
      assertThat(server.requests()).isEqualTo(before + 2);
      assertPrompt(id, "generate-4-0", "Write");
      assertPrompt(id, "generate-4-4", "Invent");
    }
  }

  private void assertPrompt(String id, String unit, String begin) {
    JsonNode request =
        client.service().get(TaskClient.TASKS + "/" + id + "/requests/" + unit).body();
    assertThat(request.at("/messages/0/text").asString(""))
        .as(request.toString())
        .startsWith(begin);
  }

  /// What was there before counts, and a model of a category that is gone pauses the task.
  @Test
  void aModelOfACategoryThatIsGonePausesTheTask() {
    try (SimulatedServer server = server(GOOD)) {
      UUID second = client.model(client.modelBody(server).put("model", "another"));
      ObjectNode request =
          divided(
              request(server, 20),
              "{\"level\": {\"easy\": 1, \"hard\": {\"share\": 1, \"modelId\": \"%s\"}}, \"topic\": [\"a\"]}"
                  .formatted(second));
      request
          .putArray("existing")
          .addObject()
          .put("rows", 10)
          .putObject("when")
          .put("level", "easy")
          .put("topic", "a");
      String id = client.create(request.put("start", false));
      assertThat(client.service().delete(TaskClient.MODELS + "/" + second).status()).isEqualTo(204);
      client.done(id, "resume");
      JsonNode paused = client.await(id, "PAUSED");
      assertThat(paused.at("/why/message").stringValue())
          .startsWith("The model of level hard can't be used:");
      assertThat(paused.at("/advice/code").stringValue()).isEqualTo("task.fixCategoryModel");
      assertThat(server.requests()).isZero();
      assertThat(paused.at("/draft/dimensions/level/hard").has("modelId")).isFalse();
      UUID third = client.model(client.modelBody(server));
      ObjectNode change = JsonNodeFactory.instance.objectNode();
      change.set("dimensions", paused.at("/draft/dimensions"));
      ((ObjectNode) change.at("/dimensions/level/hard")).put("modelId", third.toString());
      assertThat(client.change(id, change.toString()).status()).isEqualTo(200);
      client.done(id, "resume");
      client.await(id, "COMPLETED");
      assertThat(inRows(client, id)).isEqualTo(Map.of("easy a", 5L, "hard a", 15L));
      assertThat(counts(client, id, "existing")).isEqualTo(Map.of("easy a", 10L, "hard a", 0L));
    }
  }
}
