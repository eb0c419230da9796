package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.RunningService;
import dev.winnow.server.start.Serving;
import dev.winnow.server.start.Settings;
import dev.winnow.storage.task.TaskCursor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A service that is stopped in good order and started again goes on as if nothing had been.
@Timeout(600)
final class GracefulRestartTest {

  private static final int TARGET = 400;

  @TempDir private Path home = Path.of("");

  private final AtomicReference<Serving> serving = new AtomicReference<>();
  private final AtomicReference<URI> address = new AtomicReference<>();

  private TaskClient start() throws Exception {
    Serving started = Serving.start(new Settings(home, "127.0.0.1", 0, null));
    serving.set(started);
    address.set(started.address());
    return new TaskClient(RunningService.of(started));
  }

  @Test
  void tasksAndTheirReadersGoOn() throws Exception {
    Behaviour behaviour = Behaviour.INSTANT.withLatency(Duration.ofMillis(60));
    try (SimulatedServer server = SimulatedServer.start(behaviour);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TaskClient client = start();
      String id = client.create(client.request(server, TARGET).put("concurrency", 4));
      String paused = client.create(client.request(server, 20).put("concurrency", 1));
      client.done(paused, "pause");
      List<Follower> followers = IntStream.range(0, 3).mapToObj(Follower::new).toList();
      List<CompletableFuture<Void>> following =
          followers.stream()
              .map(it ->
                  CompletableFuture.runAsync(
                      () -> it.follow(() -> stream(id), isLast(id)), threads))
              .toList();
      for (int restart = 1; restart <= 2; restart++) {
        int rows = restart * 100;
        client.await(id, task -> task.path("generated").intValue() >= rows);
        serving.get().close();
        client = start();
        assertThat(client.get(id).path("status").stringValue()).isEqualTo("RUNNING");
        assertThat(client.get(paused).path("status").stringValue()).isEqualTo("PAUSED");
      }
      client.await(id, "COMPLETED");
      client.assertExact(id, TARGET);
      assertThat(server.repeats()).isZero();
      following.forEach(CompletableFuture::join);
      for (Follower follower : followers) {
        assertThat(follower.rows).isEqualTo(TARGET);
        assertThat(follower.log)
            .isEqualTo(LongStream.rangeClosed(1, client.all(id, "log").size()).boxed().toList());
      }
      client.done(paused, "resume");
      client.await(paused, "COMPLETED");
      client.assertExact(paused, 20);
    } finally {
      serving.get().close();
    }
  }

  private URI stream(String id) {
    return address.get().resolve(TaskClient.TASKS + "/" + id + "/stream");
  }

  /// Asks the service that runs now; while there is none nobody knows.
  private Predicate<TaskCursor> isLast(String id) {
    return at -> {
      if (at.rows() < TARGET) {
        return false;
      }
      return serving
          .get()
          .part(TaskStores.class)
          .tasks()
          .find(UUID.fromString(id))
          .orElseThrow()
          .counters()
          .cursor()
          .equals(at);
    };
  }
}
