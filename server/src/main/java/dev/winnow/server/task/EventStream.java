package dev.winnow.server.task;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/// A response of server-sent events. Writing waits for the reader, on a thread of its own.
final class EventStream {

  /// How long nothing may come before a comment keeps the connection open.
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final JsonMapper JSON = JsonMapper.builder().build();

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

  // HTML Living Standard §9.2.6: JSON on one line, so that one data field holds it.
  /// An event as text.
  static String event(String name, Object id, Object data) {
    return "event: %s\nid: %s\ndata: %s\n\n".formatted(name, id, JSON.writeValueAsString(data));
  }

  void send(byte[] events) throws IOException {
    if (events.length > 0) {
      out.write(events);
      response.flushBuffer();
    }
  }

  /// Sends a reader what it has missed.
  interface Missed<P> {

    /// Sends a piece; says how far the reader is then, which is at most `head`.
    P send(P at, P head) throws IOException;
  }

  /// Sends what a feed has until the reader leaves, or the feed ends.
  ///
  /// @param from how far the reader is
  <P> void follow(Feed<P> feed, P from, Missed<P> missed) throws IOException, InterruptedException {
    P at = from;
    long next = -1;
    while (true) {
      switch (feed.next(at, next, HEARTBEAT)) {
        case Feed.Step.Batch<P> batch -> {
          send(batch.bytes());
          at = batch.to();
          next = batch.number() + 1;
        }
        case Feed.Step.Behind<P> behind -> {
          at = missed.send(at, behind.head());
          next = at.equals(behind.head()) ? behind.next() : -1;
        }
        case Feed.Step.Nothing<P> nothing -> send(COMMENT);
        case Feed.Step.Ended<P> ended -> {
          return;
        }
      }
    }
  }
}
