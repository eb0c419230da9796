package dev.winnow.engine.pace;

import static dev.winnow.engine.pace.SimulatedRuns.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// How evenly runs share a model, in simulated time.
final class FairTurnsTest {

  private static final long ENDLESS = Long.MAX_VALUE;

  /// spec: "a 100-row task beside ten large ones takes at most 1.5 × its fair share of time"
  @Test
  void aSmallRunBesideTenLargeOnesGetsItsShareOfAModelsConcurrency() {
    for (int concurrency : new int[] {2, 8, 64}) {
      SimulatedRuns model = new SimulatedRuns(8, null, () -> SECOND);
      for (int i = 0; i < 10; i++) {
        model.start(concurrency, ENDLESS);
      }
      model.passUntil(60 * SECOND);
      long from = model.now();
      long took = model.finish(model.start(concurrency, 100)) - from;
      // Eight calls a second, an eleventh of them for this run.
      double fair = 100 * 11 / 8.0 * SECOND;
      assertThat((double) took).isBetween(0.9 * fair, 1.1 * fair);
    }
  }

  @Test
  void allElevenFromTheBeginning() {
    SimulatedRuns model = new SimulatedRuns(8, null, () -> SECOND);
    SimulatedRuns.Run small = model.start(8, 100);
    for (int i = 0; i < 10; i++) {
      model.start(8, ENDLESS);
    }
    assertThat((double) model.finish(small)).isLessThan(1.1 * 100 * 11 / 8.0 * SECOND);
  }

  @Test
  void aLargeRunThatCameFirstDoesNotKeepWhatItTook() {
    SimulatedRuns model = new SimulatedRuns(30, null, () -> SECOND);
    model.start(1000, ENDLESS);
    model.passUntil(60 * SECOND);
    long from = model.now();
    long took = model.finish(model.start(1000, 150)) - from;
    assertThat((double) took).as("half of 30 a second").isLessThan(1.2 * 10 * SECOND);
  }

  /// Quick answers, so nearly nothing is in flight: then runs take turns.
  @Test
  void whereRequestsPerMinuteAreScarceRunsTakeTurns() {
    SimulatedRuns model = new SimulatedRuns(8, 120, () -> SECOND / 100);
    for (int i = 0; i < 10; i++) {
      model.start(1 + i, ENDLESS);
    }
    SimulatedRuns.Run small = model.start(1, 100);
    double fair = 100 * 11 / 2.0 * SECOND;
    assertThat((double) model.finish(small)).isBetween(0.9 * fair, 1.1 * fair);
    for (SimulatedRuns.Run run : model.runs()) {
      assertThat(run.answered()).isBetween(99L, 102L);
    }
  }

  /// Property: however long answers take, nobody gets less than two thirds of its fair share.
  @Test
  void unequalAnswersDoNotMakeUnequalShares() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int cap = 4 + random.nextInt(30);
      int others = 1 + random.nextInt(12);
      int concurrency = 8 + random.nextInt(30);
      SimulatedRuns model =
          new SimulatedRuns(cap, null, () -> SECOND / 2 + random.nextLong(SECOND));
      for (int i = 0; i < others; i++) {
        model.start(concurrency, ENDLESS);
      }
      model.passUntil(60 * SECOND);
      long from = model.now();
      long took = model.finish(model.start(concurrency, 200)) - from;
      double share = Math.min(concurrency, cap / (others + 1.0));
      assertThat((double) took)
          .as("seed %d: %d calls at once, %d others", seed, cap, others)
          .isLessThan(1.5 * (200 / share + 1) * SECOND);
    }
  }
}
