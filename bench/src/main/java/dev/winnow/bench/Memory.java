package dev.winnow.bench;

import java.io.IOException;

/// Runs of the offline model in little memory. One run each: it passes or it does not.
public final class Memory {

  private Memory() {}

  /// `ROWS`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rows = Integer.parseInt(arguments[0]);
    Figures.table(
        "Memory: %d rows of the offline model, concurrency 64".formatted(rows),
        "| heap | rows a request | ended | peak memory | CPU | wall |");
    try (Launched launched = new Launched()) {
      for (String heap : new String[] {"256m", "64m"}) {
        for (int batchSize : new int[] {10, 1}) {
          String task = launched.task(rows, batchSize, 64, "offline");
          ProcessRun run = launched.winnow("-Xmx" + heap, "run", task);
          if (run.exitCode() == 0) {
            launched.mustHave(rows);
          }
          Figures.row(
              "| `-Xmx%s` | %d | %s | %.0f MB | %.1f s | %.1f s |"
                  .formatted(
                      heap,
                      batchSize,
                      run.exitCode() == 0 ? "all rows" : "exit code " + run.exitCode(),
                      Figures.megabytes(run.peakBytes()),
                      Figures.seconds(run.cpu()),
                      Figures.seconds(run.wall())));
          launched.clear();
        }
      }
    }
  }
}
