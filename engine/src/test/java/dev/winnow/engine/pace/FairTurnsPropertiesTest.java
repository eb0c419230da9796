package dev.winnow.engine.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Property: whatever arrives, comes back, is changed or closed, in whatever order.
final class FairTurnsPropertiesTest {

  private static final long SECOND = 1_000_000_000L;

  private final Random random = new Random(11);
  private Pacer pacer = new Pacer(1, null, null, random, 0);
  private FairTurns turns = new FairTurns(pacer);
  private final List<Books> runs = new ArrayList<>();
  private final List<Waiting> out = new ArrayList<>();
  private int cap;
  private long now;
  private long lookAgainAt;
  private long entered;
  private long served;
  private long dissolved;

  /// What the test itself knows of a run.
  private static final class Books {
    private int max;
    private final FairTurns.Line line;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private int out;

    Books(int max) {
      this.max = max;
      this.line = new FairTurns.Line(max);
    }

    boolean eligible() {
      return !waiting.isEmpty() && out < max;
    }
  }

  private final class Waiting implements FairTurns.Call {
    private final Books run;
    private long sentAt;

    Waiting(Books run) {
      this.run = run;
    }

    @Override
    public long tokenEstimate() {
      return 10;
    }

    @Override
    public void go(long at) {
      assertThat(run.waiting.removeFirst()).as("first come, first served").isSameAs(this);
      assertThat(run.out).isLessThan(run.max);
      for (Books other : runs) {
        if (other.eligible()) {
          assertThat(run.out).as("the one with the fewest out").isLessThanOrEqualTo(other.out);
        }
      }
      sentAt = at;
      run.out++;
      served++;
      out.add(this);
      assertThat(out.size()).isLessThanOrEqualTo(cap);
    }

    @Override
    public void lookAgainAt(long nanos) {
      assertThat(nanos).isGreaterThan(now);
      lookAgainAt = nanos;
    }
  }

  @Test
  void nobodyIsOverItsBoundsForgottenOrServedTwice() {
    for (int round = 0; round < 200; round++) {
      begin();
      for (int step = 0; step < 300; step++) {
        change();
        serve();
      }
      while (entered > served + dissolved || !out.isEmpty()) {
        if (out.isEmpty()) {
          now = Math.max(now, lookAgainAt);
        } else {
          comeBack();
        }
        serve();
      }
      assertThat(pacer.inFlight()).isZero();
      assertThat(turns.waiting()).isZero();
    }
  }

  private void begin() {
    cap = 1 + random.nextInt(12);
    pacer = new Pacer(cap, random.nextBoolean() ? null : 600, null, random, now);
    turns = new FairTurns(pacer);
    runs.clear();
    out.clear();
    entered = 0;
    served = 0;
    dissolved = 0;
    for (int i = random.nextInt(6); i >= 0; i--) {
      runs.add(new Books(1 + random.nextInt(6)));
    }
  }

  private void change() {
    Books run = runs.get(random.nextInt(runs.size()));
    switch (random.nextInt(14)) {
      case 0, 1, 2, 3, 4, 5 -> {
        Waiting call = new Waiting(run);
        run.waiting.addLast(call);
        turns.enter(run.line, call);
        entered++;
      }
      case 6, 7, 8, 9 -> {
        if (!out.isEmpty()) {
          comeBack();
        }
      }
      case 10 -> {
        run.max = 1 + random.nextInt(6);
        run.line.max(run.max);
      }
      case 11 -> {
        dissolved += run.waiting.size();
        assertThat(turns.dissolve(run.line)).hasSameElementsAs(run.waiting);
        run.waiting.clear();
      }
      case 12 -> {
        if (!run.waiting.isEmpty()) {
          turns.leave(run.line, run.waiting.removeLast());
          dissolved++;
        }
      }
      default -> {
        int before = cap;
        int wanted = 1 + random.nextInt(12);
        pacer.limits(wanted, random.nextBoolean() ? null : 600, null, now);
        cap = Math.max(wanted, Math.min(before, out.size()));
      }
    }
    now += random.nextLong(SECOND / 10);
  }

  private void comeBack() {
    Waiting call = out.remove(random.nextInt(out.size()));
    call.run.out--;
    switch (random.nextInt(6)) {
      case 0 -> pacer.onThrottled(call.sentAt, Duration.ofMillis(random.nextInt(500)), now);
      case 1 -> pacer.onTimeout(call.sentAt, now);
      case 2 -> pacer.onFailure();
      default -> pacer.onAnswer(call.sentAt, 10, 10, now);
    }
    turns.back(call.run.line);
  }

  private void serve() {
    lookAgainAt = 0;
    turns.serve(now);
    assertThat(pacer.inFlight()).isEqualTo(out.size());
    assertThat(runs.stream().mapToInt(it -> it.line.out()).sum()).isEqualTo(out.size());
    assertThat(turns.waiting()).isEqualTo(entered - served - dissolved);
    if (runs.stream().anyMatch(Books::eligible)) {
      assertThat(lookAgainAt > now || out.size() >= pacer.limit())
          .as("whoever waits does so for the time, or for a call to come back")
          .isTrue();
    }
  }
}
