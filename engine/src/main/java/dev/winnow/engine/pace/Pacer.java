package dev.winnow.engine.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Decides when the next call to a model may go out. A state machine: the time is told to it, and
/// it never waits.
///
/// - Until the first success at most [#UNPROVEN_MAX] calls are in flight: a wrong key is found out
///   cheaply. The same again when nothing was sent for [#REMEMBERED].
/// - Concurrency opens by time behind the first success, doubling every [#DOUBLING], whatever time
///   answers take: doubling once a round would take minutes where an answer takes half a minute.
/// - Once something went wrong it adapts: it is halved, once a round, when the model asks for less
///   (429, 529), times out, or answers take more than twice as long as usual, and grows by one a
///   round. Where many calls of a round are refused, it is half of what the model bore.
/// - After a refusal nothing is sent until the time the provider named, or a growing pause where it
///   named none.
/// - Requests and tokens per minute are handed out steadily.
public final class Pacer {

  /// Calls in flight at the most before the first success.
  public static final int UNPROVEN_MAX = 4;

  /// In this time the concurrency doubles behind the first success: four become a hundred and
  /// twenty-eight in a quarter of a second, a thousand in two fifths.
  static final Duration DOUBLING = Duration.ofMillis(50);

  /// For how long a model that nothing is sent to still counts as one that answers.
  static final Duration REMEMBERED = Duration.ofMinutes(10);

  /// For how long it is not known yet whether a model bears what it was opened up to.
  private static final Duration NEW = Duration.ofSeconds(2);

  /// While it opens, those who wait look again this often at the most.
  private static final long OPENING_STEP_NANOS = Duration.ofMillis(1).toNanos();

  private static final long PAUSE_FIRST_NANOS = Duration.ofMillis(250).toNanos();
  private static final long PAUSE_MAX_NANOS = Duration.ofSeconds(60).toNanos();

  /// As good as for ever, and far from what overflows when the clock is added.
  private static final Duration NAMED_PAUSE_MAX = Duration.ofDays(36_500);

  private static final double SLOW_FACTOR = 2;
  private static final int LATENCIES_MIN = 20;

  private Bucket requests;
  private Bucket tokens;
  private final RandomGenerator random;
  private int max;
  private double limit;

  /// Whether nothing went wrong yet.
  private boolean growing = true;

  private boolean proven;

  /// Up to when it has opened by time, and when that last made the limit grow.
  private long openedAt;

  private long grownAt;

  private int inFlight;

  /// When something was last sent, or came back.
  private long usedAt;

  /// Calls in flight when the limit was last reduced, without those of them that were refused: what
  /// the model bears, where that says something about it.
  private int borne;

  private long blockedUntil;
  private long reducedAt;
  private int refusedRounds;
  private long refusedSince;
  private double latencyUsual;
  private double latencyLately;
  private int latencies;

  /// A pacer that has sent nothing.
  ///
  /// @param concurrency calls in flight at the most
  /// @param requestsPerMinute null is without bound
  /// @param tokensPerMinute null is without bound
  /// @param random for the jitter of pauses
  public Pacer(
      int concurrency,
      @Nullable Integer requestsPerMinute,
      @Nullable Integer tokensPerMinute,
      RandomGenerator random,
      long now) {
    this.max = concurrency;
    this.limit = Math.min(concurrency, UNPROVEN_MAX);
    this.requests = Bucket.of(requestsPerMinute, now);
    this.tokens = Bucket.of(tokensPerMinute, now);
    this.random = random;
    this.blockedUntil = now;
    this.reducedAt = now;
    this.openedAt = now;
    this.grownAt = now - NEW.toNanos();
    this.usedAt = now;
  }

  /// What became of a wish to send.
  public sealed interface Turn {
    /// Send now, and report back with one of the `on…` methods.
    record Go() implements Turn {}

    /// Ask again at this time.
    record NotBefore(long nanos) implements Turn {}

    /// Ask again when a call in flight has come back.
    record Full() implements Turn {}
  }

  /// Changes the limits while it is used. Allowances that stay keep what has piled up or is
  /// overdrawn.
  ///
  /// @param concurrency calls in flight at the most; those beyond it are let come back
  /// @param requestsPerMinute null is without bound
  /// @param tokensPerMinute null is without bound
  public void limits(
      int concurrency,
      @Nullable Integer requestsPerMinute,
      @Nullable Integer tokensPerMinute,
      long now) {
    open(now);
    max = concurrency;
    limit = Math.min(limit, max);
    requests = requests.refilledBy(requestsPerMinute, now);
    tokens = tokens.refilledBy(tokensPerMinute, now);
  }

  /// Asks for a turn.
  ///
  /// @param tokenEstimate what the call will probably use, input and output
  public Turn turn(long tokenEstimate, long now) {
    if (now < blockedUntil) {
      return new Turn.NotBefore(blockedUntil);
    }
    forgetIfLongAgo(now);
    open(now);
    if (inFlight >= (int) limit) {
      return isOpening() ? new Turn.NotBefore(opensAt(inFlight + 1, now)) : new Turn.Full();
    }
    long ready = Math.max(requests.readyAt(1, now), tokens.readyAt(tokenEstimate, now));
    if (ready > now) {
      return new Turn.NotBefore(ready);
    }
    requests.take(1);
    tokens.take(tokenEstimate);
    inFlight++;
    usedAt = now;
    return new Turn.Go();
  }

  /// Whether a refusal says something about how many calls the model bears: what may be in flight
  /// is, and was not so for long.
  private boolean isTooMuch(long now) {
    boolean isNew = !growing || now - grownAt < NEW.toNanos();
    return isNew && inFlight * 2 >= (int) limit;
  }

  private boolean isOpening() {
    return proven && growing && limit < max;
  }

  private void open(long now) {
    long passed = now - openedAt;
    if (passed > 0 && isOpening()) {
      limit = Math.min(max, limit * Math.pow(2, (double) passed / DOUBLING.toNanos()));
      grownAt = now;
    }
    openedAt = now;
  }

  private long opensAt(int calls, long now) {
    double doublings = Math.log(calls / limit) / Math.log(2);
    return now + Math.max(OPENING_STEP_NANOS, (long) (doublings * DOUBLING.toNanos()) + 1);
  }

  /// What was found out of the model long ago need not hold any more.
  private void forgetIfLongAgo(long now) {
    if (inFlight == 0 && now - usedAt > REMEMBERED.toNanos()) {
      proven = false;
      growing = true;
      limit = Math.min(max, UNPROVEN_MAX);
      latencies = 0;
    }
  }

  private void back(long now) {
    inFlight--;
    usedAt = now;
  }

  /// A call was answered.
  ///
  /// @param sentAt when it went out
  /// @param tokenEstimate as it was given to [#turn]
  /// @param tokensUsed what it really used
  public void onAnswer(long sentAt, long tokenEstimate, long tokensUsed, long now) {
    back(now);
    open(now);
    proven = true;
    refusedRounds = 0;
    tokens.take(tokensUsed - tokenEstimate);
    if (slower(now - sentAt)) {
      reduce(sentAt, now);
    } else {
      // A model that answers at once opens faster still.
      limit = Math.min(max, growing ? limit + 1 : limit + 1 / limit);
    }
  }

  /// The model asked for less.
  ///
  /// @param retryAfter how long it asked to wait; null where it did not say
  /// @return how long nothing is sent
  public Duration onThrottled(long sentAt, @Nullable Duration retryAfter, long now) {
    open(now);
    if (refusedRounds == 0) {
      refusedSince = now;
    }
    // Calls that went out before the last refusal was known belong to the same round.
    boolean newRound = refusedRounds == 0 || sentAt >= reducedAt;
    if (newRound) {
      refusedRounds++;
    }
    reduce(sentAt, now);
    back(now);
    borne--;
    limit = Math.max(1, Math.min(limit, borne / 2.0));
    // "After 0 seconds", refused again and again, would be a storm of requests.
    long pause =
        retryAfter != null && retryAfter.isPositive() ? namedPause(retryAfter) : growingPause();
    blockedUntil = Math.max(blockedUntil, now + pause);
    return Duration.ofNanos(blockedUntil - now);
  }

  /// A call timed out.
  public void onTimeout(long sentAt, long now) {
    back(now);
    open(now);
    reduce(sentAt, now);
  }

  /// A call came to nothing for another reason.
  public void onFailure() {
    inFlight--;
  }

  /// How long the model has refused every call.
  public Duration refusedFor(long now) {
    return refusedRounds == 0 ? Duration.ZERO : Duration.ofNanos(now - refusedSince);
  }

  /// For how long nothing is sent because the model asked for less.
  public Duration blockedFor(long now) {
    return now < blockedUntil ? Duration.ofNanos(blockedUntil - now) : Duration.ZERO;
  }

  /// Whether a call has ever been answered.
  public boolean proven() {
    return proven;
  }

  /// Calls in flight.
  public int inFlight() {
    return inFlight;
  }

  /// Calls in flight at the most, as of now.
  public int limit() {
    return (int) limit;
  }

  private void reduce(long sentAt, long now) {
    if (sentAt >= reducedAt) {
      borne = isTooMuch(now) ? inFlight : Integer.MAX_VALUE;
      growing = false;
      limit = Math.max(1, limit / 2);
      reducedAt = now;
    }
  }

  private static long namedPause(Duration retryAfter) {
    return retryAfter.compareTo(NAMED_PAUSE_MAX) > 0
        ? NAMED_PAUSE_MAX.toNanos()
        : retryAfter.toNanos();
  }

  private long growingPause() {
    long ceiling = Math.min(PAUSE_MAX_NANOS, PAUSE_FIRST_NANOS << Math.min(refusedRounds - 1, 20));
    return ceiling / 2 + random.nextLong(ceiling / 2 + 1);
  }

  /// Answers vary in length, so only a lasting doubling counts.
  private boolean slower(long latency) {
    latencies++;
    latencyUsual += (latency - latencyUsual) / Math.min(latencies, 200);
    latencyLately += (latency - latencyLately) / Math.min(latencies, 10);
    if (latencies < LATENCIES_MIN || latencyLately < SLOW_FACTOR * latencyUsual) {
      return false;
    }
    latencyUsual = latencyLately;
    return true;
  }
}
