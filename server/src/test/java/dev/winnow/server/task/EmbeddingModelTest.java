package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService.Answer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The embedding model that compares the rows of a task, which requests name by its id.
@Timeout(600)
final class EmbeddingModelTest {

  private static final String QUESTIONS =
      """
      {"type": "qa", "prompt": "Write {count} questions.",
       "schema": {"type": "object", "required": ["question"],
         "properties": {"question": {"type": "string"}}}}
      """;

  private final TaskClient client = TaskClient.shared();

  private static ObjectNode compared(ObjectNode request, String semantic) {
    request.putObject("gates").putObject("duplicates").set("semantic", TaskClient.json(semantic));
    return request.put("start", false);
  }

  private UUID embedder(SimulatedServer server) {
    return client.model(client.modelBody(server).put("model", "the-embedder"));
  }

  private static List<Integer> meanings(Stream<JsonNode> rows) {
    return rows.map(row -> SimulatedServer.meaning(row.path("question").stringValue())).toList();
  }

  @Test
  void isPinnedUnderItsIdAndShown() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      UUID model = embedder(server);
      String semantic = "{\"modelId\": \"%s\", \"threshold\": 0.8}".formatted(model);
      String id = client.create(compared(client.request(server, 4), semantic));
      JsonNode task = client.get(id);
      JsonNode draft = task.at("/draft/gates/duplicates/semantic");
      assertThat(draft.path("modelId").stringValue()).isEqualTo(model.toString());
      assertThat(draft.has("model")).isFalse();
      JsonNode file = task.at("/configuration/gates/duplicates/semantic");
      assertThat(file.at("/model/model").stringValue()).isEqualTo("the-embedder");
      assertThat(file.path("threshold").doubleValue()).isEqualTo(0.8);
      assertThat(file.has("modelId")).isFalse();
    }
  }

  /// Rows that mean the same are replaced, those that the dataset had before count, and the next
  /// task of the dataset embeds them once.
  @Test
  void noTwoRowsOfADatasetMeanTheSame() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      UUID template = client.template(QUESTIONS);
      UUID model = client.model(client.modelBody(server));
      String semantic = "{\"modelId\": \"%s\"}".formatted(embedder(server));
      ObjectNode first = compared(TaskClient.request(template, model, 20), semantic);
      JsonNode done = client.run(first.put("start", true), "COMPLETED");
      List<Integer> meant = meanings(client.rows(done.path("id").stringValue()).stream());
      assertThat(meant).hasSize(20).doesNotHaveDuplicates();
      assertThat(done.at("/rejected/DUPLICATE").longValue()).isPositive();
      assertThat(done.at("/requests/embeddings").longValue()).isPositive();

      ObjectNode second = compared(TaskClient.request(template, model, 10), semantic);
      second.putObject("output").put("datasetId", done.at("/dataset/id").stringValue());
      JsonNode more = client.run(second.put("start", true), "COMPLETED");
      List<Integer> all = meanings(client.rows(more.path("id").stringValue()).stream());
      assertThat(all).doesNotHaveDuplicates();
    }
  }

  @Test
  void isNeededAndThere() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      for (String wrong : List.of("{}", "{\"modelId\": \"%s\"}".formatted(UUID.randomUUID()))) {
        Answer answer =
            client
                .service()
                .post(TaskClient.TASKS, compared(client.request(server, 4), wrong).toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").size()).isEqualTo(1);
        assertThat(answer.body().at("/errors/0/field").stringValue())
            .isEqualTo("gates.duplicates.semantic.modelId");
      }
    }
  }
}
