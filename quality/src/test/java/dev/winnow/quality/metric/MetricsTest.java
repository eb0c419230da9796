package dev.winnow.quality.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What holds of every figure, and what comes of nothing, of one row and of rows that are all
/// equal.
class MetricsTest {

  private static final Random RANDOM = new Random(7);

  @RepeatedTest(200)
  void shareLiesInItsInterval() {
    long all = 1L + RANDOM.nextInt(1000);
    long of = RANDOM.nextLong(all + 1);

    Interval interval = Interval.ofShare(of, all);
    Interval rest = Interval.ofShare(all - of, all);

    assertThat((double) of / all).isBetween(interval.from(), interval.to());
    assertThat(interval.from()).isBetween(0.0, 1.0);
    assertThat(interval.to()).isBetween(0.0, 1.0);
    assertThat(rest.from()).isCloseTo(1 - interval.to(), within(1e-9));
  }

  @Test
  void shareOfNothingMayBeAny() {
    assertThat(Interval.ofShare(0, 0)).isEqualTo(new Interval(0, 1));
  }

  @RepeatedTest(200)
  void kappaIsTheSameForBothRatersAndBothCategories() {
    long both = RANDOM.nextInt(30);
    long first = RANDOM.nextInt(30);
    long second = RANDOM.nextInt(30);
    long neither = 1L + RANDOM.nextInt(30);

    Kappa kappa = Kappa.of(both, first, second, neither);

    assertThat(Kappa.of(both, second, first, neither))
        .usingRecursiveComparison()
        .withComparatorForType(closely(), Double.class)
        .isEqualTo(kappa);
    Double value = kappa.value();
    if (value != null) {
      assertThat(Kappa.of(neither, second, first, both).value()).isCloseTo(value, within(1e-9));
      assertThat(value).isBetween(-1.0, 1.0);
      Interval interval = kappa.interval();
      if (interval != null) {
        assertThat(value).isBetween(interval.from(), interval.to());
        assertThat(interval.from()).isGreaterThanOrEqualTo(-1);
        assertThat(interval.to()).isLessThanOrEqualTo(1);
      }
    }
  }

  private static Comparator<Double> closely() {
    return (one, other) -> Math.abs(one - other) < 1e-9 ? 0 : Double.compare(one, other);
  }

  @Test
  void kappaWithoutAnythingToAgreeOn() {
    assertThat(Kappa.of(0, 0, 0, 0)).isEqualTo(new Kappa(0, 0, null, null));
    assertThat(Kappa.of(12, 0, 0, 0)).isEqualTo(new Kappa(12, 1, null, null));
    assertThat(Kappa.of(0, 0, 0, 1)).isEqualTo(new Kappa(1, 1, null, null));
  }

  @Test
  void kappaOfRatersWhoAlwaysAndWhoNeverAgree() {
    assertThat(Kappa.of(6, 0, 0, 4).value()).isEqualTo(1);
    assertThat(Kappa.of(6, 0, 0, 4).interval()).isNull();
    assertThat(Kappa.of(17, 3, 0, 0).interval()).isNull();
    assertThat(Kappa.of(0, 5, 5, 0).value()).isEqualTo(-1);
    assertThat(Kappa.of(0, 5, 0, 0).value()).isEqualTo(0);
  }

  @Test
  void meansOfFewValues() {
    MeanOf mean = new MeanOf();
    assertThat(mean.mean()).isZero();
    assertThat(mean.interval()).isNull();

    mean.add(3.5);
    assertThat(mean.mean()).isEqualTo(3.5);
    assertThat(mean.interval()).isNull();

    mean.add(3.5);
    assertThat(mean.interval()).isEqualTo(new Interval(3.5, 3.5));
    assertThat(mean.count()).isEqualTo(2);
  }

  @Test
  void meanOfLargeValuesLosesNothing() {
    MeanOf small = new MeanOf();
    MeanOf large = new MeanOf();
    for (int i = 0; i < 1000; i++) {
      small.add(i % 5);
      large.add(1e9 + i % 5);
    }

    Interval of = Objects.requireNonNull(small.interval());
    Interval ofLarge = Objects.requireNonNull(large.interval());
    assertThat(ofLarge.to() - ofLarge.from()).isCloseTo(of.to() - of.from(), within(1e-6));
  }

  @RepeatedTest(200)
  void dividedAsWantedIsNoDistance() {
    int categories = 1 + RANDOM.nextInt(6);
    long[] counts = RANDOM.longs(categories, 1, 100).toArray();
    double[] same = new double[categories];
    for (int i = 0; i < categories; i++) {
      same[i] = counts[i] / 10.0;
    }
    double[] other = RANDOM.doubles(categories, 0.1, 1).toArray();

    assertThat(TotalVariation.of(counts, same)).isCloseTo(0, within(1e-12));
    assertThat(ChiSquare.of(counts, same).statistic()).isCloseTo(0, within(1e-9));
    assertThat(ChiSquare.of(counts, same).pValue()).isCloseTo(1, within(1e-6));
    assertThat(TotalVariation.of(counts, other)).isBetween(0.0, 1.0);
    assertThat(ChiSquare.of(counts, other).pValue()).isBetween(0.0, 1.0);
    assertThat(ChiSquare.of(counts, other).degrees()).isEqualTo(categories - 1);
  }

  @Test
  void countsOfNothingAndOfWhatNobodyWants() {
    assertThat(ChiSquare.of(new long[] {0, 0}, new double[] {1, 1}))
        .isEqualTo(new ChiSquare(0, 1, 1));
    assertThat(ChiSquare.of(new long[] {9}, new double[] {1})).isEqualTo(new ChiSquare(0, 0, 1));
    assertThat(ChiSquare.of(new long[] {9, 1}, new double[] {1, 0}))
        .isEqualTo(new ChiSquare(Double.POSITIVE_INFINITY, 0, 0));
    assertThat(TotalVariation.of(new long[] {0, 0}, new double[] {1, 1})).isZero();
    assertThat(TotalVariation.of(new long[] {0, 4}, new double[] {1, 0})).isEqualTo(1);
    assertThat(TotalVariation.of(new long[] {3, 1}, new double[] {50, 50})).isEqualTo(0.25);
  }

  @Test
  void diversityOfNothingAndOfOneText() {
    Diversity nothing = new Diversity(1);
    assertThat(figures(nothing)).containsExactly(0.0, 0.0, 0.0, 0.0);

    Diversity empty = new Diversity(1);
    empty.add("");
    empty.add(" \uD800 …");
    assertThat(empty.distinct1()).isZero();
    assertThat(empty.distinct2()).isZero();
    assertThat(empty.similarity()).isZero();

    Diversity one = new Diversity(1);
    one.add("one two three");
    assertThat(one.distinct1()).isEqualTo(1);
    assertThat(one.distinct2()).isEqualTo(1);
    assertThat(one.similarity()).isZero();
  }

  @Test
  void textsThatAreAllEqual() {
    Diversity diversity = new Diversity(1);
    for (int i = 0; i < 1000; i++) {
      diversity.add("The same four words.");
    }

    assertThat(diversity.distinct1()).isEqualTo(4 / 4000.0);
    assertThat(diversity.distinct2()).isEqualTo(3 / 3000.0);
    assertThat(diversity.similarity()).isEqualTo(1);
    assertThat(diversity.compressionRatio()).isGreaterThan(50);
  }

  @Test
  void charactersAreWordsWhereTheyAreNotSpaced() {
    Diversity diversity = new Diversity(1);
    diversity.add("天天向上");

    assertThat(diversity.distinct1()).isEqualTo(3 / 4.0);
    assertThat(diversity.distinct2()).isEqualTo(1);
  }

  @Test
  void randomTextsDifferMoreThanThoseOfAPattern() {
    Diversity random = new Diversity(1);
    Diversity pattern = new Diversity(1);
    Diversity again = new Diversity(1);
    for (int i = 0; i < 400; i++) {
      String number = Integer.toString(i, 36);
      random.add(
          "a%d b%d c%d d%d e%d"
              .formatted(
                  RANDOM.nextInt(500),
                  RANDOM.nextInt(500),
                  RANDOM.nextInt(500),
                  RANDOM.nextInt(500),
                  RANDOM.nextInt(500)));
      pattern.add("Please tell me what the word " + number + " means in English.");
      again.add("Please tell me what the word " + number + " means in English.");
    }

    assertThat(random.distinct2()).isGreaterThan(pattern.distinct2());
    assertThat(random.similarity()).isLessThan(pattern.similarity());
    assertThat(random.compressionRatio()).isLessThan(pattern.compressionRatio());
    assertThat(figures(pattern)).isEqualTo(figures(again));
    assertThat(figures(pattern)).isEqualTo(figures(again));
  }

  private static List<Double> figures(Diversity diversity) {
    return List.of(
        diversity.distinct1(),
        diversity.distinct2(),
        diversity.compressionRatio(),
        diversity.similarity());
  }
}
