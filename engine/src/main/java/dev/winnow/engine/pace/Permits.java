package dev.winnow.engine.pace;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One run's leave to call a model: in this process, from a database that several servers share, or
/// from a cluster's head.
///
/// Used by many threads at once.
public interface Permits {

  /// Waits for leave to send one call.
  ///
  /// @param tokenEstimate what the call will probably use, input and output
  /// @return the lease, which must be given back; empty when there will be none because [#close]
  ///   was called
  Optional<Lease> acquire(long tokenEstimate) throws InterruptedException;

  /// Waits, but not longer than until [#close] is called.
  ///
  /// @return whether the whole time has passed
  boolean pause(Duration duration) throws InterruptedException;

  /// Whether a call has ever been answered.
  boolean proven();

  /// Changes how many calls of this run may be in flight, from now on.
  ///
  /// @param calls at least 1; calls already in flight beyond it stay good
  void concurrency(int calls);

  /// Ends all waiting of this run. Leases already given out stay good.
  void close();

  /// Lets calls wait for leave again after [#close]. Those that were told that there will be none
  /// stay told.
  void reopen();

  /// Leave for one call. Whoever has it says once what became of the call, and closes it: a call
  /// that ended in any other way, by a throw for instance, counts as one that came to nothing.
  interface Lease extends AutoCloseable {

    /// The call was answered.
    void answered(long tokensUsed);

    /// The model asked for less.
    ///
    /// @param retryAfter how long it asked to wait; null where it did not say
    Refusal throttled(@Nullable Duration retryAfter);

    /// The call timed out.
    void timedOut();

    /// The call came to nothing for another reason.
    void failed();

    /// As [#failed], unless it was said already what became of the call.
    @Override
    void close();
  }

  /// What a refusal led to.
  ///
  /// @param pause how long nothing is sent
  /// @param refusedFor how long the model has refused every call
  record Refusal(Duration pause, Duration refusedFor) {}
}
