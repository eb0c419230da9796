package dev.winnow.server.task;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A response of server-sent events. Writing waits for the reader, on a thread of its own.
final class EventStream {

  /// How long nothing may come before a comment keeps the connection open.
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final HttpServletResponse response;

  private EventStream(HttpServletResponse response) throws IOException {
    this.response = response;
    this.out = response.getOutputStream();
  }

  /// Begins the response.
  static EventStream open(HttpServletResponse response) throws IOException {
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    // Proxies that would collect events before they pass them on.
    response.setHeader("X-Accel-Buffering", "no");
    EventStream stream = new EventStream(response);
    stream.send("retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII));
    return stream;
  }

  void send(byte[] events) throws IOException {
    if (events.length > 0) {
      out.write(events);
      response.flushBuffer();
    }
  }

  void heartbeat() throws IOException {
    send(COMMENT);
  }
}
