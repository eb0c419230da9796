package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.server.dataset.DatasetClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reviews of datasets over HTTP, and what tasks are asked for by them.
@Timeout(300)
final class ReviewsTest {

  private final TaskClient client = TaskClient.shared();
  private final DatasetClient datasets = DatasetClient.shared();

  private static ObjectNode decision(long ordinal, String reviewer, String decision) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ordinal", ordinal)
        .put("reviewer", reviewer)
        .put("decision", decision);
  }

  private JsonNode decide(String dataset, ObjectNode decision) {
    Answer answer = client.service().post(dataset + "/review/decisions", decision.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.body();
  }

  private JsonNode figures(String dataset) {
    JsonNode figures = datasets.get(dataset + "/review/figures");
    assertThat(
            figures.path("accepted").longValue()
                + figures.path("rejected").longValue()
                + figures.path("edited").longValue()
                + figures.path("open").longValue())
        .isEqualTo(figures.path("rows").longValue());
    return figures;
  }

  private List<Long> queue(String dataset, String query) {
    List<Long> ordinals = new ArrayList<>();
    datasets
        .get(dataset + "/review/rows?" + query)
        .path("content")
        .forEach(it -> ordinals.add(it.path("ordinal").longValue()));
    return ordinals;
  }

  private String upload(int rows) {
    StringBuilder file = new StringBuilder();
    for (int i = 1; i <= rows; i++) {
      file.append("{\"question\": \"What is %d?\"}\n".formatted(i));
    }
    return datasets.dataset("rows.jsonl", file.toString());
  }

  @Test
  void rowsAreAcceptedRejectedEditedAndUndone() {
    String dataset = upload(10);
    assertThat(queue(dataset, "reviewer=Ann&seed=3&size=4"))
        .isEqualTo(queue(dataset, "reviewer=Bo&seed=3&size=4"))
        .hasSize(4);
    decide(dataset, decision(1, "Ann", "ACCEPT"));
    JsonNode rejected = decide(dataset, decision(2, "Ann", "REJECT").put("reason", "Off topic"));
    assertThat(rejected.at("/item/standing").stringValue()).isEqualTo("REJECTED");
    ObjectNode edit = decision(3, "Ann", "EDIT");
    edit.putObject("data").put("question", "What is three?");
    JsonNode edited = decide(dataset, edit).path("item");
    assertThat(edited.at("/data/question").stringValue()).isEqualTo("What is three?");
    assertThat(edited.at("/original/question").stringValue()).isEqualTo("What is 3?");
    assertThat(queue(dataset, "reviewer=Ann")).hasSize(7);
    assertThat(queue(dataset, "reviewer=Bo")).hasSize(10);
    assertThat(queue(dataset, "reviewer=Ann&filter=reviewed")).containsExactly(3L, 2L, 1L);
    JsonNode figures = figures(dataset);
    assertThat(figures.path("rows").longValue()).isEqualTo(10);
    assertThat(figures.path("decided").longValue()).isEqualTo(3);
    assertThat(figures.path("judge").isNull()).isTrue();
    assertThat(datasets.get(dataset).path("rows").longValue()).isEqualTo(9);
    assertThat(datasets.get(dataset).path("version").longValue()).isEqualTo(1);
    JsonNode row = datasets.get(dataset + "/rows/3");
    assertThat(row.at("/edits/0/reviewer").stringValue()).isEqualTo("Ann");

    Answer undone =
        client
            .service()
            .delete(dataset + "/review/decisions/" + rejected.path("decision").longValue());
    assertThat(undone.status()).isEqualTo(200);
    assertThat(undone.body().at("/item/standing").stringValue()).isEqualTo("OPEN");
    assertThat(datasets.get(dataset).path("rows").longValue()).isEqualTo(10);
    assertThat(
            client
                .service()
                .delete(dataset + "/review/decisions/" + rejected.path("decision").longValue())
                .status())
        .isEqualTo(404);
  }

  @Test
  void twoReviewersAgreeAsFarAsKappaSays() {
    String dataset = upload(10);
    // Both say yes of 4 rows, both no of 2, they differ on 4: kappa = (0.6 - 0.52) / 0.48.
    for (long i = 1; i <= 10; i++) {
      decide(dataset, decision(i, "Ann", i <= 6 ? "ACCEPT" : "REJECT"));
      decide(dataset, decision(i, "Bo", i <= 4 || i >= 9 ? "ACCEPT" : "REJECT"));
    }
    JsonNode pair = figures(dataset).at("/pairs/0");
    assertThat(pair.at("/kappa/rows").longValue()).isEqualTo(10);
    assertThat(pair.at("/kappa/agreement").doubleValue()).isCloseTo(0.6, within(1e-9));
    assertThat(pair.at("/kappa/value").doubleValue()).isCloseTo(0.08 / 0.48, within(1e-9));
    assertThat(pair.at("/kappa/interval/from").doubleValue()).isBetween(-1.0, 0.16);
    assertThat(queue(dataset, "filter=disagreed&reviewer=Cy")).containsExactly(5L, 6L, 9L, 10L);
    // Two of two have to reject.
    assertThat(figures(dataset).path("rejected").longValue()).isEqualTo(2);
  }

  @Test
  void onlyWhatWasAcceptedIsExported() {
    String dataset = upload(6);
    decide(dataset, decision(1, "Ann", "ACCEPT"));
    decide(dataset, decision(2, "Ann", "REJECT"));
    ObjectNode edit = decision(5, "Ann", "EDIT");
    edit.putObject("data").put("question", "Why five?");
    decide(dataset, edit);
    String text = datasets.exported(dataset, "{\"rows\": \"REVIEWED\"}");
    assertThat(text.strip().lines())
        .containsExactly("{\"question\":\"What is 1?\"}", "{\"question\":\"Why five?\"}");
    assertThat(datasets.exported(dataset, "{}").strip().lines()).hasSize(5);
    // Regression: what somebody has written since is no text that a reviewer has accepted.
    datasets.post(
        dataset + "/edits",
        "{\"edits\": [{\"ordinal\": 1, \"data\": {\"question\": \"Who changed it?\"}}]}");
    assertThat(datasets.exported(dataset, "{\"rows\": \"REVIEWED\"}").strip())
        .isEqualTo("{\"question\":\"Why five?\"}");
    decide(dataset, decision(1, "Ben", "ACCEPT"));
    assertThat(datasets.exported(dataset, "{\"rows\": \"REVIEWED\"}")).contains("Who changed it?");
  }

  @Test
  void wrongDecisionsAreRefused() {
    String dataset = upload(2);
    String path = dataset + "/review/decisions";
    for (String wrong :
        List.of(
            "{}",
            "{\"reviewer\": \"Ann\", \"decision\": \"ACCEPT\"}",
            "{\"ordinal\": 1, \"reviewer\": \" \", \"decision\": \"ACCEPT\"}",
            "{\"ordinal\": 1, \"reviewer\": \"Ann\", \"decision\": \"EDIT\"}",
            "{\"ordinal\": 1, \"reviewer\": \"Ann\", \"decision\": \"ACCEPT\", \"data\": {}}",
            "{\"task\": \"%s\", \"reviewer\": \"Ann\", \"decision\": \"ACCEPT\"}"
                .formatted(UUID.randomUUID()))) {
      assertThat(client.service().post(path, wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(client.service().post(path, decision(9, "Ann", "ACCEPT").toString()).status())
        .isEqualTo(404);
    assertThat(client.service().get(dataset + "/review/rows?filter=best").status()).isEqualTo(400);
    assertThat(client.service().get(dataset + "/review/figures?threshold=7").status())
        .isEqualTo(400);
    String none = "/api/v1/data-management/datasets/" + UUID.randomUUID() + "/review/figures";
    assertThat(client.service().get(none).status()).isEqualTo(404);
  }

  /// 20 rows, 3 of them rejected, refilled: 20 rows, and none of the three came back.
  @Test
  void rejectedRowsAreRefilledExactly() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      String task = client.run(client.request(server, 20), "COMPLETED").path("id").stringValue();
      String dataset = datasetOf(task);
      Set<String> before = texts(dataset);
      for (long ordinal : List.of(4L, 9L, 17L)) {
        decide(dataset, decision(ordinal, "Ann", "REJECT"));
      }
      Set<String> rejected = new HashSet<>(before);
      rejected.removeAll(texts(dataset));
      assertThat(rejected).hasSize(3);
      assertThat(figures(dataset).at("/refill/0/rows").longValue()).isEqualTo(3);
      client.done(task, "refill");
      JsonNode done = client.await(task, "COMPLETED");
      assertThat(done.path("target").longValue()).isEqualTo(23);
      assertThat(datasets.get(dataset).path("rows").longValue()).isEqualTo(20);
      assertThat(texts(dataset)).hasSize(20).doesNotContainAnyElementsOf(rejected);
      assertThat(figures(dataset).path("refill")).isEmpty();
      assertThat(client.act(task, "refill").status()).isEqualTo(409);
    }
  }

  /// Whatever is rejected while rows are refilled comes back as well: none is lost between the two.
  @Test
  void rowsRejectedDuringARefillAreRefilledToo() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT);
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      String task = client.run(client.request(server, 60), "COMPLETED").path("id").stringValue();
      String dataset = datasetOf(task);
      List<Future<?>> rejecting = new ArrayList<>();
      for (long first : List.of(1L, 16L)) {
        rejecting.add(
            threads.submit(() -> {
              for (long ordinal = first; ordinal < first + 15; ordinal++) {
                decide(dataset, decision(ordinal, "Ann", "REJECT"));
              }
            }));
      }
      Future<?> refilling =
          threads.submit(() -> {
            while (!rejecting.stream().allMatch(Future::isDone)) {
              assertThat(client.act(task, "refill").status()).isIn(200, 409);
            }
          });
      for (Future<?> each : rejecting) {
        each.get();
      }
      refilling.get();
      assertThat(client.act(task, "refill").status()).isIn(200, 409);
      assertThat(client.await(task, "COMPLETED").path("target").longValue()).isEqualTo(90);
      assertThat(datasets.get(dataset).path("rows").longValue()).isEqualTo(60);
      assertThat(figures(dataset).path("refill")).isEmpty();
    }
  }

  @Test
  void eachCategoryGetsBackWhatItLost() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      ObjectNode request = client.request(server, 20);
      request.set(
          "dimensions",
          TaskClient.json(
              """
              [{"name": "level", "categories": [{"name": "easy", "share": 30}, {"name": "hard", "share": 70}]}]
              """));
      String task = client.run(request, "COMPLETED").path("id").stringValue();
      String dataset = datasetOf(task);
      Map<String, Long> before = levels(dataset);
      for (long ordinal : List.of(2L, 3L, 12L)) {
        decide(dataset, decision(ordinal, "Ann", "REJECT"));
      }
      client.done(task, "refill");
      client.await(task, "COMPLETED");
      assertThat(levels(dataset)).isEqualTo(before);
    }
  }

  private Map<String, Long> levels(String dataset) {
    TreeMap<String, Long> levels = new TreeMap<>();
    datasets
        .get(dataset + "/statistics")
        .at("/categories/0/values")
        .forEach(it -> levels.put(it.path("value").stringValue(), it.path("rows").longValue()));
    return levels;
  }

  private String datasetOf(String task) {
    return "/api/v1/data-management/datasets/" + client.get(task).at("/dataset/id").stringValue();
  }

  private Set<String> texts(String dataset) {
    Set<String> texts = new HashSet<>();
    datasets
        .get(dataset + "/rows?size=500")
        .path("content")
        .forEach(it -> texts.add(it.path("data").toString()));
    return texts;
  }

  /// The judge gives 2, 3, 4, 5 in turn and accepts from 3 on; people accept what has 4 or more.
  @Test
  void aJudgeIsComparedWithPeople() {
    FaultScript judge =
        (number, key, attempt) ->
            new Fault.Says(
                "{\"reason\": \"so\", \"scores\": {\"good\": %d}}".formatted(2 + number % 4));
    try (SimulatedServer writer = SimulatedServer.start(Behaviour.INSTANT);
        SimulatedServer judging = DividedTasks.server(judge)) {
      ObjectNode request = client.request(writer, 15);
      request
          .putObject("gates")
          .set(
              "judge",
              TaskClient.json(
                  """
                  {"modelId": "%s", "rowsPerRequest": 1, "threshold": 3,
                   "dimensions": [{"name": "good", "description": "Is it good?"}]}
                  """
                      .formatted(client.model(client.modelBody(judging).put("model", "judge")))));
      String task = client.run(request, "COMPLETED").path("id").stringValue();
      String dataset = datasetOf(task);
      long near = 0;
      for (JsonNode item :
          datasets.get(dataset + "/review/rows?reviewer=Ann&filter=low_score").path("content")) {
        double score = item.at("/judge/score").doubleValue();
        assertThat(item.at("/judge/threshold").doubleValue()).isEqualTo(3);
        near += score == 3 ? 1 : 0;
        decide(
            dataset,
            decision(item.path("ordinal").longValue(), "Ann", score >= 4 ? "ACCEPT" : "REJECT"));
      }
      JsonNode found = figures(dataset).path("judge");
      assertThat(found.path("threshold").doubleValue()).isEqualTo(3);
      assertThat(found.path("rows").longValue()).isEqualTo(15);
      assertThat(found.at("/at/recall").doubleValue()).isEqualTo(1);
      assertThat(found.at("/at/precision").doubleValue())
          .isCloseTo((15.0 - near) / 15, within(1e-9));
      assertThat(found.path("curve")).hasSize(17);
      JsonNode higher = datasets.get(dataset + "/review/figures?threshold=3.5").path("judge");
      assertThat(higher.at("/at/precision").doubleValue()).isEqualTo(1);
      assertThat(higher.at("/kappa/value").doubleValue()).isEqualTo(1);
      // What the judge rejected is reviewed for its figures alone.
      JsonNode left = leftOf(dataset);
      ObjectNode wrong =
          JsonNodeFactory.instance
              .objectNode()
              .put("task", left.path("task").stringValue())
              .put("unit", left.path("unit").stringValue())
              .put("index", left.path("index").intValue())
              .put("reviewer", "Ann")
              .put("decision", "ACCEPT");
      assertThat(decide(dataset, wrong).at("/item/was").stringValue()).isEqualTo("JUDGE");
      assertThat(figures(dataset).at("/judge/at/recall").doubleValue()).isLessThan(1);
    }
  }

  /// A row that the judge rejected.
  private JsonNode leftOf(String dataset) {
    for (JsonNode item :
        datasets.get(dataset + "/review/rows?reviewer=Cy&filter=judge_rejected").path("content")) {
      return item;
    }
    throw new AssertionError("The judge rejected no row.");
  }
}
