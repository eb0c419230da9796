package dev.winnow.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Going on with a journal that is complete: every answer is read again, nothing is sent.
public final class Replay {

  private Replay() {}

  /// `ROWS REPETITIONS`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rows = Integer.parseInt(arguments[0]);
    int repetitions = Integer.parseInt(arguments[1]);
    Figures.table(
        "Replay: %d rows, medians of %d".formatted(rows, repetitions),
        "| rows a request | wall | rows/s | CPU a row | peak memory |");
    for (int batchSize : new int[] {10, 1}) {
      measure(rows, batchSize, repetitions);
    }
  }

  private static void measure(int rows, int batchSize, int repetitions)
      throws IOException, InterruptedException {
    List<ProcessRun> runs = new ArrayList<>();
    try (Launched launched = new Launched()) {
      try (ServerProcess server = ServerProcess.start()) {
        launched.run(server, rows, batchSize, 64);
      }
      // The server is gone: a request would fail.
      for (int i = 0; i < repetitions; i++) {
        runs.add(launched.run(rows));
      }
    }
    double wall = Figures.wallSeconds(runs);
    Figures.row(
        "| %d | %.2f s | %,.0f | %.3f ms | %.0f MB |"
            .formatted(
                batchSize,
                wall,
                rows / wall,
                1e3 * Figures.cpuSeconds(runs) / rows,
                Figures.peakMegabytes(runs)));
  }
}
