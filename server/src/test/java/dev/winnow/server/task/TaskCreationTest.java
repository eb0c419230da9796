package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.Pause;
import dev.winnow.server.RunningService.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
final class TaskCreationTest {

  private final TaskClient client = TaskClient.shared();
  private final SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT);
  private UUID template = new UUID(0, 0);
  private UUID model = new UUID(0, 0);

  @BeforeAll
  void make() {
    template = client.template(TaskClient.NUMBERED);
    model = client.model(client.modelBody(server));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private ObjectNode valid() {
    return TaskClient.request(template, model, 12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\r\nSet-Cookie: a=1", "a\tb", "\u202egnp.exe", "\u00a0", "\u2003"})
  void aNameIsOneLineThatShowsWhatItIs(String name) {
    assertRefused(valid().put("name", name), "name");
    ObjectNode request = valid();
    request.putObject("output").put("dataset", name);
    assertRefused(request, "output.dataset");
  }

  private String assertRefused(ObjectNode request, String field) {
    Answer answer = client.service().post(TaskClient.TASKS, request.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo(field);
    return answer.body().at("/errors/0/message").stringValue();
  }

  /// Regression: warnings were found and never shown.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'model': {'responseFormat': 'none'}} | Write rows on {topic}. | batchSize | asks for 5 rows a request",
        "{'model': {'temperature': 0}}          | Write {count} rows.    | model     | temperature is 0 and every",
        "{'model': {'temperature': 0.0}}        | Write {count} rows.    | model     | temperature is 0 and every",
        "{'model': {'temperature': 0}}          | Write {count} {random_id} |        | ''",
        "{'model': {'temperature': 0, 'seed': 3}} | Write {count} rows.  |           | ''",
        "{'batchSize': 1, 'model': {'responseFormat': 'none'}} | Write a row. |      | ''",
      })
  void warnsOfWhatItIsLikelyToRegret(
      String more, String prompt, @Nullable String field, String message) {
    String content =
        TaskClient.NUMBERED
            .replace("Write {count} questions on {topic}.", prompt)
            .replace(
                "{\"topic\": {\"default\": \"hearts\"}}",
                prompt.contains("{topic}") ? "{\"topic\": {\"default\": \"x\"}}" : "{}");
    ObjectNode request = TaskClient.request(client.template(content), model, 12);
    request.setAll((ObjectNode) TaskClient.json(more.replace('\'', '"')));
    Answer created =
        client.service().post(TaskClient.TASKS, request.put("start", false).toString());
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    String id = created.body().path("id").stringValue();
    JsonNode shown = client.get(id).path("warnings");
    assertThat(created.body().path("warnings")).isEqualTo(shown);
    if (field == null) {
      assertThat(shown).isEmpty();
      return;
    }
    assertThat(shown.at("/0/field").stringValue()).isEqualTo(field);
    assertThat(shown.at("/0/message").stringValue()).startsWith(message);
    String said = "Warning about " + field + ": " + shown.at("/0/message").stringValue();
    while (!client.words(id, "log", "message").contains(said)) {
      Pause.brief();
    }
    assertThat(client.words(id, "log", "kind")).containsExactly("WARNING");
  }

  @Test
  void saysWhatIsWrongWithItsTemplate() {
    assertThat(assertRefused(valid().put("templateRevision", 99), "templateRevision"))
        .isEqualTo("(99) is no revision of this template. Leave it out to take the newest.");
    UUID archived = client.template(TaskClient.NUMBERED);
    client
        .service()
        .serving()
        .part(JdbcClient.class)
        .sql("update template set archived_at = now() where id = :id")
        .param("id", archived)
        .update();
    assertThat(assertRefused(TaskClient.request(archived, model, 12), "templateId"))
        .isEqualTo("names a template that is archived. Restore it, or choose another.");
  }

  /// Regression: every task file was named `task`, with the target of the start.
  @Test
  void itsTaskFileHasItsNameAndItsTarget() {
    Map<String, String> names =
        Map.of(
            "medical_qa.v3",
            "medical_qa.v3",
            "Medical QA Synthesis",
            "Medical-QA-Synthesis",
            "医疗问答 第2版",
            "医疗问答-第2版",
            "a/b: c*",
            "a-b-c",
            ".hidden",
            "hidden",
            "???",
            "task",
            "x".repeat(130),
            "x".repeat(100));
    names.forEach((name, expected) -> {
      ObjectNode request = valid().put("start", false).put("name", name);
      request.putObject("output").put("dataset", TaskClient.unique("named"));
      String id = client.create(request);
      assertThat(client.change(id, "{\"target\": 40, \"concurrency\": 3}").status()).isEqualTo(200);
      JsonNode file = client.get(id).path("configuration");
      assertThat(file.path("name").stringValue()).isEqualTo(expected);
      assertThat(file.path("target").intValue()).isEqualTo(40);
      assertThat(file.path("concurrency").intValue()).isEqualTo(3);
      assertThat(ReadTask.readPinned(file.asObject())).isInstanceOf(TaskResult.Ready.class);
    });
  }

  @Test
  void coercionIsPinnedAndCanBeSwitchedOff() {
    JsonNode usual = client.run(valid(), "COMPLETED");
    JsonNode strict = client.run(valid().put("coerce", false), "COMPLETED");
    assertThat(usual.at("/configuration/coerce").booleanValue()).isTrue();
    assertThat(strict.at("/configuration/coerce").isBoolean()).isTrue();
    assertThat(strict.at("/configuration/coerce").booleanValue()).isFalse();
    assertThat(assertRefused(valid().put("coerce", "no"), "coerce")).contains("true or false");
  }

  @Test
  void aTaskStartsAtOnceAndEndsWithItsTarget() {
    ObjectNode request = valid().put("description", "a note").put("seed", 7);
    JsonNode done = client.run(request, "COMPLETED");
    String id = done.path("id").stringValue();
    client.assertExact(id, 12);
    assertThat(done.path("progress").doubleValue()).isEqualTo(100.0);
    assertThat(done.at("/requests/answered").intValue()).isEqualTo(3);
    assertThat(done.at("/tokens/output").longValue()).isPositive();
    assertThat(done.at("/template/id").stringValue()).isEqualTo(template.toString());
    assertThat(done.at("/configuration/seed").intValue()).isEqualTo(7);
    assertThat(done.at("/dataset/name").stringValue())
        .isEqualTo(request.path("name").stringValue());
    assertThat(done.path("endedAt").isNull()).isFalse();
    JsonNode request0 =
        client.service().get(TaskClient.TASKS + "/" + id + "/requests/generate-0-0").body();
    assertThat(request0.at("/messages/0/text").stringValue())
        .contains("Write 5 questions on hearts.");
    assertThat(request0.at("/request/text").stringValue()).contains("question");
    assertThat(client.words(id, "log", "kind")).containsExactly("RUNNING", "COMPLETED");
  }

  @Test
  void startFalseWaitsForSomebodyToStartIt() {
    String id = client.create(valid().put("start", false));
    JsonNode pending = client.get(id);
    assertThat(pending.path("status").stringValue()).isEqualTo("PENDING");
    assertThat(pending.path("startedAt").isNull()).isTrue();
    client.done(id, "resume");
    client.await(id, "COMPLETED");
    client.assertExact(id, 12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name": null}                               | name
          {"name": ""}                                 | name
          {"name": 5}                                  | name
          {"name": "a\\u0000b"}                        | name
          {"description": 5}                           | description
          {"templateId": null}                         | templateId
          {"templateId": "../etc"}                     | templateId
          {"templateId": "00000000-0000-0000-0000-000000000009"} | templateId
          {"templateRevision": 0}                      | templateRevision
          {"templateRevision": 99}                     | templateRevision
          {"templateRevision": "one"}                  | templateRevision
          {"modelId": null}                            | modelId
          {"modelId": 3}                               | modelId
          {"modelId": "00000000-0000-0000-0000-000000000009"} | modelId
          {"target": 0}                                | target
          {"target": 10000001}                         | target
          {"target": "many"}                           | target
          {"batchSize": 0}                             | batchSize
          {"parameters": []}                           | parameters
          {"parameters": {"subject": "x"}}             | parameters.subject
          {"parameters": {"count": 5}}                 | target
          {"distinctOn": ["nothing"]}                  | distinctOn[0]
          {"seed": "x"}                                | seed
          {"timeZone": "Mars/Base"}                    | timeZone
          {"model": {"temperature": 9}}                | model.temperature
          {"model": {"apiKey": "sk"}}                  | model.apiKey
          {"model": 5}                                 | model
          {"concurrency": 0}                           | concurrency
          {"concurrency": 2000}                        | concurrency
          {"limits": {"budgetFactor": 0}}              | limits.budgetFactor
          {"limits": {"budget": 2}}                    | limits.budget
          {"output": {"datasetId": "x"}}               | output.datasetId
          {"output": {"datasetId": "00000000-0000-0000-0000-000000000009"}} | output.datasetId
          {"output": {"dataset": ""}}                  | output.dataset
          {"output": {"format": "xml"}}                | output.format
          {"output": {"path": "/etc/passwd"}}          | output.path
          {"output": "file"}                           | output
          {"start": "yes"}                             | start
          {"nmae": "x"}                                | nmae
          """)
  void everyBadFieldIsNamed(String change, String field) {
    ObjectNode body = valid();
    TaskClient.json(change).forEachEntry(body::set);
    long before = client.service().get(TaskClient.TASKS).body().path("totalElements").longValue();
    Answer answer = client.service().post(TaskClient.TASKS, body.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.body().path("code").stringValue()).isEqualTo("VALIDATION");
    List<String> fields =
        answer.body().path("errors").valueStream().map(e -> e.path("field").stringValue()).toList();
    assertThat(fields).as(answer.text()).contains(field);
    assertThat(client.service().get(TaskClient.TASKS).body().path("totalElements").longValue())
        .isEqualTo(before);
  }

  @Test
  void allErrorsAreSaidAndTheFirstOnTop() {
    ObjectNode body = valid().put("name", "").put("start", "no").put("templateRevision", 0);
    JsonNode problem = client.service().post(TaskClient.TASKS, body.toString()).body();
    assertThat(problem.path("errors")).hasSize(3);
    assertThat(problem.path("message").stringValue())
        .startsWith("name is empty. Write something there.")
        .endsWith("(and 2 more errors)");
  }

  @Test
  void changesAreChecked() {
    String id = client.create(valid().put("start", false));
    for (Map.Entry<String, String> bad :
        Map.of(
                "{\"target\": 11}", "target",
                "{\"target\": \"x\"}", "target",
                "{\"concurrency\": 0}", "concurrency",
                "{\"name\": \"\"}", "name",
                "{\"description\": 4}", "description",
                "{\"status\": \"COMPLETED\"}", "status")
            .entrySet()) {
      Answer answer = client.change(id, bad.getKey());
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo(bad.getValue());
    }
    assertThat(client.get(id).path("version").intValue()).isEqualTo(1);
    Answer stale =
        client
            .service()
            .patch(TaskClient.TASKS + "/" + id, "{\"name\": \"b\"}", "If-Match", "\"7\"");
    assertThat(stale.status()).isEqualTo(412);
    Answer changed = client.change(id, "{\"name\": \"心脏\", \"target\": 13, \"concurrency\": 2}");
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(changed.body().path("name").stringValue()).isEqualTo("心脏");
  }

  @Test
  void unknownTasksAreNotFound() {
    for (String id : List.of(UUID.randomUUID().toString(), "no-uuid", "%00")) {
      for (String path :
          List.of("", "/rows", "/rejects", "/requests", "/log", "/output", "/stream")) {
        Answer answer = client.service().get(TaskClient.TASKS + "/" + id + path);
        assertThat(answer.status()).as(id + path).isIn(400, 404);
      }
      for (String action : List.of("pause", "resume", "cancel", "retry", "clone")) {
        assertThat(client.act(id, action).status()).as(action).isIn(400, 404);
      }
    }
  }
}
