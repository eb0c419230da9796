package dev.winnow.engine.run;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How long to wait before a request is sent again: exponential with full jitter (Brooker,
/// "Exponential Backoff And Jitter", AWS Architecture Blog, 2015), bounded, and never shorter than
/// the provider asked for.
final class RetryPause {

  private static final long FIRST_MILLIS = 500;
  private static final long MAX_MILLIS = 30_000;
  private static final long LOADING_MILLIS = 2_000;

  private final RandomGenerator random;
  private final ReentrantLock drawing = new ReentrantLock();

  RetryPause(RandomGenerator random) {
    this.random = random;
  }

  /// The pause after a number of tries, at least 1.
  Duration after(int tries, @Nullable Duration retryAfter) {
    long ceiling = Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(tries - 1, 16));
    Duration jittered = Duration.ofMillis(draw(ceiling + 1));
    return retryAfter != null && retryAfter.compareTo(jittered) > 0 ? retryAfter : jittered;
  }

  /// The pause before a model that is being loaded is asked again: short beside the minutes that
  /// loading may take, and what the server itself expects where it says so.
  Duration whileLoading(@Nullable Duration expected) {
    return expected != null && expected.toMillis() > LOADING_MILLIS
        ? expected
        : Duration.ofMillis(LOADING_MILLIS + draw(LOADING_MILLIS));
  }

  private long draw(long bound) {
    drawing.lock();
    try {
      return random.nextLong(bound);
    } finally {
      drawing.unlock();
    }
  }
}
