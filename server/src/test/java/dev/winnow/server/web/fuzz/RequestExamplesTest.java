package dev.winnow.server.web.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.start.HomeLock;
import dev.winnow.server.start.Serving;
import dev.winnow.server.web.RawHttp;
import dev.winnow.server.web.SeparateService;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Every body that the description shows is taken as it is shown; but ids are those of what is
/// there, and addresses lead nowhere.
final class RequestExamplesTest {

  /// What others need comes first.
  private static final List<String> MADE =
      List.of(
          "/api/v1/data-synthesis/templates",
          "/api/v1/models",
          "/api/v1/data-management/datasets",
          "/api/v1/data-synthesis/tasks");

  /// What takes rows that are there, or a file: DatasetsTest, ImportsTest, EvaluationsTest and
  /// ReviewsTest send these.
  private static final Pattern OF_ROWS =
      Pattern.compile(
          "/api/v1/data-management/(imports.*|.*/(restore|edits|exports|preview|review/.*))|/api/v1/data-evaluation/.*");

  @TempDir private Path home = Path.of("");

  private final Map<String, String> ids = new HashMap<>();
  private final List<String> refused = new ArrayList<>();

  @Test
  void everyExampleIsTaken() throws HomeLock.Taken {
    try (Serving serving =
        SeparateService.start(home, "examples", SeparateService.postgresPort())) {
      URI server = serving.address();
      Api api = new Api(RawHttp.send(server, "GET", "/api/v1/openapi.json", new byte[0]).body());
      List<Api.Operation> operations =
          api.operations().stream()
              .filter(operation -> !OF_ROWS.matcher(operation.path()).matches())
              .sorted(Comparator.comparingInt(RequestExamplesTest::turn))
              .toList();
      for (Api.Operation operation : operations) {
        JsonNode contents = api.resolve(operation.node().path("requestBody")).path("content");
        contents
            .properties()
            .forEach(content ->
                send(
                    server,
                    operation,
                    content.getKey(),
                    new Example(api).ofContent(content.getValue())));
      }
    }
    assertThat(ids.keySet()).containsExactlyInAnyOrderElementsOf(MADE);
    assertThat(refused).isEmpty();
  }

  private static int turn(Api.Operation operation) {
    int made = operation.method().equals("POST") ? MADE.indexOf(operation.path()) : -1;
    return made < 0 ? MADE.size() : made;
  }

  private void send(URI server, Api.Operation operation, String type, JsonNode example) {
    if (example instanceof ObjectNode body) {
      name(body, "templateId", "/api/v1/data-synthesis/templates");
      name(body, "modelId", "/api/v1/models");
      name(body, "datasetId", "/api/v1/data-management/datasets");
    }
    String body = example.isString() ? example.stringValue() : example.toString();
    RawHttp.Answer answer =
        RawHttp.send(
            server,
            operation.method(),
            path(operation),
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type: " + type);
    // Where names are taken by what came before, 409 is right.
    if ((answer.status() >= 400 && answer.status() != 409) || saysWrong(answer)) {
      refused.add("%s as %s: %s%n%s".formatted(operation.name(), type, body, answer.text()));
    }
    String location = answer.headers().getOrDefault("location", "");
    if (turn(operation) < MADE.size()) {
      ids.put(operation.path(), location.substring(location.lastIndexOf('/') + 1));
    }
  }

  private void name(ObjectNode body, String field, String list) {
    if (body.has(field)) {
      body.put(field, ids.get(list));
    }
  }

  private String path(Api.Operation operation) {
    int variable = operation.path().indexOf("/{");
    return variable < 0
        ? operation.path()
        : operation
            .path()
            .replaceFirst(
                "\\{[^}]*}", String.valueOf(ids.get(operation.path().substring(0, variable))));
  }

  /// What checks a text for somebody answers 200 with the problems it found.
  private static boolean saysWrong(RawHttp.Answer answer) {
    return answer.body().has("valid") && !answer.body().path("valid").asBoolean(true);
  }
}
