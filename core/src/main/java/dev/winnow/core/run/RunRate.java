package dev.winnow.core.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalLong;

/// How fast a run is, over the last half minute. Rows and tokens of earlier runs do not count.
///
/// One thread at a time.
public final class RunRate {

  private static final long WINDOW_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long SAMPLE_NANOS = Duration.ofMillis(500).toNanos();

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long rows, long tokens) {}

  /// How fast.
  ///
  /// @param rowsPerSecond rows accepted
  /// @param tokensPerSecond input and output
  public record Rate(double rowsPerSecond, double tokensPerSecond) {

    /// Nothing comes in.
    public static final Rate NONE = new Rate(0, 0);

    /// Seconds until so many more rows are there; empty while none come.
    public OptionalLong secondsLeft(long missing) {
      return missing > 0 && rowsPerSecond > 0
          ? OptionalLong.of(Math.round(missing / rowsPerSecond))
          : OptionalLong.empty();
    }
  }

  /// A run that begins now.
  ///
  /// @param nanos the clock's reading
  public RunRate(long nanos) {
    samples.add(new Sample(nanos, 0, 0));
  }

  /// The rate as of now; may be asked often.
  ///
  /// @param nanos the clock's reading
  public Rate at(long nanos, Progress progress) {
    long rows = progress.accepted() - progress.acceptedReplayed();
    long tokens = progress.usage().total() - progress.usageReplayed().total();
    if (nanos - samples.getLast().nanos() >= SAMPLE_NANOS) {
      samples.addLast(new Sample(nanos, rows, tokens));
    }
    while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    double seconds = (nanos - first.nanos()) / 1e9;
    return seconds <= 0
        ? Rate.NONE
        : new Rate((rows - first.rows()) / seconds, (tokens - first.tokens()) / seconds);
  }
}
