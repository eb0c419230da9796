package dev.winnow.e2e.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// spec: "The same with PostgreSQL's processes killed instead." Answers wait in the spool
/// meanwhile.
final class DatabaseKillIT {

  /// Rows that are missing when a kill is prepared: more than come in until it lands.
  private static final int AHEAD = 2_000;

  /// A laptop needs one or two.
  private static final Duration AWAY_MAX = Duration.ofSeconds(20);

  @TempDir private Path folder = Path.of("");

  @Test
  void withoutItsDatabaseATaskGoesOnAndRepeatsNothing() throws Exception {
    Random random = ServiceKillIT.random("DatabaseKillIT");
    int kills = ServiceKillIT.kills(10);
    Path home = folder.resolve("home");
    HomeDatabase database = new HomeDatabase(home);
    Moment moment = new Moment();
    try (SimulatedServer server = ServiceKillIT.server(moment, 100);
        LaunchedService service = LaunchedService.ready(home)) {
      SampleTasks tasks = SampleTasks.with(service, database, server.baseUrl());
      int target = AHEAD;
      String task = tasks.start(service, "rows", target, ServiceKillIT.CONCURRENCY);
      int landed = 0;
      long wentOnMost = 0;
      Duration awayLongest = Duration.ZERO;
      for (int kill = 0; kill < kills; kill++) {
        // Anew each time it is asked: while the database is away the rows come in all the same.
        target =
            service.eventually(() -> {
              int rows = (int) server.requests() * SampleTasks.BATCH_SIZE + AHEAD;
              service.patch(SampleTasks.path(task), "{\"target\": " + rows + "}");
              return rows;
            });
        moment.await(server.requests() + 1 + random.nextInt(150), service);
        boolean killed = kill % 2 == 0 ? database.killPostmaster() : database.killBackend(random);
        landed += killed ? 1 : 0;
        long requests = server.requests();
        long since = System.nanoTime();
        String status = service.eventually(() -> SampleTasks.status(service, task));
        Duration away = Duration.ofNanos(System.nanoTime() - since);
        awayLongest = away.compareTo(awayLongest) > 0 ? away : awayLongest;
        wentOnMost = Math.max(wentOnMost, server.requests() - requests);
        // Away for long, it may have got all its rows meanwhile.
        assertThat(status).as(service.said()).isIn("RUNNING", "COMPLETED");
      }
      tasks.awaitExact(service, task, target);
      System.out.printf(
          "DatabaseKillIT: %d kills, away for %d ms at most, up to %d requests meanwhile, %d repeats%n",
          landed, awayLongest.toMillis(), wentOnMost, server.repeats());
      assertThat(landed).isEqualTo(kills);
      assertThat(awayLongest).isLessThan(AWAY_MAX);
      // Concurrency is 8: more means that answers came in and further requests went out.
      assertThat(wentOnMost).isGreaterThan(2L * ServiceKillIT.CONCURRENCY);
      assertThat(server.keys()).hasSize(target / SampleTasks.BATCH_SIZE);
      assertThat(server.repeats()).isZero();
    }
  }
}
