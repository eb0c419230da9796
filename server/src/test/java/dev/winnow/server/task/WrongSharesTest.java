package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.server.RunningService.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is wrong with how rows are to be divided.
@Timeout(600)
final class WrongSharesTest extends DividedTasks {

  @Test
  void whatIsWrongIsSaidWhereItIs() {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put(
        "\"dimensions\": {\"level\": {\"easy\": -1, \"hard\": 2}}",
        "dimensions.level.easy: is negative (-1)");
    wrong.put(
        "\"dimensions\": {\"level\": {\"easy\": 0, \"hard\": 0}}",
        "dimensions.level: gives no category a share");
    wrong.put(
        "\"dimensions\": {\"level\": {\"easy\": \"70%\", \"hard\": \"40%\"}}",
        "dimensions.level: adds up to 110%");
    wrong.put(
        "\"dimensions\": {\"level\": {\"easy\": \"120%\"}}",
        "dimensions.level.easy: is over 100% (120%)");
    wrong.put(
        "\"dimensions\": {\"level\": [\"easy\", \"Easy\"]}",
        "dimensions.level[1]: \"Easy\" is there twice");
    wrong.put(
        "\"dimensions\": {\"level\": [\"easy\", \"hard\"]}, \"minimumPerCombination\": 11",
        "dimensions: level easy has 10 rows, but its combinations need 11");
    wrong.put(
        "\"dimensions\": {\"level\": [\"easy\", \"hard\"]}, \"combinations\": [{\"when\": {\"level\": \"heavy\"}, \"share\": 0}]",
        "combinations[0].when.level: \"heavy\" is not a category of level");
    wrong.put(
        "\"dimensions\": {\"level\": [{\"name\": \"easy\", \"model\": {\"provider\": \"offline\"}}]}",
        "dimensions.level[0].model: unknown field. Did you mean modelId?");
    try (SimulatedServer server = server(GOOD)) {
      ObjectNode request = request(server, 20);
      request.putObject("parameters").put("topic", "a");
      wrong.forEach((json, said) -> {
        ObjectNode body = request.deepCopy();
        body.setAll((ObjectNode) TaskClient.json("{" + json + "}"));
        for (Answer answer :
            List.of(
                client.service().post(TaskClient.TASKS, body.toString()),
                client.service().post(ALLOCATION, "{\"target\": 20, " + json + "}"))) {
          assertThat(answer.status()).as(answer.text()).isEqualTo(400);
          assertThat(answer.body().path("errors").valueStream().map(WrongSharesTest::line))
              .anyMatch(line -> line.startsWith(said), said);
        }
      });
      assertNamesNothing(request);
    }
  }

  private static String line(JsonNode error) {
    return error.path("field").stringValue() + ": " + error.path("message").stringValue();
  }

  /// Regression: what was wrong with a request was said in the words of task files.
  @Test
  void whatIsWrongIsSaidInTheWordsOfRequests() {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put(
        "\"dimensions\": \"x\"",
        "dimensions: expected a list of objects with name and categories, or an object of dimensions by name, found the text \"x\".");
    wrong.put(
        "\"dimensions\": [7]",
        "dimensions[0]: expected an object with fields such as name, field, categories, found the number 7.");
    wrong.put(
        "\"dimensions\": [{\"name\": \"level\", \"categories\": 3}]",
        "dimensions[0].categories: expected a list of categories, or an object of categories with their shares, found the number 3.");
    wrong.put(
        "\"dimensions\": {\"level\": [{\"name\": \"a\", \"colour\": 1}]}",
        "dimensions.level[0].colour: unknown field. The fields here are name, description, share, rows, parameters, templateId, templateRevision, modelId, generation, examples, sample.");
    wrong.put(
        "\"dimensions\": {\"level\": {\"a\": {\"examples\": 4}}}",
        "dimensions.level.a.examples: expected a list of objects with user and assistant, found the number 4.");
    wrong.put(
        "\"dimensions\": {\"level\": {\"a\": {\"sample\": 5}}}",
        "dimensions.level.a.sample: expected an object with fields such as datasetId, where, thenGenerate, found the number 5.");
    wrong.put(
        "\"dimensions\": {\"level\": {\"a\": {\"sample\": {}}}}",
        "dimensions.level.a.sample.datasetId: is missing. Write the id of one.");
    wrong.put(
        "\"dimensions\": {\"level\": [\"a\"]}, \"combinations\": {\"a\": 1}",
        "combinations: expected a list of combinations, found an object.");
    wrong.put(
        "\"dimensions\": {\"level\": [\"a\"]}, \"combinations\": [{\"when\": 3}]",
        "combinations[0].when: expected an object, found the number 3.");
    Map<String, String> alone = new LinkedHashMap<>(wrong);
    alone.put(
        "\"dimensions\": {\"level\": [\"a\"]}, \"checkLabels\": 7",
        "checkLabels: expected true, false, or an object with dimensions and modelId, found the number 7.");
    alone.put(
        "\"dimensions\": {\"level\": [\"a\"]}, \"checkLabels\": {\"colour\": 1}",
        "checkLabels.colour: unknown field. The fields here are dimensions, modelId.");
    alone.put("\"sources\": [7]", "sources: are those of a mix. Write kind: MIX, or remove them.");
    try (SimulatedServer server = server(GOOD)) {
      ObjectNode request = request(server, 20);
      request.putObject("parameters").put("topic", "a");
      alone.forEach((json, said) -> {
        ObjectNode body = request.deepCopy();
        body.setAll((ObjectNode) TaskClient.json("{" + json + "}"));
        assertSays(client.service().post(TaskClient.TASKS, body.toString()), said);
      });
      wrong.forEach((json, said) ->
          assertSays(client.service().post(ALLOCATION, "{\"target\": 20, " + json + "}"), said));
    }
  }

  private static void assertSays(Answer answer, String said) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    List<String> lines =
        answer.body().path("errors").valueStream().map(WrongSharesTest::line).toList();
    assertThat(lines)
        .contains(said)
        .noneMatch(line -> line.contains(" map") || line.contains("file"));
  }

  private void assertNamesNothing(ObjectNode request) {
    ObjectNode body =
        divided(
            request,
            "{\"level\": {\"easy\": 1, \"hard\": {\"share\": 1, \"modelId\": \"%s\", \"templateId\": \"%s\"}}}"
                .formatted(UUID.randomUUID(), UUID.randomUUID()));
    Answer answer = client.service().post(TaskClient.TASKS, body.toString());
    assertThat(answer.body().path("errors").valueStream().map(it -> it.path("field").stringValue()))
        .containsExactlyInAnyOrder(
            "dimensions.level.hard.modelId", "dimensions.level.hard.templateId");
    assertThat(client.service().post(ALLOCATION, "{\"target\": 20}").status()).isEqualTo(400);
  }
}
