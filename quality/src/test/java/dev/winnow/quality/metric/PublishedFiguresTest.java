package dev.winnow.quality.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures that others have published come out as published.
class PublishedFiguresTest {

  /// Mendel 1866, "Versuche über Pflanzen-Hybriden": 556 peas, round or wrinkled, yellow or green,
  /// against 9:3:3:1. The figures of the test as R's `chisq.test` prints them.
  @Test
  void mendelsPeas() {
    ChiSquare peas = ChiSquare.of(new long[] {315, 101, 108, 32}, new double[] {9, 3, 3, 1});

    assertThat(peas.statistic()).isCloseTo(0.47002, within(0.000005));
    assertThat(peas.degrees()).isEqualTo(3);
    assertThat(peas.pValue()).isCloseTo(0.9254, within(0.00005));
  }

  /// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4, upper critical values at 0.05.
  @ParameterizedTest
  @CsvSource({"1,3.841", "2,5.991", "3,7.815", "4,9.488", "5,11.070", "10,18.307", "20,31.410"})
  void criticalValuesOfChiSquare(int degrees, double value) {
    assertThat(ChiSquaredDistribution.of(degrees).inverseSurvivalProbability(0.05))
        .isCloseTo(value, within(0.0005));
  }

  /// NIST/SEMATECH e-Handbook, 1.3.6.7.2, critical values of Student's t at 0.975.
  @ParameterizedTest
  @CsvSource({"1,12.706", "2,4.303", "5,2.571", "9,2.262", "10,2.228", "30,2.042", "100,1.984"})
  void criticalValuesOfStudent(int degrees, double value) {
    assertThat(TDistribution.of(degrees).inverseSurvivalProbability(0.025))
        .isCloseTo(value, within(0.0005));
  }

  /// Student 1908, "The Probable Error of a Mean", table of additional hours of sleep; its interval
  /// as R prints it for the data set `sleep`.
  @Test
  void studentsSleep() {
    MeanOf hours = new MeanOf();
    DoubleStream.of(1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4).forEach(hours::add);

    Interval interval = Objects.requireNonNull(hours.interval());
    assertThat(hours.mean()).isCloseTo(1.58, within(1e-12));
    assertThat(interval.from()).isCloseTo(0.7001142, within(5e-8));
    assertThat(interval.to()).isCloseTo(2.4598858, within(5e-8));
  }

  /// NIST/SEMATECH e-Handbook, 1.3.5.2, the heat flow meter: 195 values with the mean 9.261460 and
  /// the standard deviation 0.02278881.
  @Test
  void heatFlowMeter() {
    MeanOf flow = new MeanOf();
    flow.add(9.261460);
    for (int i = 0; i < 97; i++) {
      flow.add(9.261460 + 0.02278881);
      flow.add(9.261460 - 0.02278881);
    }

    Interval interval = Objects.requireNonNull(flow.interval());
    assertThat(interval.from()).isCloseTo(9.258242, within(0.000001));
    assertThat(interval.to()).isCloseTo(9.264679, within(0.000001));
  }

  /// Newcombe 1998, "Two-sided confidence intervals for the single proportion", Statistics in
  /// Medicine 17, table I, method 3 (the score method of Wilson).
  @ParameterizedTest
  @CsvSource({
    "81,263,0.2553,0.3662",
    "15,148,0.0624,0.1605",
    "0,20,0,0.1611",
    "1,29,0.0061,0.1718"
  })
  void newcombesShares(long of, long all, double from, double to) {
    Interval interval = Interval.ofShare(of, all);

    assertThat(interval.from()).isCloseTo(from, within(0.00005));
    assertThat(interval.to()).isCloseTo(to, within(0.00005));
  }

  /// Sim and Wright 2005, "The Kappa Statistic in Reliability Studies", Physical Therapy 85, table
  /// 1; Viera and Garrett 2005, "Understanding Interobserver Agreement", Family Medicine 37.
  @ParameterizedTest
  @CsvSource({"22,2,4,11,0.846,0.67", "15,5,10,70,0.85,0.57"})
  void kappaOfTwoClinicians(
      long both, long firstOnly, long secondOnly, long neither, double agreement, double value) {
    Kappa kappa = Kappa.of(both, firstOnly, secondOnly, neither);

    assertThat(kappa.rows()).isEqualTo(both + firstOnly + secondOnly + neither);
    assertThat(kappa.agreement()).isCloseTo(agreement, within(0.0005));
    assertThat(kappa.value()).isCloseTo(value, within(0.005));
  }

  /// Bonett, the example of `ci.kappa` in the R package statpsych, after Fleiss and Paik 2003,
  /// "Statistical Methods for Rates and Proportions".
  @Test
  void intervalOfKappa() {
    Kappa kappa = Kappa.of(31, 12, 4, 58);

    Interval interval = Objects.requireNonNull(kappa.interval());
    assertThat(kappa.value()).isCloseTo(0.6756757, within(5e-8));
    assertThat(interval.from()).isCloseTo(0.5317210, within(5e-8));
    assertThat(interval.to()).isCloseTo(0.8196303, within(5e-8));
  }

  /// The printout of SAS's procedure FREQ that statsmodels checks its `cohens_kappa` against.
  @Test
  void kappaOfThreeCategories() {
    Kappa kappa = Kappa.of(new long[][] {{0, 4, 1}, {0, 8, 0}, {0, 1, 5}});

    Interval interval = Objects.requireNonNull(kappa.interval());
    assertThat(kappa.value()).isCloseTo(0.4842, within(0.00005));
    assertThat(interval.from()).isCloseTo(0.2137, within(0.00005));
    assertThat(interval.to()).isCloseTo(0.7547, within(0.00005));
  }

  /// Li and others 2016, "A Diversity-Promoting Objective Function for Neural Conversation Models",
  /// define distinct-n as different n-grams by all of them; counted by hand.
  @Test
  void distinctWords() {
    Diversity diversity = new Diversity(0);
    diversity.add("I don't know what you mean.");
    diversity.add("I don't know.");

    assertThat(diversity.distinct1()).isEqualTo(6 / 9.0);
    assertThat(diversity.distinct2()).isEqualTo(5 / 7.0);
  }
}
