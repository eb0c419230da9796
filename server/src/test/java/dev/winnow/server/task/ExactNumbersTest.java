package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.storage.task.TaskCursor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/// Numbers on their way through the service: from a template and from parameters into the prompt,
/// and from the answer into every view and every download. Regression: `0.10` became `0.1`, and
/// long decimals lost digits.
@Timeout(600)
final class ExactNumbersTest {

  private static final List<String> NUMBERS =
      List.of(
          "0.10",
          "1.10",
          "1.0",
          "-1.50",
          "0.1234567890123456789012345678901",
          "12345678901234567890.10",
          "9007199254740993",
          "123456789012345678901234567890",
          "-999999999999999999999999999999",
          "1e400",
          "1.50E-400",
          "0.00000010",
          "1e22");

  private static final Pattern VALUE = Pattern.compile("\"v\": ?([^,}\\s]+)");

  private final TaskClient client = TaskClient.shared();

  private static String rows() {
    return NUMBERS.stream()
        .map(number -> "{\"n\": \"" + number + "\", \"v\": " + number + "}")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /// All numbers there, in any order, each with all its digits.
  private static void assertExact(String what, List<String> found) {
    assertThat(found.stream().map(BigDecimal::new))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(NUMBERS.stream().map(BigDecimal::new).toList());
  }

  private static List<String> values(String json) {
    List<String> values = new ArrayList<>();
    Matcher value = VALUE.matcher(json);
    while (value.find()) {
      values.add(value.group(1));
    }
    return values;
  }

  private static List<String> cells(String csv) {
    return csv.lines().skip(1).map(line -> line.substring(line.indexOf(',') + 1)).toList();
  }

  private String text(String path) {
    Answer answer = client.service().get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  private static String template(String name) {
    return """
    {"name": "%s", "prompt": "Write {count} rows. {version} {rate} {long} {far} {choice}",
     "variables": {"version": {"default": 1.10}, "rate": {"default": 2.50},
       "long": {"default": 123456789012345678901234567890}, "far": {"default": 1e-30},
       "choice": {"type": "choice", "choices": ["0.10", "1.0"], "default": "0.10"}},
     "schema": {"type": "object", "required": ["n", "v"], "properties":
       {"n": {"type": "string"}, "v": {"type": "number", "maximum": 1e401}}}}
    """
        .formatted(name);
  }

  @Test
  void numbersKeepAllTheirDigits() throws IOException {
    try (SimulatedServer server =
        SimulatedServer.start(
            Behaviour.INSTANT.withFaults((number, key, attempt) -> new Fault.Says(rows())))) {
      Answer template =
          client
              .service()
              .post("/api/v1/data-synthesis/templates", template(TaskClient.unique("exact")));
      assertThat(template.status()).as(template.text()).isEqualTo(201);
      ObjectNode model =
          (ObjectNode)
              TaskClient.json(
                  "{\"name\": \"%s\", \"baseUrl\": \"%s\", \"model\": \"m\"}"
                      .formatted(TaskClient.unique("exact"), server.baseUrl()));
      UUID modelId = client.model(model);
      String request =
          """
          {"name": "exact numbers", "templateId": %s, "modelId": "%s", "target": %d, "batchSize": %d,
           "parameters": {"rate": 0.10}, "concurrency": 1,
           "model": {"extra": {"x_rate": 0.10, "x_long": 123456789012345678901234567890, "x_far": 1e400}}}
          """
              .formatted(template.body().path("id"), modelId, NUMBERS.size(), NUMBERS.size());
      Answer created = client.service().post(TaskClient.TASKS, request);
      assertThat(created.status()).as(created.text()).isEqualTo(201);
      String id = created.body().path("id").stringValue();
      String dataset = client.await(id, "COMPLETED").at("/dataset/id").stringValue();

      String asked = server.firstBodies().getFirst();
      assertThat(asked)
          .contains(
              "Write %d rows. 1.10 0.10 123456789012345678901234567890 0.%s1 0.10"
                  .formatted(NUMBERS.size(), "0".repeat(29)))
          .contains("\"x_rate\":0.10", "\"x_long\":123456789012345678901234567890", "1E+400");
      String task = TaskClient.TASKS + "/" + id;
      assertThat(text(task + "/requests/generate-0-0")).contains(" rows. 1.10 0.10 12345678901");
      assertThat(text(task))
          .contains("\"default\":1.10", "\"rate\":0.10", "\"maximum\":1E+401", "\"x_rate\":0.10");

      assertExact("rows", values(text(task + "/rows")));
      assertExact("stream", values(streamed(id)));
      for (String format : List.of("jsonl", "json")) {
        assertExact(format, values(client.download(id, format)));
      }
      assertExact("csv", cells(client.download(id, "csv")));
      String rows = "/api/v1/data-management/datasets/" + dataset;
      assertExact("dataset", values(text(rows + "/rows?size=100")));
      assertExact("dataset jsonl", values(text(rows + "/download")));
      assertExact("dataset json", values(text(rows + "/download?format=json")));
      assertExact("dataset csv", cells(text(rows + "/download?format=CSV")));
      assertThat(text(task + "/requests/generate-0-0"))
          .contains("0.1234567890123456789012345678901");
    }
  }

  /// The events of a reader who has nothing yet, up to the one with the rows.
  private String streamed(String id) throws IOException {
    URI stream = client.service().address().resolve(TaskClient.TASKS + "/" + id + "/stream");
    HttpRequest request =
        HttpRequest.newBuilder(stream)
            .header("Last-Event-ID", new TaskCursor(0, 0, 0).toString())
            .build();
    try {
      HttpResponse<InputStream> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        String line = lines.readLine();
        while (line != null && !line.contains("\"v\":")) {
          line = lines.readLine();
        }
        return String.valueOf(line);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
