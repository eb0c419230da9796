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
/// bytes of each: about 0.3 ms among 100,000. Beside the embedding itself one takes 90 bytes. One
/// thread at a time.
public final class SeenMeanings {

  private static final int WORDS = 8;
  private static final int BITS = 64 * WORDS;

  private final double threshold;
  private final int differMax;

  private long[] sketches = new long[64 * WORDS];
  private Embedding[] embeddings = new Embedding[64];
  private long[] numbers = new long[64];
  private int size;

  /// The planes of the model's dimensions, made with the first embedding.
  private byte @Nullable [][] planes;

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
  public Optional<Alike> find(Embedding embedding) {
    long[] sketch = sketch(embedding);
    int best = -1;
    double cosine = 0;
    for (int i = 0; i < size; i++) {
      if (differ(sketch, i) <= differMax) {
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
    byte[] bytes = embedding.bytes();
    if (planes == null) {
      planes = planes(bytes.length);
    }
    long[] sketch = new long[WORDS];
    // Those of another model, with other dimensions, are compared by what they have in common.
    int common = Math.min(bytes.length, planes[0].length);
    for (int bit = 0; bit < BITS; bit++) {
      byte[] plane = planes[bit];
      int side = 0;
      for (int i = 0; i < common; i++) {
        side += bytes[i] * plane[i];
      }
      if (side > 0) {
        sketch[bit >> 6] |= 1L << bit;
      }
    }
    return sketch;
  }

  /// Always the same ones.
  private static byte[][] planes(int dimensions) {
    SplittableRandom random = new SplittableRandom(dimensions);
    byte[][] planes = new byte[BITS][dimensions];
    for (byte[] plane : planes) {
      for (int i = 0; i < dimensions; i++) {
        plane[i] = (byte) Math.clamp(Math.round(32 * random.nextGaussian()), -127, 127);
      }
    }
    return planes;
  }
}
