package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PreparingTest {

  private final Preparing preparing = new Preparing();

  @Test
  void onlySoManyAreAtItAtOnce() throws InterruptedException {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(100);
    for (int run = 0; run < 100; run++) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              preparing.begin();
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              Thread.yield();
              now.decrementAndGet();
              preparing.end();
              done.countDown();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    done.await();
    assertThat(most.get()).isBetween(1, Preparing.RUNS_MAX);
  }

  @Test
  void whoWaitsWhenTheServiceStopsDoesNotBegin() throws InterruptedException {
    preparing.begin();
    preparing.close();
    preparing.end();
    for (int run = 0; run <= Preparing.RUNS_MAX; run++) {
      assertThatThrownBy(preparing::begin).isInstanceOf(InterruptedException.class);
    }
  }
}
