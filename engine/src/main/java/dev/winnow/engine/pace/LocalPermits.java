package dev.winnow.engine.pace;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.engine.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Permits of this process alone: a [Pacer], and threads that wait for it.
public final class LocalPermits implements Permits {

  private final Pacer pacer;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition turn = lock.newCondition();
  private final Condition closing = lock.newCondition();
  private boolean closed;

  public LocalPermits(Pacer pacer, Time time) {
    this.pacer = pacer;
    this.time = time;
  }

  /// Permits for a model, within its limits.
  ///
  /// @param concurrency calls in flight at the most
  /// @param random for the jitter of pauses
  public static LocalPermits of(
      int concurrency, ModelSettings.Limits limits, RandomGenerator random, Time time) {
    Pacer pacer =
        new Pacer(
            concurrency,
            limits.requestsPerMinute(),
            limits.tokensPerMinute(),
            random,
            time.nanos());
    return new LocalPermits(pacer, time);
  }

  @Override
  public Optional<Lease> acquire(long tokenEstimate) throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        long now = time.nanos();
        switch (pacer.turn(tokenEstimate, now)) {
          case Pacer.Turn.Go go -> {
            // One waiter is woken for one that left; it passes the word on for as long as there is
            // room.
            turn.signal();
            return Optional.of(new LocalLease(now, tokenEstimate));
          }
          case Pacer.Turn.NotBefore later -> time.awaitUntil(turn, later.nanos());
          case Pacer.Turn.Full full -> turn.await();
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean pause(Duration duration) throws InterruptedException {
    lock.lock();
    try {
      long end = time.nanos() + duration.toNanos();
      while (!closed && time.nanos() < end) {
        time.awaitUntil(closing, end);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean proven() {
    lock.lock();
    try {
      return pacer.proven();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      turn.signalAll();
      closing.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private final class LocalLease implements Lease {

    private final long sentAt;
    private final long tokenEstimate;

    private LocalLease(long sentAt, long tokenEstimate) {
      this.sentAt = sentAt;
      this.tokenEstimate = tokenEstimate;
    }

    @Override
    public void answered(long tokensUsed) {
      lock.lock();
      try {
        pacer.onAnswer(sentAt, tokenEstimate, tokensUsed, time.nanos());
        turn.signal();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public Refusal throttled(@Nullable Duration retryAfter) {
      lock.lock();
      try {
        long now = time.nanos();
        Duration pause = pacer.onThrottled(sentAt, retryAfter, now);
        turn.signal();
        return new Refusal(pause, pacer.refusedFor(now));
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void timedOut() {
      lock.lock();
      try {
        pacer.onTimeout(sentAt, time.nanos());
        turn.signal();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void failed() {
      lock.lock();
      try {
        pacer.onFailure();
        turn.signal();
      } finally {
        lock.unlock();
      }
    }
  }
}
