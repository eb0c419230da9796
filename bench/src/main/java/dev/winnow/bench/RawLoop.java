package dev.winnow.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The control: as many requests as a run of Winnow sends, with the same body, over the same HTTP
/// client, and nothing done with the replies but reading their bytes.
public final class RawLoop {

  private RawLoop() {}

  /// `PORT REQUESTS CONCURRENCY BODY-FILE`
  public static void main(String[] arguments) throws Exception {
    long start = System.nanoTime();
    long bytes =
        run(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Files.readAllBytes(Path.of(arguments[3])));
    System.out.println(
        "%d bytes read in %.3f s".formatted(bytes, (System.nanoTime() - start) / 1e9));
  }

  /// Sends them all.
  ///
  /// @return the bytes of the replies
  static long run(int port, int requests, int concurrency, byte[] body)
      throws ExecutionException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + "/v1/chat/completions");
    String run = "control-" + ProcessHandle.current().pid() + "-";
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient client =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(threads)
                .build()) {
      List<Long> loops =
          AtOnce.all(
              concurrency,
              loop -> {
                long read = 0;
                for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                  read += send(client, address, run + i, body);
                }
                return read;
              });
      return loops.stream().mapToLong(Long::longValue).sum();
    }
  }

  private static long send(HttpClient client, URI address, String key, byte[] body)
      throws IOException, InterruptedException {
    // As Winnow sends it.
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .POST(BodyPublishers.ofByteArray(body))
            .setHeader("Content-Type", "application/json")
            .setHeader("Accept", "application/json")
            .setHeader("User-Agent", "winnow")
            .setHeader("Idempotency-Key", key)
            .build();
    HttpResponse<byte[]> reply = client.send(request, BodyHandlers.ofByteArray());
    if (reply.statusCode() != 200) {
      throw new IOException("The simulated server answered " + reply.statusCode() + ".");
    }
    return reply.body().length;
  }
}
