package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.engine.Time;
import dev.winnow.storage.task.TaskCursor;
import dev.winnow.storage.task.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Whoever writes tells those who watch, and waits for none of the connections that they read with.
@Timeout(120)
final class TaskFeedsTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final TaskClient client = TaskClient.shared();

  /// Connections that are all taken, while a test wishes so.
  private static final class Taken extends DelegatingDataSource {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);
    private volatile boolean taken;

    private Taken(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (taken) {
        asked.countDown();
        try {
          assertThat(free.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new SQLException(e);
        }
      }
      return super.getConnection();
    }
  }

  /// Regression: batches were made by the thread that writes.
  @Test
  void whoWritesWaitsForNoConnectionOfThoseWhoWatch() throws Exception {
    Taken source = new Taken(client.service().serving().part(DataSource.class));
    TaskStores all = client.service().serving().part(TaskStores.class);
    TaskStores stores =
        new TaskStores(
            new Tasks(JdbcClient.create(source), Clock.systemUTC()),
            all.cells(),
            all.labels(),
            all.history(),
            all.facts(),
            all.datasets(),
            all.rows(),
            all.versions(),
            all.pins(),
            all.models(),
            all.pinned(),
            all.evaluations());
    TaskFeeds feeds = new TaskFeeds(stores, Time.SYSTEM, id -> Optional.empty());
    feeds.start();
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      UUID task = UUID.fromString(client.create(client.request(server, 5).put("start", false)));
      TaskFeed feed = feeds.watch(task).orElseThrow();
      Instant listed = feeds.list().join();
      source.taken = true;
      feeds.changed(task);
      assertThat(source.asked.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 1_000; i++) {
        // As the writer does, again and again.
        feeds.changed(task);
      }
      source.taken = false;
      source.free.countDown();
      assertThat(feed.batches().next(TaskCursor.START, -1, LONG))
          .isInstanceOfAny(Feed.Step.Batch.class, Feed.Step.Behind.class);
      // Behind, where a batch was made before it asked.
      assertThat(feeds.list().batches().next(listed, -1, LONG))
          .isInstanceOfAny(Feed.Step.Batch.class, Feed.Step.Behind.class);
      feeds.leave(task);
      feeds.list().leave();
    } finally {
      source.free.countDown();
      feeds.stop();
    }
  }
}
