package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.server.dataset.DatasetClient;
import dev.winnow.server.start.Serving;
import dev.winnow.server.start.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Datasets whose rows none of a task may repeat.
@Timeout(600)
final class HeldOutDatasetsTest {

  private static final String DATASETS = "/api/v1/data-management/datasets";

  private static final String QUESTIONS =
      """
      {"type": "qa", "prompt": "Write {count} questions.",
       "schema": {"type": "object", "required": ["question"],
         "properties": {"question": {"type": "string"}}}}
      """;

  @TempDir private Path home = Path.of("");

  private final TaskClient client = TaskClient.shared();
  private final DatasetClient datasets = DatasetClient.shared();

  /// Thirty words unlike those of any other name.
  private static String question(String name) {
    Random random = new Random(name.hashCode());
    StringBuilder words = new StringBuilder(name);
    for (int word = 0; word < 30; word++) {
      words.append(' ').append(Long.toString(random.nextLong(1L << 40), 36));
    }
    return words.toString();
  }

  private static String benchmark(int row) {
    return question("benchmark" + row);
  }

  private static String jsonl(List<String> questions) {
    StringBuilder lines = new StringBuilder();
    questions.forEach(
        it -> lines.append(JsonNodeFactory.instance.objectNode().put("question", it)).append('\n'));
    return lines.toString();
  }

  private static Fault says(List<String> questions) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    questions.forEach(it -> rows.addObject().put("question", it));
    return new Fault.Says(rows.toString());
  }

  /// Two rows of the benchmark, one nearly like one of it, and two of its own.
  private static Fault contaminated(String key) {
    return says(
        List.of(
            benchmark(0),
            question(key + "a"),
            benchmark(1),
            benchmark(2) + " " + key.hashCode(),
            question(key + "b")));
  }

  private static Fault good(String key) {
    List<String> questions = new ArrayList<>();
    for (int row = 0; row < 5; row++) {
      questions.add(question(key + row));
    }
    return says(questions);
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String benchmark(DatasetClient datasets) {
    return id(
        datasets.dataset(
            "benchmark.jsonl", jsonl(List.of(benchmark(0), benchmark(1), benchmark(2)))));
  }

  private static ObjectNode heldOut(ObjectNode request, String... ids) {
    ArrayNode list = request.putObject("gates").putObject("duplicates").putArray("heldOut");
    for (String each : ids) {
      list.addObject().put("datasetId", each);
    }
    return request;
  }

  private static ObjectNode request(TaskClient client, SimulatedServer server, int target) {
    return TaskClient.request(
        client.template(QUESTIONS), client.model(client.modelBody(server)), target);
  }

  private static void assertNothingOfBenchmark(TaskClient client, String id, int target) {
    List<String> questions =
        client.rows(id).stream().map(it -> it.path("question").stringValue()).toList();
    assertThat(questions).hasSize(target).noneMatch(it -> it.startsWith("benchmark"));
    List<JsonNode> rejects = client.all(id, "rejects?reason=DUPLICATE");
    assertThat(rejects).isNotEmpty();
    for (JsonNode reject : rejects) {
      assertThat(reject.at("/detail/code").stringValue()).startsWith("reject.heldOut");
      assertThat(reject.path("text").stringValue()).contains("benchmark");
    }
    assertThat(rejects.stream().map(it -> it.at("/detail/message").stringValue()).distinct())
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void rowsThatRepeatOneAreRejectedAndReplaced() {
    FaultScript script = (number, key, attempt) -> number <= 3 ? contaminated(key) : good(key);
    try (SimulatedServer server = DividedTasks.server(script)) {
      String benchmark = benchmark(datasets);
      JsonNode done = client.run(heldOut(request(client, server, 30), benchmark), "COMPLETED");
      String id = done.path("id").stringValue();
      assertNothingOfBenchmark(client, id, 30);
      assertThat(client.all(id, "rejects?reason=DUPLICATE")).hasSize(9);

      // Regression: as a task file it names a file, and a task like it names the dataset alone.
      assertThat(done.at("/configuration/gates/duplicates/heldOut/0").stringValue())
          .endsWith(".jsonl");
      ObjectNode draft = (ObjectNode) done.path("draft");
      assertThat(draft.at("/gates/duplicates/heldOut/0").propertyNames())
          .containsExactly("datasetId");
      String again = client.create(draft.deepCopy().put("start", false));
      assertThat(client.get(again).path("draft")).isEqualTo(draft);
    }
  }

  @Test
  void areHeldOutAfterARestartTooAndNotDeletedUnderATask() throws Exception {
    AtomicInteger contaminated = new AtomicInteger();
    Gate gate =
        new Gate((number, key, attempt) ->
            contaminated.getAndDecrement() > 0 ? contaminated(key) : good(key));
    Serving serving = Serving.start(new Settings(home, "127.0.0.1", 0, null));
    try (SimulatedServer server = DividedTasks.server(gate)) {
      TaskClient first = new TaskClient(RunningService.of(serving));
      DatasetClient there = new DatasetClient(first.service());
      String benchmark = benchmark(there);
      ObjectNode request = heldOut(request(first, server, 30), benchmark).put("concurrency", 1);
      String id = first.create(request);
      gate.let(2);
      first.await(id, task -> task.path("generated").intValue() >= 10);
      gate.awaitArrived(3);
      Answer refused = first.service().delete(DATASETS + "/" + benchmark);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.body().path("code").stringValue()).isEqualTo("READING");
      assertThat(refused.text()).contains(request.path("name").stringValue());
      first.act(id, "pause");
      gate.let(1);
      first.await(id, task -> task.path("status").stringValue().equals("PAUSED"));
      serving.close();

      serving = Serving.start(new Settings(home, "127.0.0.1", 0, null));
      TaskClient second = new TaskClient(RunningService.of(serving));
      contaminated.set(2);
      gate.open();
      second.done(id, "resume");
      second.await(id, task -> task.path("status").stringValue().equals("COMPLETED"));
      assertNothingOfBenchmark(second, id, 30);

      // Nothing goes on without what is held out.
      assertThat(second.service().delete(DATASETS + "/" + benchmark).status()).isEqualTo(204);
      assertThat(second.change(id, "{\"target\": 40}").status()).isEqualTo(200);
      JsonNode failed =
          second.await(id, task -> task.path("status").stringValue().equals("FAILED"));
      assertThat(failed.at("/why/code").stringValue()).isEqualTo("task.heldOutGone");
      assertThat(failed.path("generated").intValue()).isEqualTo(30);
    } finally {
      serving.close();
    }
  }

  private void refused(ObjectNode request, String place, String says) {
    Answer answer = client.service().post(TaskClient.TASKS, request.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    JsonNode error = answer.body().at("/errors/0");
    assertThat(error.path("field").stringValue()).isEqualTo("gates.duplicates.heldOut" + place);
    assertThat(error.path("message").stringValue()).contains(says);
  }

  @Test
  void whatHoldsNothingOutIsRefusedWithItsPlace() {
    try (SimulatedServer server = DividedTasks.server(DividedTasks.GOOD)) {
      String benchmark = benchmark(datasets);
      ObjectNode request = heldOut(request(client, server, 5), benchmark).put("start", false);
      refused(
          heldOut(request.deepCopy(), benchmark, "00000000-0000-0000-0000-000000000001"),
          "[1].datasetId",
          "does not exist");
      refused(heldOut(request.deepCopy(), benchmark, benchmark), "[1].datasetId", "second time");
      refused(heldOut(request.deepCopy(), "x"), "[0].datasetId", "expected an id");
      ObjectNode files = request.deepCopy();
      files.withObject("/gates/duplicates").putArray("heldOut").add("benchmark.jsonl");
      refused(files, "[0]", "names files, which only task files can");
      files.withObject("/gates/duplicates").put("heldOut", 7);
      refused(files, "", "expected a list of objects with datasetId, found the number 7");
      files.withObject("/gates/duplicates").putArray("heldOut").addObject();
      refused(files, "[0].datasetId", "is missing");

      String empty = TaskClient.unique("empty");
      JsonNode made =
          datasets.post(DATASETS, "{\"name\": \"%s\", \"type\": \"QA\"}".formatted(empty));
      refused(
          heldOut(request.deepCopy(), made.path("id").stringValue()),
          "[0].datasetId",
          "which has no rows: nothing is held out by it");

      ObjectNode same = request.deepCopy();
      same.putObject("output").put("datasetId", benchmark);
      refused(same, "[0].datasetId", "to which the task writes its rows");

      assertThat(
              client.service().patch(DATASETS + "/" + benchmark, "{\"archived\": true}").status())
          .isEqualTo(200);
      refused(request, "[0].datasetId", "which is archived");
    }
  }
}
