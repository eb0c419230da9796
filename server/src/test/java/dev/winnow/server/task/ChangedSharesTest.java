package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.server.RunningService.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Targets and shares that are changed while a task runs, and after.
@Timeout(600)
final class ChangedSharesTest extends DividedTasks {

  @Test
  void targetAndSharesAreRaisedWhileItRuns() throws InterruptedException {
    Gate gate = new Gate(GOOD);
    try (SimulatedServer server = server(gate)) {
      String two = "{\"level\": {\"easy\": %d, \"hard\": %d}, \"topic\": [\"a\"]}";
      ObjectNode request = divided(request(server, 40), two.formatted(1, 1));
      String id = client.create(request.put("concurrency", 2));
      gate.awaitArrived(2);
      gate.let(2);
      client.await(id, task -> task.path("generated").longValue() == 10);
      String parameters =
          "{\"dimensions\": {\"level\": {\"easy\": 1, \"hard\": {\"share\": 1, \"description\": \"x\"}}, \"topic\": [\"a\"]}}";
      Answer running = client.change(id, parameters);
      assertThat(running.status()).as(running.text()).isEqualTo(409);
      assertThat(running.body().at("/said/code").stringValue())
          .isEqualTo("task.pauseFirstCategories");
      Answer few = client.change(id, "{\"dimensions\": " + two.formatted(1, 19) + "}");
      assertThat(few.status()).as(few.text()).isEqualTo(400);
      assertThat(few.body().at("/errors/0/message").stringValue())
          .isEqualTo(
              "easy × a has 5 rows already, more than its share (2). Raise the target, or change the shares.");
      for (String other :
          List.of(
              "{\"level\": {\"easy\": 1}, \"topic\": [\"a\"]}",
              "{\"level\": [\"easy\", \"hard\"]}")) {
        Answer refused = client.change(id, "{\"dimensions\": " + other + "}");
        assertThat(refused.body().at("/errors/0/code").asString(""))
            .as(refused.text())
            .isEqualTo("task.otherCategories");
      }
      // One cell is to come to less than before: the run itself says whether it can.
      Answer less =
          client.change(id, "{\"target\": 80, \"dimensions\": " + two.formatted(1, 7) + "}");
      assertThat(less.status()).as(less.text()).isEqualTo(200);
      assertThat(less.body().at("/dimensions/0/categories/0/planned").longValue()).isEqualTo(10);
      Answer changed = client.change(id, "{\"dimensions\": " + two.formatted(1, 3) + "}");
      assertThat(changed.status()).as(changed.text()).isEqualTo(200);
      assertThat(changed.body().at("/dimensions/0/categories/1/planned").longValue()).isEqualTo(60);
      assertThat(changed.body().path("pin").intValue()).isEqualTo(1);
      gate.open();
      client.await(id, "COMPLETED");
      assertThat(inRows(client, id)).isEqualTo(Map.of("easy a", 20L, "hard a", 60L));
      assertThat(server.repeats()).isZero();
      // A complete one goes on for a higher target, in the same shares.
      assertThat(client.change(id, "{\"target\": 100}").status()).isEqualTo(200);
      client.await(id, task -> task.path("generated").longValue() == 100);
      assertThat(inRows(client, id)).isEqualTo(Map.of("easy a", 25L, "hard a", 75L));
    }
  }

  /// 6:6:2 of 10 is 4, 4, 2, of 11 it would be 5, 5, 1.
  @Test
  void aHigherTargetTakesNoRowFromACategory() {
    try (SimulatedServer server = server(GOOD)) {
      String levels = "{\"level\": {\"easy\": 6, \"medium\": 6, \"hard\": 2}, \"topic\": [\"a\"]}";
      String id = client.create(divided(request(server, 10), levels));
      client.await(id, "COMPLETED");
      assertThat(inRows(client, id)).isEqualTo(Map.of("easy a", 4L, "medium a", 4L, "hard a", 2L));
      List<JsonNode> before = client.rows(id);
      Answer changed = client.change(id, "{\"target\": 11}");
      assertThat(changed.status()).as(changed.text()).isEqualTo(200);
      client.await(id, task -> task.path("generated").longValue() == 11);
      client.await(id, "COMPLETED");
      Map<String, Long> planned = counts(client, id, "planned");
      assertThat(planned).containsEntry("hard a", 2L);
      assertThat(inRows(client, id)).isEqualTo(planned);
      assertThat(client.rows(id)).hasSize(11).containsAll(before);
      // What else is changed leaves that as it is.
      assertThat(client.change(id, "{\"concurrency\": 3}").status()).isEqualTo(200);
      assertThat(counts(client, id, "planned")).isEqualTo(planned);
    }
  }
}
