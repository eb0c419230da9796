package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.core.say.Said;
import dev.winnow.storage.task.RecordTasks;
import dev.winnow.storage.task.TaskEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What is kept of a model beside its answers, over REST.
@Timeout(600)
final class ModelNotesTest {

  private final TaskClient client = TaskClient.shared();

  private <T> T part(Class<T> type) {
    return client.service().serving().part(type);
  }

  @Test
  void thinkingEstimatesAndNotesAreShown() {
    try (SimulatedServer server =
        SimulatedServer.start(Behaviour.INSTANT.withFaults(FaultScript.none()))) {
      String id = client.run(client.request(server, 5), "COMPLETED").path("id").stringValue();
      JsonNode plain = client.get(id);
      assertThat(plain.at("/tokens/estimated").longValue()).isZero();
      assertThat(plain.path("notes")).isEmpty();
      assertThat(client.all(id, "requests").getFirst().path("thinking").stringValue()).isEmpty();

      UUID task = UUID.fromString(id);
      part(JdbcClient.class)
          .sql(
              "update task_request set thinking = '先想', estimated_tokens = 30 where task_id = :task")
          .param("task", task)
          .update();
      part(JdbcClient.class)
          .sql("update task set estimated_tokens = 345 where id = :task")
          .param("task", task)
          .update();
      RecordTasks record =
          new RecordTasks(
              part(JdbcTemplate.class),
              new TransactionTemplate(part(PlatformTransactionManager.class)));
      Said said = Said.text("does not take temperature");
      TaskEntry noted = new TaskEntry.ModelNoted(task, Instant.now(), "gpt-5", said);
      record.record(List.of(noted, noted));

      JsonNode shown = client.get(id);
      assertThat(shown.at("/tokens/estimated").longValue()).isEqualTo(345);
      assertThat(shown.path("notes")).hasSize(1);
      assertThat(shown.at("/notes/0/model").stringValue()).isEqualTo("gpt-5");
      assertThat(shown.at("/notes/0/code").stringValue()).isEqualTo("text");
      assertThat(shown.at("/notes/0/message").stringValue()).isEqualTo(said.message());
      assertThat(client.all(id, "log"))
          .filteredOn(entry -> entry.path("kind").stringValue().equals("NOTE"))
          .extracting(entry -> entry.path("message").stringValue())
          .containsExactly("gpt-5: does not take temperature");
      JsonNode request = client.all(id, "requests").getFirst();
      assertThat(request.path("thinking").stringValue()).isEqualTo("先想");
      assertThat(request.at("/usage/estimatedTokens").longValue()).isEqualTo(30);
      String unit = request.path("unit").stringValue();
      JsonNode one = client.service().get(TaskClient.TASKS + "/" + id + "/requests/" + unit).body();
      assertThat(one.at("/request/thinking").stringValue()).isEqualTo("先想");
    }
  }
}
