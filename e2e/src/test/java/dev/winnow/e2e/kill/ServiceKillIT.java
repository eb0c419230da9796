package dev.winnow.e2e.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// spec: "kills the server with -9 at ten random moments, restarts, and ends with exactly the
/// target, no duplicate, at most `concurrency` repeats a kill."
///
/// `winnow.kills` makes every campaign as long as it says.
final class ServiceKillIT {

  static final int CONCURRENCY = 8;
  static final int TARGET = 2000;
  private static final int REQUESTS = TARGET / SampleTasks.BATCH_SIZE;

  @TempDir private Path folder = Path.of("");

  /// How many kills a test makes.
  static int kills(int usually) {
    return Integer.getInteger("winnow.kills", usually);
  }

  /// Random, and printed, so that a failure can be had again.
  static Random random(String test) {
    long seed = Long.getLong("winnow.seed", new Random().nextLong());
    System.out.println(test + ": seed " + seed);
    return new Random(seed);
  }

  /// How many requests further on to kill; so that there is something left for the kills to come.
  private static int step(Random random, SimulatedServer server, int requests, int kills) {
    int left = requests - server.keys().size();
    return 1 + random.nextInt(Math.max(1, left / (kills + 1)));
  }

  static SimulatedServer server(Moment moment, int latencyMillis) {
    return SimulatedServer.start(
        SimulatedServer.Behaviour.INSTANT
            .withLatency(Duration.ofMillis(latencyMillis))
            .withFaults(moment));
  }

  @Test
  void killedAtTenRandomMomentsItPaysForNothingTwice() throws Exception {
    Random random = random("ServiceKillIT");
    int kills = kills(10);
    Path home = folder.resolve("home");
    HomeDatabase database = new HomeDatabase(home);
    Moment moment = new Moment();
    try (SimulatedServer server = server(moment, 30)) {
      LaunchedService service = LaunchedService.ready(home);
      SampleTasks tasks = SampleTasks.with(service, database, server.baseUrl());
      String task = tasks.start(service, "rows", TARGET, CONCURRENCY);
      for (int kill = 0; kill < kills; kill++) {
        // Some requests further on, then anywhere within a round trip: every part of a unit's life
        // is hit.
        moment.await(server.requests() + step(random, server, REQUESTS, kills - kill), service);
        service.endedWithin(random.nextInt(40));
        service.kill();
        // What this kill cut off is sent again by the next run only.
        assertThat(server.repeats()).isLessThanOrEqualTo((long) kill * CONCURRENCY);
        service = LaunchedService.launch(home);
      }
      try (LaunchedService last = service) {
        last.awaitReady();
        tasks.awaitExact(last, task, TARGET);
        System.out.printf(
            "ServiceKillIT: %d kills, %d requests, %d repeats%n",
            kills, server.requests(), server.repeats());
        assertThat(server.keys()).hasSize(REQUESTS);
        assertThat(server.repeats()).isLessThanOrEqualTo((long) kills * CONCURRENCY);
      }
    }
  }

  /// A judge that is slower than the model, and a kill whenever; then the rows are judged once
  /// more, by an evaluation, and that is killed, too.
  @Test
  void aJudgedTaskIsExactAndNoJudgingIsPaidForTwice() throws Exception {
    Random random = random("ServiceKillIT, judged");
    int kills = kills(3);
    Path home = folder.resolve("home");
    HomeDatabase database = new HomeDatabase(home);
    Moment moment = new Moment();
    try (SimulatedServer server = server(moment, 60)) {
      LaunchedService service = LaunchedService.ready(home);
      SampleTasks tasks = SampleTasks.with(service, database, server.baseUrl());
      String task = tasks.startJudged(service, "judged", 500, CONCURRENCY);
      for (int kill = 0; kill < kills; kill++) {
        moment.await(server.requests() + step(random, server, 230, kills - kill), service);
        service.endedWithin(random.nextInt(40));
        service.kill();
        // The judge has as many calls in flight as the model.
        assertThat(server.repeats()).isLessThanOrEqualTo(2L * kill * CONCURRENCY);
        service = LaunchedService.launch(home);
      }
      try (LaunchedService last = service) {
        last.awaitReady();
        tasks.awaitExact(last, task, 500);
        assertThat(server.repeats()).isLessThanOrEqualTo(2L * kills * CONCURRENCY);
        tasks.assertJudged(task, 500);
        evaluated(last, tasks, task, server, moment);
      }
    }
  }

  private void evaluated(
      LaunchedService first, SampleTasks tasks, String task, SimulatedServer server, Moment moment)
      throws Exception {
    int sample = 120;
    int paid = server.keys().size();
    long repeats = server.repeats();
    String evaluation = tasks.evaluate(first, task, sample);
    moment.await(server.requests() + sample / 3, first);
    first.kill();
    try (LaunchedService last = LaunchedService.launch(folder.resolve("home"))) {
      last.awaitReady();
      JsonNode done = tasks.awaitEvaluated(last, evaluation);
      assertThat(done.at("/report/judge/judged").intValue()).isEqualTo(sample);
      assertThat(server.keys()).hasSize(paid + sample);
      // As many as an evaluation has in flight.
      assertThat(server.repeats() - repeats).isLessThanOrEqualTo(16);
    }
  }

  @Test
  void tasksThatShareAModelAndADatasetAreAllExact() throws Exception {
    Random random = random("ServiceKillIT, three tasks");
    int kills = kills(3);
    Path home = folder.resolve("home");
    Moment moment = new Moment();
    try (SimulatedServer server = server(moment, 30)) {
      LaunchedService service = LaunchedService.ready(home);
      SampleTasks tasks = SampleTasks.with(service, new HomeDatabase(home), server.baseUrl());
      List<String> three = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        three.add(tasks.start(service, "shared", 1000, CONCURRENCY));
      }
      for (int kill = 0; kill < kills; kill++) {
        moment.await(server.requests() + step(random, server, 600, kills - kill), service);
        service.endedWithin(random.nextInt(40));
        service.kill();
        assertThat(server.repeats()).isLessThanOrEqualTo(3L * kill * CONCURRENCY);
        service = LaunchedService.launch(home);
      }
      try (LaunchedService last = service) {
        last.awaitReady();
        for (String task : three) {
          tasks.awaitExact(last, task, 1000);
        }
        assertThat(server.keys()).hasSize(600);
        assertThat(server.repeats()).isLessThanOrEqualTo(3L * kills * CONCURRENCY);
      }
    }
  }
}
