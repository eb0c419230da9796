package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.server.start.Serving;
import dev.winnow.server.web.SeparateService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tasks whose rows are divided into categories, from the request to the file.
@Timeout(600)
final class ProportionalTasksTest {

  private static final String ALLOCATION = TaskClient.TASKS + "/allocation";

  private static final String TEMPLATE =
      """
      {"type": "qa", "prompt": "%s {count} {level} ({level.description}) questions on {topic}.",
       "schema": {"type": "object", "required": ["question"],
         "properties": {"question": {"type": "string"}, "level": {"type": "string"},
           "topic": {"type": "string"}}}}
      """;

  private static final String DIMENSIONS =
      """
      [{"name": "level", "categories": [
          {"name": "easy", "description": "for all", "share": "30%"}, {"name": "medium", "share": "50%"},
          {"name": "hard", "share": "20%"}]},
        {"name": "topic", "categories": ["a", "b", "c"]}]
      """;

  private final TaskClient client = TaskClient.shared();

  @TempDir private Path home = Path.of("");

  /// Five rows without categories, unlike those of any other request.
  private static Fault rows(String key) {
    StringBuilder rows = new StringBuilder("[");
    for (int row = 0; row < 5; row++) {
      rows.append(row == 0 ? "" : ",").append("{\"question\": \"").append(key);
      rows.append(" no. ").append(row).append("\"}");
    }
    return new Fault.Says(rows.append("]").toString());
  }

  private static final FaultScript GOOD = (number, key, attempt) -> rows(key);

  private static SimulatedServer server(FaultScript script) {
    return SimulatedServer.start(Behaviour.INSTANT.withFaults(script));
  }

  private static ObjectNode divided(ObjectNode request, String dimensions) {
    request.set("dimensions", TaskClient.json(dimensions));
    return request;
  }

  private ObjectNode request(SimulatedServer server, int target) {
    return TaskClient.request(
        client.template(TEMPLATE.formatted("Write")),
        client.model(client.modelBody(server)),
        target);
  }

  private static List<JsonNode> cells(TaskClient client, String id, String query) {
    Answer answer = client.service().get(TaskClient.TASKS + "/" + id + "/cells?size=1000" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<JsonNode> cells = new ArrayList<>();
    answer.body().path("content").forEach(cells::add);
    return cells;
  }

  private static String name(JsonNode categories) {
    return categories.properties().stream()
        .map(it -> it.getValue().stringValue())
        .collect(Collectors.joining(" "));
  }

  private static Map<String, Long> counts(TaskClient client, String id, String field) {
    return cells(client, id, "").stream()
        .collect(
            Collectors.toMap(
                it -> name(it.path("categories")),
                it -> it.path(field).longValue(),
                Long::sum,
                TreeMap::new));
  }

  /// How many rows say which categories.
  private static Map<String, Long> inRows(TaskClient client, String id) {
    return client.rows(id).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.path("level").stringValue() + " " + row.path("topic").stringValue(),
                TreeMap::new,
                Collectors.counting()));
  }

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

  @Test
  void whatIsWrongIsSaidWhereItIs() {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put(
        "\"dimensions\": {\"level\": {\"easy\": -1, \"hard\": 2}}",
        "dimensions.level.easy: is negative (-1)");
    wrong.put(
        "\"dimensions\": {\"level\": {\"easy\": 0, \"hard\": 0}}",
        "dimensions.level: gives no category a share");
    wrong.put(
        "\"dimensions\": {\"level\": {\"easy\": \"70%\", \"hard\": \"40%\"}}",
        "dimensions.level: adds up to 110%");
    wrong.put(
        "\"dimensions\": {\"level\": {\"easy\": \"120%\"}}",
        "dimensions.level.easy: is over 100% (120%)");
    wrong.put(
        "\"dimensions\": {\"level\": [\"easy\", \"Easy\"]}",
        "dimensions.level[1]: \"Easy\" is there twice");
    wrong.put(
        "\"dimensions\": {\"level\": [\"easy\", \"hard\"]}, \"minimumPerCombination\": 11",
        "dimensions: level easy has 10 rows, but its combinations need 11");
    wrong.put(
        "\"dimensions\": {\"level\": [\"easy\", \"hard\"]}, \"combinations\": [{\"when\": {\"level\": \"heavy\"}, \"share\": 0}]",
        "combinations[0].when.level: \"heavy\" is not a category of level");
    wrong.put(
        "\"dimensions\": {\"level\": [{\"name\": \"easy\", \"model\": {\"provider\": \"offline\"}}]}",
        "dimensions.level[0].model: unknown field. Did you mean modelId?");
    try (SimulatedServer server = server(GOOD)) {
      ObjectNode request = request(server, 20);
      request.putObject("parameters").put("topic", "a");
      wrong.forEach((json, said) -> {
        ObjectNode body = request.deepCopy();
        body.setAll((ObjectNode) TaskClient.json("{" + json + "}"));
        for (Answer answer :
            List.of(
                client.service().post(TaskClient.TASKS, body.toString()),
                client.service().post(ALLOCATION, "{\"target\": 20, " + json + "}"))) {
          assertThat(answer.status()).as(answer.text()).isEqualTo(400);
          assertThat(answer.body().path("errors").valueStream().map(ProportionalTasksTest::line))
              .anyMatch(line -> line.startsWith(said), said);
        }
      });
      assertNamesNothing(request);
    }
  }

  private static String line(JsonNode error) {
    return error.path("field").stringValue() + ": " + error.path("message").stringValue();
  }

  private void assertNamesNothing(ObjectNode request) {
    ObjectNode body =
        divided(
            request,
            "{\"level\": {\"easy\": 1, \"hard\": {\"share\": 1, \"modelId\": \"%s\", \"templateId\": \"%s\"}}}"
                .formatted(UUID.randomUUID(), UUID.randomUUID()));
    Answer answer = client.service().post(TaskClient.TASKS, body.toString());
    assertThat(answer.body().path("errors").valueStream().map(it -> it.path("field").stringValue()))
        .containsExactlyInAnyOrder(
            "dimensions.level.hard.modelId", "dimensions.level.hard.templateId");
    assertThat(client.service().post(ALLOCATION, "{\"target\": 20}").status()).isEqualTo(400);
  }
}
