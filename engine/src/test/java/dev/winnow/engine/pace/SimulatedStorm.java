package dev.winnow.engine.pace;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One run against a model that refuses calls, in simulated time, without threads.
final class SimulatedStorm {

  private static final double JITTER = 0.3;

  private final Refusals refusals;
  private final long answerNanos;
  private final long refusalNanos;
  private final Random random;
  private final Pacer pacer;
  private final FairTurns turns;
  private final FairTurns.Line line;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final long calls;
  private long now;
  private long sequence;
  private long entered;
  private long answered;
  private long refused;
  private int busy;
  private double tokens;
  private double tokensAt;

  /// When a model refuses.
  ///
  /// @param callsMax calls it works on at once, at the most
  /// @param share of calls that it refuses whatever it does
  /// @param perMinute calls it takes a minute, two seconds' worth at once; 0 is without bound
  record Refusals(int callsMax, double share, int perMinute) {}

  private record Event(long at, long sequence, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(sequence, other.sequence);
    }
  }

  /// @param answer how long an answer takes, more or less
  /// @param refusal how long a refusal takes
  SimulatedStorm(
      int concurrency,
      Refusals refusals,
      Duration answer,
      Duration refusal,
      long calls,
      long seed) {
    this.refusals = refusals;
    this.answerNanos = answer.toNanos();
    this.refusalNanos = refusal.toNanos();
    this.calls = calls;
    this.random = new Random(seed);
    this.pacer = new Pacer(concurrency, null, null, new Random(1), 0);
    this.turns = new FairTurns(pacer);
    this.line = new FairTurns.Line(concurrency);
    this.tokens = refusals.perMinute() / 60.0;
    for (int i = 0; i < concurrency; i++) {
      next();
    }
  }

  /// Lets time pass until all calls are answered.
  ///
  /// @param retryAfter what the model says with each refusal
  /// @return how many calls it refused
  long refused(@Nullable Duration retryAfter) {
    wait = retryAfter;
    turns.serve(now);
    while (answered < calls) {
      Event event = events.remove();
      now = event.at();
      event.what().run();
      turns.serve(now);
    }
    return refused;
  }

  private @Nullable Duration wait;

  private void next() {
    if (entered < calls) {
      entered++;
      queue();
    }
  }

  private void queue() {
    turns.enter(
        line,
        new FairTurns.Call() {
          @Override
          public long tokenEstimate() {
            return 1;
          }

          @Override
          public void go(long sentAt) {
            arrive(sentAt);
          }

          @Override
          public void lookAgainAt(long nanos) {
            plan(nanos, () -> {});
          }
        });
  }

  private void arrive(long sentAt) {
    if (refuses()) {
      plan(
          now + refusalNanos,
          () -> {
            refused++;
            Duration unused = pacer.onThrottled(sentAt, wait, now);
            turns.back(line);
            queue();
          });
      return;
    }
    busy++;
    double factor = 1 + JITTER * (random.nextDouble() * 2 - 1);
    plan(
        now + (long) (answerNanos * factor),
        () -> {
          busy--;
          answered++;
          pacer.onAnswer(sentAt, 1, 1, now);
          turns.back(line);
          next();
        });
  }

  private boolean refuses() {
    if (busy >= refusals.callsMax() || random.nextDouble() < refusals.share()) {
      return true;
    }
    if (refusals.perMinute() == 0) {
      return false;
    }
    double seconds = now / 1e9;
    double perSecond = refusals.perMinute() / 60.0;
    tokens = Math.min(2 * perSecond, tokens + (seconds - tokensAt) * perSecond);
    tokensAt = seconds;
    if (tokens < 1) {
      return true;
    }
    tokens--;
    return false;
  }

  private void plan(long at, Runnable what) {
    events.add(new Event(at, sequence++, what));
  }
}
