package dev.winnow.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;

/// A thousand calls in flight to a model that takes a second, by one process and by two at once.
public final class ManyInFlight {

  private static final int CONCURRENCY = 1_000;
  private static final int BATCH_SIZE = 10;

  private ManyInFlight() {}

  /// `ROWS`, for each process
  public static void main(String[] arguments) throws Exception {
    int rows = Integer.parseInt(arguments[0]);
    Figures.table(
        "Many in flight: %d rows a process, 10 a request, concurrency 1,000, latency 1 s"
            .formatted(rows),
        "| processes | most in flight | wall | rows/s | CPU a row | sent again | given up | peak memory, each |");
    measure(1, rows);
    measure(2, rows);
  }

  private static void measure(int processes, int rows)
      throws IOException, InterruptedException, ExecutionException {
    try (ServerProcess server = ServerProcess.start("--latency", "1000")) {
      Duration before = KernelFigures.cpuOfChildren();
      List<Ran> ran = AtOnce.all(processes, number -> run(server, rows));
      Duration cpu = KernelFigures.cpuOfChildren().minus(before);
      JsonNode seen = server.stats();
      List<ProcessRun> runs = ran.stream().map(Ran::run).toList();
      double wall = runs.stream().mapToDouble(run -> Figures.seconds(run.wall())).max().orElse(0);
      Figures.row(
          "| %d | %,d | %.1f s | %,.0f | %.3f ms | %d | %d | %.0f MB |"
              .formatted(
                  processes,
                  seen.path("inFlightMax").asInt(),
                  wall,
                  processes * rows / wall,
                  1e3 * Figures.seconds(cpu) / rows / processes,
                  seen.path("repeats").asLong(),
                  ran.stream().mapToLong(Ran::failures).sum(),
                  Figures.peakMegabytes(runs)));
    }
  }

  private record Ran(ProcessRun run, long failures) {}

  private static Ran run(ServerProcess server, int rows) throws IOException, InterruptedException {
    try (Launched launched = new Launched()) {
      ProcessRun run = launched.run(server, rows, BATCH_SIZE, CONCURRENCY);
      return new Ran(run, launched.report().at("/requests/givenUpThisRun").asLong(-1));
    }
  }
}
