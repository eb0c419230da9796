package dev.winnow.e2e.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.e2e.LaunchedService;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tasks over HTTP that ask a simulated server for question-and-answer rows, and a close look at
/// what came of them.
///
/// @param database of the service
/// @param template its id
/// @param model likewise
record SampleTasks(HomeDatabase database, String template, String model) {

  static final int BATCH_SIZE = 5;
  private static final String TASKS = "/api/v1/data-synthesis/tasks";
  private static final String EVALUATIONS = "/api/v1/data-evaluation/tasks";

  /// Makes a template and a model.
  static SampleTasks with(LaunchedService service, HomeDatabase database, URI model) {
    ObjectNode template =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "qa " + UUID.randomUUID())
            .put(
                "prompt",
                """
                Task: question-and-answer pairs about {topic}. Id {random_id}.
                Count: {count}
                [{"question": "...", "answer": "..."}]
                """);
    ObjectNode settings =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "simulated " + UUID.randomUUID())
            .put("baseUrl", model.toString())
            .put("model", "tiny");
    return new SampleTasks(
        database,
        id(service.post("/api/v1/data-synthesis/templates", template.toString())),
        id(service.post("/api/v1/models", settings.toString())));
  }

  private static String id(JsonNode made) {
    return made.path("id").stringValue();
  }

  static String path(String task) {
    return TASKS + "/" + task;
  }

  /// Makes a task, which starts at once.
  ///
  /// @param dataset the name of its dataset, made where there is none
  /// @return its id
  String start(LaunchedService service, String dataset, int target, int concurrency) {
    return id(service.post(TASKS, task(dataset, target, concurrency).toString()));
  }

  /// Makes a task whose rows are judged by the same model.
  String startJudged(LaunchedService service, String dataset, int target, int concurrency) {
    ObjectNode task = task(dataset, target, concurrency);
    task.putObject("gates").put("preset", "standard").putObject("judge").put("rubric", "qa");
    return id(service.post(TASKS, task.toString()));
  }

  /// Has some rows of a task judged, each by a request of its own.
  String evaluate(LaunchedService service, String task, int sample) {
    ObjectNode wish =
        JsonNodeFactory.instance.objectNode().put("taskId", task).put("sample", sample);
    wish.putObject("gates")
        .putObject("judge")
        .put("modelId", model)
        .put("rubric", "qa")
        .put("rowsPerRequest", 1);
    return id(service.post(EVALUATIONS, wish.toString()));
  }

  /// Waits until an evaluation is done, which must not stop before.
  JsonNode awaitEvaluated(LaunchedService service, String id) throws InterruptedException {
    service.until(
        "evaluation " + id + " ends",
        () -> {
          String status = service.get(EVALUATIONS + "/" + id).path("status").stringValue();
          assertThat(status).isIn("PENDING", "RUNNING", "COMPLETED");
          return status.equals("COMPLETED");
        });
    return service.get(EVALUATIONS + "/" + id);
  }

  /// Every row of a task has one vote, and those that are good; some were rejected.
  void assertJudged(String task, int target) {
    JdbcClient sql = database.sql();
    String counted =
        """
        select count(*) from task_verdict where task_id = :task and verdict = :verdict
          and json_array_length(votes) = 1 and votes -> 0 -> 'scores' ->> 'accuracy' = :score
        """;
    for (List<String> each : List.of(List.of("ACCEPTED", "5"), List.of("REJECTED", "1"))) {
      long rows =
          sql.sql(counted)
              .param("task", UUID.fromString(task))
              .param("verdict", each.get(0))
              .param("score", each.get(1))
              .query(Long.class)
              .single();
      if (each.get(0).equals("ACCEPTED")) {
        assertThat(rows).isEqualTo(target);
      } else {
        assertThat(rows).isPositive();
      }
    }
  }

  private ObjectNode task(String dataset, int target, int concurrency) {
    ObjectNode task =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "qa")
            .put("templateId", template)
            .put("modelId", model)
            .put("target", target)
            .put("batchSize", BATCH_SIZE)
            .put("concurrency", concurrency);
    task.putObject("parameters").put("topic", "medicine");
    task.putObject("output").put("dataset", dataset);
    return task;
  }

  static String status(LaunchedService service, String task) {
    return service.get(path(task)).path("status").stringValue();
  }

  /// Waits until a task has ended by itself and its file is there; it must be complete and exact.
  void awaitExact(LaunchedService service, String task, int target) throws InterruptedException {
    JsonNode now = service.eventually(() -> service.get(path(task)));
    while (!now.path("status").stringValue().equals("COMPLETED")
        || now.path("outputFile").isNull()) {
      assertThat(now.path("status").stringValue())
          .as("%s%n%s", now, service.said())
          .isIn("RUNNING", "COMPLETED");
      JsonNode before = now;
      service.until(
          "task " + task + " gets on",
          () -> {
            try {
              return !service.get(path(task)).equals(before);
            } catch (LaunchedService.Unanswered e) {
              return false;
            }
          });
      now = service.eventually(() -> service.get(path(task)));
    }
    assertExact(service, task, target);
  }

  private void assertExact(LaunchedService service, String task, int target) {
    JsonNode shown = service.get(path(task));
    assertThat(shown.path("generated").intValue()).isEqualTo(target);
    List<JsonNode> file =
        service
            .text(path(task) + "/output")
            .lines()
            .map(line -> JsonMapper.shared().readTree(line))
            .toList();
    assertThat(file).hasSize(target);
    assertThat(new HashSet<>(file)).hasSize(target);
    assertThat(file)
        .allSatisfy(row -> {
          assertThat(row.path("question").asString("")).isNotBlank();
          assertThat(row.path("answer").asString("")).isNotBlank();
        });
    JdbcClient sql = database.sql();
    List<JsonNode> rows =
        sql
            .sql("select data::text from dataset_row where task_id = :task order by task_ordinal")
            .param("task", UUID.fromString(task))
            .query(String.class)
            .list()
            .stream()
            .map(row -> JsonMapper.shared().readTree(row))
            .toList();
    assertThat(rows).isEqualTo(file);
    assertCountersAddUp(task);
    assertDatasetIsWhole(sql, task);
  }

  /// What a task says it came to is what its requests, rows and rejects add up to.
  void assertCountersAddUp(String task) {
    JdbcClient sql = database.sql();
    UUID id = UUID.fromString(task);
    Map<String, @Nullable Object> said =
        sql.sql(
                """
                select position, accepted, rejects, cut, input_tokens, output_tokens, cached_tokens, reasoning_tokens,
                  latency_millis from task where id = :task
                """)
            .param("task", id)
            .query()
            .singleRow();
    Map<String, @Nullable Object> added =
        sql.sql(
                """
                select count(sequence) as position, coalesce(sum(accepted), 0)::bigint as accepted,
                  (select count(*) from task_verdict where task_id = :task and number is not null) as rejects,
                  count(*) filter (where state = 'CUT') as cut,
                  coalesce(sum(input_tokens), 0)::bigint as input_tokens,
                  coalesce(sum(output_tokens), 0)::bigint as output_tokens,
                  coalesce(sum(cached_tokens), 0)::bigint as cached_tokens,
                  coalesce(sum(reasoning_tokens), 0)::bigint as reasoning_tokens,
                  coalesce(sum(latency_millis), 0)::bigint as latency_millis
                from task_request where task_id = :task
                """)
            .param("task", id)
            .query()
            .singleRow();
    assertThat(said).isEqualTo(added);
    Map<String, @Nullable Object> places =
        sql.sql(
                """
                select t.accepted, count(d.*) as rows, coalesce(min(d.task_ordinal), 1) as first,
                  coalesce(max(d.task_ordinal), 0) as last
                from task t left join dataset_row d on d.task_id = t.id where t.id = :task group by t.accepted
                """)
            .param("task", id)
            .query()
            .singleRow();
    assertThat(places.get("rows")).isEqualTo(places.get("accepted")).isEqualTo(places.get("last"));
    assertThat(places.get("first")).isEqualTo(1L);
  }

  /// Rows of a dataset are numbered from 1 without a gap, and counted.
  private static void assertDatasetIsWhole(JdbcClient sql, String task) {
    Map<String, @Nullable Object> dataset =
        sql.sql(
                """
                select s.row_count, count(*) as rows, min(d.ordinal) as first, max(d.ordinal) as last
                from task t join dataset s on s.id = t.dataset_id join dataset_row d on d.dataset_id = s.id
                where t.id = :task group by s.row_count
                """)
            .param("task", UUID.fromString(task))
            .query()
            .singleRow();
    assertThat(dataset.get("row_count"))
        .isEqualTo(dataset.get("rows"))
        .isEqualTo(dataset.get("last"));
    assertThat(dataset.get("first")).isEqualTo(1L);
  }
}
