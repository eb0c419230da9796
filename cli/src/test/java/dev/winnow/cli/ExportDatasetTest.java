package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of a file in another format, in a layout, and divided.
final class ExportDatasetTest {

  @TempDir private Path folder = Path.of("");
  private Path in = Path.of("");

  @BeforeEach
  void rows() throws IOException {
    in = folder.resolve("medical.qa.jsonl");
    Files.write(
        in,
        IntStream.range(0, 100)
            .mapToObj(number ->
                "{\"question\": \"q %d\", \"answer\": \"a\", \"level\": \"%s\"}"
                    .formatted(number, number % 4 == 0 ? "hard" : "easy"))
            .toList());
  }

  private Launched.Done export(String out, String... more) {
    return InProcess.run(
        Stream.concat(
                Stream.of("dataset", "export", in.toString(), folder.resolve(out).toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aLayoutIsWrittenAndItsMappingSaid() throws Exception {
    Launched.Done done =
        export("out.jsonl", "--layout", "openai-chat", "--map", "system==Be brief.");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err())
        .contains(
            "OpenAI chat: user from question, assistant from answer, system from =Be brief.",
            "out.jsonl: 100 rows, ");
    assertThat(Files.readString(folder.resolve("out.jsonl")))
        .startsWith(
            "{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":\"q 0\"},{\"role\":\"assistant\",\"content\":\"a\"}]}\n");
  }

  @Test
  void rowsAreDividedExactlyAndTheSameAgain() throws Exception {
    String[] options = {
      "--layout", "llama_factory", "--split", "8:1:1", "--stratify-by", "level", "--seed", "7"
    };
    Launched.Done done = export("out", options);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("out/train.jsonl: 80 rows", "out/test.jsonl: 10 rows");
    assertThat(Files.readString(folder.resolve("out/dataset_info.json")))
        .contains("\"medical\"", "\"medical_validation\"", "\"prompt\" : \"instruction\"");
    assertThat(export("again", options).exit()).isZero();
    for (String file : List.of("train.jsonl", "validation.jsonl", "test.jsonl")) {
      assertThat(folder.resolve("again").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("out").resolve(file));
    }
    assertThat(export("out.zip", "--split", "1:1").exit()).isZero();
    assertThat(folder.resolve("out.zip")).exists();
  }

  @Test
  void allProblemsAreSaidAndLeftOutOnRequestOnly() throws Exception {
    List<String> rows = new ArrayList<>(Files.readAllLines(in));
    for (int i = 0; i < 30; i++) {
      // Some behind the rows that are looked at first.
      rows.addAll(java.util.Collections.nCopies(50, "{\"question\": \"more\"}"));
      rows.add("no row");
    }
    Files.write(in, rows);
    Launched.Done refused = export("out", "--split", "1:1");
    assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err())
        .contains(
            "medical.qa.jsonl:151:",
            "medical.qa.jsonl:202:",
            "10 problems more are not shown.",
            "Nothing was exported. Correct the file, or export the 1,600 rows without problems with --good-rows-only.");
    assertThat(folder).isDirectoryNotContaining("glob:**out*");
    Launched.Done done = export("out", "--split", "1:1", "--good-rows-only");
    assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(done.err())
        .contains("train.jsonl: 800 rows", "medical.qa.jsonl:151:", "10 problems more");
  }

  @Test
  void columnsAreChosenAndTheNameOfTheFileDecidesTheFormat() throws Exception {
    Launched.Done done = export("out.csv", "--columns", "level,question", "--rename", "level=l");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(Files.readString(folder.resolve("out.csv")))
        .startsWith("l,question\r\n\"hard\",\"q 0\"\r\n");
  }

  @Test
  void filesArePackedAndReadAgain() throws Exception {
    for (String out : List.of("out.csv.gz", "out.json.zst", "out.parquet", "out.jsonl")) {
      Launched.Done done = export(out);
      assertThat(done.exit()).as(done.err()).isZero();
      Path back = folder.resolve("back.jsonl");
      Launched.Done again =
          InProcess.run("dataset", "export", folder.resolve(out).toString(), back.toString());
      assertThat(again.exit()).as(again.err()).isZero();
      assertThat(back).as(out).content().isEqualToIgnoringWhitespace(Files.readString(in));
      Files.delete(back);
    }
    Files.writeString(in, "{\"a\": \"=1+1\", \"b\": -1}\n");
    assertThat(export("safe.csv", "--formula-safe").exit()).isZero();
    assertThat(Files.readString(folder.resolve("safe.csv"))).contains("'=1+1").contains(",-1");
    Launched.Done folderOf =
        export("hf", "--layout", "hugging-face", "--format", "parquet", "--license", "mit");
    assertThat(folderOf.exit()).as(folderOf.err()).isZero();
    assertThat(folder.resolve("hf/data/train.parquet")).exists();
    assertThat(Files.readString(folder.resolve("hf/README.md")))
        .contains("license: mit", "path: data/train.parquet");
  }

  @Test
  void whatIsLeftOutIsSaid() throws Exception {
    Files.writeString(
        in, "{\"question\": \"q\", \"answer\": \"\"}\n{\"question\": \"q\", \"answer\": 1}\n");
    Launched.Done done = export("out.jsonl", "--layout", "alpaca", "--type", "qa");
    assertThat(done.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(done.err())
        .contains(
            "out.jsonl: 1 row, ", "left out 1 row:", "  1  answer is empty; output needs text.");
  }

  @Test
  void badOptionsAreRefusedByTheirNames() {
    assertAll(
        () -> refused("--layout: error: expected one of alpaca", "--layout", "alpca"),
        () ->
            refused(
                "--map outptu: error: Alpaca has no slot outptu",
                "--layout",
                "alpaca",
                "--map",
                "outptu=answer"),
        () ->
            refused(
                "--map instruction: error: no row has the field qestion. Did you mean question?",
                "--layout",
                "alpaca",
                "--map",
                "instruction=qestion"),
        () -> refused("--map: error: there is no layout with slots", "--map", "output=answer"),
        () ->
            refused(
                "--stratify-by: error: no row has the field levle",
                "--split",
                "8:2",
                "--stratify-by",
                "levle"),
        () -> refused("--stratify-by needs --split", "--stratify-by", "level"),
        () -> refused("--split takes the parts", "--split", "80%"),
        () -> refused("--split: error: all parts are 0", "--split", "0:0:0"),
        () -> refused("out.jsonl: this export is several files", "--split", "8:1:1"),
        () -> refused("--format: error: expected one of jsonl", "--format", "xml"),
        () -> refused("--type", "--type", "poem"));
  }

  private void refused(String says, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("dataset", "export", in.toString(), folder.resolve("out.jsonl").toString()));
    arguments.addAll(List.of(options));
    Refusal.assertRefused(folder, ExitCode.BAD_INPUT, arguments, says);
  }

  @Test
  void badPathsAreRefused() throws IOException {
    Path none = folder.resolve("none.jsonl");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of("dataset", "export", none.toString(), folder.resolve("out.csv").toString()),
        "no such file");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of("dataset", "export", in.toString(), in.toString()),
        "OUT is the file with the rows");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of("dataset", "export", in.toString(), folder.toString(), "--split", "1:1"),
        "is a folder with files in it");
    Files.writeString(none, "{\"a\": 1}\nno\n");
    Refusal.assertRefused(
        folder,
        ExitCode.BAD_INPUT,
        List.of("dataset", "export", none.toString(), folder.resolve("out.csv").toString()),
        "none.jsonl:2");
  }
}
