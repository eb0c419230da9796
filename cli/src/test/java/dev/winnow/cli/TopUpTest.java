package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.winnow.bench.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Topping up the rows of a file.
final class TopUpTest {

  @TempDir private Path folder = Path.of("");

  private Path task(String model, String more) throws IOException {
    String divided = "target: 12\ndimensions: {level: [easy, medium, hard]}\n";
    return TaskFiles.levels(folder, model, divided + more);
  }

  private Path rows(String name, int easy, int medium, int hard, String easyIs) throws IOException {
    return Files.write(
        folder.resolve(name),
        Stream.of(lines(easyIs, easy), lines("Medium ", medium), lines("hard", hard))
            .flatMap(each -> each)
            .toList());
  }

  private static Stream<String> lines(String level, int count) {
    return IntStream.range(0, count)
        .mapToObj(number ->
            "{\"question\": \"%s %d\", \"answer\": \"a\", \"level\": \"%s\"}"
                .formatted(level, number, level));
  }

  private static Map<String, Integer> levels(Path file) throws IOException {
    return TaskFiles.counts(file, "level");
  }

  private static Launched.Done topUp(Path task, Object... more) {
    return InProcess.run("topup", task, more);
  }

  /// spec: "Top-up of 900/80/20 to 1:1:1 writes exactly 0/820/880".
  @Test
  void theSmallestTotalThatRemovesNothingIsMadeAndRunsGoOn() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      Path task = task(TaskFiles.model(server), "");
      Path rows = rows("rows.jsonl", 900, 80, 20, "easy");

      Launched.Done plan = topUp(task, rows, "--plan");
      assertThat(plan.exit()).as(plan.err()).isZero();
      assertThat(plan.out())
          .contains("900         0       900   33.3 %  easy")
          .contains("80       820       900   33.3 %  medium")
          .contains("20       880       900   33.3 %  hard");
      assertThat(server.requests()).isZero();

      Launched.Done done = topUp(task, rows);
      assertThat(done.exit()).as(done.err()).isZero();
      Path made = folder.resolve("qa.topup.jsonl");
      assertThat(levels(made)).isEqualTo(Map.of("medium", 820, "hard", 880));
      long requests = server.requests();

      // Again, nothing is sent; after a change of the file, nothing is done.
      List<JsonNode> before = TaskFiles.rows(made);
      assertThat(topUp(task, rows).exit()).isZero();
      assertThat(TaskFiles.rows(made)).isEqualTo(before);
      assertThat(server.requests()).isEqualTo(requests);
      // The same file by another path is the same rows.
      Path otherwise = folder.resolve(".").resolve("rows.jsonl");
      Launched.Done same = topUp(task, otherwise);
      assertThat(same.exit()).as(same.err()).isZero();
      assertThat(server.requests()).isEqualTo(requests);
      rows("rows.jsonl", 900, 81, 20, "easy");
      Refusal.assertRefused(
          folder,
          ExitCode.BAD_INPUT,
          List.of("topup", task.toString(), rows.toString()),
          "rows.jsonl has changed (it had 1,000 rows, now 1,001 rows)",
          "--fresh");
      assertThat(server.requests()).isEqualTo(requests);

      // What was made is as good as what was there: together they lack nothing.
      rows("rows.jsonl", 900, 80, 20, "easy");
      Path all = folder.resolve("all.jsonl");
      Files.write(
          all,
          Stream.concat(Files.readAllLines(rows).stream(), Files.readAllLines(made).stream())
              .toList());
      Launched.Done nothing = topUp(task, all);
      assertThat(nothing.exit()).as(nothing.err()).isZero();
      assertThat(nothing.out()).contains("Nothing is missing.");
      // A higher total needs three more, and none like those that are there.
      Launched.Done more = topUp(task, all, "--total", "2703", "--out", folder.resolve("more.csv"));
      assertThat(more.exit()).as(more.err()).isZero();
      assertThat(Files.readAllLines(folder.resolve("more.csv"))).hasSize(4);
    }
  }

  @Test
  void valuesAreMappedToCategoriesInEveryFormat() throws Exception {
    Path task = task("offline", "");
    Path csv =
        Files.writeString(
            folder.resolve("rows.csv"),
            "\uFEFFquestion,grade\r\n\"one, two\",E\r\n\"three\nlines\",e\r\n,MEDIUM\r\n");
    Launched.Done done =
        topUp(
            task, csv, "--field", "level=grade", "--map", "level:E=easy", "--map", "level:e=easy");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(levels(folder.resolve("qa.topup.jsonl"))).isEqualTo(Map.of("medium", 1, "hard", 2));

    Path json =
        Files.writeString(
            folder.resolve("rows.json"),
            "[{\"question\": 1, \"level\": \"easy\"},\n {\"question\": 2, \"level\": \"odd\"}]");
    Launched.Done ignored = topUp(task, json, "--ignore-unknown", "--fresh");
    assertThat(ignored.exit()).as(ignored.err()).isZero();
    assertThat(ignored.out()).contains("1 row left out: no category.");
    assertThat(levels(folder.resolve("qa.topup.jsonl"))).isEqualTo(Map.of("medium", 1, "hard", 1));
  }

  @Test
  void whatCannotBeCountedIsRefusedWithItsPlace() throws Exception {
    Path task = task("offline", "");
    String file = task.toString();
    Path odd =
        Files.writeString(
            folder.resolve("odd.jsonl"),
            "{\"level\": \"easy\"}\n{\"level\": \"E\"}\n{\"level\": \"E\"}\n{}\n");
    Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{\"level\": \"easy\"}\n[1\n");
    Path torn = Files.writeString(folder.resolve("torn.jsonl"), "{\"a\": 1}\n{\"a\": \n");
    Path twelve = rows("twelve.jsonl", 12, 0, 0, "easy");
    assertAll(
        () ->
            refused(
                List.of(file, odd.toString()),
                "3 rows have no category of level in the field level: E (2, first at 2); no value (1, first at 4)"),
        () -> refused(List.of(file, broken.toString()), "broken.jsonl:2:"),
        () -> refused(List.of(file, torn.toString()), "torn.jsonl:"),
        () -> refused(List.of(file, folder.resolve("none.jsonl").toString()), "no such file"),
        () -> refused(List.of(file, twelve.toString(), "--total", "11"), "11 is less than the 12"),
        () ->
            refused(
                List.of(file, twelve.toString(), "--total", "30"),
                "easy has 12 rows already, more than its share (10)"),
        () ->
            refused(
                List.of(file, twelve.toString(), "--map", "level:E=esy"),
                "\"esy\" is not a category of level. Did you mean easy?"),
        () ->
            refused(
                List.of(file, twelve.toString(), "--field", "levl=x"),
                "\"levl\" is not a dimension. Did you mean level?"),
        () ->
            refused(
                List.of(file, twelve.toString(), "--out", twelve.toString()),
                "would be written over"));
  }

  private void refused(List<String> arguments, String... says) throws IOException {
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        Stream.concat(Stream.of("topup"), arguments.stream()).toList(),
        says);
  }
}
