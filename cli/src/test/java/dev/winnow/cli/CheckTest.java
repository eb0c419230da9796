package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `check` and `dedup` print and write.
final class CheckTest {

  private static final String LONG =
      "A train leaves the station at nine in the morning and travels at a steady speed of sixty miles an hour towards the coast, where it arrives after three hours.";

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @BeforeEach
  void rows() throws IOException {
    file(
        "rows.jsonl",
        """
        {"id": 1, "text": "%s"}
        {"id": 2, "text": "STOP SHOUTING"}
        {"id": 3, "text": "Question 17 of topic x"}
        {"id": 4, "text": "question 17  of topic X"}
        {"id": 5, "text": "%s"}
        {"id": 6, "text": "Question 18 of topic x"}
        {"id": 7, "text": "What is the capital of France?"}
        """
            .formatted(LONG, LONG.replace("coast", "border")));
  }

  private String[] arguments(String... arguments) {
    return java.util.stream.Stream.of(arguments)
        .map(each -> each.startsWith("@") ? folder.resolve(each.substring(1)).toString() : each)
        .toArray(String[]::new);
  }

  private Launched.Done run(String... arguments) {
    return InProcess.run(arguments(arguments));
  }

  @Test
  void aCheckCountsByGateAndShowsExamples() throws Exception {
    file("gates.yaml", "rules:\n  - {rule: shouting, field: text}\n");
    Launched.Done done = run("check", "@rows.jsonl", "--rules", "@gates.yaml");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out())
        .contains("rows               7")
        .contains("accepted           4")
        .contains("rejected           3")
        .contains("         1  shouting")
        .contains("shouting, row 2: text is all capitals.")
        .contains("{\"id\":2,\"text\":\"STOP SHOUTING\"}")
        .contains("duplicate, row 4: It is the same as a row before it.")
        .contains("near duplicate, row 5: It is 83% like row 1.");
    assertThat(run("check", "@rows.jsonl", "--rules", "@gates.yaml", "--fail").exit())
        .isEqualTo(ExitCode.PARTIAL);
    Launched.Done json = run("check", "@rows.jsonl", "--rules", "@gates.yaml", "--json", "-n", "1");
    JsonNode read = JsonMapper.shared().readTree(json.out());
    assertThat(read.path("accepted").asInt()).isEqualTo(4);
    assertThat(read.path("gates").size()).isEqualTo(3);
    assertThat(read.at("/gates/0/examples/0/data/id").asInt()).isPositive();
  }

  @Test
  void rowsAndRejectsAreWrittenInTheFormatOfTheirNames() throws Exception {
    file(
        "gates.json",
        "{\"rules\": [{\"rule\": \"shouting\", \"field\": \"text\"}], \"duplicates\": {\"near\": \"off\"}}");
    Launched.Done done =
        run(
            "check",
            "@rows.jsonl",
            "--rules",
            "@gates.json",
            "--out",
            "@good.csv",
            "--rejects",
            "@bad.jsonl");
    assertThat(done.exit()).as(done.err()).isZero();
    List<String> good = Files.readAllLines(folder.resolve("good.csv"));
    assertThat(good).hasSize(6).first().asString().isEqualTo("id,text");
    assertThat(Files.readAllLines(folder.resolve("bad.jsonl")))
        .containsExactly(
            "{\"row\":2,\"gate\":\"shouting\",\"detail\":\"text is all capitals.\",\"data\":{\"id\":2,\"text\":\"STOP SHOUTING\"}}",
            "{\"row\":4,\"gate\":\"duplicate\",\"detail\":\"It is the same as a row before it.\",\"data\":{\"id\":4,\"text\":\"question 17  of topic X\"}}");
  }

  @Test
  void withoutRulesRowsAreLookedAtForDuplicatesAlone() {
    Launched.Done done = run("check", "@rows.jsonl", "--rules", "off");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out()).contains("accepted           6").contains("duplicate, row 4");
  }

  @Test
  void heldOutRowsLieBesideTheRules() throws Exception {
    Files.createDirectory(folder.resolve("rules"));
    file("rules/gates.yaml", "duplicates: {heldOut: [bench.csv], fields: [text]}\n");
    file("rules/bench.csv", "text\nwhat is the capital of france\n");
    Launched.Done done = run("check", "@rows.jsonl", "--rules", "@rules/gates.yaml");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out()).contains("held out, row 7: It is 100% like a row of ", "bench.csv.");
  }

  @Test
  void whatIsWrongWithRulesIsSaidWithItsPlace() throws Exception {
    file("a.yaml", "rules:\n  - {rule: shouting, field: txet}\n  - {rule: nosuchrule}\n");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of(arguments("check", "@rows.jsonl", "--rules", "@a.yaml", "--out", "@out.jsonl")),
        "a.yaml:2:",
        "txet",
        "a.yaml:3:",
        "nosuchrule",
        "Nothing was checked.");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of(arguments("check", "@rows.jsonl", "--rules", "@none.yaml")),
        "none.yaml: error: ");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of(arguments("check", "@none.jsonl", "--rules", "off")),
        "none.jsonl");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of(arguments("check", "@rows.jsonl", "--rules", "off", "--out", "@rows.jsonl")),
        "--out is a file that is read.");
    file("bad.jsonl", "{\"a\": 1}\n{\"a\": \n");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of(arguments("check", "@bad.jsonl", "--rules", "off", "--out", "@out.jsonl")),
        "bad.jsonl:2",
        "Nothing was checked. Correct the file, or check the 1 row without problems with --good-rows-only.");
  }

  @Test
  void dedupWritesRowsThatRepeatNoOther() throws Exception {
    file("bench.jsonl", "{\"text\": \"What is the capital of France?\"}\n");
    Launched.Done done =
        run("dedup", "@rows.jsonl", "--out", "@out.jsonl", "--against", "@bench.jsonl");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err())
        .contains(
            "4 of 7 rows in ",
            "left out 1 duplicate, 1 near duplicate, 1 that repeat held-out rows.");
    assertThat(Files.readAllLines(folder.resolve("out.jsonl")))
        .hasSize(4)
        .last()
        .asString()
        .isEqualTo("{\"id\":6,\"text\":\"Question 18 of topic x\"}");
    Launched.Done off = run("dedup", "@rows.jsonl", "--out", "@out.jsonl", "--near", "off");
    assertThat(off.err()).contains("6 of 7 rows in ", "left out 1 duplicate, 0 near duplicates.");
    Launched.Done ids = run("dedup", "@rows.jsonl", "--out", "@out.parquet", "--fields", "id,text");
    assertThat(ids.err()).contains("7 of 7 rows in ");
  }

  @Test
  void whatDedupCannotDoIsSaid() throws Exception {
    for (String near : List.of("0", "1.5", "most", "NaN")) {
      Refusal.assertRefused(
          folder,
          ExitCode.BAD_INPUT,
          List.of(arguments("dedup", "@rows.jsonl", "--out", "@o.jsonl", "--near", near)),
          "--near takes a number over 0, up to 1, such as 0.8, or off; not " + near + ".");
    }
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of(arguments("dedup", "@rows.jsonl", "--out", "@o.jsonl", "--fields", "txt")),
        "--fields: no row has the field txt. Did you mean text?");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of(arguments("dedup", "@rows.jsonl", "--out", "@o.jsonl", "--against", "@no.jsonl")),
        "no.jsonl");
    Refusal.assertRefused(
        folder, ExitCode.BAD_INPUT, List.of(arguments("dedup", "@rows.jsonl")), "--out");
  }
}
