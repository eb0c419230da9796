package dev.winnow.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service over HTTP.
final class ServiceApi {

  static final String TEMPLATES = "/api/v1/data-synthesis/templates";
  static final String TASKS = "/api/v1/data-synthesis/tasks";
  static final String MODELS = "/api/v1/models";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LOOK = Duration.ofMillis(100);

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  ServiceApi(URI address) {
    this.address = address;
  }

  int port() {
    return address.getPort();
  }

  /// The status of an answer whose body is read and thrown away.
  int status(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return sent(request(path).build());
  }

  /// Sends JSON; the answer must be a success.
  JsonNode post(String path, String json) throws IOException, InterruptedException {
    return sent(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /// Sends a file.
  JsonNode upload(String path, Path file) throws IOException, InterruptedException {
    return sent(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build());
  }

  /// Makes something and returns its id.
  String made(String path, String json) throws IOException, InterruptedException {
    return post(path, json).path("id").asString();
  }

  /// A model behind a simulated server.
  String model(String name, int port, int concurrencyMax) throws IOException, InterruptedException {
    return made(
        MODELS,
        """
        {"name": "%s", "baseUrl": "http://127.0.0.1:%d/v1", "model": "simulated", "limits": {"concurrencyMax": %d}}
        """
            .formatted(name, port, concurrencyMax));
  }

  /// Waits until a task has all its rows, and says what became of it.
  JsonNode completed(String task) throws IOException, InterruptedException {
    while (true) {
      JsonNode view = get(TASKS + "/" + task);
      String status = view.path("status").asString();
      if (status.equals("COMPLETED")) {
        return view;
      }
      if (!status.equals("RUNNING") && !status.equals("PENDING")) {
        throw new IllegalStateException("The task did not complete: " + view);
      }
      Thread.sleep(LOOK);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofMinutes(1));
  }

  private JsonNode sent(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
