package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.engine.record.GroupWriter;
import dev.winnow.server.Pause;
import dev.winnow.server.RunningService;
import dev.winnow.server.database.DatabaseTurn;
import dev.winnow.server.start.DatabaseTaken;
import dev.winnow.server.start.Serving;
import dev.winnow.server.start.Settings;
import dev.winnow.server.web.CuttableProxy;
import dev.winnow.server.web.SeparateService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Of two services on one database only one runs tasks.
@Timeout(600)
final class DatabaseTurnTest {

  private static final int REQUESTS = 400;
  private static final long LOCK = 0x57494E4E4F57L;

  @TempDir private Path home = Path.of("");

  @Test
  void aSecondServiceDoesNotStart() throws Exception {
    try (Serving first = SeparateService.start(home, "turn_two", SeparateService.postgresPort())) {
      HikariDataSource source = first.part(HikariDataSource.class);
      String url = source.getJdbcUrl().replace("//", "//" + login(source) + "@");
      Path other = Files.createDirectory(home.resolve("other"));
      assertThatThrownBy(() -> Serving.start(new Settings(other, "127.0.0.1", 0, url.substring(5))))
          .hasRootCauseInstanceOf(DatabaseTaken.class);
    }
  }

  private static String login(HikariDataSource source) {
    return source.getUsername() + ":" + source.getPassword();
  }

  /// The lock's connection breaks, and another one has taken the lock before it is there again.
  @Test
  void runsWaitWhileAnotherMayRunThem() throws Exception {
    Gate gate = Gate.closed();
    try (Serving serving =
            SeparateService.start(home, "turn_lost", SeparateService.postgresPort());
        SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withFaults(gate));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TaskClient client = new TaskClient(RunningService.of(serving));
      String id = client.create(client.request(server, 5 * REQUESTS).put("concurrency", 2));
      gate.awaitArrived(2);
      HikariDataSource source = serving.part(HikariDataSource.class);
      try (Connection other = source.getConnection();
          Statement sql = other.createStatement()) {
        steal(JdbcClient.create(source), sql, threads);
        DatabaseTurn turn = serving.part(DatabaseTurn.class);
        while (turn.isOurs()) {
          Pause.brief();
        }
        JsonNode task = client.get(id);
        while (inFlight(task) > 0) {
          gate.let(1);
          task = client.get(id);
        }
        assertThat(server.requests()).isLessThan(REQUESTS);
        assertThat(task.path("status").stringValue()).isEqualTo("RUNNING");
        assertThat(task.path("generated").intValue()).isZero();
        sql.execute("select pg_advisory_unlock(" + LOCK + ")");
      }
      gate.open();
      client.await(id, "COMPLETED");
      client.assertExact(id, 5 * REQUESTS);
      assertThat(server.repeats()).isZero();
    }
  }

  /// Regression: answers that waited while another one had the database counted as written, by
  /// their number, and were asked for again.
  @Test
  void answersThatWaitedWhileAnotherRanTheTaskAreKept() throws Exception {
    Gate gate = Gate.closed();
    Gate middle = Gate.closed();
    FaultScript both =
        (number, key, attempt) -> (isMiddle(key) ? middle : gate).fault(number, key, attempt);
    try (CuttableProxy proxy = new CuttableProxy(SeparateService.postgresPort());
        Serving serving = SeparateService.start(home, "turn_taken", proxy.port());
        SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withFaults(both));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TaskClient client = new TaskClient(RunningService.of(serving));
      String id = client.create(client.request(server, 500).put("concurrency", 8));
      // Each answer lets one more be in flight.
      gate.let(4);
      client.await(id, task -> task.path("generated").intValue() == 20);
      middle.awaitArrived(4);
      gate.awaitArrived(8);
      GroupWriter<?> waiting = serving.part(GroupWriter.class);
      // The rows so far are told before they are in the database.
      while (waiting.waiting() > 0) {
        Pause.brief();
      }
      proxy.cut();
      DatabaseTurn turn = serving.part(DatabaseTurn.class);
      while (turn.isOurs()) {
        Pause.brief();
      }
      // Its run is told to stop a moment later and says so: until then an answer lets it send more.
      while (waiting.waiting() == 0) {
        Pause.brief();
      }
      letIn(gate, waiting);
      letIn(middle, waiting);
      long others = runElsewhere(server, List.of(gate, middle), threads);
      assertThat(others).isEqualTo(4);
      proxy.join();
      middle.open();
      gate.open();
      client.await(id, "COMPLETED");
      assertThat(client.rows(id).stream().map(row -> row.path("question").asString()))
          .hasSize(500)
          .doesNotHaveDuplicates();
      assertThat(server.repeats()).isEqualTo(others);
    }
  }

  /// Its unit is one of the second four.
  private static boolean isMiddle(String key) {
    return key.matches(".*-[4-7]");
  }

  private static void letIn(Gate gate, GroupWriter<?> waiting) {
    long entries = waiting.waiting() + 4L;
    gate.let(4);
    while (waiting.waiting() < entries) {
      Pause.brief();
    }
  }

  /// Starts another service, which stops as soon as its first requests have come: four of those
  /// that are behind the gates.
  ///
  /// @return how many it has sent
  private long runElsewhere(SimulatedServer server, List<Gate> gates, ExecutorService threads)
      throws Exception {
    long sent = server.requests();
    Serving other =
        SeparateService.startBeside(Files.createDirectory(home.resolve("other")), "turn_taken");
    while (server.requests() - sent < 4) {
      Pause.brief();
    }
    JdbcClient database = other.part(JdbcClient.class);
    long stops = stops(database);
    CompletableFuture<?> closed = CompletableFuture.runAsync(other::close, threads);
    // Not earlier: an answer that comes before the run stops lets one more request be sent.
    while (stops(database) == stops) {
      Pause.brief();
    }
    gates.forEach(gate -> gate.let(4));
    closed.join();
    return server.requests() - sent;
  }

  private static long stops(JdbcClient database) {
    return database
        .sql("select count(*) from task_event where kind = 'STOPPING'")
        .query(Long.class)
        .single();
  }

  private static int inFlight(JsonNode task) {
    return task.at("/requests/inFlight").intValue();
  }

  /// Waits for the lock first, so that it has it as soon as the service loses it.
  private static void steal(JdbcClient database, Statement other, ExecutorService threads)
      throws Exception {
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> lock(other), threads);
    String waits = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
    while (database.sql(waits).query(Long.class).single() == 0) {
      Pause.brief();
    }
    database
        .sql(
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())")
        .query(Boolean.class)
        .single();
    waiting.join();
  }

  private static boolean lock(Statement sql) {
    try {
      return sql.execute("select pg_advisory_lock(" + LOCK + ")");
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }
}
