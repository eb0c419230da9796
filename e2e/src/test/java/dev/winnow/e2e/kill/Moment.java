package dev.winnow.e2e.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.e2e.LaunchedService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tells when a simulated server has seen so many requests. Answers all of them well.
final class Moment implements FaultScript {

  private static final long SECONDS_MAX = 90;

  private final AtomicReference<@Nullable Wish> wish = new AtomicReference<>();

  private record Wish(long request, CountDownLatch reached) {}

  @Override
  public Fault fault(long number, String key, int attempt) {
    Wish now = wish.get();
    if (now != null && number >= now.request()) {
      now.reached().countDown();
    }
    return Fault.NONE;
  }

  /// Waits until a request arrives that is this one or a later one.
  ///
  /// @param request its place among all, from 1
  /// @param service is to send it
  void await(long request, LaunchedService service) throws InterruptedException {
    Wish next = new Wish(request, new CountDownLatch(1));
    wish.set(next);
    assertThat(next.reached().await(SECONDS_MAX, TimeUnit.SECONDS))
        .as(() -> "Request " + request + " arrives at last: " + service.said())
        .isTrue();
  }
}
