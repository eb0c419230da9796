package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.server.Pause;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A program that works with the tasks of a service over HTTP.
///
/// @param service the service it talks to
record TaskClient(RunningService service) {

  static final String TASKS = "/api/v1/data-synthesis/tasks";
  static final String MODELS = "/api/v1/models";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> RESTING =
      Set.of("PENDING", "PAUSED", "COMPLETED", "PARTIAL", "FAILED", "CANCELLED");

  /// What most tasks are made from: rows with an id, a question and an answer.
  static final String NUMBERED =
      """
      {"type": "qa", "prompt": "Write {count} questions on {topic}.",
       "variables": {"topic": {"default": "hearts"}},
       "schema": {"type": "object", "required": ["id", "question", "answer"],
         "properties": {"id": {"type": "integer"}, "question": {"type": "string"},
           "answer": {"type": "string"}}}}
      """;

  /// The one service of this test run.
  static TaskClient shared() {
    return new TaskClient(RunningService.get());
  }

  static String unique(String name) {
    return name + " " + UUID.randomUUID();
  }

  /// A template, as its feature stores it.
  UUID template(String content) {
    UUID id = UUID.randomUUID();
    JdbcClient database = service.serving().part(JdbcClient.class);
    database
        .sql(
            """
            insert into template (id, name, description, type, revision, created_at, updated_at)
            values (:id, :name, '', 'QA', 1, now(), now())
            """)
        .param("id", id)
        .param("name", id.toString())
        .update();
    database
        .sql(
            """
            insert into template_revision (template_id, revision, content, created_at)
            values (:id, 1, cast(:content as json), now())
            """)
        .param("id", id)
        .param("content", content)
        .update();
    return id;
  }

  ObjectNode modelBody(SimulatedServer server) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", unique("model"))
            .put("baseUrl", server.baseUrl().toString())
            .put("model", "simulated")
            .put("responseFormat", "json_schema");
    body.putObject("limits").put("concurrencyMax", 32);
    return body;
  }

  UUID model(ObjectNode body) {
    Answer created = service.post(MODELS, body.toString());
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    return UUID.fromString(created.body().path("id").stringValue());
  }

  /// A request for a task of rows with numbers.
  ObjectNode request(SimulatedServer server, int target) {
    return request(template(NUMBERED), model(modelBody(server)), target);
  }

  static ObjectNode request(UUID template, UUID model, int target) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", unique("task"))
        .put("templateId", template.toString())
        .put("modelId", model.toString())
        .put("target", target)
        .put("batchSize", 5);
  }

  /// Makes a task and returns its id.
  String create(ObjectNode body) {
    Answer created = service.post(TASKS, body.toString());
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    String id = created.body().path("id").stringValue();
    assertThat(created.header("Location")).endsWith(TASKS + "/" + id);
    return id;
  }

  Answer act(String id, String action) {
    return service.post(TASKS + "/" + id + "/" + action, "");
  }

  JsonNode done(String id, String action) {
    Answer answer = act(id, action);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  Answer change(String id, String json) {
    return service.patch(TASKS + "/" + id, json);
  }

  JsonNode get(String id) {
    Answer answer = service.get(TASKS + "/" + id);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  /// The task as soon as it is as wished; asks again and again, each time over the network.
  JsonNode await(String id, Predicate<JsonNode> wish) {
    JsonNode task = get(id);
    while (!wish.test(task)) {
      Pause.brief();
      task = get(id);
    }
    return task;
  }

  /// The task as soon as it stands there, and fails when it comes to rest elsewhere.
  JsonNode await(String id, String status) {
    return await(
        id,
        task -> {
          String now = task.path("status").stringValue();
          assertThat(now.equals(status) || !RESTING.contains(now)).as(task.toString()).isTrue();
          return now.equals(status);
        });
  }

  JsonNode run(ObjectNode request, String status) {
    return await(create(request), status);
  }

  /// All of a list of the task's, the first first.
  List<JsonNode> all(String id, String list) {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page = null;
    for (int number = 0; page == null || !page.path("last").booleanValue(); number++) {
      Answer answer =
          service.get(
              TASKS
                  + "/"
                  + id
                  + "/"
                  + list
                  + (list.contains("?") ? "&" : "?")
                  + "order=asc&size=500&page="
                  + number);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      page = answer.body();
      page.path("content").forEach(all::add);
    }
    return all;
  }

  /// The rows themselves.
  List<JsonNode> rows(String id) {
    return all(id, "rows").stream().map(row -> row.path("data")).toList();
  }

  List<String> words(String id, String list, String field) {
    return all(id, list).stream().map(each -> each.path(field).asString()).toList();
  }

  String download(String id, @Nullable String format) {
    String query = format == null ? "" : "?format=" + format;
    Answer answer = service.get(TASKS + "/" + id + "/output" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  /// Rows by a numbered schema: as many as wished, each once, numbered from 1.
  void assertExact(String id, int target) {
    List<JsonNode> rows = rows(id);
    assertThat(rows).hasSize(target);
    assertThat(rows.stream().map(row -> row.path("question").asString())).doesNotHaveDuplicates();
    for (int i = 0; i < target; i++) {
      assertThat(rows.get(i).path("id").intValue()).isEqualTo(i + 1);
    }
    assertThat(get(id).path("generated").intValue()).isEqualTo(target);
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
