package dev.winnow.bench;

import java.util.Arrays;

/// Times of many requests, in milliseconds: the median and the slow end.
///
/// @param p50 half of them took at most this
/// @param p95 95 of a hundred did
/// @param p99 99 of a hundred did
record Percentiles(double p50, double p95, double p99) {

  /// @param nanos at least one; sorted by this
  static Percentiles of(long... nanos) {
    Arrays.sort(nanos);
    return new Percentiles(rank(nanos, 50), rank(nanos, 95), rank(nanos, 99));
  }

  /// The nearest rank: the smallest time that so many percent do not exceed.
  private static double rank(long[] sorted, int percent) {
    int rank = (int) Math.ceil(sorted.length * percent / 100.0);
    return sorted[Math.max(rank, 1) - 1] / 1e6;
  }

  String cells() {
    return "%.1f | %.1f | %.1f".formatted(p50, p95, p99);
  }
}
