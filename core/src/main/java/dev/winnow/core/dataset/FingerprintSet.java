package dev.winnow.core.dataset;

/// A set of fingerprints that takes 16 bytes a place, and at most two thirds of its places: 100,000
/// of them take 4 MB. Not safe to share between threads.
public final class FingerprintSet {

  private static final int PLACES_MIN = 16;
  private static final int PLACES_MAX = 1 << 30;

  // A fingerprint stands at the first free place from its own; 0, 0 is a free place, and the
  // fingerprint of that value is kept apart.
  private long[] highs = new long[PLACES_MIN];
  private long[] lows = new long[PLACES_MIN];
  private boolean zero;
  private int size;

  /// Adds a fingerprint; false where it was there already.
  public boolean add(Fingerprint fingerprint) {
    if (isZero(fingerprint)) {
      boolean added = !zero;
      zero = true;
      return added;
    }
    int place = find(fingerprint.high(), fingerprint.low());
    if (isTaken(place)) {
      return false;
    }
    highs[place] = fingerprint.high();
    lows[place] = fingerprint.low();
    size++;
    if (size > highs.length / 3 * 2) {
      grow();
    }
    return true;
  }

  /// Whether it is there.
  public boolean contains(Fingerprint fingerprint) {
    return isZero(fingerprint) ? zero : isTaken(find(fingerprint.high(), fingerprint.low()));
  }

  private static boolean isZero(Fingerprint fingerprint) {
    return fingerprint.high() == 0 && fingerprint.low() == 0;
  }

  private boolean isTaken(int place) {
    return highs[place] != 0 || lows[place] != 0;
  }

  /// A fingerprint is a hash itself: its last bits say where it belongs.
  private static int home(long low, int mask) {
    return (int) low & mask;
  }

  /// Where a fingerprint stands, or the free place where it would.
  private int find(long high, long low) {
    int mask = highs.length - 1;
    int at = home(low, mask);
    while (isTaken(at) && (highs[at] != high || lows[at] != low)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    if (highs.length == PLACES_MAX) {
      throw new IllegalStateException("A set holds no more than %d fingerprints.".formatted(size));
    }
    long[] oldHighs = highs;
    long[] oldLows = lows;
    highs = new long[2 * oldHighs.length];
    lows = new long[2 * oldLows.length];
    for (int i = 0; i < oldHighs.length; i++) {
      if (oldHighs[i] != 0 || oldLows[i] != 0) {
        int place = find(oldHighs[i], oldLows[i]);
        highs[place] = oldHighs[i];
        lows[place] = oldLows[i];
      }
    }
  }
}
