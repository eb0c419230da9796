package dev.winnow.storage.diff;

import dev.winnow.core.dataset.Fingerprint;

/// A number for each fingerprint, 24 bytes a place; 30 to 45 bytes a fingerprint.
final class RowIndex {

  private static final int PLACES_MIN = 64;
  private static final int PLACES_MAX = 1 << 30;

  private long[] highs = new long[PLACES_MIN];

  /// The last bit is set: 0 is a free place.
  private long[] lows = new long[PLACES_MIN];

  private long[] numbers = new long[PLACES_MIN];
  private int size;

  int size() {
    return size;
  }

  /// Where a fingerprint is; below 0 where it is not there. Places change as fingerprints are
  /// added.
  int place(Fingerprint fingerprint) {
    int at = find(fingerprint.high(), fingerprint.low() | 1);
    return lows[at] == 0 ? -1 : at;
  }

  long number(int place) {
    return numbers[place];
  }

  void setNumber(int place, long number) {
    numbers[place] = number;
  }

  /// Adds a fingerprint that is not there.
  void add(Fingerprint fingerprint, long number) {
    if (size >= lows.length / 5 * 4) {
      grow();
    }
    put(fingerprint.high(), fingerprint.low() | 1, number);
    size++;
  }

  private void put(long high, long low, long number) {
    int at = find(high, low);
    highs[at] = high;
    lows[at] = low;
    numbers[at] = number;
  }

  private int find(long high, long low) {
    int at = (int) Math.unsignedMultiplyHigh(low, lows.length);
    while (lows[at] != 0 && (highs[at] != high || lows[at] != low)) {
      at = at + 1 == lows.length ? 0 : at + 1;
    }
    return at;
  }

  private void grow() {
    if (lows.length == PLACES_MAX) {
      throw new IllegalStateException("No more than %d rows can be compared.".formatted(size));
    }
    long[] oldHighs = highs;
    long[] oldLows = lows;
    long[] oldNumbers = numbers;
    int places = (int) Math.min(PLACES_MAX, lows.length * 3L / 2);
    highs = new long[places];
    lows = new long[places];
    numbers = new long[places];
    for (int i = 0; i < oldLows.length; i++) {
      if (oldLows[i] != 0) {
        put(oldHighs[i], oldLows[i], oldNumbers[i]);
      }
    }
  }
}
