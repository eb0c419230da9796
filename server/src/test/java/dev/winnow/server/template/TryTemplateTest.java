package dev.winnow.server.template;

import static dev.winnow.server.template.TemplateJson.PATH;
import static dev.winnow.server.template.TemplateJson.created;
import static dev.winnow.server.template.TemplateJson.problem;
import static dev.winnow.server.template.TemplateJson.refused;
import static dev.winnow.server.template.TemplateJson.template;
import static dev.winnow.server.template.TemplateJson.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.ReadTrial;
import dev.winnow.core.task.Trial;
import dev.winnow.engine.pace.Permits;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.server.call.FailedCall;
import dev.winnow.server.call.StoredModels;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class TryTemplateTest {

  private final RunningService service = RunningService.get();

  private String model(ObjectNode settings) {
    Answer created = service.post("/api/v1/models", settings.put("name", unique("m")).toString());
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    return created.body().path("id").stringValue();
  }

  private String offline() {
    return model(JsonNodeFactory.instance.objectNode().put("provider", "offline"));
  }

  private String at(SimulatedServer server) {
    return model(
        JsonNodeFactory.instance
            .objectNode()
            .put("baseUrl", server.baseUrl().toString())
            .put("model", "tiny"));
  }

  private static String body(String modelId, int count) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("modelId", modelId);
    body.put("count", count).putObject("values").put("topic", "cells");
    return body.toString();
  }

  private JsonNode attempt(String modelId) {
    Answer answer = service.post(created(template(unique("try"))) + "/try", body(modelId, 3));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void rendersAsAModelWouldGetIt() {
    ObjectNode body = template(unique("render")).put("system", "It is {current_date}. {random_id}");
    String path = created(body);
    String values = "{\"values\": {\"topic\": \"细胞 {level}\"}, \"count\": 7, \"seed\": 42}";
    Answer first = service.post(path + "/render", values);
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.body().at("/messages/0/role").stringValue()).isEqualTo("system");
    assertThat(first.body().at("/messages/1/text").stringValue())
        .startsWith("Write 7 Easy questions about 细胞 {level}.\n");
    assertThat(first.body().at("/values/count").stringValue()).isEqualTo("7");
    assertThat(first.body().at("/values/random_id").stringValue()).hasSize(16);
    assertThat(first.body().path("tokens").longValue()).isBetween(20L, 200L);
    Answer again = service.post(path + "/render", values);
    assertThat(again.body().at("/values/random_id"))
        .isEqualTo(first.body().at("/values/random_id"));

    ObjectNode unsaved = JsonNodeFactory.instance.objectNode();
    body.remove("name");
    unsaved.set("template", body);
    unsaved.put("seed", 42).putObject("values").put("topic", "细胞 {level}").put("count", 7);
    Answer other = service.post(PATH + "/render", unsaved.toString());
    assertThat(other.status()).as(other.text()).isEqualTo(200);
    assertThat(other.body().at("/messages/1")).isEqualTo(first.body().at("/messages/1"));
  }

  @Test
  void saysWhatIsWrongWithTheValues() {
    String path = created(template(unique("values")));
    Answer missing = service.post(path + "/render", "{}");
    refused(missing, 400, "VALIDATION");
    assertThat(problem(missing, "values.topic")).contains("needs a value", "What they are about");
    String text =
        """
        {"values": {"topic": "x", "level": "Middling", "colour": "red"}, "count": 0, "seed": "x", "modelId": "y"}
        """;
    Answer wrong = service.post(path + "/render", text);
    assertThat(problem(wrong, "values.level")).contains("none of Easy, Hard");
    assertThat(problem(wrong, "values.colour")).contains("does not use");
    assertThat(problem(wrong, "count")).contains("1 to 1,000");
    assertThat(problem(wrong, "seed")).contains("whole number");
    assertThat(problem(wrong, "modelId")).contains("unknown field");
    assertThat(problem(service.post(path + "/render", "{\"values\": 3}"), "values"))
        .contains("expected a map");
    Answer nul = service.post(path + "/render", "{\"values\": {\"topic\": \"a\\u0000\"}}");
    assertThat(nul.status()).isEqualTo(400);
    assertThat(problem(service.post(PATH + "/render", "{}"), "template")).contains("is missing");
    Answer inside = service.post(PATH + "/render", "{\"template\": {\"promt\": \"x\"}}");
    assertThat(problem(inside, "template.promt")).contains("Did you mean prompt?");
    refused(service.post(path + "/render", "[]"), 400, "VALIDATION");
  }

  @Test
  void requestsAreBounded() {
    ObjectNode body = template(unique("bounded"));
    body.put("prompt", "{topic} {level} ".repeat(1_000));
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    values.putObject("values").put("topic", "x".repeat(100_000));
    Answer large = service.post(created(body) + "/render", values.toString());
    assertThat(problem(large, "values")).contains("would make a request of", "4,194,304");

    ObjectNode many = values.putObject("values");
    StringBuilder prompt = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      many.put("v" + i, i);
      prompt.append("{v").append(i).append("} ");
    }
    String path = created(template(unique("many")));
    assertThat(problem(service.post(path + "/render", values.toString()), "values"))
        .contains("50,000 entries");
    ObjectNode wide = JsonNodeFactory.instance.objectNode().put("prompt", prompt.toString());
    Answer report = service.post(PATH + "/validate", wide.toString());
    assertThat(report.body().path("valid").booleanValue()).isFalse();
    assertThat(report.text()).contains("uses 50,000 variables");
    assertThat(report.body().path("variables").size()).isEqualTo(2_000);
  }

  @Test
  void triesWithTheOfflineModel() {
    JsonNode report = attempt(offline());
    assertThat(report.path("failure").isNull()).isTrue();
    assertThat(report.path("accepted").intValue()).isEqualTo(3);
    assertThat(report.at("/rows/0/verdict").stringValue()).isEqualTo("accepted");
    assertThat(report.at("/rows/0/row/question").isString()).isTrue();
    assertThat(report.at("/answer/text").stringValue()).contains("question");
    assertThat(report.at("/answer/outputTokens").longValue()).isPositive();
    assertThat(report.at("/prompt/messages/0/text").stringValue()).startsWith("Write 3 Easy");
    // Another seed, other rows.
    assertThat(attempt(offline()).path("rows")).isNotEqualTo(report.path("rows"));
  }

  @Test
  void triesATemplateThatIsNotStored() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("modelId", offline());
    ObjectNode template = template("x");
    template.remove("name");
    body.set("template", template);
    body.put("temperature", 0.2).put("maxTokens", 500).putObject("values").put("topic", "cells");
    Answer answer = service.post(PATH + "/try", body.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().path("accepted").intValue()).isEqualTo(5);
  }

  @Test
  void showsWhatIsWrongWithEachRow() {
    try (SimulatedServer server =
        SimulatedServer.start(
            Behaviour.INSTANT.withFaults(
                FaultScript.first(new Fault.MalformedAnswer(), new Fault.Truncated())))) {
      String model = at(server);
      JsonNode malformed = attempt(model);
      assertThat(malformed.path("accepted").intValue()).isZero();
      assertThat(malformed.at("/rows/0/reason").stringValue()).isEqualTo("malformed");
      assertThat(malformed.at("/rows/0/text").stringValue())
          .isEqualTo(malformed.at("/answer/text").stringValue());
      assertThat(malformed.at("/rows/0/problems/0/message").stringValue()).isNotBlank();
      JsonNode cut = attempt(model);
      assertThat(cut.at("/answer/truncated").booleanValue()).isTrue();
      assertThat(cut.at("/answer/finish").stringValue()).isEqualTo("length");
      assertThat(attempt(model).path("accepted").intValue()).isEqualTo(3);
    }
  }

  @Test
  void aFailedCallIsAnAnswerThatSaysWhy() {
    try (SimulatedServer server =
        SimulatedServer.start(
            Behaviour.INSTANT.withFaults(
                FaultScript.first(
                    new Fault.Status(401, "invalid_api_key", "Incorrect API key provided", ""),
                    Fault.serverError(),
                    new Fault.HtmlPage(),
                    Fault.throttled(3_600))))) {
      String model = at(server);
      failed(attempt(model), "credential", 401, "Incorrect API key provided");
      failed(attempt(model), "server", 500, "error");
      failed(attempt(model), "unreadable", 200, "");
      JsonNode throttled = attempt(model);
      failed(throttled, "throttled", 429, "Rate limit");
      assertThat(throttled.at("/failure/retryAfterSeconds").longValue()).isEqualTo(3_600);
      // It asked to be left alone for an hour: nobody waits that long for a try.
      failed(attempt(model), "throttled", 0, "no request is sent");
      assertThat(server.requests()).isEqualTo(4);
    }
  }

  /// Regression: a try waited for its turn for as long as tasks had all the model's calls.
  @Test
  void nobodyWaitsForATurnThatDoesNotCome() throws InterruptedException {
    ObjectNode settings = JsonNodeFactory.instance.objectNode().put("provider", "offline");
    settings.putObject("limits").put("concurrencyMax", 1);
    String model = model(settings);
    StoredModels models = service.serving().part(StoredModels.class);
    Permits.Lease taken =
        models.open(UUID.fromString(model), its -> its).permits().join(1).acquire(1).orElseThrow();
    TryReport report = new TryTemplate(models, Duration.ZERO).send(trial(model));
    assertThat(report.answer()).isNull();
    FailedCall failure = Objects.requireNonNull(report.failure());
    assertThat(failure.kind()).isEqualTo("throttled");
    assertThat(failure.said().message()).contains("no turn came free within 0 seconds");
    taken.failed();
    TryReport free = new TryTemplate(models, Duration.ofMinutes(1)).send(trial(model));
    assertThat(free.failure()).isNull();
    assertThat(free.accepted()).isEqualTo(3);
  }

  private static Trial trial(String model) {
    ObjectNode body = ExactJson.object(body(model, 3));
    return ReadTrial.send(TemplateBody.document(body), template(unique("turn")), 7)
            instanceof Trial.Result.Ready ready
        ? ready.trial()
        : fail("It is no trial.");
  }

  private static void failed(JsonNode report, String kind, int status, String words) {
    assertThat(report.at("/failure/kind").stringValue()).as(report.toString()).isEqualTo(kind);
    assertThat(report.at("/failure/status").intValue()).isEqualTo(status);
    assertThat(report.at("/failure/message").stringValue()).contains(words);
    assertThat(report.at("/failure/advice/message").stringValue()).isNotBlank();
    assertThat(report.path("answer").isNull()).isTrue();
    assertThat(report.path("rows")).isEmpty();
    assertThat(report.at("/prompt/messages").size()).isPositive();
  }

  @Test
  void refusesTrialsThatCannotBe() {
    String path = created(template(unique("bad try")));
    refused(service.post(path + "/try", body(UUID.randomUUID().toString(), 3)), 404, "NOT_FOUND");
    Answer badId = service.post(path + "/try", body("gpt", 3));
    assertThat(problem(badId, "modelId")).contains("gpt");
    Answer many = service.post(path + "/try", body(offline(), 21));
    assertThat(problem(many, "count")).contains("1 to 20");
    Answer missing = service.post(path + "/try", "{\"temperature\": \"hot\", \"stop\": 3}");
    assertThat(problem(missing, "modelId")).contains("is missing");
    assertThat(problem(missing, "temperature")).contains("0 to 2");
    assertThat(problem(missing, "stop")).contains("list of texts");
    assertThat(problem(missing, "values.topic")).contains("needs a value");
  }
}
