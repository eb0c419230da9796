package dev.winnow.quality.duplicate;

import java.util.Arrays;

/// Numbers one behind the other, in pieces of 64 KB: growing copies none of them.
final class IntPool {

  private static final int CHUNK_BITS = 14;

  /// The most that is added at once.
  static final int CHUNK = 1 << CHUNK_BITS;

  private int[][] chunks = {};
  private long size;

  /// Adds numbers within one chunk.
  ///
  /// @param values at most [#CHUNK]
  /// @return where the first is
  long add(int... values) {
    if ((size & (CHUNK - 1)) + values.length > CHUNK) {
      size = (size | (CHUNK - 1)) + 1;
    }
    long at = size;
    int chunk = (int) (at >> CHUNK_BITS);
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, Math.max(4, chunk + chunk / 2));
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new int[CHUNK];
    }
    System.arraycopy(values, 0, chunks[chunk], offset(at), values.length);
    size += values.length;
    return at;
  }

  int get(long at) {
    return chunk(at)[offset(at)];
  }

  void set(long at, int value) {
    chunk(at)[offset(at)] = value;
  }

  int[] chunk(long at) {
    return chunks[(int) (at >> CHUNK_BITS)];
  }

  /// Where a number is within its chunk.
  static int offset(long at) {
    return (int) at & (CHUNK - 1);
  }
}
