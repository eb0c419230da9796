package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `dataset profile` and `dataset diff` print.
final class DatasetFilesTest {

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aProfileIsForPeopleAndForPrograms() throws Exception {
    Path file =
        file(
            "rows.jsonl",
            """
            {"text": "The weather is nice today.", "label": "positive", "score": 4}
            {"text": "The food was cold and bland.", "label": "negative", "score": 1}
            {"text": "It is what it is, I suppose.", "label": "negative"}
            """);
    Launched.Done done = InProcess.run("dataset", "profile", file.toString());
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out())
        .contains("rows       3")
        .contains("columns    3")
        .contains("type       string 3")
        .contains("values     2 distinct, 0 missing, 0 null")
        .contains("26 to 28 characters")
        .contains("languages  en 100 % (of 3)")
        .contains("top        \"negative\" 2")
        .contains("top        every value once")
        .contains("1 to 4, mean 2.5");

    JsonNode json =
        JsonMapper.shared()
            .readTree(InProcess.run("dataset", "profile", file.toString(), "--json").out());
    assertThat(json.path("rows").asInt()).isEqualTo(3);
    assertThat(json.path("bytes").asLong()).isEqualTo(Files.size(file));
    assertThat(json.at("/columns/1/top/0/value").asString()).isEqualTo("negative");
    assertThat(json.at("/columns/2/missing").asInt()).isEqualTo(1);
  }

  @Test
  void aProfileSaysAllProblemsAndLeavesThemOutOnRequestOnly() throws Exception {
    Path file = file("rows.csv", "a,b\n1,2\n3\n4,5\n6,7,8\n");
    Launched.Done refused = InProcess.run("dataset", "profile", file.toString());
    assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .contains("rows.csv:3: has 1 cell, but the header names 2 columns.")
        .contains("rows.csv:5: has 3 cells, but the header names 2 columns.")
        .contains(
            "Nothing was profiled. Correct the file, or profile the 2 rows without problems with --good-rows-only.");
    Launched.Done done = InProcess.run("dataset", "profile", file.toString(), "--good-rows-only");
    assertThat(done.exit()).isZero();
    assertThat(done.out()).contains("rows       2");
    assertThat(done.err()).contains("rows.csv:3: ").contains("rows.csv:5: ");
  }

  @Test
  void aDiffIsOfTwoFilesInWhateverFormats() throws Exception {
    Path before = file("a.csv", "id,text\n1,one\n2,two\n3,three\n");
    Path after =
        file(
            "b.jsonl",
            """
            {"id": 3, "text": "three"}
            {"id": 1, "text": "One", "lang": "en"}
            {"id": 4, "text": "four"}
            """);
    Launched.Done done =
        InProcess.run("dataset", "diff", before.toString(), after.toString(), "--key", "id");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out())
        .contains("3 rows before, 3 rows after: 1 added, 1 removed, 1 edited")
        .contains("columns added: lang")
        .contains("~ line 2, now 2")
        .contains("text: \"one\" → \"One\"")
        .contains("lang: (missing) → \"en\"")
        .contains("+ line 3  {\"id\":4,\"text\":\"four\"}")
        .contains("- line 3  {\"id\":2,\"text\":\"two\"}");

    Launched.Done whole =
        InProcess.run("dataset", "diff", before.toString(), after.toString(), "--json");
    JsonNode json = JsonMapper.shared().readTree(whole.out());
    assertThat(json.path("added").asInt()).isEqualTo(2);
    assertThat(json.path("removed").asInt()).isEqualTo(2);
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    Path rows = file("a.jsonl", "{\"id\": 1}\n{\"id\": 1}\n");
    Launched.Done same =
        InProcess.run("dataset", "diff", rows.toString(), rows.toString(), "--key", "id");
    assertThat(same.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(same.err()).contains("a.jsonl:2: an earlier row has the same key (id 1).");
    Launched.Done none = InProcess.run("dataset", "profile", folder.resolve("no.jsonl").toString());
    assertThat(none.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(none.err()).contains("no such file");
    assertThat(InProcess.run("dataset").out()).contains("profile").contains("diff");
  }
}
