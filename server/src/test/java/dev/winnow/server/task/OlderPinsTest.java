package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tasks that an older Winnow has pinned: what it left out, what it took.
@Timeout(600)
final class OlderPinsTest {

  private final TaskClient client = TaskClient.shared();
  private final JdbcClient database = client.service().serving().part(JdbcClient.class);

  private ObjectNode config(String id) {
    return (ObjectNode)
        TaskClient.json(
            database
                .sql("select config::text from task where id = :id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .single());
  }

  /// As of a task that this service has not read yet: what is pinned is kept for a task with this
  /// concurrency.
  private void pinned(String id, ObjectNode config) {
    database
        .sql(
            """
            update task set config = cast(:config as json), own_settings = null, concurrency = concurrency + 1
            where id = :id
            """)
        .param("id", UUID.fromString(id))
        .param("config", config.toString())
        .update();
  }

  /// Regression: the task file and the draft of such a task said nothing, which is true there.
  @Test
  void whatDoesNotSayItDoesNotCoerce() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      String id = client.create(client.request(server, 5).put("start", false));
      ObjectNode config = config(id);
      config.remove("coerce");
      pinned(id, config);
      JsonNode task = client.get(id);
      assertThat(task.at("/configuration/coerce"))
          .isEqualTo(JsonNodeFactory.instance.booleanNode(false));
      assertThat(task.at("/draft/coerce")).isEqualTo(JsonNodeFactory.instance.booleanNode(false));
    }
  }

  /// Regression: one provider's fields went to another, which refuses them.
  @Test
  void anotherModelGetsWhatTellsHowToSampleOnly() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      ObjectNode request = client.request(server, 5).put("start", false);
      String id = client.create(request);
      ObjectNode config = config(id);
      ObjectNode model = (ObjectNode) config.path("model");
      model.put("temperature", 0.3).put("maxTokens", 77).put("responseFormat", "json_object");
      model.putObject("extra").put("enable_thinking", false);
      pinned(id, config);
      ObjectNode body = client.modelBody(server).put("temperature", 0.9);
      body.putObject("extra").put("reasoning_effort", "low");
      Answer changed = client.change(id, "{\"modelId\": \"" + client.model(body) + "\"}");
      assertThat(changed.status()).as(changed.text()).isEqualTo(200);
      JsonNode now = changed.body().at("/configuration/model");
      assertThat(now.path("temperature").doubleValue()).isEqualTo(0.3);
      assertThat(now.path("maxTokens").intValue()).isEqualTo(77);
      assertThat(now.path("responseFormat").stringValue()).isEqualTo("json_schema");
      assertThat(now.path("extra")).isEqualTo(body.path("extra"));
      // The present settings of its own model are taken in the same way.
      String own = request.path("modelId").stringValue();
      JsonNode back = client.change(id, "{\"modelId\": \"" + own + "\"}").body();
      assertThat(back.at("/configuration/model/extra").isMissingNode()).isTrue();
      assertThat(back.at("/draft/model").has("extra")).isFalse();
    }
  }

  /// Regression: a schema that is refused by now was said to be a bug, and kept the task from being
  /// renamed.
  @Test
  void whatIsRefusedByNowIsSaidAndCanBeRenamedAndTakenAway() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      String id = client.run(client.request(server, 5), "COMPLETED").path("id").stringValue();
      assertThat(client.change(id, "{\"target\": 6}").status()).isEqualTo(200);
      client.await(id, "COMPLETED");
      ObjectNode config = config(id);
      ((ObjectNode) config.at("/template/schema/properties/question")).put("pattern", "(");
      pinned(id, config);
      Answer renamed = client.change(id, "{\"name\": \"another name\"}");
      assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
      assertThat(client.change(id, "{\"target\": 10}").status()).isEqualTo(400);
      assertThat(client.download(id, "csv")).startsWith("id,question,answer");
      assertThat(client.act(id, "clone").status()).isEqualTo(409);
      database
          .sql("update task set status = 'PAUSED', target = 10 where id = :id")
          .param("id", UUID.fromString(id))
          .update();
      client.done(id, "resume");
      JsonNode failed =
          client.await(id, task -> !task.path("status").stringValue().equals("RUNNING"));
      assertThat(failed.path("status").stringValue()).isEqualTo("FAILED");
      assertThat(failed.at("/why/message").stringValue())
          .startsWith("This version of Winnow refuses what the task has pinned (template.schema): ")
          .contains("cannot be read");
      assertThat(server.requests()).isEqualTo(2);
    }
  }
}
