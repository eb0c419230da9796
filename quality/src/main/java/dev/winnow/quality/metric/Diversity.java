package dev.winnow.quality.metric;

import dev.winnow.quality.duplicate.TextShingles;
import dev.winnow.quality.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

/// How much texts differ: distinct-1 and distinct-2 (Li and others 2016), how well they compress,
/// and how alike two of them are.
///
/// For a sample of texts, as the figures depend on how many there are. One thread at a time.
public final class Diversity {

  /// Pairs of texts that are compared at most.
  public static final int PAIRS_MAX = 20_000;

  /// Words that are counted at most; texts behind them are not.
  static final int WORDS_MAX = 2_000_000;

  private static final int LEVEL = 6;

  private final long seed;
  private final Sequences words = new Sequences();
  private final Sequences pairs = new Sequences();
  private final List<TextShingles> texts = new ArrayList<>();
  private final Deflater deflater = new Deflater(LEVEL);
  private final byte[] deflated = new byte[8192];
  private long bytes;
  private long packed;
  private boolean measured;

  /// @param seed decides which texts are compared where there are more than [pairs][#PAIRS_MAX]
  public Diversity(long seed) {
    this.seed = seed;
  }

  /// Takes a text in. Not after [#compressionRatio] was asked.
  public void add(String text) {
    if (measured) {
      throw new IllegalStateException("The texts have been measured.");
    }
    Words found = Words.of(text, WORDS_MAX - words.count);
    words.add(found.sequences(1));
    pairs.add(found.sequences(2));
    texts.add(TextShingles.of(text));
    byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
    bytes += line.length;
    deflater.setInput(line);
    while (!deflater.needsInput()) {
      packed += deflater.deflate(deflated);
    }
  }

  /// Different words of all words, 0 to 1; 0 without words.
  public double distinct1() {
    return words.distinct();
  }

  /// Different pairs of words that follow one another in a text, of all such pairs, 0 to 1; 0
  /// without any.
  public double distinct2() {
    return pairs.distinct();
  }

  /// Bytes of all texts, each with a line end, in UTF-8, for each byte they are compressed to
  /// (deflate, level 6); 0 without texts. The more, the more they repeat.
  public double compressionRatio() {
    if (!measured) {
      measured = true;
      deflater.finish();
      while (!deflater.finished()) {
        packed += deflater.deflate(deflated);
      }
      deflater.end();
    }
    return bytes == 0 ? 0 : (double) bytes / packed;
  }

  /// The mean Jaccard similarity of the [shingles][TextShingles] of two texts, 0 to 1; 0 of fewer
  /// than two texts. Of all pairs, or of [so many][#PAIRS_MAX] drawn at random.
  public double similarity() {
    int count = texts.size();
    long all = count * (count - 1L) / 2;
    if (all == 0) {
      return 0;
    }
    double sum = 0;
    if (all <= PAIRS_MAX) {
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < i; k++) {
          sum += texts.get(i).similarity(texts.get(k));
        }
      }
      return sum / all;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < PAIRS_MAX; i++) {
      int one = random.nextInt(count);
      int other = (one + 1 + random.nextInt(count - 1)) % count;
      sum += texts.get(one).similarity(texts.get(other));
    }
    return sum / PAIRS_MAX;
  }

  /// Hashes of sequences of words, as often as they were met.
  private static final class Sequences {

    private long[] hashes = new long[1024];
    private int count;

    private void add(long[] more) {
      if (count + more.length > hashes.length) {
        hashes = Arrays.copyOf(hashes, Math.max(count + more.length, 2 * hashes.length));
      }
      System.arraycopy(more, 0, hashes, count, more.length);
      count += more.length;
    }

    /// The share of the different ones. The order in which they came is lost.
    private double distinct() {
      Arrays.sort(hashes, 0, count);
      int different = 0;
      for (int i = 0; i < count; i++) {
        different += i == 0 || hashes[i] != hashes[i - 1] ? 1 : 0;
      }
      return count == 0 ? 0 : (double) different / count;
    }
  }
}
