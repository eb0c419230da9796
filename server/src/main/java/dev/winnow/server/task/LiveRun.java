package dev.winnow.server.task;

import dev.winnow.core.plan.Unit;
import dev.winnow.core.run.Progress;
import dev.winnow.core.run.RunEvent;
import dev.winnow.engine.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What of a run can only be known while it goes on: what is in flight, and how fast it is.
///
/// Written by the run's own thread, read by any.
final class LiveRun {

  private static final long SAMPLE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int SAMPLES_MAX = 30;

  private final Time time;
  private final Map<Unit, Instant> inFlight = new ConcurrentHashMap<>();
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private volatile Rate rate = Rate.NONE;

  /// How fast it is, over the last half minute.
  ///
  /// @param rowsPerMinute rows accepted
  /// @param tokensPerMinute input and output
  record Rate(double rowsPerMinute, double tokensPerMinute) {
    static final Rate NONE = new Rate(0, 0);
  }

  /// A request that has been sent, or waits for its turn.
  record InFlight(String unit, int rows, Instant since) {}

  private record Sample(long nanos, long rows, long tokens) {}

  LiveRun(Time time) {
    this.time = time;
  }

  void on(RunEvent event) {
    switch (event) {
      case RunEvent.Sent sent -> inFlight.put(sent.unit(), time.now());
      case RunEvent.Answered answered -> inFlight.remove(answered.unit());
      case RunEvent.Failed failed -> inFlight.remove(failed.unit());
      case RunEvent.Withdrawn withdrawn -> inFlight.remove(withdrawn.unit());
      case RunEvent.Started it -> {}
      case RunEvent.SettledBefore it -> {}
      case RunEvent.Decided it -> {}
      case RunEvent.Revised it -> {}
      case RunEvent.Retrying it -> {}
      case RunEvent.Throttled it -> {}
      case RunEvent.FailedBefore it -> {}
      case RunEvent.Stopping it -> {}
      case RunEvent.Changed it -> {}
      case RunEvent.Ended it -> {}
    }
  }

  /// Is called often; takes a sample once a second.
  void tick(Progress progress) {
    long now = time.nanos();
    Sample last = samples.peekLast();
    if (last != null && now - last.nanos() < SAMPLE_NANOS) {
      return;
    }
    long rows = progress.accepted() - progress.acceptedReplayed();
    long tokens = tokens(progress);
    samples.addLast(new Sample(now, rows, tokens));
    if (samples.size() > SAMPLES_MAX) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    double minutes = (now - first.nanos()) / 60e9;
    if (minutes > 0) {
      rate = new Rate((rows - first.rows()) / minutes, (tokens - first.tokens()) / minutes);
    }
  }

  private static long tokens(Progress progress) {
    return progress.usage().inputTokens()
        + progress.usage().outputTokens()
        - progress.usageReplayed().inputTokens()
        - progress.usageReplayed().outputTokens();
  }

  Rate rate() {
    return rate;
  }

  int inFlightCount() {
    return inFlight.size();
  }

  /// The longest first.
  List<InFlight> inFlight() {
    return inFlight.entrySet().stream()
        .map(each ->
            new InFlight(each.getKey().key().toString(), each.getKey().rows(), each.getValue()))
        .sorted(java.util.Comparator.comparing(InFlight::since))
        .toList();
  }
}
