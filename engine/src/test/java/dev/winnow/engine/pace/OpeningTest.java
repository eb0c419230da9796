package dev.winnow.engine.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.engine.pace.SimulatedStorm.Refusals;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How soon a model is used as much as it may be, and what that costs where it refuses calls.
final class OpeningTest {

  private static final long SECOND = SimulatedRuns.SECOND;
  private static final long MILLI = SECOND / 1000;

  /// Regression: the concurrency doubled once a round, so a run with slow answers was two thirds as
  /// fast as it could be. Before that: 0.667, 0.970, 0.849, 0.588, 0.250.
  @ParameterizedTest
  @CsvSource({
    // calls, concurrency, milliseconds an answer takes, share of the ideal speed
    "1280, 128, 3000, 0.90",
    "20000, 128, 100, 0.97",
    "20000, 512, 100, 0.91",
    "10000, 1000, 1000, 0.87",
    "512, 128, 30000, 0.79",
  })
  void slowAnswersAreWaitedForTogether(int calls, int concurrency, long millis, double share) {
    SimulatedRuns model = new SimulatedRuns(concurrency, null, () -> millis * MILLI);
    double took = (double) model.finish(model.start(concurrency, calls));
    double ideal = (double) calls / concurrency * millis * MILLI;
    assertThat(ideal / took).isGreaterThanOrEqualTo(share);
  }

  @ParameterizedTest
  @CsvSource({"16", "128", "512", "4096", "65536"})
  void theWholeConcurrencyIsThereWithinTwoSeconds(int concurrency) {
    Pacer pacer = new Pacer(concurrency, null, null, new Random(1), 0);
    assertThat(sendAll(pacer, 0)).isEqualTo(4);
    assertThat(sendAll(pacer, 60 * SECOND)).as("not before the first success").isZero();
    pacer.onAnswer(0, 1, 1, 60 * SECOND);
    int out = 3;
    long now = 60 * SECOND;
    while (out < concurrency) {
      out += sendAll(pacer, now);
      assertThat(out).isEqualTo(pacer.limit());
      if (pacer.turn(1, now) instanceof Pacer.Turn.NotBefore later) {
        assertThat(later.nanos()).isGreaterThan(now);
        now = later.nanos();
      }
    }
    assertThat(now).isLessThanOrEqualTo(62 * SECOND);
    assertThat(pacer.turn(1, now + SECOND)).isInstanceOf(Pacer.Turn.Full.class);
  }

  private static int sendAll(Pacer pacer, long now) {
    int sent = 0;
    while (pacer.turn(1, now) instanceof Pacer.Turn.Go) {
      sent++;
    }
    return sent;
  }

  private static Pacer open(int concurrency) {
    Pacer pacer = new Pacer(concurrency, null, null, new Random(1), 0);
    assertThat(pacer.turn(1, 0)).isInstanceOf(Pacer.Turn.Go.class);
    pacer.onAnswer(0, 1, 1, SECOND);
    return pacer;
  }

  @Test
  void aModelThatAnsweredMinutesAgoIsRemembered() {
    Pacer pacer = open(64);
    long later = SECOND + Pacer.REMEMBERED.toNanos();
    assertThat(sendAll(pacer, later)).isEqualTo(64);
  }

  /// The key may be another one by now, the model another machine.
  @Test
  void aModelThatAnsweredLongAgoIsTriedAnew() {
    Pacer pacer = open(64);
    long later = SECOND + Pacer.REMEMBERED.toNanos() + 1;
    assertThat(sendAll(pacer, later)).isEqualTo(Pacer.UNPROVEN_MAX);
    assertThat(pacer.proven()).isFalse();
    pacer.onAnswer(later, 1, 1, later + SECOND);
    assertThat(sendAll(pacer, later + 2 * SECOND)).isEqualTo(64 - 3);
  }

  @Test
  void aHigherLimitIsOpenedUpToo() {
    Pacer pacer = open(16);
    assertThat(sendAll(pacer, 3 * SECOND)).isEqualTo(16);
    pacer.limits(512, null, null, 4 * SECOND);
    assertThat(sendAll(pacer, 4 * SECOND)).isZero();
    assertThat(sendAll(pacer, 6 * SECOND)).isEqualTo(496);
  }

  @Test
  void theFirstRefusalEndsItAndHalves() {
    Pacer pacer = open(128);
    assertThat(sendAll(pacer, 2 * SECOND)).isEqualTo(128);
    pacer.onThrottled(2 * SECOND, null, 2 * SECOND);
    assertThat(pacer.limit()).isIn(63, 64);
    assertThat(sendAll(pacer, 60 * SECOND)).isZero();
    assertThat(pacer.limit()).as("it does not open by time any more").isIn(63, 64);
  }

  @Test
  void aRoundOfRefusalsLeavesHalfOfWhatWasBorne() {
    Pacer pacer = open(128);
    assertThat(sendAll(pacer, 2 * SECOND)).isEqualTo(128);
    for (int i = 0; i < 112; i++) {
      pacer.onThrottled(2 * SECOND, null, 2 * SECOND + i);
    }
    assertThat(pacer.limit()).as("it bears sixteen").isEqualTo(8);
  }

  /// A stray refusal while hardly anything is sent says nothing about what the model bears.
  @Test
  void aRefusalOfFewCallsOnlyHalves() {
    Pacer pacer = open(128);
    assertThat(sendAll(pacer, 2 * SECOND)).isEqualTo(128);
    for (int i = 0; i < 126; i++) {
      pacer.onAnswer(2 * SECOND, 1, 1, 3 * SECOND);
    }
    pacer.onThrottled(2 * SECOND, null, 3 * SECOND);
    assertThat(pacer.limit()).isIn(63, 64);
  }

  /// A reduction for another reason first; then late refusals of calls sent before it.
  @Test
  void refusalsBehindATimeoutDoNotStopEverything() {
    Pacer pacer = open(128);
    assertThat(sendAll(pacer, 2 * SECOND)).isEqualTo(128);
    pacer.onTimeout(2 * SECOND, 3 * SECOND);
    pacer.onThrottled(2 * SECOND, null, 3 * SECOND);
    assertThat(pacer.limit()).isBetween(60, 64);
  }

  /// As many calls as were refused when the concurrency doubled once a round, over five seeds; the
  /// figures are that policy's, measured with the same simulation.
  @ParameterizedTest
  @CsvSource({
    // concurrency, callsMax, share, perMinute, answer ms, refusal ms, Retry-After s, calls, refused
    "128, 4, 0, 0, 100, 1, 0, 200, 105",
    "128, 4, 0, 0, 3000, 1, 1, 2000, 1070",
    "128, 4, 0, 0, 1000, 20, 0, 2000, 1066",
    "128, 16, 0, 0, 1000, 1, 0, 2000, 95",
    "512, 16, 0, 0, 3000, 1, 1, 2000, 95",
    "64, 16, 0, 0, 100, 1, 0, 2000, 95",
    "128, 64, 0, 0, 1000, 1, 0, 200, 5",
    "512, 64, 0, 0, 3000, 1, 1, 2000, 10",
    "128, 100000, 0.1, 0, 100, 20, 0, 1000, 562",
    "128, 100000, 0.5, 0, 3000, 20, 1, 1000, 4949",
    "128, 100000, 0, 60, 100, 20, 0, 1000, 16285",
    "128, 100000, 0, 60, 3000, 20, 1, 1000, 1166",
    "128, 100000, 0, 600, 100, 20, 1, 1000, 878",
    "16, 100000, 0, 3000, 100, 20, 0, 1000, 279",
  })
  void noMoreCallsAreRefusedInAStorm(
      int concurrency,
      int callsMax,
      double share,
      int perMinute,
      long answerMillis,
      long refusalMillis,
      long retryAfterSeconds,
      long calls,
      long refusedBefore) {
    long refused = 0;
    for (int seed = 0; seed < 5; seed++) {
      SimulatedStorm storm =
          new SimulatedStorm(
              concurrency,
              new Refusals(callsMax, share, perMinute),
              Duration.ofMillis(answerMillis),
              Duration.ofMillis(refusalMillis),
              calls,
              seed);
      refused +=
          storm.refused(retryAfterSeconds == 0 ? null : Duration.ofSeconds(retryAfterSeconds));
    }
    assertThat(refused).isLessThanOrEqualTo(refusedBefore);
  }
}
