package dev.winnow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What a judge costs a run in time: all gates and a judge slower than the model that makes rows,
/// beside each of the two stages alone, in which the other one answers at once.
public final class JudgedRows {

  private static final int BATCH_SIZE = 10;
  private static final int CONCURRENCY = 8;
  private static final int MAKER_MILLIS = 300;
  private static final int JUDGE_MILLIS = 600;

  private JudgedRows() {}

  /// `ROWS REPETITIONS`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rows = Integer.parseInt(arguments[0]);
    int repetitions = Integer.parseInt(arguments[1]);
    List<Double> makers = new ArrayList<>();
    List<Double> judges = new ArrayList<>();
    List<Double> both = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      makers.add(seconds(rows, MAKER_MILLIS, 0));
      judges.add(seconds(rows, 0, JUDGE_MILLIS));
      both.add(seconds(rows, MAKER_MILLIS, JUDGE_MILLIS));
    }
    double slower = Math.max(Figures.median(makers), Figures.median(judges));
    Figures.table(
        "Judged rows: %,d rows, %d a request, concurrency %d, a maker of %d ms, a judge of %d ms; medians of %d"
            .formatted(rows, BATCH_SIZE, CONCURRENCY, MAKER_MILLIS, JUDGE_MILLIS, repetitions),
        "| maker alone | judge alone | both | both to the slower |");
    Figures.row(
        "| %.2f s | %.2f s | %.2f s | %.3f |"
            .formatted(
                Figures.median(makers),
                Figures.median(judges),
                Figures.median(both),
                Figures.median(both) / slower));
  }

  private static double seconds(int rows, int makerMillis, int judgeMillis)
      throws IOException, InterruptedException {
    try (ServerProcess maker = ServerProcess.start("--latency", Integer.toString(makerMillis));
        ServerProcess judge = ServerProcess.start("--latency", Integer.toString(judgeMillis));
        Launched launched = new Launched()) {
      String task =
          launched.task(rows, BATCH_SIZE, CONCURRENCY, Launched.modelAt(maker.port()));
      Files.writeString(
          Path.of(task),
          """
          gates:
            preset: strict
            judge: {model: %s, rubric: qa, rowsPerRequest: %d}
          """
              .formatted(Launched.modelAt(judge.port()), BATCH_SIZE),
          StandardOpenOption.APPEND);
      launched.run(rows);
      return launched.report().path("durationSecondsThisRun").asDouble();
    }
  }
}
