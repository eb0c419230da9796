package dev.winnow.engine.pace;

import org.jspecify.annotations.Nullable;

/// An allowance of so many per minute, handed out steadily: at most one second's worth can pile up
/// unused.
///
/// May be overdrawn by what turns out larger than was thought; then nothing is handed out until it
/// is paid back.
final class Bucket {

  private static final double NANOS_PER_MINUTE = 60e9;

  private final double perNano;
  private final double capacity;
  private double level;
  private long filledAt;

  private Bucket(double perMinute, long now) {
    this.perNano = perMinute / NANOS_PER_MINUTE;
    this.capacity = Math.max(1, perMinute / 60);
    this.level = capacity;
    this.filledAt = now;
  }

  /// A full bucket.
  ///
  /// @param perMinute null is without bound
  static Bucket of(@Nullable Integer perMinute, long now) {
    return new Bucket(perMinute == null ? Double.POSITIVE_INFINITY : perMinute, now);
  }

  /// A bucket that holds what this one holds, and is filled at another pace.
  Bucket refilledBy(@Nullable Integer perMinute, long now) {
    fill(now);
    Bucket bucket = of(perMinute, now);
    bucket.level = Math.min(bucket.capacity, level);
    return bucket;
  }

  /// When so much can be taken: `now` or earlier if it can be at once. More than one second's worth
  /// waits for a full bucket.
  long readyAt(long amount, long now) {
    fill(now);
    double missing = Math.min((double) amount, capacity) - level;
    return missing <= 0 ? now : now + (long) Math.ceil(missing / perNano);
  }

  /// Takes, or with a negative amount gives back.
  void take(long amount) {
    level = Math.min(capacity, level - (double) amount);
  }

  private void fill(long now) {
    if (now > filledAt) {
      level = Math.min(capacity, level + (now - filledAt) * perNano);
      filledAt = now;
    }
  }
}
