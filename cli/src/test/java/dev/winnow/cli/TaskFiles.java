package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Task files for tests, and a look at what came of them.
final class TaskFiles {

  private TaskFiles() {}

  /// A task that asks a server for question-and-answer rows.
  static Path qa(Path folder, URI baseUrl, int count, int concurrency, String more)
      throws IOException {
    return write(
        folder,
        """
        name: qa
        template:
          prompt: |
            Task: question-and-answer pairs about {topic}. Id {random_id}.
            Count: {count}
            [{"question": "...", "answer": "..."}]
        parameters: {topic: medicine, count: %d}
        model: {baseUrl: "%s", model: tiny, apiKeyEnv: WINNOW_TEST_KEY}
        concurrency: %d
        %s
        """
            .formatted(count, baseUrl, concurrency, more));
  }

  /// The same of a server that asks for no key; the target may change from run to run.
  static Path keyless(Path folder, URI baseUrl, int target, int concurrency, String more)
      throws IOException {
    return write(
        folder,
        """
        name: qa
        template:
          prompt: |
            Task: question-and-answer pairs about {topic}. Id {random_id}.
            Count: {count}
            [{"question": "...", "answer": "..."}]
        parameters: {topic: medicine}
        target: %d
        model: {baseUrl: "%s", model: tiny}
        concurrency: %d
        %s
        """
            .formatted(target, baseUrl, concurrency, more));
  }

  /// A task for question-and-answer rows of different levels, five a request. `spoiled` is the
  /// share of them, in percent, of which the simulated server makes nothing of use.
  static Path levels(Path folder, String model, String more) throws IOException {
    return write(
        folder,
        """
        name: qa
        template:
          prompt: |
            Task: question-and-answer pairs. Level {level}. Id {random_id}.
            Count: {count} Spoil: {spoiled}%%
          variables: {spoiled: {type: number, default: 0}}
          schema:
            type: object
            required: [question, answer, level]
            properties:
              question: {type: string}
              answer: {type: string}
              level: {type: string}
        batchSize: 5
        distinctOn: [question]
        model: %s
        output: %s
        %s
        """
            .formatted(model, folder.resolve("qa.jsonl"), more));
  }

  /// The simulated server as a task's model.
  static String model(SimulatedServer server) {
    return "{baseUrl: '%s', model: tiny, responseFormat: none}".formatted(server.baseUrl());
  }

  static Path write(Path folder, String text) throws IOException {
    Path file = folder.resolve("task.yaml");
    Files.writeString(file, text);
    return file;
  }

  /// The rows of a JSONL file, each a JSON object.
  static List<JsonNode> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> JsonMapper.shared().readTree(line))
        .toList();
  }

  /// How many rows of a JSONL file have each value of a field.
  static Map<String, Integer> counts(Path file, String field) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode row : rows(file)) {
      counts.merge(row.path(field).asString(), 1, Integer::sum);
    }
    return counts;
  }

  /// Exactly so many valid, distinct question-and-answer rows.
  static void assertExactly(Path file, int count) throws IOException {
    List<JsonNode> rows = rows(file);
    assertThat(rows).hasSize(count);
    Set<JsonNode> distinct = new HashSet<>(rows);
    assertThat(distinct).hasSize(count);
    for (JsonNode row : rows) {
      assertThat(row.path("question").asString("")).isNotBlank();
      assertThat(row.path("answer").asString("")).isNotBlank();
    }
  }
}
