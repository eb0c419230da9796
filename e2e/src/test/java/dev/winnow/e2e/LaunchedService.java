package dev.winnow.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./winnow serve` in a process of its own. The launcher becomes Java, so the process is Java's.
public final class LaunchedService implements AutoCloseable {

  private static final Path ROOT =
      Path.of(System.getProperty("winnow.root", "..")).toAbsolutePath().normalize();

  /// It lives for seconds: what Java's second compiler makes of it would never be run, and takes
  /// half of a start.
  private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

  static final long SECONDS_MAX = 90;
  private static final long POLL_MILLIS = 50;

  private final Process process;
  private final URI address;
  private final Path said;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private LaunchedService(Process process, URI address, Path said) {
    this.process = process;
    this.address = address;
    this.said = said;
  }

  /// Launches it; it may take seconds until it answers. A home that is not there is an unused one.
  public static LaunchedService launch(Path home) throws IOException, InterruptedException {
    return launch(home, freePort(), Path.of("").toAbsolutePath(), Map.of());
  }

  /// Launches it in a working folder with further variables.
  public static LaunchedService launch(Path home, Path folder, Map<String, String> variables)
      throws IOException, InterruptedException {
    return launch(home, freePort(), folder, variables);
  }

  /// Launches one that makes its home.
  static LaunchedService first(Path home) throws IOException {
    return start(home, freePort(), Path.of("").toAbsolutePath(), Map.of());
  }

  /// Launches one that has ended again, at the address it had.
  public LaunchedService again(Path home) throws IOException, InterruptedException {
    return launch(home, address.getPort(), Path.of("").toAbsolutePath(), Map.of());
  }

  /// A port that nobody listens at, below those that systems give out by themselves: one of theirs
  /// may be given to a PostgreSQL before the service has it.
  private static int freePort() throws IOException {
    IOException taken = new IOException("No port was tried.");
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException inUse) {
        taken = inUse;
      }
    }
    throw taken;
  }

  private static LaunchedService launch(
      Path home, int port, Path folder, Map<String, String> variables)
      throws IOException, InterruptedException {
    if (!Files.exists(home)) {
      UnusedHome.copyTo(home);
    }
    return start(home, port, folder, variables);
  }

  private static LaunchedService start(
      Path home, int port, Path folder, Map<String, String> variables) throws IOException {
    Path said = home.resolveSibling(home.getFileName() + ".said");
    ProcessBuilder builder =
        command("serve", "--port", Integer.toString(port), "--home", home.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
    builder.environment().putAll(variables);
    return new LaunchedService(builder.start(), URI.create("http://127.0.0.1:" + port), said);
  }

  /// A command of the launcher.
  public static ProcessBuilder command(String... words) {
    List<String> all = new ArrayList<>(List.of(ROOT.resolve("winnow").toString()));
    all.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().remove("WINNOW_DB_URL");
    builder.environment().put("WINNOW_JAVA_OPTS", FIRST_COMPILER_ONLY);
    return builder;
  }

  /// Launches it and waits until it answers.
  public static LaunchedService ready(Path home) throws IOException, InterruptedException {
    LaunchedService service = launch(home);
    service.awaitReady();
    return service;
  }

  public URI address() {
    return address;
  }

  public void awaitReady() throws InterruptedException {
    awaitReady(SECONDS_MAX);
  }

  void awaitReady(long seconds) throws InterruptedException {
    until("it answers", this::isReady, seconds);
  }

  private boolean isReady() {
    try {
      return send("GET", "/actuator/health/readiness", null).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /// Waits until something is so.
  public void until(String what, BooleanSupplier condition) throws InterruptedException {
    until(what, condition, SECONDS_MAX);
  }

  private void until(String what, BooleanSupplier condition, long seconds)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      // Waiting for the process is waiting, and notices when it ends.
      if (endedWithin(POLL_MILLIS) || System.nanoTime() > end) {
        close();
        throw new AssertionError("Not so that " + what + ": " + said());
      }
    }
  }

  public boolean endedWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /// kill -9.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// kill -TERM.
  ///
  /// @return the exit code
  public int terminate() throws InterruptedException {
    process.destroy();
    if (!endedWithin(TimeUnit.SECONDS.toMillis(SECONDS_MAX))) {
      close();
      throw new AssertionError("It does not end: " + said());
    }
    return process.exitValue();
  }

  /// The body of a GET.
  ///
  /// @throws Unanswered when it answers with anything but success, or not at all
  public String text(String path) {
    return successful("GET", path, null);
  }

  public JsonNode get(String path) {
    return JsonMapper.shared().readTree(text(path));
  }

  public JsonNode post(String path, String json) {
    return JsonMapper.shared().readTree(successful("POST", path, json));
  }

  /// Makes something.
  ///
  /// @return its id
  public String make(String path, JsonNode body) {
    return post(path, body.toString()).path("id").stringValue();
  }

  public JsonNode patch(String path, String json) {
    return JsonMapper.shared().readTree(successful("PATCH", path, json));
  }

  public void delete(String path) {
    successful("DELETE", path, null);
  }

  /// Asks again until there is an answer, as its database may be away.
  public <T> T eventually(Supplier<T> question) throws InterruptedException {
    AtomicReference<@Nullable T> answer = new AtomicReference<>();
    until(
        "it answers",
        () -> {
          try {
            answer.set(question.get());
            return true;
          } catch (Unanswered e) {
            return false;
          }
        });
    return Objects.requireNonNull(answer.get());
  }

  /// No success.
  public static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Unanswered(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  private String successful(String method, String path, @Nullable String json) {
    try {
      HttpResponse<String> response = send(method, path, json);
      if (response.statusCode() / 100 != 2) {
        throw new Unanswered(
            method + " " + path + ": " + response.statusCode() + " " + response.body(), null);
      }
      return response.body();
    } catch (UncheckedIOException e) {
      throw new Unanswered(method + " " + path + ": " + e.getMessage(), e);
    }
  }

  private HttpResponse<String> send(String method, String path, @Nullable String json) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(
                method,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// What it and those before it wrote.
  public String said() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends it, if it still runs, in good order, so that its PostgreSQL ends too.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.shutdownNow();
  }
}
