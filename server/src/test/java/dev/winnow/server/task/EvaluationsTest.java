package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.Pause;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.server.dataset.DatasetClient;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Evaluations of datasets and tasks, over HTTP.
@Timeout(300)
final class EvaluationsTest {

  private static final String EVALUATIONS = "/api/v1/data-evaluation/tasks";

  private final TaskClient client = TaskClient.shared();
  private final DatasetClient datasets = DatasetClient.shared();

  private static String file(int rows, int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      StringBuilder words = new StringBuilder();
      for (int k = 0; k < 12; k++) {
        words.append(k == 0 ? "" : " ").append(Long.toString(random.nextLong(1 << 30), 36));
      }
      row.put("question", "What is " + words + "?").put("level", i % 4 == 0 ? "easy" : "hard");
      text.append(row).append('\n');
    }
    return text.toString();
  }

  private String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String create(ObjectNode body) {
    Answer created = client.service().post(EVALUATIONS, body.toString());
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    return created.body().path("id").stringValue();
  }

  private JsonNode get(String id) {
    return client.service().get(EVALUATIONS + "/" + id).body();
  }

  private JsonNode await(String id, Predicate<JsonNode> wish) {
    JsonNode now = get(id);
    while (!wish.test(now)) {
      Pause.brief();
      now = get(id);
    }
    return now;
  }

  private JsonNode await(String id, String status) {
    return await(id, it -> it.path("status").stringValue().equals(status));
  }

  private static JsonNode metric(JsonNode evaluation, String name) {
    for (JsonNode each : evaluation.path("metrics")) {
      if (each.path("metric").stringValue().equals(name)) {
        return each;
      }
    }
    throw new AssertionError(name + " is not in " + evaluation.path("metrics"));
  }

  @Test
  void aDatasetIsMeasured() {
    String rows = file(40, 1);
    String dataset =
        id(datasets.dataset("rows.jsonl", rows + rows.lines().findFirst().orElseThrow()));
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("datasetId", dataset);
    body.putObject("targets").putObject("level").put("easy", 1).put("hard", 3);
    JsonNode done = await(create(body), "COMPLETED");
    assertThat(done.path("rows").longValue()).isEqualTo(41);
    assertThat(done.path("done").longValue()).isEqualTo(41);
    assertThat(done.path("progress").doubleValue()).isEqualTo(100);
    assertThat(done.path("score").doubleValue()).isBetween(90.0, 100.0);
    assertThat(metric(done, "UNIQUENESS").path("good").longValue()).isEqualTo(40);
    assertThat(metric(done, "BALANCE").path("value").doubleValue()).isGreaterThan(0.98);
    assertThat(done.at("/report/duplicates/exact").longValue()).isEqualTo(1);
    assertThat(done.at("/report/worst/0/reasons/0/code").stringValue())
        .isEqualTo("evaluation.same");

    Answer page =
        client
            .service()
            .get(EVALUATIONS + "/" + done.path("id").stringValue() + "/report.html?download=true");
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.header("Content-Disposition")).contains("attachment").contains(".html");
    assertThat(page.text()).contains("<svg", "It is the same as row 1.").doesNotContain("<script");

    JsonNode listed =
        client.service().get(EVALUATIONS + "?datasetId=" + dataset + "&status=COMPLETED").body();
    assertThat(listed.path("totalElements").longValue()).isEqualTo(1);
    assertThat(listed.at("/content/0/score").doubleValue())
        .isCloseTo(done.path("score").doubleValue(), within(1e-9));
    assertThat(listed.at("/content/0").has("report")).isFalse();
    String path = EVALUATIONS + "/" + done.path("id").stringValue();
    assertThat(client.service().delete(path).status()).isEqualTo(204);
    assertThat(client.service().get(path).status()).isEqualTo(404);
  }

  @Test
  void whatIsWrongIsSaid() {
    String dataset = id(datasets.dataset("rows.jsonl", file(3, 2)));
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("datasetId", dataset);
    body.put("timeField", "levle");
    body.putObject("gates").putObject("judge").put("rubric", "qa");
    Answer refused = client.service().post(EVALUATIONS, body.toString());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text())
        .contains("timeField", "Did you mean level?", "gates.judge.modelId", "Name the model");
    String empty =
        datasets
            .post(
                "/api/v1/data-management/datasets",
                "{\"name\": \"%s\"}".formatted(TaskClient.unique("empty")))
            .path("id")
            .stringValue();
    Answer nothing = client.service().post(EVALUATIONS, "{\"datasetId\": \"%s\"}".formatted(empty));
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(nothing.text()).contains("has no rows to evaluate");
    assertThat(client.service().post(EVALUATIONS, "{}").status()).isEqualTo(400);
    assertThat(
            client
                .service()
                .post(EVALUATIONS, "{\"datasetId\": \"%s\"}".formatted(UUID.randomUUID()))
                .status())
        .isEqualTo(400);
  }

  @Test
  void aTaskIsEvaluatedWhenItEnds() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      JsonNode task = client.run(client.request(server, 12), "COMPLETED");
      String id = task.path("id").stringValue();
      JsonNode seen =
          client.await(id, it -> it.at("/evaluation/status").asString("").equals("COMPLETED"));
      assertThat(seen.at("/evaluation/score").doubleValue()).isBetween(50.0, 100.0);
      JsonNode evaluation = get(seen.at("/evaluation/id").stringValue());
      assertThat(evaluation.path("rows").longValue()).isEqualTo(12);
      assertThat(evaluation.path("automatic").booleanValue()).isTrue();
      assertThat(evaluation.path("taskId").stringValue()).isEqualTo(id);
      JsonNode listed = client.service().get(EVALUATIONS + "?taskId=" + id).body();
      assertThat(listed.path("totalElements").longValue()).isEqualTo(1);

      ObjectNode quiet = client.request(server, 3);
      quiet.putObject("evaluation").put("automatic", false);
      JsonNode other = client.run(quiet, "COMPLETED");
      assertThat(other.at("/draft/evaluation/automatic").booleanValue()).isFalse();
      ObjectNode wrong = client.request(server, 3);
      wrong.putObject("evaluation").putObject("judge").put("rubric", "qa");
      Answer refused = client.service().post(TaskClient.TASKS, wrong.toString());
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("evaluation.judge.modelId");
    }
  }

  private static FaultScript judge(AtomicInteger answers, AtomicInteger paid) {
    return (number, key, attempt) -> {
      if (answers.getAndDecrement() <= 0) {
        return new Fault.Status(401, "invalid_api_key", "The key was revoked.", "");
      }
      paid.incrementAndGet();
      return new Fault.Says(
          "{\"reason\": \"so\", \"scores\": {\"good\": %d}}".formatted(1 + number % 5));
    };
  }

  /// The judge's key is revoked in the middle: the evaluation pauses with the provider's words, and
  /// goes on without paying anything twice.
  @Test
  void aJudgeThatDiesInTheMiddleIsNotPaidTwice() {
    AtomicInteger answers = new AtomicInteger(7);
    AtomicInteger paid = new AtomicInteger();
    try (SimulatedServer server = DividedTasks.server(judge(answers, paid))) {
      UUID model = client.model(client.modelBody(server).put("model", "the-judge"));
      String dataset = id(datasets.dataset("rows.jsonl", file(60, 3)));
      ObjectNode body = JsonNodeFactory.instance.objectNode().put("datasetId", dataset);
      body.put("sample", 30)
          .putObject("gates")
          .set(
              "judge",
              TaskClient.json(
                  """
                  {"modelId": "%s", "rowsPerRequest": 1,
                   "dimensions": [{"name": "good", "description": "Is it good?"}]}
                  """
                      .formatted(model)));
      String id = create(body);
      JsonNode paused = await(id, "PAUSED");
      assertThat(paused.at("/message/message").stringValue()).contains("The key was revoked.");
      assertThat(paused.path("toJudge").intValue()).isEqualTo(30);
      assertThat(paused.path("judged").intValue()).isEqualTo(paid.get());
      assertThat(paused.path("progress").doubleValue()).isLessThan(100);
      answers.set(1_000);
      assertThat(client.service().post(EVALUATIONS + "/" + id + "/resume", "").status())
          .isEqualTo(200);
      JsonNode done = await(id, "COMPLETED");
      assertThat(paid.get()).isEqualTo(30);
      assertThat(done.path("judged").intValue()).isEqualTo(30);
      assertThat(done.at("/report/judge/judged").longValue()).isEqualTo(30);
      assertThat(done.at("/report/judge/model").stringValue()).isEqualTo("the-judge");
      assertThat(done.at("/report/judge/interval/from").doubleValue())
          .isLessThan(done.at("/report/judge/mean").doubleValue());
      assertThat(done.path("settings").at("/gates/judge/model").isMissingNode()).isTrue();
      assertThat(client.service().post(EVALUATIONS + "/" + id + "/pause", "").status())
          .isEqualTo(409);
    }
  }

  @Test
  void oneThatIsPausedGoesOnAndOneThatIsCancelledEnds() {
    AtomicInteger paid = new AtomicInteger();
    FaultScript never = (number, key, attempt) -> new Fault.Silence();
    FaultScript script =
        (number, key, attempt) ->
            number < 3
                ? judge(new AtomicInteger(1), paid).fault(number, key, attempt)
                : never.fault(number, key, attempt);
    try (SimulatedServer server = DividedTasks.server(script)) {
      UUID model = client.model(client.modelBody(server).put("model", "the-judge"));
      String dataset = id(datasets.dataset("rows.jsonl", file(20, 4)));
      ObjectNode body = JsonNodeFactory.instance.objectNode().put("datasetId", dataset);
      body.putObject("gates")
          .putObject("judge")
          .put("modelId", model.toString())
          .put("rubric", "qa");
      String id = create(body);
      await(id, it -> it.path("toJudge").intValue() == 20);
      Answer cancelled = client.service().post(EVALUATIONS + "/" + id + "/cancel", "");
      assertThat(cancelled.body().path("status").stringValue()).isEqualTo("CANCELLED");
      assertThat(client.service().post(EVALUATIONS + "/" + id + "/resume", "").status())
          .isEqualTo(409);
    }
  }
}
