package dev.winnow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One reader of an event stream, over a bare socket: a connection and a virtual thread are all it
/// costs here.
final class StreamReader implements AutoCloseable {

  private static final String ORDINAL = "\"ordinal\":";

  private final Socket socket = new Socket();
  private final BufferedReader in;

  /// Asks for a stream; its head has been read when this returns.
  ///
  /// @param lastEventId null begins now
  StreamReader(int port, String path, @Nullable String lastEventId) throws IOException {
    connect(socket, port, path, lastEventId);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    String status = line();
    if (!status.contains(" 200")) {
      throw new IOException(path + " answered " + status);
    }
  }

  static void connect(Socket socket, int port, String path, @Nullable String lastEventId)
      throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String last = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
    // RFC 9112 §7.1: chunks, which would have to be taken apart, are for HTTP/1.1 only.
    String request =
        "GET %s HTTP/1.0\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\n%s\r\n"
            .formatted(path, port, last);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
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
