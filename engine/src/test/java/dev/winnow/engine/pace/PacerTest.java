package dev.winnow.engine.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PacerTest {

  private static final long SECOND = 1_000_000_000L;
  private long now = 5 * SECOND;

  private Pacer pacer(int concurrency) {
    return new Pacer(concurrency, null, null, new Random(1), now);
  }

  private int sendAll(Pacer pacer) {
    int sent = 0;
    while (pacer.turn(100, now) instanceof Pacer.Turn.Go) {
      sent++;
    }
    return sent;
  }

  @Test
  void sendsAtMostFourUntilTheFirstSuccess() {
    Pacer pacer = pacer(64);
    assertThat(sendAll(pacer)).isEqualTo(4);
    pacer.onFailure();
    assertThat(sendAll(pacer)).isEqualTo(1);
    pacer.onAnswer(now, 100, 100, now + SECOND);
    assertThat(sendAll(pacer)).as("one came back, and one more may go out").isEqualTo(2);
  }

  @Test
  void growsToTheConcurrencyAndNotBeyond() {
    Pacer pacer = pacer(10);
    for (int i = 0; i < 100; i++) {
      assertThat(pacer.turn(1, now)).isInstanceOf(Pacer.Turn.Go.class);
      pacer.onAnswer(now, 1, 1, now + SECOND);
      now += SECOND;
    }
    assertThat(sendAll(pacer)).isEqualTo(10);
  }

  @Test
  void halvesOnceARoundAndWaitsAsLongAsItIsAsked() {
    Pacer pacer = pacer(16);
    warmUp(pacer, 16);
    assertThat(sendAll(pacer)).isEqualTo(16);
    long sentAt = now;
    now += SECOND;
    for (int i = 0; i < 16; i++) {
      pacer.onThrottled(sentAt, Duration.ofSeconds(7), now);
    }
    assertThat(pacer.limit()).as("one round of refusals halves once").isEqualTo(8);
    assertThat(pacer.turn(1, now)).isEqualTo(new Pacer.Turn.NotBefore(now + 7 * SECOND));
    assertThat(pacer.turn(1, now + 7 * SECOND - 1)).isInstanceOf(Pacer.Turn.NotBefore.class);
    assertThat(pacer.turn(1, now + 7 * SECOND)).isInstanceOf(Pacer.Turn.Go.class);
  }

  @Test
  void aLongRetryAfterIsNeverCutShort() {
    Pacer pacer = pacer(4);
    assertThat(pacer.turn(1, now)).isInstanceOf(Pacer.Turn.Go.class);
    assertThat(pacer.onThrottled(now, Duration.ofHours(3), now)).isEqualTo(Duration.ofHours(3));
    assertThat(pacer.turn(1, now + Duration.ofHours(3).toNanos() - 1))
        .isInstanceOf(Pacer.Turn.NotBefore.class);
  }

  @Test
  void aRetryAfterBeyondAllMeasureIsStillATime() {
    Pacer pacer = pacer(4);
    assertThat(pacer.turn(1, now)).isInstanceOf(Pacer.Turn.Go.class);
    assertThat(pacer.onThrottled(now, Duration.ofDays(3_000_000), now))
        .isGreaterThan(Duration.ofDays(36_000));
    assertThat(pacer.turn(1, now + Duration.ofDays(36_000).toNanos()))
        .isInstanceOf(Pacer.Turn.NotBefore.class);
  }

  @Test
  void pausesGrowWhileTheModelSaysNothingAboutHowLong() {
    Pacer pacer = pacer(1);
    Duration before = Duration.ZERO;
    for (int round = 0; round < 12; round++) {
      assertThat(pacer.turn(1, now)).isInstanceOf(Pacer.Turn.Go.class);
      Duration pause = pacer.onThrottled(now, null, now);
      assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(60));
      if (round < 8) {
        assertThat(pause).isGreaterThanOrEqualTo(before);
      }
      before = pause;
      now += pause.toNanos();
    }
    assertThat(before).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(pacer.refusedFor(now)).isGreaterThan(Duration.ofMinutes(1));
    assertThat(pacer.turn(1, now)).isInstanceOf(Pacer.Turn.Go.class);
    pacer.onAnswer(now, 1, 1, now);
    assertThat(pacer.refusedFor(now)).isZero();
  }

  @Test
  void backsOffWhenAnswersTakeMuchLonger() {
    Pacer pacer = pacer(32);
    warmUp(pacer, 100);
    assertThat(pacer.limit()).isEqualTo(32);
    for (int i = 0; i < 30; i++) {
      assertThat(pacer.turn(1, now)).isInstanceOf(Pacer.Turn.Go.class);
      pacer.onAnswer(now, 1, 1, now + 5 * SECOND);
      now += 5 * SECOND;
    }
    assertThat(pacer.limit()).isLessThan(32);
  }

  /// Regression: `Retry-After: 0` switched the growing pause off, and a refusing model got 50
  /// requests a second.
  @Test
  void anAllowanceToComeBackAtOnceStillMakesThePausesGrow() {
    Pacer pacer = pacer(1);
    Duration pause = Duration.ZERO;
    for (int round = 0; round < 8; round++) {
      assertThat(pacer.turn(1, now)).isInstanceOf(Pacer.Turn.Go.class);
      pause = pacer.onThrottled(now, Duration.ZERO, now);
      now += pause.toNanos();
    }
    assertThat(pause).isGreaterThan(Duration.ofSeconds(10));
  }

  private void warmUp(Pacer pacer, int answers) {
    for (int i = 0; i < answers; i++) {
      assertThat(pacer.turn(1, now)).isInstanceOf(Pacer.Turn.Go.class);
      pacer.onAnswer(now, 1, 1, now + SECOND);
      now += SECOND;
    }
  }

  /// Property: over any minute no more requests go out than allowed, plus the one second's worth
  /// that may pile up.
  @Test
  void keepsRequestsPerMinute() {
    for (int perMinute : new int[] {1, 7, 60, 600, 3000}) {
      Pacer pacer = new Pacer(1000, perMinute, null, new Random(1), now);
      ArrayDeque<Long> lastMinute = new ArrayDeque<>();
      long end = now + 180 * SECOND;
      while (now < end) {
        switch (pacer.turn(1, now)) {
          case Pacer.Turn.Go go -> {
            lastMinute.addLast(now);
            pacer.onAnswer(now, 1, 1, now);
          }
          case Pacer.Turn.NotBefore later -> now = later.nanos();
          case Pacer.Turn.Full full -> throw new AssertionError("nothing is in flight");
        }
        while (!lastMinute.isEmpty() && lastMinute.getFirst() <= now - 60 * SECOND) {
          lastMinute.removeFirst();
        }
        assertThat(lastMinute.size()).isLessThanOrEqualTo(perMinute + Math.max(1, perMinute / 60));
      }
    }
  }

  /// Property: however wrong the estimates are, what was used keeps to the allowance in the long
  /// run.
  @Test
  void keepsTokensPerMinuteThoughEstimatesAreWrong() {
    Random random = new Random(3);
    Pacer pacer = new Pacer(1000, null, 60_000, new Random(1), now);
    long start = now;
    long used = 0;
    while (now < start + 600 * SECOND) {
      switch (pacer.turn(500, now)) {
        case Pacer.Turn.Go go -> {
          long tokens = random.nextInt(3000);
          used += tokens;
          pacer.onAnswer(now, 500, tokens, now);
        }
        case Pacer.Turn.NotBefore later -> now = later.nanos();
        case Pacer.Turn.Full full -> throw new AssertionError("nothing is in flight");
      }
    }
    assertThat(used).isBetween(590_000L, 610_000L);
  }

  @Test
  void aCallThatNeedsMoreThanASecondsWorthStillGetsItsTurn() {
    Pacer pacer = new Pacer(4, null, 600, new Random(1), now);
    assertThat(pacer.turn(5000, now)).isInstanceOf(Pacer.Turn.Go.class);
    assertThat(pacer.turn(5000, now)).isInstanceOf(Pacer.Turn.NotBefore.class);
  }
}
