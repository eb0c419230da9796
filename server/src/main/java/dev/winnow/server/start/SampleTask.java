package dev.winnow.server.start;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;

/// Runs the sample task as a person would: over the service's own interface.
final class SampleTask {

  static final String TEMPLATE = "qa_generation_template";
  static final String MODEL = "Offline demo";

  private static final String TASKS = "/api/v1/data-synthesis/tasks";
  private static final Map<String, Object> OFFLINE =
      Map.of(
          "name",
          MODEL,
          "description",
          "The built-in model: plausible text, made up without any network.",
          "provider",
          "offline",
          "latencyMillis",
          300);
  private static final int BAR_CHARS = 30;
  private static final long LOOK_MILLIS = 200;
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final Set<String> UNDER_WAY = Set.of("PENDING", "RUNNING");

  private final URI address;
  private final PrintStream out;
  private final RestClient service;

  SampleTask(URI address, PrintStream out) {
    this.address = address;
    this.out = out;
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
    requests.setReadTimeout(ANSWER_MAX);
    this.service = RestClient.builder().baseUrl(address).requestFactory(requests).build();
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
    JsonNode starters = ask(HttpMethod.POST, "/api/v1/data-synthesis/templates/starters", Map.of());
    String template =
        named(TEMPLATE, starters.path("installed"))
            .or(() -> named(TEMPLATE, starters.path("present")))
            .orElseThrow(() -> new NotDone("the starter template " + TEMPLATE + " is not there."));
    String model =
        named(
                MODEL,
                ask(HttpMethod.GET, "/api/v1/models?size=100&q=" + MODEL, null).path("content"))
            .orElse("");
    if (model.isEmpty()) {
      model = ask(HttpMethod.POST, "/api/v1/models", OFFLINE).path("id").asString();
    }
    JsonNode task = ask(HttpMethod.POST, TASKS, task(template, model));
    String id = task.path("id").asString();
    while (UNDER_WAY.contains(task.path("status").asString())) {
      show(task);
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      task = ask(HttpMethod.GET, TASKS + "/" + id, null);
    }
    show(task);
    out.println();
    if (!task.path("status").asString().equals("COMPLETED")) {
      throw new NotDone(task.at("/why/message").asString("it was stopped"));
    }
    out.println("Its rows: " + address.resolve(TASKS + "/" + id + "/output"));
  }

  private static Map<String, Object> task(String template, String model) {
    return Map.of(
        "name",
        "Medical QA Synthesis",
        "description",
        "The sample of winnow demo.",
        "templateId",
        template,
        "modelId",
        model,
        "parameters",
        Map.of("topic", "Medical health", "difficulty", "medium", "count", 100));
  }

  /// The id of what has a name.
  private static Optional<String> named(String name, JsonNode list) {
    return list.valueStream()
        .filter(each -> each.path("name").asString().equals(name))
        .map(each -> each.path("id").asString())
        .findFirst();
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

  private JsonNode ask(HttpMethod method, String path, @Nullable Object body) throws NotDone {
    try {
      RestClient.RequestBodySpec request = service.method(method).uri(path);
      if (body != null) {
        request.contentType(MediaType.APPLICATION_JSON).body(body);
      }
      return Objects.requireNonNull(request.retrieve().body(JsonNode.class));
    } catch (RestClientResponseException e) {
      JsonNode problem = e.getResponseBodyAs(JsonNode.class);
      throw new NotDone(problem == null ? e.toString() : problem.path("message").asString());
    } catch (ResourceAccessException e) {
      throw new NotDone("the service does not answer (" + e.getMessage() + ").");
    }
  }
}
