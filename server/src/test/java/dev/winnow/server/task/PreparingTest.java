package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.server.Pause;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PreparingTest {

  private final Preparing preparing = new Preparing();

  @Test
  void onlySoManyAreAtItAtOnce() throws InterruptedException {
    for (int run = 0; run < Preparing.RUNS_MAX; run++) {
      preparing.begin();
    }
    CountDownLatch begun = new CountDownLatch(1);
    Thread more = Thread.ofPlatform().start(() -> begin(begun));
    while (more.getState() != Thread.State.WAITING) {
      Pause.brief();
    }
    assertThat(begun.getCount()).isEqualTo(1);
    preparing.end();
    begun.await();
  }

  private void begin(CountDownLatch begun) {
    try {
      preparing.begin();
      begun.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
