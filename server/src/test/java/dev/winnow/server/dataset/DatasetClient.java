package dev.winnow.server.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that works with the datasets of a service over HTTP.
public record DatasetClient(RunningService service) {

  static final String API = "/api/v1/data-management";
  static final String DATASETS = API + "/datasets";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static DatasetClient shared() {
    return new DatasetClient(RunningService.get());
  }

  static String unique(String name) {
    return name + " " + UUID.randomUUID();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    return answer.body();
  }

  public JsonNode get(String path) {
    return ok(service.get(path));
  }

  /// Rows that were searched for, once all are indexed.
  JsonNode found(String path) {
    JsonNode found = get(path);
    while (!found.path("indexedRows").isNull()) {
      LockSupport.parkNanos(20_000_000);
      found = get(path);
    }
    return found;
  }

  public JsonNode post(String path, String body) {
    return ok(service.post(path, body));
  }

  /// Uploads a file and waits until it was read.
  JsonNode upload(String fileName, byte[] content) {
    return upload(fileName, "", content);
  }

  JsonNode upload(String fileName, String encoding, byte[] content) {
    String path = API + "/imports?fileName=" + encoded(fileName) + "&encoding=" + encoded(encoding);
    HttpRequest request =
        HttpRequest.newBuilder(service.address().resolve(path))
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(content))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
      JsonNode taken = JSON.readTree(response.body());
      return await(API + "/imports/" + taken.path("id").stringValue(), "CHECKING");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode upload(String fileName, String content) {
    return upload(fileName, content.getBytes(StandardCharsets.UTF_8));
  }

  /// Waits until something is in another state.
  JsonNode await(String path, String state) {
    JsonNode now = get(path);
    while (now.path("state").stringValue().equals(state)) {
      LockSupport.parkNanos(20_000_000);
      now = get(path);
    }
    return now;
  }

  /// Stores the rows of an uploaded file.
  ///
  /// @return the import as it is afterwards
  JsonNode start(JsonNode upload, String wish) {
    String path = API + "/imports/" + upload.path("id").stringValue();
    post(path + "/start", wish);
    JsonNode done = await(path, "IMPORTING");
    assertThat(done.path("state").stringValue()).as(done.toString()).isEqualTo("DONE");
    return done;
  }

  /// A dataset with the rows of a file.
  ///
  /// @return its path
  public String dataset(String fileName, String content) {
    JsonNode done =
        start(
            upload(fileName, content),
            JSON.createObjectNode().put("name", unique("dataset")).toString());
    return DATASETS + "/" + done.path("datasetId").stringValue();
  }

  /// Exports a dataset and waits for the file.
  JsonNode export(String dataset, String wish) {
    JsonNode begun = post(dataset + "/exports", wish);
    JsonNode done = await(API + "/exports/" + begun.path("id").stringValue(), "RUNNING");
    assertThat(done.path("state").stringValue()).as(done.toString()).isEqualTo("DONE");
    return done;
  }

  /// What a file of an export holds.
  public String exported(String dataset, String wish) {
    return new String(download(export(dataset, wish)).body(), StandardCharsets.UTF_8);
  }

  HttpResponse<byte[]> download(JsonNode export, String... headers) {
    String path = API + "/exports/" + export.path("id").stringValue() + "/download";
    HttpRequest.Builder request = HttpRequest.newBuilder(service.address().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
