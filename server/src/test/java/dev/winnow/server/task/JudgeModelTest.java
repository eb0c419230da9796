package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The model that judges the rows of a task, which requests name by its id.
@Timeout(600)
final class JudgeModelTest {

  private static final String QUESTIONS =
      """
      {"type": "qa", "prompt": "Write {count} questions.",
       "schema": {"type": "object", "required": ["question"],
         "properties": {"question": {"type": "string"}}}}
      """;

  private final TaskClient client = TaskClient.shared();

  private static ObjectNode judged(ObjectNode request, String judge) {
    request.putObject("gates").set("judge", TaskClient.json(judge));
    return request.put("start", false);
  }

  @Test
  void isPinnedUnderItsIdAndShown() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      ObjectNode body = client.modelBody(server).put("model", "the-judge");
      UUID model = client.model(body);
      String judge = "{\"modelId\": \"%s\", \"rubric\": \"qa\", \"votes\": 3}".formatted(model);
      String id = client.create(judged(client.request(server, 4), judge));

      JsonNode task = client.get(id);
      JsonNode draft = task.at("/draft/gates/judge");
      assertThat(draft.path("modelId").stringValue()).isEqualTo(model.toString());
      assertThat(draft.has("model")).isFalse();
      assertThat(draft.path("votes").intValue()).isEqualTo(3);
      JsonNode file = task.at("/configuration/gates/judge");
      assertThat(file.at("/model/model").stringValue()).isEqualTo("the-judge");
      assertThat(file.has("modelId")).isFalse();

      assertThat(client.create(judged(client.request(server, 4), draft.toString())))
          .isNotEqualTo(id);
      Answer copy = client.service().post(TaskClient.TASKS + "/" + id + "/clone", "{}");
      assertThat(copy.status()).as(copy.text()).isEqualTo(201);
      JsonNode copied = client.get(copy.body().path("id").stringValue());
      assertThat(copied.at("/draft/gates/judge")).isEqualTo(draft);
    }
  }

  @Test
  void isAskedAndNoOtherOne() {
    FaultScript strict =
        (number, key, attempt) ->
            new Fault.Says(
                "{\"reason\": \"so\", \"scores\": {\"good\": \"%s\"}}"
                    .formatted(number % 4 == 0 ? "no" : "yes"));
    try (SimulatedServer writer = DividedTasks.server(DividedTasks.GOOD);
        SimulatedServer judge = DividedTasks.server(strict)) {
      UUID template = client.template(QUESTIONS);
      UUID model = client.model(client.modelBody(writer));
      String rubric =
          """
          {"modelId": "%s", "rowsPerRequest": 1,
           "dimensions": [{"name": "good", "description": "Is it good?", "scale": "yes_no"}]}
          """
              .formatted(client.model(client.modelBody(judge).put("model", "the-judge")));
      ObjectNode request = judged(TaskClient.request(template, model, 20), rubric);
      JsonNode done = client.run(request.put("start", true), "COMPLETED");
      assertThat(client.rows(done.path("id").stringValue())).hasSize(20);
      assertThat(done.at("/rejected/JUDGE").longValue()).isPositive();
      assertThat(done.at("/requests/judgements").longValue()).isEqualTo(judge.keys().size());
      assertThat(judge.firstBodies()).allMatch(body -> body.contains("the-judge"));
      assertThat(writer.keys()).noneMatch(key -> key.contains("judge"));
    }
  }

  @Test
  void isWhatIsThere() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      String none = "{\"modelId\": \"%s\"}".formatted(UUID.randomUUID());
      Answer answer =
          client
              .service()
              .post(TaskClient.TASKS, judged(client.request(server, 4), none).toString());
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().at("/errors/0/field").stringValue())
          .isEqualTo("gates.judge.modelId");
    }
  }
}
