package dev.winnow.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// CPU time a row, all steps included: the process of `./winnow run` against a model that answers
/// at once, beside a loop that only sends the same requests and reads the replies.
public final class CpuPerRow {

  private static final int CONCURRENCY = 64;

  private CpuPerRow() {}

  /// `ROWS REPETITIONS`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rows = Integer.parseInt(arguments[0]);
    int repetitions = Integer.parseInt(arguments[1]);
    Figures.table(
        "CPU a row: %d rows, concurrency %d, medians of %d"
            .formatted(rows, CONCURRENCY, repetitions),
        "| rows a request | program | CPU | CPU a row | CPU a request | wall | rows/s | peak memory |");
    for (int batchSize : new int[] {10, 1}) {
      measure(rows, batchSize, repetitions);
    }
  }

  private static void measure(int rows, int batchSize, int repetitions)
      throws IOException, InterruptedException {
    List<ProcessRun> runs = new ArrayList<>();
    List<ProcessRun> controls = new ArrayList<>();
    String body = Launched.requestBody(batchSize);
    int requests = rows / batchSize;
    try (ServerProcess server = ServerProcess.start();
        Launched launched = new Launched()) {
      // Unmeasured, so that the server is warm for everybody.
      launched.loop(server, body, Math.min(requests, 20_000), CONCURRENCY);
      for (int i = 0; i < repetitions; i++) {
        runs.add(launched.run(server, rows, batchSize, CONCURRENCY));
        launched.clear();
        controls.add(launched.loop(server, body, requests, CONCURRENCY));
      }
    }
    say("`./winnow run`", runs, rows, batchSize);
    say("control", controls, rows, batchSize);
    Figures.row(
        "| %d | ratio | %.2f | | | %.2f | | %.2f |"
            .formatted(
                batchSize,
                Figures.cpuSeconds(runs) / Figures.cpuSeconds(controls),
                Figures.wallSeconds(runs) / Figures.wallSeconds(controls),
                Figures.peakMegabytes(runs) / Figures.peakMegabytes(controls)));
  }

  private static void say(String program, List<ProcessRun> runs, int rows, int batchSize) {
    double cpu = Figures.cpuSeconds(runs);
    double wall = Figures.wallSeconds(runs);
    Figures.row(
        "| %d | %s | %.2f s | %.3f ms | %.3f ms | %.2f s | %,.0f | %.0f MB |"
            .formatted(
                batchSize,
                program,
                cpu,
                1e3 * cpu / rows,
                1e3 * cpu * batchSize / rows,
                wall,
                rows / wall,
                Figures.peakMegabytes(runs)));
  }
}
