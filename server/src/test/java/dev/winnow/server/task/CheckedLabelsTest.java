package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.server.RunningService.Answer;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What rows were classified as, where their categories are checked.
@Timeout(600)
final class CheckedLabelsTest extends DividedTasks {

  private static final String CATEGORIES =
      "{\"level\": {\"easy\": 1, \"hard\": 1}, \"topic\": [\"a\", \"b\"]}";

  /// Of the easy rows about a, the second is hard, and the third something with a NUL; of the
  /// others all are what they were asked for.
  private static final FaultScript CLASSIFIED =
      (number, key, attempt) -> {
        int label = key.indexOf("-label-");
        return label < 0 ? rows(key) : classified(key.charAt(label + 7) - '0');
      };

  private static Fault classified(int cell) {
    StringBuilder rows = new StringBuilder();
    for (int row = 1; row <= 5; row++) {
      String level = cell >= 2 ? "hard" : "easy";
      if (cell == 0) {
        level = row == 2 ? "hard" : row == 3 ? "odd\\u0000" : level;
      }
      rows.append(rows.isEmpty() ? "[" : ",")
          .append("{\"row\": %d, \"level\": \"%s\"}".formatted(row, level));
    }
    return new Fault.Says(rows.append("]").toString());
  }

  private JsonNode labels(String id) {
    Answer answer = client.service().get(TaskClient.TASKS + "/" + id + "/labels");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body().path("dimensions");
  }

  @Test
  void rowsAreCountedByTheCategoryRequestedAndTheOneFound() {
    try (SimulatedServer server = server(CLASSIFIED)) {
      ObjectNode request = divided(request(server, 40), CATEGORIES);
      request.putObject("checkLabels").putArray("dimensions").add("level");
      String id = client.create(request.put("start", false));
      assertThat(labels(id).at("/0/checked").longValue()).isZero();
      client.done(id, "resume");
      JsonNode done = client.await(id, "COMPLETED");
      long rejected = done.at("/rejected/LABEL").longValue();
      assertThat(rejected).isGreaterThanOrEqualTo(4);

      JsonNode level = labels(id).path(0);
      assertThat(level.path("name").stringValue()).isEqualTo("level");
      assertThat(level.path("agreed").longValue()).isEqualTo(40);
      assertThat(level.path("checked").longValue()).isEqualTo(40 + rejected);
      Map<String, Long> counts = new TreeMap<>();
      for (JsonNode each : level.path("counts")) {
        assertThat(each.has("found")).isTrue();
        String found = each.path("found").asString("none");
        counts.put(each.path("planned").stringValue() + " " + found, each.path("rows").longValue());
      }
      long hard = counts.getOrDefault("easy hard", 0L);
      assertThat(hard).isBetween(1L, rejected - 1);
      assertThat(counts)
          .isEqualTo(
              Map.of(
                  "easy easy",
                  20L,
                  "easy hard",
                  hard,
                  "easy none",
                  rejected - hard,
                  "hard hard",
                  20L));
      assertRequestsAreThoseOfTheBudget(id, done, server);
    }
  }

  /// Regression: requests that classify rows were among those of a combination, whose budget they
  /// are not in.
  private void assertRequestsAreThoseOfTheBudget(String id, JsonNode done, SimulatedServer server) {
    long labels = server.keys().stream().filter(key -> key.contains("-label-")).count();
    assertThat(labels).isPositive();
    assertThat(done.at("/requests/labels").longValue()).isEqualTo(labels);
    long all = done.at("/requests/answered").longValue();
    assertThat(counts(client, id, "requests").values().stream().mapToLong(it -> it).sum())
        .isEqualTo(all - labels);
  }

  @Test
  void nothingIsCountedWhereLabelsAreNotChecked() {
    try (SimulatedServer server = server(GOOD)) {
      assertThat(labels(client.create(divided(request(server, 4), CATEGORIES)))).isEmpty();
      assertThat(labels(client.create(client.request(server, 4)))).isEmpty();
      String none = TaskClient.TASKS + "/" + UUID.randomUUID() + "/labels";
      assertThat(client.service().get(none).status()).isEqualTo(404);
    }
  }
}
