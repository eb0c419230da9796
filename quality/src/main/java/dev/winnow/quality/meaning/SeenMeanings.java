package dev.winnow.quality.meaning;

import dev.winnow.core.gate.CompareRows.Alike;
import dev.winnow.core.llm.Embedding;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Embeddings that were seen, and which of them is most like another one.
///
/// Each has a sketch of 512 bits: on which sides of as many random planes it lies. Two directions
/// with the angle θ differ in θ/π of the bits, so what differs in more than that, and four standard
/// deviations, is not as alike as is wanted; all others are compared exactly. A search looks at 64
/// bytes of each: about 1 ms among 100,000. Beside the embedding itself one takes 90 bytes. One
/// thread at a time.
public final class SeenMeanings {

  private static final int WORDS = 8;
  private static final int BITS = 64 * WORDS;
  private static final int ROUNDS = 3;

  private final double threshold;
  private final int differMax;

  private long[] sketches = new long[64 * WORDS];
  private Embedding[] embeddings = new Embedding[64];
  private long[] numbers = new long[64];
  private int size;

  /// A row is looked for, and noted then.
  private @Nullable Embedding last;

  private long[] lastSketch = {};

  /// @param threshold the cosine from which on two mean the same, over 0 to 1
  public SeenMeanings(double threshold) {
    this.threshold = threshold;
    double share = Math.acos(Math.min(1, threshold)) / Math.PI;
    // One byte a dimension is not exact: some room where the angle is next to none.
    this.differMax = (int) Math.ceil(BITS * share + 4 * Math.sqrt(BITS * share * (1 - share))) + 8;
  }

  /// How many there are.
  public int size() {
    return size;
  }

  /// Notes one.
  ///
  /// @param number names it for the caller
  public void add(Embedding embedding, long number) {
    if (size == embeddings.length) {
      int more = size + size / 2;
      embeddings = Arrays.copyOf(embeddings, more);
      numbers = Arrays.copyOf(numbers, more);
      sketches = Arrays.copyOf(sketches, Math.multiplyExact(more, WORDS));
    }
    System.arraycopy(sketch(embedding), 0, sketches, size * WORDS, WORDS);
    embeddings[size] = embedding;
    numbers[size] = number;
    size++;
  }

  /// The one that is most alike, where one is alike enough.
  ///
  /// @param itself the number of what is looked for, which may have been noted before
  public Optional<Alike> find(Embedding embedding, long itself) {
    long[] sketch = sketch(embedding);
    int best = -1;
    double cosine = 0;
    for (int i = 0; i < size; i++) {
      if (differ(sketch, i) <= differMax && numbers[i] != itself) {
        double found = embedding.cosine(embeddings[i]);
        if (found > cosine) {
          cosine = found;
          best = i;
        }
      }
    }
    return best < 0 || cosine < threshold
        ? Optional.empty()
        : Optional.of(new Alike(cosine, numbers[best]));
  }

  private int differ(long[] sketch, int at) {
    int differ = 0;
    for (int i = 0; i < WORDS; i++) {
      differ += Long.bitCount(sketch[i] ^ sketches[at * WORDS + i]);
    }
    return differ;
  }

  private long[] sketch(Embedding embedding) {
    if (!embedding.equals(last)) {
      lastSketch = sketch(embedding.bytes());
      last = embedding;
    }
    return lastSketch;
  }

  /// The sides of the planes, which are those of a rotation: signs by chance and a Walsh-Hadamard
  /// transform, three times.
  private static long[] sketch(byte[] bytes) {
    float[] turned = new float[Math.max(BITS, Integer.highestOneBit(2 * bytes.length - 1))];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[i];
    }
    // Always the same ones.
    SplittableRandom random = new SplittableRandom(turned.length);
    for (int round = 0; round < ROUNDS; round++) {
      long signs = 0;
      for (int i = 0; i < turned.length; i++) {
        signs = i % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
        turned[i] = (signs & 1) == 0 ? turned[i] : -turned[i];
      }
      transform(turned);
    }
    long[] sketch = new long[WORDS];
    for (int bit = 0; bit < BITS; bit++) {
      if (turned[bit] > 0) {
        sketch[bit >> 6] |= 1L << bit;
      }
    }
    return sketch;
  }

  private static void transform(float[] values) {
    for (int half = 1; half < values.length; half *= 2) {
      for (int from = 0; from < values.length; from += 2 * half) {
        for (int i = from; i < from + half; i++) {
          float one = values[i];
          float two = values[i + half];
          values[i] = one + two;
          values[i + half] = one - two;
        }
      }
    }
  }
}
