package dev.winnow.server.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows that a prompt shows are no rows of the model's, when a template is tried as when a task
/// runs. Regression: a trial accepted what the task then rejected.
@Timeout(60)
final class TriedExamplesTest {

  private static final String ECHO = "It repeats an example in the prompt.";
  private static final String TWICE = "This response already has this row.";

  private final RunningService service = RunningService.get();

  private static Arguments of(String prompt, String answer, String... verdicts) {
    return Arguments.of(prompt, answer, List.of(verdicts));
  }

  static Stream<Arguments> samples() {
    String capital = "Write {count} rows like [{\"q\": \"Capital of France?\", \"a\": \"Paris\"}].";
    return Stream.of(
        of(
            capital,
            "[{\"q\": \"Capital of France?\", \"a\": \"Paris\"}, {\"q\": \"Why?\", \"a\": \"So.\"}]",
            ECHO,
            ""),
        // Fields in another order, and other blanks.
        of(capital, "[{\"a\": \"Paris\", \"q\": \"Capital  of France?\"}]", ECHO),
        of(capital, "[{\"q\": \"capital of france?\", \"a\": \"PARIS\"}]", ECHO),
        of(capital, "```json\n[{\"q\": \"Capital of France?\", \"a\": \"Paris\"}]\n```", ECHO),
        of(capital, "{\"q\": \"Capital of France?\", \"a\": \"Paris\"}", ECHO),
        // A variable of the prompt stands in its example.
        of(
            "Write {count} rows on {topic}: [{\"q\": \"What is {topic}?\", \"a\": \"...\"}]",
            "[{\"q\": \"What is love?\", \"a\": \"...\"}]",
            ECHO),
        of(
            "Write {count} rows, the schema by this: [{\"q\": \"x\", \"a\": \"1\"}, {\"q\": \"y\", \"a\": \"2\"}]",
            "[{\"q\": \"y\", \"a\": \"2\"}, {\"q\": \"z\", \"a\": \"3\"}, {\"q\": \"z\", \"a\": \"3\"}]",
            ECHO,
            "",
            TWICE),
        of(capital, "[{\"q\": \"Capital of Spain?\", \"a\": \"Madrid\"}]", ""));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aTrialAndATaskAgree(String prompt, String answer, List<String> verdicts) throws IOException {
    try (SimulatedServer server =
        SimulatedServer.start(
            Behaviour.INSTANT.withFaults((number, key, attempt) -> new Fault.Says(answer)))) {
      ObjectNode model =
          JsonNodeFactory.instance
              .objectNode()
              .put("name", TemplateJson.unique("echo"))
              .put("baseUrl", server.baseUrl().toString())
              .put("model", "m");
      String modelId =
          service.post("/api/v1/models", model.toString()).body().path("id").stringValue();
      ObjectNode template =
          JsonNodeFactory.instance
              .objectNode()
              .put("name", TemplateJson.unique("echo"))
              .put("prompt", prompt);
      template.putObject("variables").putObject("topic").put("default", "love");
      if (!prompt.contains("{topic}")) {
        template.remove("variables");
      }
      Answer created = TemplateJson.posted(template);
      Answer tried =
          service.post(
              TemplateJson.PATH + "/" + created.body().path("id").stringValue() + "/try",
              "{\"modelId\": \"" + modelId + "\", \"count\": 3}");
      assertThat(tried.status()).as(tried.text()).isEqualTo(200);
      assertThat(
              tried
                  .body()
                  .path("rows")
                  .valueStream()
                  .map(row -> row.at("/problems/0/message").asString("")))
          .as(tried.text())
          .isEqualTo(verdicts);
      assertThat(tried.body().path("accepted").longValue())
          .isEqualTo(verdicts.stream().filter(String::isEmpty).count());
      assertThat(rejectedByATask(created.body(), modelId))
          .isEqualTo(
              verdicts.stream()
                  .filter(verdict -> !verdict.isEmpty())
                  .map(verdict ->
                      verdict.equals(ECHO) ? verdict : "The dataset already has this row.")
                  .toList());
    }
  }

  /// What a task says that the same answer comes to.
  private List<String> rejectedByATask(JsonNode template, String modelId) {
    String tasks = "/api/v1/data-synthesis/tasks";
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", TemplateJson.unique("echo"))
            .put("templateId", template.path("id").stringValue())
            .put("modelId", modelId)
            .put("target", 3)
            .put("batchSize", 3)
            .put("concurrency", 1);
    request.putObject("limits").put("budgetFactor", 1);
    String id = service.post(tasks, request.toString()).body().path("id").stringValue();
    Answer task = service.get(tasks + "/" + id);
    while (!task.body().path("status").stringValue().equals("PARTIAL")) {
      assertThat(task.body().path("status").stringValue()).isEqualTo("RUNNING");
      task = service.get(tasks + "/" + id);
    }
    return service
        .get(tasks + "/" + id + "/requests/generate-0-0")
        .body()
        .path("rejects")
        .valueStream()
        .map(reject -> reject.at("/detail/message").stringValue())
        .toList();
  }
}
