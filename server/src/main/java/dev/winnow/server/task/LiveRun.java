package dev.winnow.server.task;

import dev.winnow.core.plan.Unit;
import dev.winnow.core.run.Progress;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.RunRate;
import dev.winnow.engine.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What of a run can only be known while it goes on: what is in flight, and how fast it is.
///
/// Written by the run's own thread, read by any.
final class LiveRun {

  private final Time time;
  private final Map<Unit, Instant> inFlight = new ConcurrentHashMap<>();
  private @Nullable RunRate measured;
  private volatile RunRate.Rate rate = RunRate.Rate.NONE;

  /// A request that has been sent, or waits for its turn.
  record InFlight(String unit, int rows, Instant since) {}

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
      case RunEvent.Noted it -> {}
      case RunEvent.FailedBefore it -> {}
      case RunEvent.Stopping it -> {}
      case RunEvent.Changed it -> {}
      case RunEvent.Ended it -> {}
    }
  }

  /// Is called often.
  void tick(Progress progress) {
    long now = time.nanos();
    if (measured == null) {
      measured = new RunRate(now);
    }
    rate = measured.at(now, progress);
  }

  RunRate.Rate rate() {
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
