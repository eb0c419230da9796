package dev.winnow.quality.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.CompareRows.Alike;
import dev.winnow.core.gate.CompareRows.Seen;
import dev.winnow.core.gate.Duplicates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against every pair of rows, with sets of texts in the place of hashes.
final class NearDuplicatesPropertiesTest {

  /// The shingles of spaced words, as texts.
  private static Set<String> shingles(List<String> words) {
    Set<String> shingles = new HashSet<>();
    for (int i = -2; i < words.size(); i++) {
      String whole = "";
      for (int k = i; k < i + 3; k++) {
        whole += k < 0 ? "<" : k < words.size() ? "|" + words.get(k) : ">";
      }
      // "a" has three shingles here, too: its beginning, its end, and the one with both.
      shingles.add(whole);
    }
    return shingles;
  }

  private static double jaccard(Set<?> one, Set<?> other) {
    Set<Object> common = new HashSet<>(one);
    common.retainAll(other);
    return (double) common.size() / (one.size() + other.size() - common.size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0})
  void whatIsFoundIsWhatComparingAllPairsFinds(double threshold) {
    Random random = new Random((long) (threshold * 100));
    PlantedRows planted = new PlantedRows(random.nextLong());
    CompareRows compare = NearDuplicates.of(new Duplicates(threshold, List.of(), List.of()));
    int expected = 0;
    int found = 0;
    for (int round = 0; round < 40; round++) {
      Seen seen = compare.nothingSeen();
      List<Set<String>> known = new ArrayList<>();
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        List<String> words =
            rows.isEmpty() || random.nextInt(3) == 0
                ? planted.words(3 + random.nextInt(120))
                : edited(rows.get(random.nextInt(rows.size())), random);
        Set<String> shingles = shingles(words);
        double best = known.stream().mapToDouble(it -> jaccard(it, shingles)).max().orElse(0);
        CompareRows.Sketch sketch = compare.sketch(PlantedRows.row(words));
        Optional<Alike> alike = seen.find(sketch);
        expected += best >= threshold ? 1 : 0;
        found += alike.isPresent() ? 1 : 0;
        alike.ifPresent(it -> {
          assertThat(it.similarity()).isBetween(threshold, 1.0);
          assertThat(jaccard(known.get((int) it.number()), shingles)).isEqualTo(it.similarity());
        });
        seen.add(sketch, i);
        known.add(shingles);
        rows.add(words);
      }
    }
    assertThat(expected).isGreaterThan(50);
    assertThat(found).isBetween((int) (0.98 * expected), expected);
  }

  private static List<String> edited(List<String> words, Random random) {
    List<String> edited = new ArrayList<>(words);
    for (int i = random.nextInt(4); i > 0 && edited.size() > 3; i--) {
      int at = random.nextInt(edited.size());
      switch (random.nextInt(3)) {
        case 0 -> edited.remove(at);
        case 1 -> edited.add(at, "n" + random.nextInt(1000));
        default -> edited.set(at, "c" + random.nextInt(1000));
      }
    }
    return edited;
  }

  @Test
  void theSimilarityIsThatOfSets() {
    Random random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      int[] one = random.ints(1 + random.nextInt(30), 0, 40).distinct().sorted().toArray();
      int[] other = random.ints(1 + random.nextInt(30), 0, 40).distinct().sorted().toArray();
      double exact = jaccard(set(one), set(other));
      double threshold = (1 + random.nextInt(100)) / 100.0;
      assertThat(Similarity.of(one, 0, one.length, other, 0, other.length, threshold))
          .isEqualTo(exact >= threshold ? exact : 0);
    }
  }

  private static Set<Integer> set(int[] values) {
    return new HashSet<>(Arrays.stream(values).boxed().toList());
  }

  /// Rows of which only the smallest hashes are kept.
  @Test
  void theSimilarityOfVeryLongRowsIsEstimated() {
    Random random = new Random(12);
    for (int round = 0; round < 50; round++) {
      int[] all = random.ints(12_000).distinct().toArray();
      int common = 4_000 + random.nextInt(6_000);
      int[] one = Arrays.copyOf(all, 10_000);
      int[] other =
          IntStream.range(10_000 - common, Math.min(all.length, 12_000)).map(i -> all[i]).toArray();
      double exact = (double) common / all.length;
      Arrays.sort(one);
      Arrays.sort(other);
      int[] kept = Shingles.kept(one);
      int[] those = Shingles.kept(other);
      assertThat(Similarity.of(kept, 0, kept.length, those, 0, those.length, 0.01))
          .isCloseTo(exact, within(0.07));
    }
  }

  @Test
  void longRowsAreFoundAndAreKeptSmall() {
    PlantedRows planted = new PlantedRows(13);
    CompareRows compare = NearDuplicates.of(Duplicates.USUAL);
    Seen seen = compare.nothingSeen();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      List<String> words = planted.words(i == 0 ? 150_000 : 5_000);
      rows.add(words);
      NearDuplicates.Kept kept = (NearDuplicates.Kept) compare.sketch(PlantedRows.row(words));
      assertThat(kept.shingles()).hasSize(Shingles.KEPT_MAX);
      seen.add(kept, i);
    }
    for (int i = 0; i < rows.size(); i++) {
      List<String> changed = planted.changed(rows.get(i), 50);
      Optional<Alike> alike = seen.find(compare.sketch(PlantedRows.row(changed)));
      assertThat(alike.map(Alike::number)).contains((long) i);
      assertThat(seen.find(compare.sketch(PlantedRows.row(planted.changed(rows.get(i), 300)))))
          .matches(none -> none.isEmpty() || rows.get((int) none.get().number()).size() > 100_000);
    }
  }
}
