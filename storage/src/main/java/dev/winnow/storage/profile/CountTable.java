package dev.winnow.storage.profile;

import java.util.Arrays;

/// Counts by 128-bit fingerprint, 24 bytes a place.
final class CountTable {

  private static final int PLACES_MIN = 64;

  private long[] highs = new long[PLACES_MIN];
  private long[] lows = new long[PLACES_MIN];

  /// 0 where a place is free.
  private long[] counts = new long[PLACES_MIN];

  private int size;

  int size() {
    return size;
  }

  int places() {
    return counts.length;
  }

  /// Whether another fingerprint has a place.
  boolean hasRoom() {
    return size < counts.length / 5 * 4;
  }

  /// Counts a fingerprint that is there; otherwise says 0.
  long increment(long high, long low) {
    int at = find(high, low);
    return counts[at] == 0 ? 0 : ++counts[at];
  }

  /// Puts in one that is not there, with a count of 1; there must be room.
  void insert(long high, long low) {
    put(high, low, 1);
  }

  /// Takes the same number from each count and drops those that none is left of.
  void subtract(long less) {
    rebuild(counts.length, less);
  }

  /// Doubles the places.
  void grow() {
    rebuild(counts.length * 2, 0);
  }

  /// The count that half of them do not exceed.
  long median() {
    long[] taken = Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
    return taken.length == 0 ? 0 : taken[(taken.length - 1) / 2];
  }

  private void put(long high, long low, long count) {
    int at = find(high, low);
    highs[at] = high;
    lows[at] = low;
    counts[at] = count;
    size++;
  }

  private void rebuild(int places, long less) {
    long[] oldHighs = highs;
    long[] oldLows = lows;
    long[] oldCounts = counts;
    highs = new long[places];
    lows = new long[places];
    counts = new long[places];
    size = 0;
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] > less) {
        put(oldHighs[i], oldLows[i], oldCounts[i] - less);
      }
    }
  }

  private int find(long high, long low) {
    int mask = counts.length - 1;
    int at = (int) low & mask;
    while (counts[at] != 0 && (highs[at] != high || lows[at] != low)) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
