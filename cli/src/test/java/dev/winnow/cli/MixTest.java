package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.winnow.bench.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Drawing rows from files in shares, alone and before a model is asked.
final class MixTest {

  @TempDir private Path folder = Path.of("");

  private Path source(String name, int from, int to) throws IOException {
    return Files.write(
        folder.resolve(name + ".jsonl"),
        IntStream.range(from, to)
            .mapToObj(number ->
                "{\"id\": %d, \"text\": \"%s %d\", \"lang\": \"%s\", \"n\": 0.10}"
                    .formatted(number, name, number, number % 2 == 0 ? "en" : "de"))
            .toList());
  }

  private Path mix(String sources, String more) throws IOException {
    return Files.writeString(
        folder.resolve("mix.yaml"),
        """
        name: mix
        sources:
        %s
        output: %s
        %s
        """
            .formatted(sources.indent(2).stripTrailing(), folder.resolve("out.jsonl"), more));
  }

  private List<JsonNode> out() throws IOException {
    return TaskFiles.rows(folder.resolve("out.jsonl"));
  }

  private Map<String, Integer> bySource() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode row : out()) {
      counts.merge(row.path("text").asString().split(" ", 2)[0], 1, Integer::sum);
    }
    return counts;
  }

  /// Regression: rows that were there before are taken though others are nearly alike; only those
  /// that are the same are left out.
  @Test
  void rowsThatAreNearlyAlikeAreAllDrawn() throws Exception {
    String text = "one two three four five six seven eight nine ten ".repeat(6);
    Files.write(
        folder.resolve("a.jsonl"),
        IntStream.range(0, 50)
            .mapToObj(number -> "{\"text\": \"%s%d\"}".formatted(text, number))
            .toList());
    Launched.Done done = InProcess.run("mix", mix("- {file: a.jsonl, share: 1}", "target: 50"));
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(new HashSet<>(out())).hasSize(50);
  }

  /// spec: "Mix of three datasets 5:3:2 with one too small says so."
  @Test
  void threeSourcesOfWhichOneIsTooSmall() throws Exception {
    source("a", 0, 700);
    source("b", 0, 120);
    source("c", 0, 1000);
    Path mix =
        mix(
            """
            - {file: a.jsonl, share: 5}
            - {file: b.jsonl, share: 3}
            - {file: c.jsonl, share: 2, where: {lang: en}}
            """,
            "target: 1000\nseed: 7");
    Launched.Done plan = InProcess.run("plan", mix);
    assertThat(plan.exit()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("500  a of a.jsonl, which has 700 for it")
        .contains("120  b of b.jsonl, which has 120 for it; 180 missing")
        .contains("200  c of c.jsonl, which has 500 for it");

    Launched.Done done = InProcess.run("mix", mix);
    assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(done.err()).contains("b.jsonl has 120 rows that match, 300 were wanted");
    assertThat(bySource()).isEqualTo(Map.of("a", 500, "b", 120, "c", 200));
    List<JsonNode> first = out();
    assertThat(new HashSet<>(first)).hasSize(820);
    assertThat(first)
        .filteredOn(row -> row.path("text").asString().startsWith("c"))
        .allMatch(row -> row.path("lang").asString().equals("en"));
    // Rows are taken as they are, in a random order.
    assertThat(Files.readString(folder.resolve("out.jsonl"))).contains("\"n\":0.10");
    List<Integer> ids = first.stream().map(row -> row.path("id").asInt()).toList();
    assertThat(ids).isNotEqualTo(ids.stream().sorted().toList());
    JsonNode report =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("out.report.json")));
    assertThat(report.path("status").asString()).isEqualTo("PARTIAL");
    assertThat(report.path("missing").asInt()).isEqualTo(180);
    assertThat(report.path("cells").get(1).path("why").asString())
        .isEqualTo("b.jsonl has 120 rows that match, 300 were wanted");
    assertThat(report.path("tokens").path("input").asLong()).isZero();

    // The same seed draws the same rows, in a new run and in one that goes on.
    assertThat(InProcess.run("mix", mix, "--fresh").exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(new HashSet<>(out())).isEqualTo(new HashSet<>(first));
    assertThat(InProcess.run("mix", mix).exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(out()).hasSize(820);

    // A source that has changed is refused; a new run takes it.
    source("b", 0, 400);
    Launched.Done changed = InProcess.run("mix", mix);
    assertThat(changed.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(changed.err())
        .contains("b.jsonl has changed (it had 120 rows, now 400 rows)", "--fresh");
    assertThat(InProcess.run("mix", mix, "--fresh").exit()).isZero();
    assertThat(bySource()).isEqualTo(Map.of("a", 500, "b", 300, "c", 200));
  }

  @Test
  void oneFileForSeveralSourcesGivesNoRowTwice() throws Exception {
    source("all", 0, 100);
    // Those in German are few, and the other source must leave them.
    Path mix =
        mix(
            """
            - {name: german, file: all.jsonl, rows: 50, where: {lang: de}}
            - {name: any, file: all.jsonl, rows: 50}
            """,
            "distinctOn: [id]");
    Launched.Done done = InProcess.run("run", mix);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(out()).hasSize(100);
    assertThat(new HashSet<>(out())).hasSize(100);

    // What several sources have is taken once, and those that are left are said.
    source("more", 0, 30);
    Files.copy(folder.resolve("more.jsonl"), folder.resolve("same.jsonl"));
    Path twice =
        mix("- {file: more.jsonl, rows: 20}\n- {file: same.jsonl, rows: 20}", "distinctOn: [id]");
    Launched.Done some = InProcess.run("mix", twice, "--fresh");
    assertThat(some.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(out()).hasSize(30);
    assertThat(some.err()).contains("30 rows that match, but only");
  }

  @Test
  void aCellIsSampledFirstAndGeneratedForTheRest() throws Exception {
    Files.write(
        folder.resolve("there.jsonl"),
        IntStream.range(0, 33)
            .mapToObj(number ->
                "{\"question\": \"q %d\", \"answer\": \"a\"%s}"
                    .formatted(number, number < 30 ? "" : ", \"level\": \"hard\""))
            .toList());
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      String divided =
          """
          target: 100
          dimensions:
            level:
              easy: {share: 50%%, sample: {file: there.jsonl, thenGenerate: %s}}
              hard: 50%%
          """;
      Path out = folder.resolve("qa.jsonl");
      Path task = TaskFiles.levels(folder, TaskFiles.model(server), divided.formatted("false"));
      Launched.Done partial = InProcess.run("run", task);
      assertThat(partial.exit()).as(partial.err()).isEqualTo(ExitCode.PARTIAL);
      assertThat(partial.err()).contains("there.jsonl has 30 rows that match, 50 were wanted");
      assertThat(TaskFiles.rows(out)).hasSize(80);
      assertThat(server.requests()).isEqualTo(10);

      // What is accepted stays; the model makes the rest.
      TaskFiles.levels(folder, TaskFiles.model(server), divided.formatted("true"));
      Launched.Done done = InProcess.run("run", task);
      assertThat(done.exit()).as(done.err()).isZero();
      assertThat(server.requests()).isEqualTo(14);
      List<JsonNode> rows = TaskFiles.rows(out);
      assertThat(rows).hasSize(100);
      assertThat(rows).filteredOn(row -> row.path("level").asString().equals("easy")).hasSize(50);
      assertThat(rows)
          .filteredOn(row -> row.path("question").asString().startsWith("q "))
          .hasSize(30)
          .allMatch(row -> row.path("level").asString().equals("easy"));
    }
  }

  @Test
  void theExampleMixesItsFiles() throws Exception {
    Path example = Launched.ROOT.resolve("examples/mix.yaml");
    Launched.Done done = InProcess.run("mix", example, "--out", folder.resolve("out.jsonl"));
    assertThat(done.exit()).as(done.err()).isZero();
    Map<String, Integer> langs = new TreeMap<>();
    for (JsonNode row : out()) {
      langs.merge(row.path("lang").asString(row.path("level").asString()), 1, Integer::sum);
    }
    assertThat(langs).isEqualTo(Map.of("en", 25, "zh", 15, "hard", 10));
    // What was drawn and not needed is nothing to tell of.
    assertThat(done.err())
        .contains("25 of science, 15 of science-zh, 10 of hard arithmetic. No model was asked.")
        .doesNotContain("surplus", "Not accepted");
    assertThat(Files.readString(folder.resolve("out.report.json"))).doesNotContain("surplus");
    assertThat(folder.resolve("out.rejected.jsonl")).doesNotExist();
    Launched.Done few = InProcess.run("preview", example, "-n", "3");
    assertThat(few.exit()).as(few.err()).isZero();
    assertThat(few.out()).contains("3 rows from its sources").doesNotContain("rejected");
  }

  /// A slip in a filter would be a shortfall that nobody understands.
  @Test
  void aFilterThatMatchesNothingIsExplained() throws Exception {
    source("a", 0, 10);
    Files.writeString(folder.resolve("empty.jsonl"), "");
    String filter = "- {file: a.jsonl, share: 1, where: {%s}}\n- {file: a.jsonl, share: 1}";
    String[][] table = {
      {filter.formatted("lagn: en"), "No row of a.jsonl has the field lagn", "Did you mean lang?"},
      {filter.formatted("lang: fr"), "has fr in the field lang", "Its values are en, de."},
      {filter.formatted("lang: en, id: 1"), "has all that its where asks for"},
      {"- {file: empty.jsonl}", "empty.jsonl has no rows."}
    };
    for (String[] row : table) {
      Launched.Done done = InProcess.run("mix", mix(row[0], "target: 4"), "--fresh");
      assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.PARTIAL);
      assertThat(done.err()).contains(Arrays.copyOfRange(row, 1, row.length));
      assertThat(done.err()).contains("missing from 1 source");
    }
  }

  @Test
  void aMixIsNoTaskAndATaskIsNoMix() throws Exception {
    source("a", 0, 10);
    Path mix = mix("- {file: a.jsonl, where: {lang: en}}", "target: 2");
    Path task = TaskFiles.write(folder, BadInputTest.GOOD);
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of("mix", task.toString()),
        "task.yaml:1:1: error: is a task with a template",
        "winnow run",
        "1 error;");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of("topup", mix.toString(), folder.resolve("a.jsonl").toString()),
        "mix.yaml:1:1: error: is a mix",
        "1 error;");
    assertThat(InProcess.run("mix", mix).exit()).isZero();
    mix("- {file: a.jsonl, where: {lang: de}}", "target: 2");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of("mix", mix.toString()),
        "sources[0].where.lang: was en, now de");
  }

  @Test
  void badMixesAreRefusedWithTheirPlace() throws Exception {
    source("a", 0, 10);
    assertAll(
        () -> refused("- {file: a.jsonl, shares: 1}", "target: 1", "sources[0].shares: unknown"),
        () -> refused("- {share: 1}", "target: 1", "sources[0]: names no file"),
        () ->
            refused(
                "- {file: a.jsonl, share: -1}", "target: 1", "sources[0].share: is negative (-1)"),
        () ->
            refused(
                "- {file: a.jsonl, share: 60%}\n- {file: a.jsonl, share: 60%}",
                "target: 1", "sources: adds up to 120%"),
        () -> refused("- {file: a.jsonl}", "model: offline\ntarget: 1", "model: unknown field"),
        () -> refused("- {file: a.jsonl}", "", "target: is missing"),
        () ->
            refused(
                "- a.jsonl",
                "target: 1",
                "sources[0]: expected a map with fields such as name, file, where"),
        () -> refused("- {file: none.jsonl}", "target: 1", "none.jsonl: no such file"),
        () -> refused("- {file: out.jsonl}", "target: 1", "no such file"));
  }

  private void refused(String sources, String more, String... says) throws IOException {
    Path mix = mix(sources, more);
    Refusal.assertRefused(folder, ExitCode.BAD_INPUT, List.of("mix", mix.toString()), says);
  }
}
