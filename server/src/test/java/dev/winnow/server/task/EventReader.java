package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads server-sent events, and may be cut off anywhere.
final class EventReader implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final InputStream in;
  private long bytesLeft;

  /// @param id how far a reader is who has it
  record Event(String name, String id, JsonNode data) {}

  private EventReader(InputStream in, long bytesLeft) {
    this.in = in;
    this.bytesLeft = bytesLeft;
  }

  static EventReader open(URI address, @Nullable String lastEventId) {
    return open(address, lastEventId, Long.MAX_VALUE);
  }

  /// @param bytesMax after so many bytes the connection is gone
  static EventReader open(URI address, @Nullable String lastEventId, long bytesMax) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      HttpResponse<InputStream> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw refused(address, lastEventId, response);
      }
      assertThat(response.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      return new EventReader(new BufferedInputStream(response.body()), bytesMax);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// A service that is being stopped says so with 503; the web server itself may answer anything.
  private static RuntimeException refused(
      URI address, @Nullable String lastEventId, HttpResponse<InputStream> response)
      throws IOException {
    String said =
        "%s after %s: %d %s"
            .formatted(
                address,
                lastEventId,
                response.statusCode(),
                new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
    if (response.statusCode() != 503
        && response.headers().firstValue("Content-Type").orElse("").contains("json")) {
      throw new AssertionError(said);
    }
    return new UncheckedIOException(new IOException(said));
  }

  /// The next whole event; null when the stream is over or cut off.
  @Nullable Event next() {
    String name = "";
    String id = "";
    String data = "";
    while (true) {
      String line = line();
      if (line == null) {
        return null;
      }
      if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
      } else if (line.isEmpty() && !name.isEmpty()) {
        return new Event(name, id, TaskClient.json(data));
      }
    }
  }

  /// The first event like this; those before it are passed over.
  Event await(Predicate<Event> wish) {
    for (Event event = next(); event != null; event = next()) {
      if (wish.test(event)) {
        return event;
      }
    }
    throw new AssertionError("the stream is over");
  }

  private @Nullable String line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      while (bytesLeft-- > 0) {
        int next = in.read();
        if (next < 0) {
          return null;
        }
        if (next == '\n') {
          return line.toString(StandardCharsets.UTF_8);
        }
        line.write(next);
      }
      return null;
    } catch (IOException cutOff) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
