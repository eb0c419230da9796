package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/// Whole runs against a model that fails in every way, and what may change between them.
final class RunTest {

  @TempDir private Path folder = Path.of("");

  private Launched.Done run(Path task, String output) {
    return InProcess.run("run", task.toString(), "--out", folder.resolve(output).toString());
  }

  private JsonNode report() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(folder.resolve("qa.report.json")));
  }

  /// A task whose schema turns every fifth row down; the model is not told.
  private Path strict(SimulatedServer server) throws IOException {
    return TaskFiles.write(
        folder,
        """
        name: qa
        template:
          prompt: |
            Task: question-and-answer pairs about {topic}. Id {random_id}.
            Count: {count}
          schema:
            type: object
            required: [question, answer]
            additionalProperties: false
            properties:
              question: {type: string}
              answer: {type: string, pattern: "^It means [^4]"}
        parameters: {topic: medicine, count: 500}
        model: {baseUrl: "%s", model: tiny, responseFormat: none}
        """
            .formatted(server.baseUrl()));
  }

  @Test
  void everyFaultAtOnceStillEndsWithExactlyTheRowsAskedFor() throws Exception {
    FaultScript faults =
        FaultScript.mix(11)
            .with(0.03, Fault.throttled())
            .with(0.06, Fault.serverError())
            .with(0.06, new Fault.Disconnect())
            .with(0.06, new Fault.Hangup())
            .with(0.06, new Fault.BrokenBody())
            .with(0.06, new Fault.MalformedAnswer())
            .with(0.1, new Fault.Truncated())
            .with(0.08, new Fault.Duplicates())
            .build();
    try (SimulatedServer server =
        SimulatedServer.start(SimulatedServer.Behaviour.INSTANT.withFaults(faults))) {
      Launched.Done done = run(strict(server), "qa.jsonl");
      assertThat(done.exit()).as(done.err()).isZero();
      TaskFiles.assertExactly(folder.resolve("qa.jsonl"), 500);

      JsonNode report = report();
      assertThat(report.path("status").asString()).isEqualTo("COMPLETED");
      assertThat(report.path("rows").path("accepted").asLong()).isEqualTo(500);
      assertThat(counted(report.path("rows").path("rejected")))
          .isEqualTo(reasons(TaskFiles.rows(folder.resolve("qa.rejected.jsonl"))))
          .containsKeys("malformed", "schema", "duplicate");

      // Every request the server saw is in the account: answered once, or repeated, or put off.
      JsonNode requests = report.path("requests");
      assertThat(requests.path("givenUpThisRun").asLong()).isZero();
      assertThat(requests.path("answered").asLong()).isLessThanOrEqualTo(server.keys().size());
      assertThat(requests.path("repeatedThisRun").asLong()).isPositive();
      assertThat(requests.path("throttledThisRun").asLong()).isPositive();
      assertThat(requests.path("cutAtTokenLimit").asLong()).isPositive();
      assertThat(
              requests.path("answered").asLong()
                  + requests.path("repeatedThisRun").asLong()
                  + requests.path("throttledThisRun").asLong())
          .isEqualTo(server.requests());
    }
  }

  /// What came in is what was accepted and what was rejected: nothing disappears.
  @Test
  void acceptedAndRejectedAreAllRowsThatCameIn() throws Exception {
    FaultScript faults =
        FaultScript.mix(12)
            .with(0.1, Fault.serverError())
            .with(0.2, new Fault.Duplicates())
            .build();
    try (SimulatedServer server =
        SimulatedServer.start(SimulatedServer.Behaviour.INSTANT.withFaults(faults))) {
      assertThat(run(strict(server), "qa.jsonl").exit()).isZero();
      JsonNode report = report();
      long rejected =
          counted(report.path("rows").path("rejected")).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      // Whole answers of five rows each: 500 is a multiple of five. What failed and was not sent
      // again because the target was reached is no answer.
      long answered = report.path("requests").path("answered").asLong();
      assertThat(report.path("rows").path("accepted").asLong() + rejected).isEqualTo(5 * answered);
      assertThat(answered).isLessThanOrEqualTo(server.keys().size());
    }
  }

  private static Map<String, Long> counted(JsonNode rejected) {
    Map<String, Long> counts = new TreeMap<>();
    rejected.properties().forEach(each -> counts.put(each.getKey(), each.getValue().asLong()));
    return counts;
  }

  private static Map<String, Long> reasons(List<JsonNode> rows) {
    Map<String, Long> counts = new TreeMap<>();
    for (JsonNode row : rows) {
      assertThat(row.path("text").asString("")).isNotBlank();
      assertThat(row.path("unit").asString("")).isNotBlank();
      assertThat(row.path("detail").asString("")).isNotBlank();
      counts.merge(row.path("reason").asString(), 1L, Long::sum);
    }
    return counts;
  }

  @Test
  void aHigherTargetSendsOnlyTheDifference() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      assertThat(run(TaskFiles.keyless(folder, server.baseUrl(), 200, 8, ""), "qa.jsonl").exit())
          .isZero();
      assertThat(server.requests()).isEqualTo(40);
      Set<JsonNode> before = new HashSet<>(TaskFiles.rows(folder.resolve("qa.jsonl")));

      Launched.Done more =
          run(TaskFiles.keyless(folder, server.baseUrl(), 300, 16, ""), "qa.jsonl");
      assertThat(more.exit()).as(more.err()).isZero();
      TaskFiles.assertExactly(folder.resolve("qa.jsonl"), 300);
      assertThat(TaskFiles.rows(folder.resolve("qa.jsonl"))).containsAll(before);
      assertThat(server.requests()).isEqualTo(60);
      assertThat(server.repeats()).isZero();
      assertThat(report().path("requests").path("answeredThisRun").asLong()).isEqualTo(20);
      assertThat(report().path("requests").path("answered").asLong()).isEqualTo(60);
    }
  }

  @Test
  void aLowerTargetAndAnotherFormatNeedNoCall() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      assertThat(run(TaskFiles.keyless(folder, server.baseUrl(), 200, 8, ""), "qa.jsonl").exit())
          .isZero();
      long requests = server.requests();
      List<JsonNode> all = TaskFiles.rows(folder.resolve("qa.jsonl"));

      assertThat(run(folder.resolve("task.yaml"), "qa.json").exit()).isZero();
      assertThat(array(folder.resolve("qa.json"))).isEqualTo(all);
      assertThat(run(folder.resolve("task.yaml"), "qa.csv").exit()).isZero();
      assertThat(csv(folder.resolve("qa.csv"))).isEqualTo(all);

      Path fewer = TaskFiles.keyless(folder, server.baseUrl(), 70, 8, "");
      Launched.Done done = run(fewer, "qa.jsonl");
      assertThat(done.exit()).as(done.err()).isZero();
      assertThat(TaskFiles.rows(folder.resolve("qa.jsonl"))).isEqualTo(all.subList(0, 70));
      assertThat(report().path("rows").path("rejected").path("surplus").asLong()).isEqualTo(130);
      assertThat(server.requests()).isEqualTo(requests);
    }
  }

  private static List<JsonNode> array(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    JsonMapper.shared().readTree(Files.readString(file)).forEach(rows::add);
    return rows;
  }

  private static List<JsonNode> csv(Path file) throws IOException {
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<JsonNode> rows =
        new CsvMapper().readerFor(JsonNode.class).with(header).readValues(file.toFile())) {
      return rows.readAll();
    }
  }

  @Test
  void aModelThatRepeatsItselfEndsPartialWithItsRowsAndAdvice() throws Exception {
    FaultScript faults = (number, key, attempt) -> new Fault.Duplicates();
    try (SimulatedServer server =
        SimulatedServer.start(SimulatedServer.Behaviour.INSTANT.withFaults(faults))) {
      Path task = TaskFiles.keyless(folder, server.baseUrl(), 100, 4, "");
      Launched.Done done = run(task, "qa.jsonl");
      assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.PARTIAL);
      assertThat(done.err())
          .contains("5 of 100 rows in", "limits.", "For better results, vary the prompt")
          .contains("{random_id}", "--fresh");
      TaskFiles.assertExactly(folder.resolve("qa.jsonl"), 5);
      assertThat(report().path("status").asString()).isEqualTo("PARTIAL");
      assertThat(report().path("missing").asLong()).isEqualTo(95);
      assertThat(TaskFiles.rows(folder.resolve("qa.rejected.jsonl")))
          .hasSize(5 * (int) server.requests() - 5);

      // What the advice says does help: a looser limit lets the same journal go on.
      long before = server.requests();
      Path looser =
          TaskFiles.keyless(
              folder, server.baseUrl(), 100, 4, "limits: {budgetFactor: 10, stagnationYield: 0}");
      assertThat(run(looser, "qa.jsonl").exit()).isEqualTo(ExitCode.PARTIAL);
      assertThat(server.requests()).isGreaterThan(before).isEqualTo(200);
    }
  }
}
