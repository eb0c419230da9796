package dev.winnow.bench;

import dev.winnow.bench.SimulatedServer.Behaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs of `./winnow`, as a user starts it, in a folder of their own. Closing removes the folder.
final class Launched implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// The task's.
  private static final String NAME = "bench";

  private final Path folder;

  Launched() throws IOException {
    folder = Files.createTempDirectory("winnow-bench");
  }

  /// The checkout; `bench/run` says where it is.
  static Path root() {
    return Path.of(System.getProperty("winnow.root", ".")).toAbsolutePath().normalize();
  }

  /// Runs `./winnow` with these arguments.
  ///
  /// @param javaOptions for the Java machine, such as `-Xmx256m`; may be empty
  ProcessRun winnow(String javaOptions, String... arguments)
      throws IOException, InterruptedException {
    return ProcessRun.of(
        folder,
        Map.of("WINNOW_JAVA_OPTS", javaOptions),
        Stream.concat(Stream.of(root().resolve("winnow").toString()), Stream.of(arguments))
            .toList());
  }

  /// Runs the loop that only sends requests, as often as this.
  ProcessRun loop(ServerProcess server, String body, int requests, int concurrency)
      throws IOException, InterruptedException {
    List<String> command = ServerProcess.java(RawLoop.class);
    command.addAll(
        List.of(
            Integer.toString(server.port()),
            Integer.toString(requests),
            Integer.toString(concurrency),
            Files.writeString(folder.resolve("body.json"), body).toString()));
    return ProcessRun.of(folder, Map.of(), command).good();
  }

  /// The body of the request that Winnow sends for a task of one request.
  static String requestBody(int batchSize) throws IOException, InterruptedException {
    try (Launched launched = new Launched();
        SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      launched.task(batchSize, batchSize, 1, modelAt(server.port()));
      launched.run(batchSize);
      return server.firstBodies().getFirst();
    }
  }

  /// Writes a task for question-and-answer rows.
  ///
  /// @param model YAML in one line, such as `offline`
  /// @return its path
  String task(int rows, int batchSize, int concurrency, String model) throws IOException {
    return Files.writeString(
            folder.resolve(NAME + ".yaml"),
            """
            name: %s
            template:
              system: You write training data for an assistant.
              prompt: |
                Write question-and-answer pairs about cardiology for medium learners.
                Count: {count}
                Ask one thing at a time. Answer with JSON only:
                [{"question": "...", "answer": "..."}]
            target: %d
            batchSize: %d
            distinctOn: [question]
            concurrency: %d
            model: %s
            """
                .formatted(NAME, rows, batchSize, concurrency, model))
        .toString();
  }

  /// The model behind a simulated server.
  static String modelAt(int port) {
    return "{baseUrl: 'http://127.0.0.1:" + port + "/v1', model: simulated}";
  }

  /// Runs a task against a simulated server to its end.
  ProcessRun run(ServerProcess server, int rows, int batchSize, int concurrency)
      throws IOException, InterruptedException {
    task(rows, batchSize, concurrency, modelAt(server.port()));
    return run(rows);
  }

  /// Runs the task, or goes on with it; it must have all its rows then.
  ProcessRun run(int rows) throws IOException, InterruptedException {
    ProcessRun run = winnow("", "run", NAME + ".yaml").good();
    mustHave(rows);
    return run;
  }

  /// The report of the run.
  JsonNode report() {
    return JSON.readTree(folder.resolve(NAME + ".report.json").toFile());
  }

  /// Checks that the dataset has just so many lines.
  void mustHave(long rows) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve(NAME + ".jsonl"))) {
      long found = lines.count();
      if (found != rows) {
        throw new IllegalStateException("There are " + found + " rows, not " + rows + ".");
      }
    }
  }

  /// Removes what runs left, so that the next one starts from nothing.
  void clear() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
