package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.Pause;
import dev.winnow.server.RunningService;
import dev.winnow.server.start.Serving;
import dev.winnow.server.web.SeparateService;
import dev.winnow.storage.dataset.RowSet;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Connections are there for who needs them now.
@Timeout(600)
final class BusyDatabaseTest {

  private static final int ROWS = 1_200;

  @TempDir private Path home = Path.of("");

  private final List<Connection> taken = new ArrayList<>();
  private Serving serving;
  private HikariDataSource pool;
  private TaskClient client;

  @BeforeEach
  void start() throws Exception {
    String name = "busy_" + UUID.randomUUID().toString().replace('-', '_');
    serving = SeparateService.start(home, name, SeparateService.postgresPort());
    pool = serving.part(HikariDataSource.class);
    client = new TaskClient(RunningService.of(serving));
  }

  @AfterEach
  void stop() throws SQLException {
    giveBack();
    serving.close();
  }

  private void take(int connections) throws SQLException {
    while (taken.size() < connections) {
      taken.add(pool.getConnection());
    }
  }

  private void giveBack() throws SQLException {
    for (Connection connection : taken) {
      connection.close();
    }
    taken.clear();
  }

  /// Property: whatever is read piece by piece is all there, in its order, and none of the readers
  /// keeps a connection from what it asks meanwhile.
  @Test
  void longReadsHoldNoConnection() throws SQLException {
    TaskStores stores = serving.part(TaskStores.class);
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      String id = client.create(client.request(server, ROWS));
      client.await(id, "COMPLETED");
      UUID task = UUID.fromString(id);
      UUID dataset = Objects.requireNonNull(stores.tasks().find(task).orElseThrow().datasetId());
      take(pool.getMaximumPoolSize() - 1);
      List<Long> units = new ArrayList<>();
      stores
          .facts()
          .settled(
              task,
              ROWS / 5,
              answer -> {
                assertThat(stores.tasks().find(task)).isPresent();
                units.add(answer.unit().key().number());
              });
      assertThat(units).hasSize(ROWS / 5).doesNotHaveDuplicates();
      List<Long> ofTask = new ArrayList<>();
      stores
          .rows()
          .streamOfTask(
              task,
              row -> {
                assertThat(stores.tasks().find(task)).isPresent();
                ofTask.add(row.ordinal());
              });
      List<Long> ofDataset = new ArrayList<>();
      stores.rows().stream(RowSet.first(dataset, ROWS - 1), row -> ofDataset.add(row.ordinal()));
      assertThat(ofTask).hasSize(ROWS).isSorted().doesNotHaveDuplicates();
      assertThat(ofDataset).isEqualTo(ofTask.subList(0, ROWS - 1));
    }
  }

  @Test
  void whatComesInIsWrittenWhenAllConnectionsAreTaken() throws Exception {
    Gate gate = Gate.closed();
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withFaults(gate))) {
      String id = client.create(client.request(server, 40).put("concurrency", 2));
      gate.awaitArrived(2);
      // Somebody watches, so that there is something to read for them, too.
      TaskFeeds feeds = serving.part(TaskFeeds.class);
      assertThat(feeds.watch(UUID.fromString(id))).isPresent();
      assertThat(feeds.list().join()).isNotNull();
      take(pool.getMaximumPoolSize());
      gate.let(1);
      JdbcClient aside =
          JdbcClient.create(
              new DriverManagerDataSource(
                  pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()));
      while (aside.sql("select accepted from task").query(Long.class).single() < 5) {
        Pause.brief();
      }
      giveBack();
      gate.open();
      client.await(id, "COMPLETED");
      client.assertExact(id, 40);
    }
  }

  /// What cannot be read in one round may be in the next.
  @Test
  void whatIsToRunIsFoundAfterABug() {
    JdbcClient database = JdbcClient.create(pool);
    TaskRuns runs = serving.part(TaskRuns.class);
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      String id = client.create(client.request(server, 10).put("start", false));
      database.sql("alter table task rename to hidden").update();
      runs.compare();
      database.sql("alter table hidden rename to task").update();
      database.sql("update task set status = 'RUNNING', started_at = now()").update();
      runs.compare();
      client.await(id, "COMPLETED");
      client.assertExact(id, 10);
    }
  }
}
