package dev.winnow.engine.pace;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Runs that share a model in simulated time, without threads: what [FairTurns] decides, and when
/// each run would be done.
final class SimulatedRuns {

  static final long SECOND = 1_000_000_000L;

  private final Pacer pacer;
  private final FairTurns turns;
  private final LongSupplier latency;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final List<Run> runs = new ArrayList<>();
  private long now;
  private long sequence;

  /// Something due at a time; what is due together comes in the order it was planned.
  private record Event(long at, long sequence, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(sequence, other.sequence);
    }
  }

  /// @param latency of each call, in nanoseconds
  SimulatedRuns(int concurrencyMax, @Nullable Integer requestsPerMinute, LongSupplier latency) {
    this.pacer = new Pacer(concurrencyMax, requestsPerMinute, null, new Random(1), 0);
    this.turns = new FairTurns(pacer);
    this.latency = latency;
  }

  /// A run that keeps as many calls waiting or out as it may.
  final class Run {
    private final FairTurns.Line line;
    private final long calls;
    private long entered;
    private long answered;
    private long doneAt;

    private Run(int concurrency, long calls) {
      this.line = new FairTurns.Line(concurrency);
      this.calls = calls;
      for (int i = 0; i < concurrency; i++) {
        enter();
      }
    }

    long answered() {
      return answered;
    }

    private void enter() {
      if (entered == calls) {
        return;
      }
      entered++;
      turns.enter(
          line,
          new FairTurns.Call() {
            @Override
            public long tokenEstimate() {
              return 1;
            }

            @Override
            public void go(long sentAt) {
              plan(sentAt + latency.getAsLong(), () -> back(sentAt));
            }

            @Override
            public void lookAgainAt(long nanos) {
              plan(nanos, () -> {});
            }
          });
    }

    private void back(long sentAt) {
      pacer.onAnswer(sentAt, 1, 1, now);
      turns.back(line);
      answered++;
      if (answered == calls) {
        doneAt = now;
      }
      enter();
    }
  }

  /// A run that begins now.
  Run start(int concurrency, long calls) {
    Run run = new Run(concurrency, calls);
    runs.add(run);
    turns.serve(now);
    return run;
  }

  /// Lets time pass until a run is done.
  ///
  /// @return when that is, in nanoseconds from the beginning
  long finish(Run run) {
    while (run.answered < run.calls) {
      step();
    }
    return run.doneAt;
  }

  void passUntil(long nanos) {
    while (now < nanos) {
      step();
    }
  }

  long now() {
    return now;
  }

  List<Run> runs() {
    return runs;
  }

  private void plan(long at, Runnable what) {
    events.add(new Event(at, sequence++, what));
  }

  private void step() {
    Event event = events.remove();
    now = event.at();
    event.what().run();
    turns.serve(now);
  }
}
