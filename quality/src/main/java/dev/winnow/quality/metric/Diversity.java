package dev.winnow.quality.metric;

import dev.winnow.quality.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

/// How much texts differ from one another. Words are compared in lower case; in scripts without
/// spaces characters count as words.
public final class Diversity {

  /// Words of a text that are looked at.
  public static final int WORDS_MAX = 1_000;

  /// Pairs of texts that are compared; of more, so many are chosen at random.
  public static final int PAIRS_MAX = 50_000;

  private final long seed;
  private final Set<String> words = new HashSet<>();
  private final Set<String> pairs = new HashSet<>();
  private final List<Set<String>> texts = new ArrayList<>();
  private final Deflater deflater = new Deflater();
  private final byte[] compressed = new byte[8_192];
  private long wordCount;
  private long pairCount;
  private long bytes;
  private long compressedBytes;

  /// @param seed decides which pairs of many are compared
  public Diversity(long seed) {
    this.seed = seed;
  }

  /// Takes a text in. Before any figure is asked for.
  public void add(String text) {
    Words found = Words.of(text, WORDS_MAX);
    Set<String> own = new HashSet<>();
    String before = null;
    for (int i = 0; i < found.count(); i++) {
      String word = text.substring(found.start(i), found.end(i)).toLowerCase(Locale.ROOT);
      own.add(word);
      words.add(word);
      wordCount++;
      if (before != null) {
        pairs.add(before + "\n" + word);
        pairCount++;
      }
      before = word;
    }
    texts.add(own);
    compress(text);
  }

  private void compress(String text) {
    byte[] utf8 = (text + "\n").getBytes(StandardCharsets.UTF_8);
    bytes += utf8.length;
    deflater.setInput(utf8);
    drain();
  }

  private void drain() {
    int written = deflater.deflate(compressed);
    while (written > 0) {
      compressedBytes += written;
      written = deflater.deflate(compressed);
    }
  }

  /// Different words of all words (distinct-1, Li et al. 2016); 0 without words.
  public double distinct1() {
    return wordCount == 0 ? 0 : (double) words.size() / wordCount;
  }

  /// Different pairs of neighbouring words of all such pairs (distinct-2); 0 without pairs.
  public double distinct2() {
    return pairCount == 0 ? 0 : (double) pairs.size() / pairCount;
  }

  /// Bytes of the texts for each byte that DEFLATE (RFC 1951) makes of them; 0 without texts. Ends
  /// the taking in.
  public double compressionRatio() {
    deflater.finish();
    drain();
    deflater.end();
    return compressedBytes == 0 || bytes == 0 ? 0 : (double) bytes / compressedBytes;
  }

  /// The mean over pairs of texts of the words both have, of the words either has (Jaccard); 0 of
  /// fewer than two.
  public double similarity() {
    long all = (long) texts.size() * (texts.size() - 1) / 2;
    if (all == 0) {
      return 0;
    }
    double sum = 0;
    if (all <= PAIRS_MAX) {
      for (int i = 0; i < texts.size(); i++) {
        for (int j = 0; j < i; j++) {
          sum += jaccard(texts.get(i), texts.get(j));
        }
      }
      return sum / all;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int pair = 0; pair < PAIRS_MAX; pair++) {
      int one = random.nextInt(texts.size());
      int other = (one + 1 + random.nextInt(texts.size() - 1)) % texts.size();
      sum += jaccard(texts.get(one), texts.get(other));
    }
    return sum / PAIRS_MAX;
  }

  private static double jaccard(Set<String> one, Set<String> other) {
    Set<String> small = one.size() < other.size() ? one : other;
    Set<String> large = small == one ? other : one;
    long common = small.stream().filter(large::contains).count();
    long either = one.size() + other.size() - common;
    return either == 0 ? 1 : (double) common / either;
  }
}
