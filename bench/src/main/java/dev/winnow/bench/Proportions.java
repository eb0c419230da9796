package dev.winnow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A proportional task of 5 × 3 × 2 combinations, of which a third has no rows rejected, a third 40
/// % and a third 90 %: how many requests it sends beside the fewest that could do, and how long it
/// takes beside the least time for those.
public final class Proportions {

  private static final int ROWS = 3_000;
  private static final int BATCH_SIZE = 10;

  /// Rows rejected, in percent, by the category of the second dimension.
  private static final Map<String, Integer> SPOILED = Map.of("none", 0, "some", 40, "most", 90);

  private Proportions() {}

  /// `REPETITIONS CONCURRENCY:LATENCY-MILLIS…`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int repetitions = Integer.parseInt(arguments[0]);
    Figures.table(
        "Proportions: %,d rows of 30 combinations, %d a request, 0, 40 and 90 %% rejected, medians of %d"
            .formatted(ROWS, BATCH_SIZE, repetitions),
        "| in flight | an answer | fewest requests | requests | to fewest | least time | run | to least |");
    for (int i = 1; i < arguments.length; i++) {
      String[] parts = arguments[i].split(":", -1);
      measure(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), repetitions);
    }
  }

  private static String task(int concurrency, int port) {
    return """
    name: bench
    template:
      prompt: |
        Write question-and-answer pairs about {topic} for {level} learners. Kind: {kind}.
        Count: {count} Spoil: {spoiled}%%
        [{"question": "...", "answer": "..."}]
    target: %d
    dimensions:
      topic: [heart, lungs, liver, skin, bones]
      level:
        categories:
          none: {parameters: {spoiled: 0}}
          some: {parameters: {spoiled: 40}}
          most: {parameters: {spoiled: 90}}
      kind: [open, closed]
    batchSize: %d
    concurrency: %d
    limits: {budgetFactor: 30}
    model: %s
    """
        .formatted(ROWS, BATCH_SIZE, concurrency, Launched.modelAt(port));
  }

  private static void measure(int concurrency, int latencyMillis, int repetitions)
      throws IOException, InterruptedException {
    List<Double> requests = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    double fewest = 0;
    try (ServerProcess server = ServerProcess.start("--latency", Integer.toString(latencyMillis));
        Launched launched = new Launched()) {
      for (int i = 0; i < repetitions; i++) {
        Files.writeString(
            launched.folder().resolve("bench.yaml"), task(concurrency, server.port()));
        long before = server.stats().path("requests").asLong();
        launched.run(ROWS);
        requests.add((double) (server.stats().path("requests").asLong() - before));
        JsonNode report = launched.report();
        seconds.add(report.path("durationSecondsThisRun").asDouble());
        fewest = fewest(report);
        launched.clear();
      }
    }
    double least = fewest / concurrency * latencyMillis / 1e3;
    Figures.row(
        "| %d | %,d ms | %,.0f | %,.0f | %.3f | %.2f s | %.2f s | %.3f |"
            .formatted(
                concurrency,
                latencyMillis,
                fewest,
                Figures.median(requests),
                Figures.median(requests) / fewest,
                least,
                Figures.median(seconds),
                Figures.median(seconds) / least));
  }

  /// The requests of somebody who knows what share of a combination's rows is rejected, and asks
  /// for no more than that takes; each combination must have its rows.
  private static double fewest(JsonNode report) {
    double fewest = 0;
    Map<String, Long> levels = new HashMap<>();
    for (JsonNode cell : report.path("cells")) {
      long target = cell.path("target").asLong();
      if (cell.path("accepted").asLong() != target) {
        throw new IllegalStateException("A combination lacks rows: " + cell);
      }
      String level = cell.path("categories").path("level").asString();
      levels.merge(level, target, Long::sum);
      fewest += Math.ceil(target * 100.0 / BATCH_SIZE / (100 - SPOILED.getOrDefault(level, 0)));
    }
    if (!levels.equals(Map.of("none", 1_000L, "some", 1_000L, "most", 1_000L))) {
      throw new IllegalStateException("The shares are " + levels);
    }
    return fewest;
  }
}
