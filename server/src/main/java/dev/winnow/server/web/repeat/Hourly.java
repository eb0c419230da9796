package dev.winnow.server.web.repeat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Says once an hour that something is due, to whoever asks first.
final class Hourly {

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private final Clock clock;
  private final AtomicLong nextMillis;

  Hourly(Clock clock) {
    this.clock = clock;
    this.nextMillis = new AtomicLong(clock.millis());
  }

  boolean isDue() {
    long now = clock.millis();
    long next = nextMillis.get();
    return now >= next && nextMillis.compareAndSet(next, now + HOUR_MILLIS);
  }
}
