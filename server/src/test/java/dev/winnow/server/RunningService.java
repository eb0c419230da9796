package dev.winnow.server;

import dev.winnow.server.start.HomeLock;
import dev.winnow.server.start.Serving;
import dev.winnow.server.start.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// The whole service with its own PostgreSQL, in this process, once for all tests of a run; spoken
/// to over HTTP.
public final class RunningService {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static @Nullable RunningService running;

  private final Serving serving;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private RunningService(Serving serving) {
    this.serving = serving;
  }

  /// What came back.
  ///
  /// @param body missing where there was none or it is no JSON
  public record Answer(int status, String text, JsonNode body, HttpResponse<String> response) {

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /// The one service of this test run; it ends with the process.
  public static synchronized RunningService get() {
    if (running == null) {
      try {
        Path home = Files.createTempDirectory("winnow-test");
        running = new RunningService(Serving.start(new Settings(home, "127.0.0.1", 0, null)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (HomeLock.Taken e) {
        throw new IllegalStateException(e);
      }
    }
    return running;
  }

  /// Speaks to a service that a test has started and will stop.
  public static RunningService of(Serving serving) {
    return new RunningService(serving);
  }

  public URI address() {
    return serving.address();
  }

  public Serving serving() {
    return serving;
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Answer post(String path, String json, String... headers) {
    return send("POST", path, json, headers);
  }

  public Answer put(String path, String json, String... headers) {
    return send("PUT", path, json, headers);
  }

  public Answer patch(String path, String json, String... headers) {
    return send("PATCH", path, json, headers);
  }

  public Answer delete(String path, String... headers) {
    return send("DELETE", path, null, headers);
  }

  /// Sends a request; the body is JSON unless a header says otherwise.
  ///
  /// @param headers names and values in turn
  public Answer send(String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(60));
    boolean typed = false;
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
      typed |= headers[i].equalsIgnoreCase("Content-Type");
    }
    if (body != null && !typed) {
      request.header("Content-Type", "application/json");
    }
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.body(), json(response), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return type.contains("json") && !type.contains("jsonl") && !response.body().isEmpty()
        ? JSON.readTree(response.body())
        : MissingNode.getInstance();
  }
}
