package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.SimulatedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// spec: "killed with -9 at ten random moments of a 2,000-row run, each time run again: exactly
/// 2,000 distinct valid rows; the server saw at most `concurrency` repeats per kill."
final class KillIT {

  private static final int KILLS = 10;
  private static final int CONCURRENCY = 8;
  private static final int REQUESTS = 400;
  private static final Map<String, String> KEY = Map.of("WINNOW_TEST_KEY", "sk-test");

  @TempDir private Path folder = Path.of("");

  private record Trigger(long request, CountDownLatch reached) {}

  @Test
  void killedAtTenRandomMomentsItPaysForNothingTwice() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("KillIT: seed " + seed);
    Random random = new Random(seed);
    AtomicReference<Trigger> trigger = new AtomicReference<>();
    SimulatedServer.Behaviour behaviour =
        SimulatedServer.Behaviour.INSTANT
            .withKey("sk-test")
            .withLatency(Duration.ofMillis(30))
            .withFaults((number, key, attempt) -> {
              Trigger now = trigger.get();
              if (now != null && number >= now.request()) {
                now.reached().countDown();
              }
              return Fault.NONE;
            });
    try (SimulatedServer server = SimulatedServer.start(behaviour)) {
      Path task = TaskFiles.qa(folder, server.baseUrl(), 2000, CONCURRENCY, "batchSize: 5");
      int landed = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        // Some 20 requests further on, then anywhere within a round trip: every part of a unit's
        // life is hit.
        Trigger next =
            new Trigger(server.requests() + 1 + random.nextInt(40), new CountDownLatch(1));
        trigger.set(next);
        Launched run = Launched.start(folder, KEY, "run", task.toString());
        assertThat(next.reached().await(60, TimeUnit.SECONDS)).isTrue();
        if (!run.endedWithin(random.nextInt(40))) {
          landed++;
        }
        run.kill();
        run.await();
        // What this kill cut off is sent again by the next run only.
        assertThat(server.repeats()).isLessThanOrEqualTo((long) kill * CONCURRENCY);
      }
      Launched.Done done = Launched.start(folder, KEY, "run", task.toString()).await();
      assertThat(done.exit()).as(done.err()).isZero();
      TaskFiles.assertExactly(folder.resolve("qa.jsonl"), 2000);
      System.out.printf(
          "KillIT: %d kills, %d requests, %d repeats%n",
          landed, server.requests(), server.repeats());
      assertThat(landed).isEqualTo(KILLS);
      assertThat(server.keys()).hasSize(REQUESTS);
      assertThat(server.repeats()).isLessThanOrEqualTo((long) KILLS * CONCURRENCY);
    }
  }

  /// Killed while it starts, reads its journal and writes its output, it still loses nothing.
  @Test
  void killedAtAnyMomentOfItsLifeItLosesNothing() throws Exception {
    Random random = new Random(4);
    try (SimulatedServer server =
        SimulatedServer.start(SimulatedServer.Behaviour.INSTANT.withKey("sk-test"))) {
      Path task = TaskFiles.qa(folder, server.baseUrl(), 2000, CONCURRENCY, "batchSize: 5");
      int kills = 0;
      for (int i = 0; i < KILLS; i++) {
        Launched run = Launched.start(folder, KEY, "run", task.toString());
        if (!run.endedWithin(100 + random.nextInt(1500))) {
          kills++;
        }
        run.kill();
        run.await();
      }
      Launched.Done done = Launched.start(folder, KEY, "run", task.toString()).await();
      assertThat(done.exit()).as(done.err()).isZero();
      TaskFiles.assertExactly(folder.resolve("qa.jsonl"), 2000);
      assertThat(server.repeats()).isLessThanOrEqualTo((long) kills * CONCURRENCY);
    }
  }
}
