package dev.winnow.bench;

import dev.winnow.core.gate.CompareRows.Alike;
import dev.winnow.core.gate.Meaning;
import dev.winnow.core.llm.Embedding;
import dev.winnow.quality.meaning.SeenMeanings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Rows that mean the same, planted among random embeddings: how many are found, and how fast. The
/// control compares every pair.
public final class SemanticDuplicates {

  private static final int DIMENSIONS = 1_536;
  private static final double[] COSINES = {0.86, 0.92, 0.97};
  private static final int CONTROL_ROWS = 4_000;
  private static final double THRESHOLD = Meaning.THRESHOLD_USUAL;

  private final SplittableRandom random = new SplittableRandom(1);
  private final List<Embedding> rows = new ArrayList<>();

  private SemanticDuplicates(int count) {
    double[] before = {};
    for (int i = 0; i < count; i++) {
      double cosine = COSINES[i / 10 % COSINES.length];
      double[] row = new double[DIMENSIONS];
      for (int k = 0; k < DIMENSIONS; k++) {
        double own = random.nextGaussian();
        row[k] = isPlanted(i) ? cosine * before[k] + Math.sqrt(1 - cosine * cosine) * own : own;
      }
      rows.add(Embedding.of(row));
      before = row;
    }
  }

  /// Each tenth is like the one before it.
  private static boolean isPlanted(int row) {
    return row % 10 == 9;
  }

  /// `ROWS`
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    new SemanticDuplicates(2_000).measure(false);
    Figures.table(
        "Semantic duplicates: %,d embeddings of %,d dimensions, each tenth planted, threshold %s"
            .formatted(count, DIMENSIONS, THRESHOLD),
        "| program | rows/s | of the last tenth | found at 0.97 | at 0.92 | at 0.86 | right of found |");
    new SemanticDuplicates(count).measure(true);
    new SemanticDuplicates(CONTROL_ROWS).control();
  }

  private void measure(boolean print) {
    SeenMeanings seen = new SeenMeanings(THRESHOLD);
    List<Optional<Alike>> found = new ArrayList<>();
    long start = System.nanoTime();
    long last = start;
    for (int i = 0; i < rows.size(); i++) {
      if (i == rows.size() * 9 / 10) {
        last = System.nanoTime();
      }
      Optional<Alike> alike = seen.find(rows.get(i), i);
      seen.add(rows.get(i), i);
      found.add(alike);
    }
    long end = System.nanoTime();
    if (print) {
      Figures.row(
          "| semantic duplicates | %,.0f | %,.0f | %s | %s |"
              .formatted(
                  rows.size() / ((end - start) / 1e9),
                  rows.size() / 10.0 / ((end - last) / 1e9),
                  shares(found),
                  right(found)));
    }
  }

  private String shares(List<Optional<Alike>> found) {
    List<String> shares = new ArrayList<>();
    for (int which = COSINES.length - 1; which >= 0; which--) {
      int planted = 0;
      int right = 0;
      for (int i = 0; i < rows.size(); i++) {
        if (isPlanted(i) && i / 10 % COSINES.length == which) {
          planted++;
          right += isBefore(found.get(i), i) ? 1 : 0;
        }
      }
      shares.add("%.1f %%".formatted(100.0 * right / planted));
    }
    return String.join(" | ", shares);
  }

  private static boolean isBefore(Optional<Alike> found, int row) {
    return found.isPresent() && found.get().number() == row - 1;
  }

  private String right(List<Optional<Alike>> found) {
    long all = found.stream().filter(Optional::isPresent).count();
    long right = 0;
    for (int i = 0; i < rows.size(); i++) {
      right += isPlanted(i) && isBefore(found.get(i), i) ? 1 : 0;
    }
    return "%.1f %%".formatted(100.0 * right / all);
  }

  /// Every row with every one before it.
  private void control() {
    long start = System.nanoTime();
    int found = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean isAlike = false;
      for (int k = 0; k < i; k++) {
        isAlike |= rows.get(i).cosine(rows.get(k)) >= THRESHOLD;
      }
      found += isAlike ? 1 : 0;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Figures.row(
        "| control: every pair of %,d rows | %,.0f | | %,d found | | | |"
            .formatted(rows.size(), rows.size() / seconds, found));
  }
}
