package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService;
import dev.winnow.server.start.Serving;
import dev.winnow.server.web.SeparateService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tasks whose rows are divided into categories, from the request to the file.
@Timeout(600)
final class ProportionalTasksTest extends DividedTasks {

  @TempDir private Path home = Path.of("");

  @Test
  void endsWithTheSharesToTheRow() {
    try (SimulatedServer server = server(GOOD);
        SimulatedServer other = server(GOOD)) {
      UUID second = client.model(client.modelBody(other));
      UUID template = client.template(TEMPLATE.formatted("Invent"));
      ObjectNode request = divided(request(server, 61), DIMENSIONS);
      ((ObjectNode) request.at("/dimensions/0/categories/2"))
          .put("modelId", second.toString())
          .put("templateId", template.toString());
      JsonNode planned =
          client
              .service()
              .post(
                  ALLOCATION,
                  request
                      .deepCopy()
                      .retain(List.of("target", "dimensions", "batchSize"))
                      .toString())
              .body();
      assertThat(planned.path("count").intValue()).as(planned.toString()).isEqualTo(9);
      assertThat(planned.at("/dimensions/0/categories/1/rows").longValue()).isEqualTo(31);
      assertThat(planned.at("/largestDeviation").doubleValue()).isBetween(0.0, 1.0);

      String id = client.create(request);
      JsonNode done = client.await(id, "COMPLETED");
      assertThat(done.path("kind").stringValue()).isEqualTo("PROPORTIONAL");
      assertThat(done.path("cells").intValue()).isEqualTo(9);
      assertThat(done.path("complete").intValue()).isEqualTo(9);
      Map<String, Long> wanted = new TreeMap<>();
      planned
          .path("cells")
          .forEach(it -> wanted.put(name(it.path("categories")), it.path("rows").longValue()));
      assertThat(wanted.values().stream().mapToLong(it -> it).sum()).isEqualTo(61);
      assertThat(inRows(client, id)).isEqualTo(wanted);
      assertThat(counts(client, id, "planned")).isEqualTo(wanted);
      assertThat(counts(client, id, "accepted")).isEqualTo(wanted);
      assertThat(counts(client, id, "requests").values().stream().mapToLong(it -> it).sum())
          .isEqualTo(planned.path("requests").longValue());
      JsonNode medium = done.at("/dimensions/0/categories/1");
      assertThat(medium.path("name").stringValue()).isEqualTo("medium");
      assertThat(medium.path("planned").longValue()).isEqualTo(31);
      assertThat(medium.path("accepted").longValue()).isEqualTo(31);
      assertWhatWasSent(server, other);
      assertSeenEverywhere(id, request.path("modelId").stringValue());
      assertMadeAnew(id, done, second, template);
    }
  }

  /// Regression: an export was divided by fields of its rows alone, not by what they were made as.
  @Test
  void anExportIsDividedByCategoriesThatItsRowsDoNotSay() throws Exception {
    try (SimulatedServer server = server(GOOD)) {
      UUID template =
          client.template(
              """
              {"type": "qa", "prompt": "Write {count} {level} questions on {topic}.",
               "schema": {"type": "object", "required": ["question"],
                 "properties": {"question": {"type": "string"}}}}
              """);
      ObjectNode request = TaskClient.request(template, client.model(client.modelBody(server)), 20);
      String id = client.create(divided(request, DIMENSIONS));
      client.await(id, "COMPLETED");
      Map<String, String> levels = new HashMap<>();
      client
          .all(id, "rows")
          .forEach(row ->
              levels.put(
                  row.at("/data/question").stringValue(),
                  row.at("/categories/level").stringValue()));
      assertThat(levels).hasSize(20);
      String exports =
          "/api/v1/data-management/datasets/"
              + client.get(id).at("/dataset/id").stringValue()
              + "/exports";
      JsonNode made = client.service().post(exports, split("level")).body();
      Map<String, Map<String, Long>> files = new TreeMap<>();
      zipped(made.path("id").stringValue())
          .forEach((name, rows) ->
              files.put(
                  name,
                  rows.lines()
                      .map(row -> TaskClient.json(row))
                      .peek(row -> assertThat(row.propertyNames()).containsExactly("question"))
                      .collect(
                          Collectors.groupingBy(
                              row -> levels.getOrDefault(row.path("question").stringValue(), ""),
                              TreeMap::new,
                              Collectors.counting()))));
      Map<String, Long> half = Map.of("easy", 3L, "medium", 5L, "hard", 2L);
      assertThat(files).isEqualTo(Map.of("train.jsonl", half, "test.jsonl", half));
      assertThat(client.service().post(exports, split("mood")).text())
          .contains("split.by", "no task divided these rows by mood, but by level, topic.");
    }
  }

  private static String split(String dimension) {
    return "{\"split\":{\"train\":1,\"test\":1,\"by\":\"category:%s\"}}".formatted(dimension);
  }

  /// The files of an export, once it is done.
  private Map<String, String> zipped(String export) throws IOException, InterruptedException {
    String path = "/api/v1/data-management/exports/" + export;
    while (client.service().get(path).body().path("state").stringValue().equals("RUNNING")) {
      LockSupport.parkNanos(20_000_000);
    }
    URI address = client.service().address().resolve(path + "/download");
    Map<String, String> files = new TreeMap<>();
    try (HttpClient http = HttpClient.newHttpClient();
        ZipInputStream zip =
            new ZipInputStream(
                http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream())
                    .body())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  /// Cells 6 to 8 are the hard ones.
  private static void assertWhatWasSent(SimulatedServer server, SimulatedServer other) {
    assertThat(server.keys()).allMatch(key -> key.matches(".*-generate-[0-5]-\\d+"));
    assertThat(other.keys()).isNotEmpty().allMatch(key -> key.matches(".*-generate-[678]-\\d+"));
    assertThat(server.firstBodies()).allMatch(body -> body.contains("Write "));
    assertThat(other.firstBodies()).allMatch(body -> body.contains("Invent "));
    assertThat(server.firstBodies()).anyMatch(body -> body.contains("easy (for all) questions on"));
  }

  private void assertSeenEverywhere(String id, String model) {
    for (JsonNode row : client.all(id, "rows")) {
      assertThat(name(row.path("categories")))
          .isEqualTo(
              row.at("/data/level").stringValue() + " " + row.at("/data/topic").stringValue());
    }
    assertThat(client.download(id, "csv")).startsWith("question,level,topic");
    String dataset = client.get(id).at("/dataset/id").stringValue();
    JsonNode values =
        client
            .service()
            .get("/api/v1/data-management/datasets/" + dataset + "/values?field=level")
            .body();
    assertThat(values.path("rows").longValue()).isEqualTo(61);
    assertThat(values.at("/groups/0/values/level").stringValue()).isEqualTo("medium");
    assertThat(values.at("/groups/0/rows").longValue()).isEqualTo(31);
    String list = TaskClient.TASKS + "?modelId=" + model + "&kind=";
    assertThat(client.service().get(list + "PROPORTIONAL").body().path("totalElements").longValue())
        .isEqualTo(1);
    assertThat(client.service().get(list + "SINGLE").body().path("totalElements").longValue())
        .isZero();
  }

  private void assertMadeAnew(String id, JsonNode task, UUID model, UUID template) {
    JsonNode hard = task.at("/draft/dimensions/0/categories/2");
    assertThat(hard.path("modelId").stringValue()).isEqualTo(model.toString());
    assertThat(hard.path("templateId").stringValue()).isEqualTo(template.toString());
    assertThat(hard.path("templateRevision").intValue()).isEqualTo(1);
    assertThat(hard.has("model") || hard.has("template")).isFalse();
    JsonNode file = task.at("/configuration/dimensions/0/categories/2");
    assertThat(file.at("/model/model").stringValue()).isEqualTo("simulated");
    assertThat(file.at("/template/prompt").stringValue()).startsWith("Invent");
    assertThat(file.has("modelId")).isFalse();
    ObjectNode again = (ObjectNode) task.path("draft");
    ObjectNode copy = again.deepCopy();
    assertThat(client.get(client.create(again.put("start", false))).path("draft")).isEqualTo(copy);
    JsonNode clone = client.act(id, "clone").body();
    assertThat(clone.path("kind").stringValue()).isEqualTo("PROPORTIONAL");
    assertThat(counts(client, clone.path("id").stringValue(), "planned"))
        .isEqualTo(counts(client, id, "planned"));
  }

  @Test
  void aRestartChangesNeitherCountsNorShares() throws Exception {
    Behaviour behaviour = Behaviour.INSTANT.withLatency(Duration.ofMillis(20)).withFaults(GOOD);
    String database = "divided_" + UUID.randomUUID().toString().replace('-', '_');
    Serving serving = SeparateService.start(home, database, SeparateService.postgresPort());
    try (SimulatedServer server = SimulatedServer.start(behaviour)) {
      TaskClient own = new TaskClient(RunningService.of(serving));
      ObjectNode request =
          TaskClient.request(
              own.template(TEMPLATE.formatted("Write")), own.model(own.modelBody(server)), 600);
      String id = own.create(divided(request, DIMENSIONS).put("concurrency", 4));
      Map<String, Long> planned = counts(own, id, "planned");
      own.await(id, task -> task.path("generated").longValue() >= 100);
      serving.close();
      serving = SeparateService.startBeside(home, database);
      TaskClient again = new TaskClient(RunningService.of(serving));
      assertThat(again.get(id).path("status").stringValue()).isEqualTo("RUNNING");
      again.await(id, "COMPLETED");
      assertThat(counts(again, id, "planned")).isEqualTo(planned);
      assertThat(inRows(again, id)).isEqualTo(planned);
      assertThat(server.repeats()).isZero();
      Set<JsonNode> rows = new HashSet<>(again.rows(id));
      assertThat(rows).hasSize(600);
    } finally {
      serving.close();
    }
  }
}
