package dev.winnow.engine.pace;

import dev.winnow.engine.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One run's share of a [ModelPermits]: a line of its own, and its own end of waiting.
///
/// Whoever frees a turn hands it to the call whose turn it is, and wakes only that one. Where time
/// must pass first, the call that is next waits for it.
public final class RunPermits implements Permits {

  private static final long NEVER = Long.MAX_VALUE;

  private final ModelPermits model;
  private final Pacer pacer;
  private final FairTurns turns;
  private final Time time;
  private final ReentrantLock lock;
  private final FairTurns.Line line;
  private final Condition closing;
  private boolean closed;
  private long closings;

  RunPermits(ModelPermits model, int concurrency) {
    this.model = model;
    this.pacer = model.pacer();
    this.turns = model.turns();
    this.time = model.time();
    this.lock = model.lock();
    this.line = new FairTurns.Line(concurrency);
    this.closing = lock.newCondition();
  }

  @Override
  public Optional<Lease> acquire(long tokenEstimate) throws InterruptedException {
    return acquire(tokenEstimate, null);
  }

  /// Waits for leave to send one call, but not for ever.
  ///
  /// @param patience how long at the most; null is for ever
  /// @return as [#acquire(long)]; empty also when none came in that time
  public Optional<Lease> acquire(long tokenEstimate, @Nullable Duration patience)
      throws InterruptedException {
    lock.lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      long giveUpAt = patience == null ? NEVER : time.nanos() + patience.toNanos();
      Waiter waiter = new Waiter(tokenEstimate, giveUpAt);
      turns.enter(line, waiter);
      turns.serve(time.nanos());
      waiter.await();
      return Optional.ofNullable(waiter.lease);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean pause(Duration duration) throws InterruptedException {
    lock.lock();
    try {
      long end = time.nanos() + duration.toNanos();
      long before = closings;
      while (!closed && closings == before && time.nanos() < end) {
        time.awaitUntil(closing, end);
      }
      return !closed && closings == before;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean proven() {
    return model.locked(pacer::proven);
  }

  @Override
  public void concurrency(int calls) {
    model.change(now -> line.max(calls));
  }

  @Override
  public void close() {
    // Turns are given anew: a call that is withdrawn may have waited for the time on behalf of all.
    model.change(now -> {
      closed = true;
      closings++;
      closing.signalAll();
      for (FairTurns.Call call : turns.dissolve(line)) {
        ((Waiter) call).withdraw();
      }
    });
  }

  @Override
  public void reopen() {
    model.change(now -> closed = false);
  }

  /// A thread that waits for its turn. All of it is guarded by the lock.
  private final class Waiter implements FairTurns.Call {

    private final long tokenEstimate;
    private final long giveUpAt;
    private final Condition changed = lock.newCondition();
    private @Nullable Lease lease;
    private boolean withdrawn;
    private long lookAgainAt = NEVER;

    private Waiter(long tokenEstimate, long giveUpAt) {
      this.tokenEstimate = tokenEstimate;
      this.giveUpAt = giveUpAt;
    }

    @Override
    public long tokenEstimate() {
      return tokenEstimate;
    }

    @Override
    public void go(long now) {
      lease = new RunLease(now, tokenEstimate);
      changed.signal();
    }

    @Override
    public void lookAgainAt(long nanos) {
      // To wake up too early costs one look; to be told of every later time would cost more.
      if (nanos < lookAgainAt) {
        lookAgainAt = nanos;
        changed.signal();
      }
    }

    private void withdraw() {
      withdrawn = true;
      changed.signal();
    }

    /// Until it is served or withdrawn, or gives up.
    private void await() throws InterruptedException {
      try {
        while (lease == null && !withdrawn) {
          if (time.nanos() >= giveUpAt) {
            leave();
            return;
          }
          awaitChange();
        }
      } catch (InterruptedException e) {
        if (lease != null) {
          // The turn came first: the call may still go out, and its lease must come back.
          Thread.currentThread().interrupt();
          return;
        }
        leave();
        throw e;
      }
    }

    /// It may have been waiting for the time on behalf of all.
    private void leave() {
      turns.leave(line, this);
      turns.serve(time.nanos());
    }

    /// Once; whoever calls it looks again.
    @SuppressWarnings("WaitNotInLoop")
    private void awaitChange() throws InterruptedException {
      long until = Math.min(lookAgainAt, giveUpAt);
      if (until == NEVER) {
        changed.await();
      } else {
        time.awaitUntil(changed, until);
      }
      long now = time.nanos();
      if (now >= lookAgainAt) {
        lookAgainAt = NEVER;
        turns.serve(now);
      }
    }
  }

  /// Its state is guarded by the lock.
  private final class RunLease implements Lease {

    private final long sentAt;
    private final long tokenEstimate;
    private boolean back;

    private RunLease(long sentAt, long tokenEstimate) {
      this.sentAt = sentAt;
      this.tokenEstimate = tokenEstimate;
    }

    @Override
    public void answered(long tokensUsed) {
      back(now -> pacer.onAnswer(sentAt, tokenEstimate, tokensUsed, now));
    }

    @Override
    public Refusal throttled(@Nullable Duration retryAfter) {
      return model.locked(() -> {
        back(now -> pacer.onThrottled(sentAt, retryAfter, now));
        long now = time.nanos();
        return new Refusal(pacer.blockedFor(now), pacer.refusedFor(now));
      });
    }

    @Override
    public void timedOut() {
      back(now -> pacer.onTimeout(sentAt, now));
    }

    @Override
    public void failed() {
      back(now -> pacer.onFailure());
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (!back) {
          failed();
        }
      } finally {
        lock.unlock();
      }
    }

    private void back(LongConsumer report) {
      model.change(now -> {
        if (back) {
          throw new IllegalStateException("A lease is given back once.");
        }
        back = true;
        report.accept(now);
        turns.back(line);
      });
    }
  }
}
