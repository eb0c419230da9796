package dev.winnow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One reader of an event stream, over a bare socket: a connection and a virtual thread are all it
/// costs here.
final class StreamReader implements AutoCloseable {

  private static final String ORDINAL = "\"ordinal\":";
  private static final int STALLED_BUFFER_BYTES = 4_096;
  private static final String ESTABLISHED = "01";
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Socket socket;
  private final int port;
  private final BufferedReader in;

  private StreamReader(Socket socket, int port, String path, @Nullable String lastEventId)
      throws IOException {
    this.socket = socket;
    this.port = port;
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String last = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
    // RFC 9112 §7.1: chunks, which would have to be taken apart, are for HTTP/1.1 only.
    String request =
        "GET %s HTTP/1.0\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\n%s\r\n"
            .formatted(path, port, last);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /// Asks for a stream; its head has been read when this returns.
  ///
  /// @param lastEventId null begins now
  static StreamReader reading(int port, String path, @Nullable String lastEventId)
      throws IOException {
    StreamReader reader = new StreamReader(new Socket(), port, path, lastEventId);
    String status = reader.line();
    if (!status.contains(" 200")) {
      reader.close();
      throw new IOException(path + " answered " + status);
    }
    return reader;
  }

  /// Asks for a stream of a task from its beginning, and never reads.
  static StreamReader stalled(int port, String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(STALLED_BUFFER_BYTES);
    return new StreamReader(socket, port, path, "0.0.0");
  }

  /// Reads until so many rows have come: each once, in their order, none left out.
  ///
  /// @throws IllegalStateException for a row out of its place
  void rows(long count) throws IOException {
    long expected = 1;
    while (expected <= count) {
      String line = line();
      if (!line.startsWith("data: [{\"ordinal\"")) {
        continue;
      }
      int at = line.indexOf(ORDINAL);
      while (at >= 0) {
        int from = at + ORDINAL.length();
        long ordinal = Long.parseLong(line, from, line.indexOf(',', from), 10);
        if (ordinal != expected) {
          throw new IllegalStateException(
              "Row " + ordinal + " came where " + expected + " was due.");
        }
        expected++;
        at = line.indexOf(ORDINAL, from);
      }
    }
  }

  /// Reads until a line begins like this.
  void until(String start) throws IOException {
    String line = line();
    while (!line.startsWith(start)) {
      line = line();
    }
  }

  /// Waits until the service has given the connection up.
  ///
  /// @return whether it has within that time
  boolean sentAway(Duration longest) throws IOException, InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (isServed()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(LOOK);
    }
    return true;
  }

  /// Whether the service's end of the connection is open: `/proc/net/tcp` has both ends of it, as
  /// hexadecimal ports behind addresses, and the state.
  private boolean isServed() throws IOException {
    String here = ":%04X".formatted(port);
    String there = ":%04X".formatted(socket.getLocalPort());
    for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] fields = line.strip().split("\\s+", 5);
        if (fields[1].endsWith(here)
            && fields[2].endsWith(there)
            && fields[3].equals(ESTABLISHED)) {
          return true;
        }
      }
    }
    return false;
  }

  private String line() throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("The service ended the stream.");
    }
    return line;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
