package dev.winnow.bench;

import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.CompareRows.Alike;
import dev.winnow.core.gate.CompareRows.Seen;
import dev.winnow.core.gate.CompareRows.Sketch;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.quality.duplicate.NearDuplicates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Near duplicates that were planted among rows of random words: how many are found, how fast, and
/// what the rows take. The control compares every pair.
///
/// Similarities are those of sets of texts: what is compared by knows nothing of hashes.
public final class NearDuplicateRows {

  private static final int VOCABULARY = 20_000;
  private static final int CHUNK = 1_000;
  private static final int CONTROL_ROWS = 10_000;
  private static final double THRESHOLD = Duplicates.NEAR_USUAL;

  /// Of n words, three of n + 2 sequences of three have each that is changed.
  private static final List<Likeness> LIKENESSES =
      List.of(new Likeness(49, 3, 0.7), new Likeness(52, 2, 0.8), new Likeness(55, 1, 0.9));

  private final Random random = new Random(1);
  private final List<Row> rows = new ArrayList<>();

  /// @param words of a row
  /// @param changed how many of them are others in its near duplicate
  /// @param similarity of the two
  private record Likeness(int words, int changed, double similarity) {}

  /// @param original the number of the row that it was made of; -1 for one of its own
  private record Row(List<String> words, Likeness likeness, int original) {

    ObjectNode json() {
      int middle = words.size() / 3;
      return JsonNodeFactory.instance
          .objectNode()
          .put("answer", String.join(" ", words.subList(0, middle)))
          .put("question", String.join(" ", words.subList(middle, words.size())));
    }

    Set<List<String>> sequences() {
      Set<List<String>> sequences = new HashSet<>();
      for (int i = -2; i < words.size(); i++) {
        int first = i;
        sequences.add(
            IntStream.range(i, i + 3)
                .mapToObj(
                    at -> at < 0 ? "<" : at < words.size() ? words.get(at) : ">" + (at - first))
                .toList());
      }
      return sequences;
    }
  }

  private NearDuplicateRows() {}

  /// `ROWS`, of which each tenth is a near duplicate of one before it
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    // Once for the compiler.
    new NearDuplicateRows().plant(count / 2).measure(false);
    Figures.table(
        "Near duplicates: %,d rows of 49 to 55 words, each tenth planted, threshold %s"
            .formatted(count, THRESHOLD),
        "| rows at once on | rows/s | found at 0.9 | at 0.8 | at 0.7 | right of found | heap, bytes/row | of that kept hashes |");
    new NearDuplicateRows().plant(count).measure(true);
    new NearDuplicateRows().plant(CONTROL_ROWS).control();
  }

  private NearDuplicateRows plant(int count) {
    for (int i = 0; i < count; i++) {
      Likeness likeness = LIKENESSES.get(i / 10 % LIKENESSES.size());
      if (i % 10 == 9) {
        int original = i - 1 - random.nextInt(Math.min(9, i));
        rows.add(new Row(changed(rows.get(original).words, likeness), likeness, original));
      } else {
        rows.add(new Row(words(likeness.words), likeness, -1));
      }
    }
    return this;
  }

  private List<String> words(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "w" + Integer.toString(random.nextInt(VOCABULARY), 36))
        .toList();
  }

  private List<String> changed(List<String> words, Likeness likeness) {
    List<String> others = new ArrayList<>(words);
    int stretch = words.size() / likeness.changed;
    for (int i = 0; i < likeness.changed; i++) {
      others.set(
          i * stretch + 3 + random.nextInt(stretch - 5),
          "z" + Integer.toString(random.nextInt(Integer.MAX_VALUE), 36));
    }
    return others;
  }

  private void measure(boolean print) {
    CompareRows compare = NearDuplicates.of(Duplicates.USUAL);
    List<ObjectNode> json = rows.stream().map(Row::json).toList();
    long before = used();
    Seen seen = compare.nothingSeen();
    List<Optional<Alike>> found = new ArrayList<>();
    long start = System.nanoTime();
    for (int from = 0; from < json.size(); from += CHUNK) {
      // As in a run: rows are read on many threads, and decided about on one.
      List<Sketch> sketches =
          json.subList(from, Math.min(json.size(), from + CHUNK)).parallelStream()
              .map(compare::sketch)
              .toList();
      for (Sketch sketch : sketches) {
        Optional<Alike> alike = seen.find(sketch);
        seen.add(sketch, found.size());
        found.add(alike);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double heap = (double) (used() - before) / rows.size();
    if (print) {
      double kept = rows.stream().mapToInt(row -> 4 * row.sequences().size()).average().orElse(0);
      Figures.row(
          "| %d cores | %,.0f | %s | %.1f %% | %.0f | %.0f |"
              .formatted(
                  Runtime.getRuntime().availableProcessors(),
                  rows.size() / seconds,
                  shares(found),
                  100 * precision(found),
                  heap,
                  kept));
    }
    // What is measured is still there.
    if (seen.find(compare.sketch(json.getLast())).isEmpty()) {
      throw new IllegalStateException("The last row is not found.");
    }
  }

  /// Bytes of the heap that are in use.
  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /// Of planted ones, by similarity.
  private String shares(List<Optional<Alike>> found) {
    List<String> shares = new ArrayList<>();
    for (Likeness likeness : LIKENESSES.reversed()) {
      int planted = 0;
      int right = 0;
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).original >= 0 && rows.get(i).likeness.equals(likeness)) {
          planted++;
          right += isOriginal(found.get(i), rows.get(i)) ? 1 : 0;
        }
      }
      shares.add("%.1f %%".formatted(100.0 * right / planted));
    }
    return String.join(" | ", shares);
  }

  private static boolean isOriginal(Optional<Alike> found, Row row) {
    return found.isPresent() && found.get().number() == row.original;
  }

  /// The share of what was found whose sets of texts are as alike as the threshold.
  private double precision(List<Optional<Alike>> found) {
    int all = 0;
    int right = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (found.get(i).isPresent()) {
        Row other = rows.get((int) found.get(i).get().number());
        all++;
        right += jaccard(rows.get(i).sequences(), other.sequences()) >= THRESHOLD ? 1 : 0;
      }
    }
    return (double) right / all;
  }

  private static double jaccard(Set<?> one, Set<?> other) {
    long common = one.stream().filter(other::contains).count();
    return (double) common / (one.size() + other.size() - common);
  }

  /// Every row with every one before it.
  private void control() {
    List<int[]> sets =
        rows.stream()
            .map(row -> row.sequences().stream().mapToInt(List::hashCode).sorted().toArray())
            .toList();
    long start = System.nanoTime();
    long found =
        IntStream.range(0, sets.size())
            .parallel()
            .filter(i ->
                IntStream.range(0, i)
                    .anyMatch(k -> similarity(sets.get(i), sets.get(k)) >= THRESHOLD))
            .count();
    double seconds = (System.nanoTime() - start) / 1e9;
    Figures.row(
        "\nControl, every pair of %,d rows: %,.0f rows/s, %,d found"
            .formatted(rows.size(), rows.size() / seconds, found));
  }

  private static double similarity(int[] one, int[] other) {
    int i = 0;
    int k = 0;
    int common = 0;
    while (i < one.length && k < other.length) {
      int order = Integer.compare(one[i], other[k]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      k += order >= 0 ? 1 : 0;
    }
    return (double) common / (one.length + other.length - common);
  }
}
