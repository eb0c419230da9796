package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs that go by rows of files, killed with -9 in the middle and taken up: a top-up, a task that
/// draws before it asks, and a mix.
final class SampledKillIT {

  private static final int CONCURRENCY = 8;

  @TempDir private Path folder = Path.of("");

  /// Every tenth answer has rows that are in the files already.
  private static SimulatedServer server() {
    String known =
        JsonMapper.shared()
            .writeValueAsString(IntStream.range(0, 5).mapToObj(SampledKillIT::known).toList());
    return SimulatedServer.start(
        SimulatedServer.Behaviour.INSTANT
            .withLatency(Duration.ofMillis(20))
            .withFaults(
                (number, key, attempt) -> number % 10 == 0 ? new Fault.Says(known) : Fault.NONE));
  }

  private static Map<String, String> known(int number) {
    return Map.of("question", "known " + number, "answer", "known");
  }

  /// Rows of a level, from a number on.
  private static Stream<String> lines(String level, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number ->
            "{\"question\": \"known %d\", \"answer\": \"known\", \"level\": \"%s\"}"
                .formatted(number, level));
  }

  private Path file(String name, Stream<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines.toList());
  }

  /// Kills it each time when its journal has grown to a size, and then lets it come to its end.
  private Launched.Done killedAt(Path journal, List<Long> sizes, Object... command)
      throws IOException, InterruptedException {
    String[] arguments = Stream.of(command).map(String::valueOf).toArray(String[]::new);
    for (long size : sizes) {
      Launched run = Launched.start(folder, arguments);
      boolean ended = false;
      while (!ended && !(Files.exists(journal) && Files.size(journal) >= size)) {
        ended = run.endedWithin(1);
      }
      run.kill();
      Launched.Done done = run.await();
      assertThat(ended).as("at %,d bytes: %s", size, done).isFalse();
    }
    Launched.Done done = Launched.run(folder, arguments);
    System.out.printf("SampledKillIT: the journal ends with %,d bytes%n", Files.size(journal));
    assertThat(done.exit()).as(done.err()).isZero();
    return done;
  }

  private static void hasSentNothingTwice(SimulatedServer server, int kills) {
    // What a kill cuts off is sent again, and nothing else.
    assertThat(server.repeats()).isLessThanOrEqualTo((long) kills * CONCURRENCY);
  }

  private static Set<String> questions(List<JsonNode> rows) {
    Set<String> questions = new HashSet<>();
    rows.forEach(row -> questions.add(row.path("question").asString()));
    return questions;
  }

  @Test
  void aTopUpMakesExactlyWhatIsMissingAndNoRowThatIsThere() throws Exception {
    Path there =
        file(
            "there.jsonl",
            Stream.of(lines("easy", 0, 300), lines("medium", 300, 340), lines("hard", 340, 350))
                .flatMap(each -> each));
    byte[] before = Files.readAllBytes(there);
    try (SimulatedServer server = server()) {
      Path task =
          TaskFiles.levels(
              folder,
              TaskFiles.model(server),
              """
              target: 900
              concurrency: %d
              dimensions: {level: {easy: 1, medium: {share: 1, parameters: {spoiled: 40}}, hard: 1}}
              """
                  .formatted(CONCURRENCY));
      Path made = folder.resolve("qa.topup.jsonl");
      killedAt(
          folder.resolve("qa.topup.journal"),
          List.of(2_000L, 40_000L, 100_000L),
          "topup",
          task,
          there);
      assertThat(TaskFiles.counts(made, "level")).isEqualTo(Map.of("medium", 260, "hard", 290));
      List<JsonNode> rows = TaskFiles.rows(made);
      assertThat(questions(rows)).hasSize(550).noneMatch(it -> it.startsWith("known"));
      assertThat(Files.readAllBytes(there)).isEqualTo(before);
      hasSentNothingTwice(server, 3);
      JsonNode report =
          JsonMapper.shared().readTree(folder.resolve("qa.topup.report.json").toFile());
      assertThat(report.at("/rows/accepted").asInt()).isEqualTo(550);
      assertThat(report.at("/rows/rejected/duplicate").asInt()).isPositive();
      long requests = server.requests();
      assertThat(Launched.run(folder, "topup", task.toString(), there.toString()).exit()).isZero();
      assertThat(server.requests()).isEqualTo(requests);
    }
  }

  @Test
  void whatIsDrawnFirstIsDrawnOnceAndTheRestIsMade() throws Exception {
    file("easy.jsonl", lines("easy", 0, 100));
    try (SimulatedServer server = server()) {
      Path task =
          TaskFiles.levels(
              folder,
              TaskFiles.model(server),
              """
              target: 600
              concurrency: %d
              dimensions:
                level:
                  easy: {share: 1, sample: {file: easy.jsonl, thenGenerate: true}}
                  hard: {share: 1, parameters: {spoiled: 40}}
              """
                  .formatted(CONCURRENCY));
      killedAt(folder.resolve("qa.journal"), List.of(2_000L, 40_000L, 100_000L), "run", task);
      Path out = folder.resolve("qa.jsonl");
      assertThat(TaskFiles.counts(out, "level")).isEqualTo(Map.of("easy", 300, "hard", 300));
      List<JsonNode> rows = TaskFiles.rows(out);
      assertThat(questions(rows)).hasSize(600);
      // One that the model said before it was drawn is there once, too.
      assertThat(rows)
          .filteredOn(row -> row.path("question").asString().startsWith("known"))
          .hasSize(100);
      hasSentNothingTwice(server, 3);
    }
  }

  /// Taken up, it is the mix that it would have been, row for row.
  @Test
  void aMixDrawsTheSameRows() throws Exception {
    file("a.jsonl", lines("a", 0, 8_000));
    file("b.jsonl", lines("b", 8_000, 14_000));
    Path mix =
        Files.writeString(
            folder.resolve("mix.yaml"),
            """
            name: mix
            target: 8000
            sources: [{file: a.jsonl, share: 50%}, {file: b.jsonl, share: 30%}, {name: c, file: a.jsonl, share: 20%}]
            """);
    Path out = folder.resolve("mix.jsonl");
    killedAt(folder.resolve("mix.journal"), List.of(2_000L, 300_000L), "mix", mix);
    assertThat(TaskFiles.counts(out, "level")).isEqualTo(Map.of("a", 5_600, "b", 2_400));
    assertThat(questions(TaskFiles.rows(out))).hasSize(8_000);
    List<String> drawn = Files.readAllLines(out);
    Path again = folder.resolve("again.jsonl");
    assertThat(InProcess.run("mix", mix, "--out", again).exit()).isZero();
    assertThat(Files.readAllLines(again)).isEqualTo(drawn);
  }
}
