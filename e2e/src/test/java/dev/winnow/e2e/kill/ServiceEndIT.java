package dev.winnow.e2e.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The other ways a service ends: with its database, in good order, early, late, behind a word of a
/// person.
final class ServiceEndIT {

  private static final int CONCURRENCY = ServiceKillIT.CONCURRENCY;
  private static final int TARGET = ServiceKillIT.TARGET;
  private static final int REQUESTS = TARGET / SampleTasks.BATCH_SIZE;

  @TempDir private Path folder = Path.of("");

  @Test
  void killedTogetherWithItsDatabaseItLosesNothing() throws Exception {
    Random random = ServiceKillIT.random("ServiceEndIT, both");
    int kills = ServiceKillIT.kills(3);
    Path home = folder.resolve("home");
    HomeDatabase database = new HomeDatabase(home);
    Moment moment = new Moment();
    try (SimulatedServer server = ServiceKillIT.server(moment, 30)) {
      LaunchedService service = LaunchedService.ready(home);
      SampleTasks tasks = SampleTasks.with(service, database, server.baseUrl());
      String task = tasks.start(service, "rows", TARGET, CONCURRENCY);
      for (int kill = 0; kill < kills; kill++) {
        moment.await(server.requests() + 1 + random.nextInt(REQUESTS / kills / 2), service);
        service.endedWithin(random.nextInt(40));
        assertThat(database.killPostmaster()).isTrue();
        service.kill();
        assertThat(server.repeats()).isLessThanOrEqualTo((long) kill * CONCURRENCY);
        service = LaunchedService.launch(home);
      }
      try (LaunchedService last = service) {
        last.awaitReady();
        tasks.awaitExact(last, task, TARGET);
        assertThat(server.keys()).hasSize(REQUESTS);
        assertThat(server.repeats()).isLessThanOrEqualTo((long) kills * CONCURRENCY);
      }
    }
  }

  @Test
  void stoppedInGoodOrderItRepeatsNothingAndLeavesNothingRunning() throws Exception {
    Random random = ServiceKillIT.random("ServiceEndIT, SIGTERM");
    Path home = folder.resolve("home");
    HomeDatabase database = new HomeDatabase(home);
    Moment moment = new Moment();
    try (SimulatedServer server = ServiceKillIT.server(moment, 30)) {
      String task;
      SampleTasks tasks;
      try (LaunchedService service = LaunchedService.ready(home)) {
        tasks = SampleTasks.with(service, database, server.baseUrl());
        task = tasks.start(service, "rows", TARGET, CONCURRENCY);
        moment.await(1 + random.nextInt(REQUESTS / 2), service);
        ProcessHandle postmaster = Objects.requireNonNull(database.postmaster());
        assertThat(service.terminate()).isEqualTo(128 + 15);
        assertThat(postmaster.isAlive()).isFalse();
      }
      try (LaunchedService service = LaunchedService.ready(home)) {
        tasks.awaitExact(service, task, TARGET);
        assertThat(server.repeats()).isZero();
        assertThat(server.keys()).hasSize(REQUESTS);
      }
    }
  }

  /// Killed while it starts, replays, runs and ends.
  @Test
  void killedAtAnyMomentOfItsLifeItLosesNothing() throws Exception {
    Random random = ServiceKillIT.random("ServiceEndIT, any moment");
    int kills = ServiceKillIT.kills(4);
    Path home = folder.resolve("home");
    Moment moment = new Moment();
    try (SimulatedServer server = ServiceKillIT.server(moment, 60)) {
      LaunchedService service = LaunchedService.ready(home);
      SampleTasks tasks = SampleTasks.with(service, new HomeDatabase(home), server.baseUrl());
      String task = tasks.start(service, "rows", TARGET, CONCURRENCY);
      service.endedWithin(random.nextInt(1000));
      service.kill();
      for (int kill = 1; kill < kills; kill++) {
        service = LaunchedService.launch(home);
        service.endedWithin(random.nextInt(4000));
        service.kill();
      }
      try (LaunchedService last = LaunchedService.ready(home)) {
        tasks.awaitExact(last, task, TARGET);
        assertThat(server.keys()).hasSize(REQUESTS);
        assertThat(server.repeats()).isLessThanOrEqualTo((long) kills * CONCURRENCY);
      }
    }
  }

  /// Killed while `COMPLETED` and the file are being written, it ends with both.
  @Test
  void killedWhileATaskEndsItEndsItAtTheNextStart() throws Exception {
    Random random = ServiceKillIT.random("ServiceEndIT, ending");
    int kills = ServiceKillIT.kills(3);
    Path home = folder.resolve("home");
    HomeDatabase database = new HomeDatabase(home);
    Moment moment = new Moment();
    try (SimulatedServer server = ServiceKillIT.server(moment, 30)) {
      LaunchedService service = LaunchedService.ready(home);
      SampleTasks tasks = SampleTasks.with(service, database, server.baseUrl());
      for (int kill = 0; kill < kills; kill++) {
        long before = server.requests();
        String task = tasks.start(service, "rows " + kill, 200, CONCURRENCY);
        moment.await(before + 40, service);
        service.endedWithin(30 + random.nextInt(150));
        service.kill();
        service = LaunchedService.ready(home);
        tasks.awaitExact(service, task, 200);
      }
      service.close();
      assertThat(server.keys()).hasSize(kills * 40);
      assertThat(server.repeats()).isLessThanOrEqualTo((long) kills * CONCURRENCY);
    }
  }

  @Test
  void whatAPersonSaidJustBeforeAKillHolds() throws Exception {
    Path home = folder.resolve("home");
    HomeDatabase database = new HomeDatabase(home);
    Moment moment = new Moment();
    try (SimulatedServer server = ServiceKillIT.server(moment, 30)) {
      LaunchedService service = LaunchedService.ready(home);
      SampleTasks tasks = SampleTasks.with(service, database, server.baseUrl());
      String paused = tasks.start(service, "paused", TARGET, 4);
      String cancelled = tasks.start(service, "cancelled", TARGET, 4);
      String raised = tasks.start(service, "raised", 1000, 4);
      moment.await(server.requests() + 100, service);
      service.patch(SampleTasks.path(raised), "{\"target\": 1500}");
      service.post(SampleTasks.path(paused) + "/pause", "");
      service.post(SampleTasks.path(cancelled) + "/cancel", "");
      service.kill();
      try (LaunchedService next = LaunchedService.ready(home)) {
        tasks.awaitExact(next, raised, 1500);
        assertThat(SampleTasks.status(next, paused)).isEqualTo("PAUSED");
        assertThat(SampleTasks.status(next, cancelled)).isEqualTo("CANCELLED");
        tasks.assertCountersAddUp(paused);
        tasks.assertCountersAddUp(cancelled);
        // What came in is kept; at most what was in flight is not.
        assertThat(answered(next, paused) + answered(next, cancelled) + answered(next, raised))
            .isGreaterThanOrEqualTo(server.keys().size() - 8);
        next.post(SampleTasks.path(paused) + "/resume", "");
        tasks.awaitExact(next, paused, TARGET);
        assertThat(server.repeats()).isLessThanOrEqualTo(12);
      }
    }
  }

  private static int answered(LaunchedService service, String task) {
    return service.get(SampleTasks.path(task)).at("/requests/answered").intValue();
  }
}
