package dev.winnow.quality.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.gate.CompareRows.Alike;
import dev.winnow.core.llm.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SeenMeaningsTest {

  private static double[] direction(SplittableRandom random, int dimensions) {
    return random.doubles(dimensions).map(it -> random.nextGaussian()).toArray();
  }

  /// A direction with about the cosine to another one.
  private static double[] near(double[] other, double cosine, SplittableRandom random) {
    double[] aside = direction(random, other.length);
    double by = Math.sqrt(1 - cosine * cosine);
    double[] near = new double[other.length];
    for (int i = 0; i < near.length; i++) {
      near[i] = cosine * other[i] + by * aside[i];
    }
    return near;
  }

  private static double cosine(double[] one, double[] two) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * two[i];
      first += one[i] * one[i];
      second += two[i] * two[i];
    }
    return product / Math.sqrt(first * second);
  }

  /// Property: a byte a dimension is enough for cosines within 0.002, or 0.005 of few dimensions.
  @Test
  void cosinesOfBytesAreThoseOfNumbers() {
    SplittableRandom random = new SplittableRandom(1);
    for (int dimensions : new int[] {64, 384, 1536}) {
      for (int i = 0; i < 200; i++) {
        double[] one = direction(random, dimensions);
        double[] two = near(one, random.nextDouble(), random);
        double found = Embedding.of(one).cosine(Embedding.of(two));
        assertThat(Math.abs(found - cosine(one, two))).isLessThan(dimensions < 300 ? 0.005 : 0.002);
      }
    }
  }

  /// Property: what is found is what a look at all of them finds.
  @Test
  void theMostAlikeIsFound() {
    SplittableRandom random = new SplittableRandom(2);
    int there = 0;
    for (double threshold : new double[] {0.7, 0.8, 0.9, 0.95, 1}) {
      SeenMeanings seen = new SeenMeanings(threshold);
      List<double[]> numbers = new ArrayList<>();
      List<Embedding> all = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        double[] next =
            numbers.isEmpty() || random.nextInt(3) == 0
                ? direction(random, 256)
                : near(
                    numbers.get(random.nextInt(numbers.size())),
                    threshold - 0.05 + 0.1 * random.nextDouble(),
                    random);
        Embedding embedding = Embedding.of(next);
        Optional<Alike> found = seen.find(embedding, -1);
        int best = -1;
        for (int j = 0; j < all.size(); j++) {
          double cosine = embedding.cosine(all.get(j));
          if (cosine >= threshold && (best < 0 || cosine > embedding.cosine(all.get(best)))) {
            best = j;
          }
        }
        assertThat(found.map(it -> (int) it.number()).orElse(-1)).isEqualTo(best);
        there += best < 0 ? 0 : 1;
        seen.add(embedding, i);
        numbers.add(next);
        all.add(embedding);
      }
      assertThat(seen.size()).isEqualTo(600);
    }
    assertThat(there).isGreaterThan(500);
  }

  @Test
  void whatHasNoDirectionOrOtherDimensionsIsLikeNothing() {
    SeenMeanings seen = new SeenMeanings(0.5);
    seen.add(Embedding.of(new double[] {0, 0, 0, 0}), 0);
    seen.add(Embedding.of(new double[] {1, 0, 0, 0}), 1);
    assertThat(seen.find(Embedding.of(new double[] {0, 0, 0, 0}), -1)).isEmpty();
    assertThat(seen.find(Embedding.of(new double[] {1, 0}), -1)).isEmpty();
    assertThat(seen.find(Embedding.of(new double[] {Double.NaN, 1, 0, 0}), -1)).isEmpty();
    assertThat(seen.find(Embedding.of(new double[] {5, 0.1, 0, 0}), -1))
        .hasValueSatisfying(it -> assertThat(it.number()).isEqualTo(1));
  }
}
