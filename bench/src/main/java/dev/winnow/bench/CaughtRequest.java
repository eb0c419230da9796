package dev.winnow.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The body of the request that Winnow sends for a task, caught off the wire.
final class CaughtRequest {

  private static final String REPLY =
      "HTTP/1.1 401 -\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private CaughtRequest() {}

  /// Runs a task of one request against a server that turns it down.
  static String body(int batchSize) throws IOException, InterruptedException {
    try (Launched launched = new Launched();
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String model = Launched.modelAt(listener.getLocalPort());
      String task = launched.task("caught", batchSize, batchSize, 1, model);
      Process winnow =
          new ProcessBuilder(List.of(Launched.root().resolve("winnow").toString(), "run", task))
              .directory(launched.folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (Socket connection = listener.accept();
          BufferedInputStream in = new BufferedInputStream(connection.getInputStream());
          OutputStream out = connection.getOutputStream()) {
        ReadRequest request = ReadRequest.next(in);
        out.write(REPLY.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (request == null) {
          throw new IOException("Winnow sent nothing.");
        }
        return request.body();
      } finally {
        winnow.waitFor();
      }
    }
  }

  /// The headers that Winnow sends, but for the key of the request.
  static Map<String, String> headers() {
    return Map.of(
        "Content-Type", "application/json", "Accept", "application/json", "User-Agent", "winnow");
  }
}
