package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tasks that are given another model, or the present settings of theirs.
@Timeout(600)
final class TaskModelsTest {

  private final TaskClient client = TaskClient.shared();

  private static SimulatedServer server(String model) {
    return SimulatedServer.start(Behaviour.INSTANT.withModel(model));
  }

  private JsonNode changed(String id, String json) {
    Answer answer = client.change(id, json);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private JsonNode give(String id, UUID model) {
    return changed(id, "{\"modelId\": \"" + model + "\"}");
  }

  private void putModel(UUID model, ObjectNode body) {
    Answer answer = client.service().put(TaskClient.MODELS + "/" + model, body.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private List<String> pins(String id, String field) {
    return client
        .get(id)
        .path("models")
        .valueStream()
        .map(pin -> pin.at(field).asString())
        .toList();
  }

  /// Regression: a wrong id was corrected in the model, its test passed, and resume, retry and
  /// clone still sent the wrong one.
  @Test
  void aWrongIdIsPutRightAndTheTaskGoesOn() {
    try (SimulatedServer server = server("gpt-4o")) {
      ObjectNode body = client.modelBody(server).put("model", "gpt-40");
      UUID model = client.model(body);
      ObjectNode request = TaskClient.request(client.template(TaskClient.NUMBERED), model, 20);
      request.putObject("model").put("temperature", 0.3);
      String id = client.run(request, "PAUSED").path("id").stringValue();
      putModel(model, body.put("model", "gpt-4o"));
      client.done(id, "resume");
      client.await(id, "PAUSED");
      assertThat(client.get(id).path("modelChanged").booleanValue()).isTrue();
      JsonNode given = give(id, model);
      assertThat(given.path("modelChanged").booleanValue()).isFalse();
      assertThat(given.path("pin").intValue()).isEqualTo(2);
      assertThat(given.path("version").intValue()).isEqualTo(2);
      assertThat(client.get(id).at("/configuration/model/model").stringValue()).isEqualTo("gpt-4o");
      client.done(id, "resume");
      client.await(id, "COMPLETED");
      client.assertExact(id, 20);
      assertThat(pins(id, "/settings/model")).containsExactly("gpt-40", "gpt-4o");
      assertThat(pins(id, "/settings/temperature")).containsExactly("0.3", "0.3");
      assertThat(pins(id, "/reason")).containsExactly("CREATED", "CHANGED");
      assertThat(pins(id, "/by")).containsExactly("API", "API");
      assertThat(pins(id, "/digest")).doesNotHaveDuplicates().allMatch(it -> it.length() == 64);
      assertThat(client.words(id, "requests?state=ANSWERED", "pin")).containsOnly("2");
      assertSentToBoth(id);
      assertThat(client.words(id, "log", "message"))
          .anyMatch(
              it -> it.startsWith("From now on, requests use the current settings of model "));
      // To take the same settings again changes nothing.
      assertThat(give(id, model).path("version").intValue()).isEqualTo(2);
    }
  }

  /// Regression: what the old model was sent was not listed any more when the new one had it.
  private void assertSentToBoth(String id) {
    List<JsonNode> before =
        client.all(id, "requests").stream().filter(it -> it.path("pin").intValue() == 1).toList();
    assertThat(before)
        .isNotEmpty()
        .allMatch(it -> it.path("state").stringValue().equals("FAILED"))
        .allMatch(it -> it.path("sentAgain").booleanValue());
    assertThat(client.words(id, "requests?state=FAILED", "pin"))
        .hasSize(before.size())
        .containsOnly("1");
    String path =
        TaskClient.TASKS + "/" + id + "/requests/" + before.getFirst().path("unit").stringValue();
    JsonNode old = client.service().get(path + "?pin=1").body();
    assertThat(old.at("/model/settings/model").stringValue()).isEqualTo("gpt-40");
    assertThat(old.at("/request/failure/status").intValue()).isEqualTo(404);
    JsonNode last = client.service().get(path).body();
    assertThat(last.at("/model/settings/model").stringValue()).isEqualTo("gpt-4o");
    assertThat(client.service().get(path + "?pin=7").status()).isEqualTo(404);
    assertThat(client.get(id).at("/requests/failed").intValue()).isZero();
  }

  /// Regression: what somebody had changed at the page was said to come from a program.
  @Test
  void aChangeIsThatOfWhoAskedForIt() {
    try (SimulatedServer server = server("m")) {
      String body = client.request(server, 5).put("start", false).toString();
      String page = "Winnow-Client";
      Answer made = client.service().send("POST", TaskClient.TASKS, body, page, "page");
      String id = made.body().path("id").stringValue();
      give(id, client.model(client.modelBody(server).put("model", "m")));
      String wish =
          "{\"modelId\": \"" + client.model(client.modelBody(server).put("model", "m")) + "\"}";
      Answer given =
          client.service().send("PATCH", TaskClient.TASKS + "/" + id, wish, page, "page");
      assertThat(given.status()).as(given.text()).isEqualTo(200);
      assertThat(pins(id, "/by")).containsExactly("PAGE", "API", "PAGE");
      Answer copy =
          client.service().send("POST", TaskClient.TASKS + "/" + id + "/clone", "{}", page, "page");
      assertThat(pins(copy.body().path("id").stringValue(), "/by")).containsExactly("PAGE");
    }
  }

  @Test
  void eachRequestSaysWhichModelAnsweredIt() {
    Gate gate = Gate.closed();
    try (SimulatedServer first =
            SimulatedServer.start(Behaviour.INSTANT.withModel("first").withFaults(gate));
        SimulatedServer second = server("second")) {
      UUID one = client.model(client.modelBody(first).put("model", "first"));
      ObjectNode other = client.modelBody(second).put("model", "second");
      UUID two = client.model(other);
      ObjectNode request =
          TaskClient.request(client.template(TaskClient.NUMBERED), one, 40).put("concurrency", 2);
      String id = client.create(request);
      gate.let(3);
      client.await(id, task -> task.at("/requests/answered").intValue() == 3);
      assertThat(client.change(id, "{\"modelId\": \"" + two + "\"}").status()).isEqualTo(409);
      client.done(id, "pause");
      // What is in flight is still the first one's.
      JsonNode given = give(id, two);
      assertThat(given.at("/model/name").stringValue()).isEqualTo(other.path("name").stringValue());
      gate.open();
      client.await(id, task -> task.at("/requests/inFlight").intValue() == 0);
      client.done(id, "resume");
      client.await(id, "COMPLETED");
      client.assertExact(id, 40);
      for (JsonNode each : client.all(id, "requests")) {
        boolean isFirst = each.path("pin").intValue() == 1;
        assertThat(each.path("model").stringValue()).isEqualTo(isFirst ? "first" : "second");
        JsonNode shown =
            client
                .service()
                .get(TaskClient.TASKS + "/" + id + "/requests/" + each.path("unit").stringValue())
                .body();
        assertThat(shown.at("/model/number")).isEqualTo(each.path("pin"));
        assertThat(shown.at("/model/settings/model")).isEqualTo(each.path("model"));
        assertThat(shown.at("/model/id").stringValue()).isEqualTo((isFirst ? one : two).toString());
      }
      assertThat(client.words(id, "requests", "pin")).contains("1", "2");
      // No provider is to take a request for one that another model has answered.
      assertThat(first.keys()).doesNotContainAnyElementsOf(second.keys());
    }
  }

  @Test
  void aTaskWhoseModelIsGoneGoesOnWithAnother() {
    try (SimulatedServer server = server("m")) {
      UUID gone = client.model(client.modelBody(server).put("model", "m"));
      UUID there = client.model(client.modelBody(server).put("model", "m"));
      String id = client.create(TaskClient.request(client.template(TaskClient.NUMBERED), gone, 10));
      client.await(id, "COMPLETED");
      assertThat(client.service().delete(TaskClient.MODELS + "/" + gone).status()).isEqualTo(204);
      assertThat(client.change(id, "{\"target\": 20}").status()).isEqualTo(409);
      changed(id, "{\"target\": 20, \"modelId\": \"" + there + "\"}");
      client.await(id, "COMPLETED");
      client.assertExact(id, 20);
      assertThat(pins(id, "/id")).containsExactly(gone.toString(), there.toString());
    }
  }

  @Test
  void anAddressThatWasChangedIsKeptWithTheRequestsThatWentThere() {
    try (SimulatedServer first = server("m");
        SimulatedServer second = server("m")) {
      ObjectNode body = client.modelBody(first).put("model", "m");
      UUID model = client.model(body);
      String id =
          client.create(TaskClient.request(client.template(TaskClient.NUMBERED), model, 10));
      client.await(id, "COMPLETED");
      putModel(model, body.put("baseUrl", second.baseUrl().toString()));
      changed(id, "{\"target\": 20}");
      client.await(id, "COMPLETED");
      client.assertExact(id, 20);
      assertThat(second.requests()).isEqualTo(2);
      assertThat(pins(id, "/settings/baseUrl"))
          .containsExactly(first.baseUrl().toString(), second.baseUrl().toString());
      assertThat(pins(id, "/reason")).containsExactly("CREATED", "FOLLOWED");
      assertThat(pins(id, "/by")).containsExactly("API", "SERVICE");
      assertThat(client.words(id, "requests", "pin")).containsExactly("1", "1", "2", "2");
      assertThat(client.get(id).at("/configuration/model/baseUrl").stringValue())
          .isEqualTo(second.baseUrl().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"gpt-4o\"",
        "12",
        "\"00000000-0000-0000-0000-000000000000\"",
        "[]",
        "{}",
        "true",
      })
  void whatIsNoModelIsRefused(String wish) {
    try (SimulatedServer server = server("m")) {
      String id = client.create(client.request(server, 5).put("start", false));
      Answer answer = client.change(id, "{\"modelId\": " + wish + "}");
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo("modelId");
    }
  }

  @Test
  void aCancelledTaskKeepsItsModel() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      String id = client.create(client.request(server, 5).put("start", false));
      client.done(id, "cancel");
      UUID other = client.model(client.modelBody(server));
      assertThat(client.change(id, "{\"modelId\": \"" + other + "\"}").status()).isEqualTo(409);
    }
  }

  @Test
  void aDraftMakesATaskLikeAnother() {
    FaultScript none = (number, key, attempt) -> Fault.NONE;
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withFaults(none))) {
      ObjectNode request = client.request(server, 12).put("concurrency", 3).put("seed", 77);
      request.remove("target");
      request.putObject("parameters").put("topic", "lungs").put("count", 12);
      request.putObject("model").put("temperature", 0.25).putArray("stop").add("###");
      request.putObject("limits").put("budgetFactor", 2.5);
      request.putArray("distinctOn").add("question");
      request.put("timeZone", "Asia/Shanghai").put("description", "of lungs");
      request.putObject("output").put("format", "csv");
      JsonNode task = client.get(client.create(request.put("start", false)));
      changed(task.path("id").stringValue(), "{\"target\": 30}");
      JsonNode shown = client.get(task.path("id").stringValue());
      ObjectNode draft = (ObjectNode) shown.path("draft");
      assertThat(draft.path("target").intValue()).isEqualTo(30);
      assertThat(draft.path("model")).isEqualTo(request.path("model"));
      assertThat(draft.path("templateId")).isEqualTo(request.path("templateId"));
      assertThat(draft.path("templateRevision").intValue()).isEqualTo(1);
      assertThat(draft.path("modelId")).isEqualTo(request.path("modelId"));
      assertThat(draft.at("/output/format").stringValue()).isEqualTo("CSV");
      JsonNode like = client.get(client.create(draft.deepCopy().put("start", false)));
      assertThat(like.path("draft")).isEqualTo(draft);
      assertThat(like.at("/dataset/id")).isNotEqualTo(shown.at("/dataset/id"));
      for (String name :
          List.of("seed", "limits", "distinctOn", "timeZone", "batchSize", "model")) {
        assertThat(like.at("/configuration/" + name)).isEqualTo(shown.at("/configuration/" + name));
      }
    }
  }
}
