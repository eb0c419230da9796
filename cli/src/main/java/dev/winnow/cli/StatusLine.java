package dev.winnow.cli;

import dev.winnow.core.run.Progress;
import dev.winnow.core.run.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.StringJoiner;

/// A run in one line: accepted and target, rate, in flight, rejected by reason, tokens, time left.
final class StatusLine {

  private static final long WINDOW_NANOS = Duration.ofSeconds(15).toNanos();
  private static final long SAMPLE_NANOS = Duration.ofMillis(200).toNanos();

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long accepted) {}

  /// @param startedAt the clock's reading when the run began
  StatusLine(long startedAt) {
    samples.add(new Sample(startedAt, 0));
  }

  /// The line.
  ///
  /// @param now the clock's reading
  String text(Progress progress, long now) {
    double rate = rate(progress.accepted() - progress.acceptedReplayed(), now);
    StringBuilder line = new StringBuilder();
    long percent = progress.target() == 0 ? 0 : progress.accepted() * 100 / progress.target();
    line.append("%,d/%,d %d %%".formatted(progress.accepted(), progress.target(), percent));
    line.append(rate >= 10 ? " · %,.0f rows/s".formatted(rate) : " · %.1f rows/s".formatted(rate));
    line.append(" · %,d in flight".formatted(progress.inFlight()));
    String rejected = rejected(progress);
    if (!rejected.isEmpty()) {
      line.append(" · rejected ").append(rejected);
    }
    long tokens = progress.usage().inputTokens() + progress.usage().outputTokens();
    line.append(" · ").append(compact(tokens)).append(" tokens");
    long missing = progress.target() - progress.accepted();
    if (missing > 0 && rate > 0) {
      line.append(" · ").append(duration((long) (missing / rate))).append(" left");
    }
    return line.toString();
  }

  /// Rows a second over the last 15 seconds.
  private double rate(long accepted, long now) {
    if (now - samples.getLast().nanos() >= SAMPLE_NANOS) {
      samples.addLast(new Sample(now, accepted));
    }
    while (samples.size() > 2 && now - samples.getFirst().nanos() > WINDOW_NANOS) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    long nanos = now - first.nanos();
    return nanos <= 0 ? 0 : (accepted - first.accepted()) * 1e9 / nanos;
  }

  /// Rejected rows by reason, the most first: `12 duplicate, 3 schema`.
  static String rejected(Progress progress) {
    StringJoiner text = new StringJoiner(", ");
    progress.rejected().entrySet().stream()
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
