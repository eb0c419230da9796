package dev.winnow.cli;

import dev.winnow.core.run.Progress;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunRate;
import java.util.Map;
import java.util.StringJoiner;

/// A run in one line: accepted and target, rate, in flight, rejected by reason, tokens, time left.
final class StatusLine {

  private final RunRate rate;

  /// @param startedAt the clock's reading when the run began
  StatusLine(long startedAt) {
    rate = new RunRate(startedAt);
  }

  /// The line.
  ///
  /// @param now the clock's reading
  String text(Progress progress, long now) {
    RunRate.Rate speed = this.rate.at(now, progress);
    double rate = speed.rowsPerSecond();
    StringBuilder line = new StringBuilder();
    long percent = progress.target() == 0 ? 0 : progress.accepted() * 100 / progress.target();
    line.append("%,d/%,d %d %%".formatted(progress.accepted(), progress.target(), percent));
    line.append(rate >= 10 ? " · %,.0f rows/s".formatted(rate) : " · %.1f rows/s".formatted(rate));
    line.append(" · %,d in flight".formatted(progress.inFlight()));
    String rejected = rejected(progress.rejected());
    if (!rejected.isEmpty()) {
      line.append(" · rejected ").append(rejected);
    }
    long tokens = progress.usage().total();
    line.append(" · ").append(compact(tokens)).append(" tokens");
    speed
        .secondsLeft(progress.target() - progress.accepted())
        .ifPresent(seconds -> line.append(" · ").append(duration(seconds)).append(" left"));
    return line.toString();
  }

  /// Rejected rows by reason, the most first: `12 duplicate, 3 schema`.
  static String rejected(Map<Reason, Long> rows) {
    StringJoiner text = new StringJoiner(", ");
    rows.entrySet().stream()
        .sorted(
            Map.Entry.<Reason, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> text.add("%,d %s".formatted(entry.getValue(), entry.getKey().label())));
    return text.toString();
  }

  /// A number in at most five characters: 950, 12.3k, 4.56M.
  static String compact(long number) {
    if (number < 1000) {
      return Long.toString(number);
    }
    if (number < 1_000_000) {
      return number < 100_000 ? "%.1fk".formatted(number / 1e3) : "%.0fk".formatted(number / 1e3);
    }
    return "%.2fM".formatted(number / 1e6);
  }

  /// A time span: 42 s, 3:05 min, 2:05 h.
  static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return "%d:%02d min".formatted(seconds / 60, seconds % 60);
    }
    return "%d:%02d h".formatted(seconds / 3600, seconds % 3600 / 60);
  }
}
