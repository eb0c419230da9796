package dev.winnow.server.start;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Runs the sample task as a person would: over the service's own interface.
final class SampleTask {

  static final String TEMPLATE = "qa_generation_template";
  static final String MODEL = "Offline demo";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BAR_CHARS = 30;
  private static final long LOOK_MILLIS = 200;
  private static final Set<String> UNDER_WAY = Set.of("PENDING", "RUNNING");

  private final URI address;
  private final PrintStream out;
  private final HttpClient client = HttpClient.newHttpClient();

  SampleTask(URI address, PrintStream out) {
    this.address = address;
    this.out = out;
  }

  /// The sample did not come to its end; the message says why.
  static final class NotDone extends Exception {
    private static final long serialVersionUID = 1;

    private NotDone(String message) {
      super(message);
    }
  }

  /// Runs it to its end.
  void run() throws NotDone, InterruptedException {
    ask("POST", "/api/v1/data-synthesis/templates/starters", null);
    String template = named("/api/v1/data-synthesis/templates", TEMPLATE);
    if (template.isEmpty()) {
      throw new NotDone("the starter template " + TEMPLATE + " is not there.");
    }
    String model = named("/api/v1/models", MODEL);
    if (model.isEmpty()) {
      model = ask("POST", "/api/v1/models", offline()).path("id").asString("");
    }
    JsonNode task = ask("POST", "/api/v1/data-synthesis/tasks", task(template, model));
    String id = task.path("id").asString("");
    while (UNDER_WAY.contains(task.path("status").asString(""))) {
      show(task);
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      task = ask("GET", "/api/v1/data-synthesis/tasks/" + id, null);
    }
    show(task);
    out.println();
    if (!task.path("status").asString("").equals("COMPLETED")) {
      throw new NotDone(task.path("why").asString("it was stopped"));
    }
    out.println("Its rows: " + address.resolve("/api/v1/data-synthesis/tasks/" + id + "/output"));
  }

  private static ObjectNode offline() {
    return JSON.createObjectNode()
        .put("name", MODEL)
        .put("description", "The built-in model: plausible text, made up without any network.")
        .put("provider", "offline")
        .put("latencyMillis", 300);
  }

  private static ObjectNode task(String template, String model) {
    ObjectNode task =
        JSON.createObjectNode()
            .put("name", "Medical QA Synthesis")
            .put("description", "The sample of winnow demo.")
            .put("templateId", template)
            .put("modelId", model);
    task.putObject("parameters")
        .put("topic", "Medical health")
        .put("difficulty", "medium")
        .put("count", 100);
    return task;
  }

  /// The id of what has a name, in a list; empty where there is none.
  private String named(String list, String name) throws NotDone, InterruptedException {
    String query = java.net.URLEncoder.encode(name, StandardCharsets.UTF_8);
    for (JsonNode each : ask("GET", list + "?size=100&q=" + query, null).path("content")) {
      if (each.path("name").asString("").equals(name)) {
        return each.path("id").asString("");
      }
    }
    return "";
  }

  /// The same line again and again on a terminal.
  private void show(JsonNode task) {
    double percent = task.path("progress").asDouble(0);
    int full = (int) Math.round(percent / 100 * BAR_CHARS);
    out.printf(
        "\r%s  %s%s  %3.0f %%  %d/%d",
        task.path("name").asString(""),
        "█".repeat(full),
        "░".repeat(BAR_CHARS - full),
        percent,
        task.path("generated").asLong(0),
        task.path("target").asLong(0));
    out.flush();
  }

  private JsonNode ask(
      String method, String path, @org.jspecify.annotations.Nullable ObjectNode body)
      throws NotDone, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build();
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      JsonNode answer = JSON.readTree(response.body());
      if (response.statusCode() >= 400) {
        throw new NotDone(answer.path("message").asString(response.body()));
      }
      return answer;
    } catch (IOException e) {
      throw new NotDone("the service does not answer (" + e.getMessage() + ").");
    }
  }
}
