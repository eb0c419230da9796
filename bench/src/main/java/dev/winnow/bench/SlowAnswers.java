package dev.winnow.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much of the time that a model's answers take a run makes use of: one row a request, beside
/// the least possible time and a loop that only sends as many requests.
public final class SlowAnswers {

  private static final Pattern LOOPED = Pattern.compile("in ([0-9.]+) s");

  private record Scenario(int rows, int concurrency, int latencyMillis) {
    double idealSeconds() {
      return (double) rows / concurrency * latencyMillis / 1e3;
    }
  }

  private SlowAnswers() {}

  /// `REPETITIONS [ROWS:CONCURRENCY:LATENCY-MILLIS]…`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int repetitions = Integer.parseInt(arguments[0]);
    List<Scenario> scenarios = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] parts = arguments[i].split(":", -1);
      scenarios.add(
          new Scenario(
              Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
    }
    Figures.table(
        "Slow answers: 1 row a request, medians of %d".formatted(repetitions),
        "| rows | in flight | an answer | ideal | run | of ideal | loop | run to loop | process | loop's process | CPU | loop's CPU |");
    for (Scenario scenario : scenarios) {
      measure(scenario, repetitions);
    }
  }

  private static void measure(Scenario scenario, int repetitions)
      throws IOException, InterruptedException {
    List<Double> runs = new ArrayList<>();
    List<Double> loops = new ArrayList<>();
    List<ProcessRun> processes = new ArrayList<>();
    List<ProcessRun> controls = new ArrayList<>();
    String body = Launched.requestBody(1);
    try (ServerProcess server =
            ServerProcess.start("--latency", Integer.toString(scenario.latencyMillis()));
        Launched launched = new Launched()) {
      // Unmeasured, so that the server is warm for everybody.
      launched.loop(server, body, Math.min(scenario.rows(), 5_000), scenario.concurrency());
      for (int i = 0; i < repetitions; i++) {
        processes.add(launched.run(server, scenario.rows(), 1, scenario.concurrency()));
        runs.add(launched.report().path("durationSecondsThisRun").asDouble());
        launched.clear();
        ProcessRun control = launched.loop(server, body, scenario.rows(), scenario.concurrency());
        controls.add(control);
        loops.add(seconds(control.output()));
      }
    }
    double run = Figures.median(runs);
    double loop = Figures.median(loops);
    Figures.row(
        "| %,d | %d | %,d ms | %.2f s | %.2f s | %.3f | %.2f s | %.3f | %.2f s | %.2f s | %.2f s | %.2f s |"
            .formatted(
                scenario.rows(),
                scenario.concurrency(),
                scenario.latencyMillis(),
                scenario.idealSeconds(),
                run,
                scenario.idealSeconds() / run,
                loop,
                loop / run,
                Figures.wallSeconds(processes),
                Figures.wallSeconds(controls),
                Figures.cpuSeconds(processes),
                Figures.cpuSeconds(controls)));
  }

  private static double seconds(String said) {
    Matcher matcher = LOOPED.matcher(said);
    if (!matcher.find()) {
      throw new IllegalStateException("The loop does not say how long it took: " + said);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
