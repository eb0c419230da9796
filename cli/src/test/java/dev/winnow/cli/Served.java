package dev.winnow.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// A server of somebody else's, in a process of its own, on a free port.
final class Served implements AutoCloseable {

  private static final long READY_SECONDS_MAX = 120;
  private static final long POLL_MILLIS = 100;

  private final Process process;
  private final int port;
  private final HttpClient client;

  private Served(Process process, int port, HttpClient client) {
    this.process = process;
    this.port = port;
    this.client = client;
  }

  /// Starts a server and waits until `/health` answers with 200.
  ///
  /// @param folder where it runs and what it says is kept
  /// @param command its command line for a port
  static Served start(Path folder, IntFunction<List<String>> command)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path said = Files.createTempFile(folder, "server", ".txt");
    Process process =
        new ProcessBuilder(command.apply(port))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    Served served = new Served(process, port, client);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS_MAX);
    while (!served.isReady()) {
      // Waiting for the process is waiting, and notices when it ends.
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        served.close();
        throw new AssertionError("The server did not start: " + Files.readString(said));
      }
    }
    return served;
  }

  private boolean isReady() throws IOException, InterruptedException {
    try {
      return get("/health").statusCode() == 200;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /// What it answers to a GET.
  String body(String path) throws IOException, InterruptedException {
    return get(path).body();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port + "/v1");
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroyForcibly();
    process.onExit().join();
    client.shutdownNow();
  }
}
