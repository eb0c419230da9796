package dev.winnow.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Medians of several runs, and tables of them in Markdown.
final class Figures {

  private Figures() {}

  /// The middle value; of an even number, the mean of the middle two.
  ///
  /// @throws IllegalArgumentException when there is none
  static double median(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Nothing has no median.");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  static double median(List<ProcessRun> runs, ToDoubleFunction<ProcessRun> figure) {
    return median(runs.stream().map(figure::applyAsDouble).toList());
  }

  static double cpuSeconds(List<ProcessRun> runs) {
    return median(runs, run -> seconds(run.cpu()));
  }

  static double wallSeconds(List<ProcessRun> runs) {
    return median(runs, run -> seconds(run.wall()));
  }

  static double peakMegabytes(List<ProcessRun> runs) {
    return median(runs, run -> megabytes(run.peakBytes()));
  }

  static double megabytes(long bytes) {
    return bytes / (double) (1 << 20);
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /// Says a line of a table.
  static void row(String line) {
    System.out.println(line);
  }

  /// Says what a benchmark is, and the head of its table.
  ///
  /// @param head the names of its columns, as a line of the table
  static void table(String title, String head) {
    int columns = (int) head.chars().filter(c -> c == '|').count() - 1;
    System.out.println("\n" + title + "\n\n" + head + "\n|" + "---|".repeat(columns));
  }
}
