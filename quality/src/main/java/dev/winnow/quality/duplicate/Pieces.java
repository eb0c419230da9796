package dev.winnow.quality.duplicate;

import java.util.Arrays;

/// The words of a row, and the characters of its texts that stand for words, as hashes.
final class Pieces {

  private static final int WORD_WEIGHT = 5;
  private static final int UNSPACED_WEIGHT = 3;

  /// 2^64 divided by the golden ratio.
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long[] hashes = new long[64];
  private byte[] weights = new byte[64];
  private int size;

  int size() {
    return size;
  }

  long hash(int at) {
    return hashes[at];
  }

  /// Fifteenths of a shingle.
  int weight(int at) {
    return weights[at];
  }

  /// Takes all of a folded text.
  void text(String text) {
    long word = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int after = i + Character.charCount(c);
      Piece piece = Piece.of(c);
      if (piece == Piece.BETWEEN && isWithinNumber(text, i)) {
        piece = Piece.WORD;
      }
      switch (piece) {
        case WORD -> word = (word + c) * GOLDEN;
        case BETWEEN -> word = end(word);
        case UNSPACED -> {
          word = end(word);
          add(c, UNSPACED_WEIGHT);
        }
        case SYMBOL -> {
          word = end(word);
          add(c, WORD_WEIGHT);
        }
        case NOTHING -> {}
      }
      i = after;
    }
    end(word);
  }

  /// Takes a word.
  void word(String word) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash + word.charAt(i)) * GOLDEN;
    }
    end(hash);
  }

  /// Whether a mark stands in a number: 1.5, 1,000, 3:30.
  private static boolean isWithinNumber(String text, int at) {
    char c = text.charAt(at);
    return (c == '.' || c == ',' || c == ':')
        && at > 0
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }

  private long end(long word) {
    if (word != 0) {
      add(word, WORD_WEIGHT);
    }
    return 0;
  }

  private void add(long value, int weight) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    hashes[size] = mix(value);
    weights[size++] = (byte) weight;
  }

  /// The hash of a sequence and one more.
  static long then(long sequence, long next) {
    return mix(sequence * GOLDEN + next);
  }

  /// Spreads all bits over all others: the end of MurmurHash3's 64-bit form (Appleby).
  static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
