package dev.winnow.storage.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.document.ReadDocument;
import dev.winnow.storage.file.UnreadableRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class WriteExportTest {

  private static final List<ExportRow> ROWS = Exports.rows(100, 4);

  @TempDir private Path folder = Path.of("");

  @Test
  void columnsAreChosenRenamedAndToldOf() throws Exception {
    Path out = folder.resolve("out.jsonl");
    ExportOutcome outcome =
        Exports.write(
            "{'columns': ['answer', 'question'], 'rename': {'question': 'ask'}, 'provenance': true}",
            TemplateType.QA,
            ROWS,
            out);
    assertThat(Exports.read(out)).hasSize(100);
    assertThat(Files.readString(out))
        .startsWith("{\"answer\":\"a 0\",\"ask\":\"q 0\",\"_provenance\":{\"ordinal\":0}}\n");
    assertThat(outcome.files())
        .containsExactly(new ExportOutcome.WrittenFile("out.jsonl", 100, Files.size(out)));
    assertThat(outcome.skipped().rows()).isZero();
  }

  @Test
  void whatDoesNotFitIsLeftOutAndCounted() throws Exception {
    Path out = folder.resolve("out.json");
    ExportOutcome outcome =
        Exports.write(
            "{'layout': 'ALPACA', 'format': 'JSON', 'columns': ['id']}",
            TemplateType.QA,
            Exports.rows(
                "{'id': 1, 'question': 'q', 'answer': 'a'}",
                "{'id': 2, 'question': 'q', 'answer': ''}",
                "{'id': 3, 'question': 'q'}",
                "{'id': 4, 'question': 'q', 'answer': ' '}"),
            out);
    assertThat(Exports.read(out))
        .containsExactly(
            ExactJson.object("{\"instruction\":\"q\",\"input\":\"\",\"output\":\"a\",\"id\":1}"));
    assertThat(outcome.rows()).isEqualTo(1);
    assertThat(outcome.skipped().rows()).isEqualTo(3);
    assertThat(outcome.skipped().reasons())
        .extracting(reason -> reason.rows() + " " + reason.said().message())
        .containsExactly(
            "2 answer is empty; output needs text.", "1 answer is missing; output needs text.");
  }

  @Test
  void theReasonsAreBounded() throws Exception {
    String[] rows = new String[50];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = "{'messages': [{'role': 'r%d', 'content': 'x'}]}".formatted(i);
    }
    ExportOutcome outcome =
        Exports.write(
            "{'layout': 'SHAREGPT'}",
            TemplateType.DIALOGUE,
            Exports.rows(rows),
            folder.resolve("out.jsonl"));
    assertThat(outcome.skipped().rows()).isEqualTo(50);
    assertThat(outcome.skipped().reasons()).hasSize(20);
    assertThat(outcome.skipped().reasons().getFirst())
        .isEqualTo(new ExportOutcome.Reason(ExportSaid.OTHER.of(), 31));
  }

  @Test
  void aSplitIsAFolderWithExactFiles() throws Exception {
    Path out = folder.resolve("out");
    ExportOutcome outcome =
        Exports.write(
            "{'split': {'train': 8, 'validation': 1, 'test': 1, 'seed': 7, 'by': 'level'}}",
            TemplateType.QA,
            ROWS,
            out);
    assertThat(outcome.files())
        .extracting(file -> file.name() + " " + file.rows())
        .containsExactly("train.jsonl 80", "validation.jsonl 10", "test.jsonl 10");
    List<ObjectNode> all = new ArrayList<>();
    for (ExportOutcome.WrittenFile file : outcome.files()) {
      all.addAll(Exports.read(out.resolve(file.name())));
    }
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(ROWS.stream().map(ExportRow::data).toList());
    assertThat(Exports.files(folder))
        .containsExactly("out/test.jsonl", "out/train.jsonl", "out/validation.jsonl");
  }

  @Test
  void llamaFactoryGetsItsDescription() throws Exception {
    String[][] table = {
      {"{'question': 'q', 'answer': 'a', 'system': 's'}", "prompt query response system"},
      {"{'prompt': 'q', 'chosen': 'a', 'rejected': 'b'}", "prompt query chosen rejected"},
      {"{'messages': ['a', 'b']}", "messages system"}
    };
    for (String[] line : table) {
      Path out = folder.resolve("out " + line[1]);
      Exports.write(
          "{'layout': 'LLAMA_FACTORY', 'split': {'train': 1, 'validation': 1}}",
          TemplateType.CUSTOM,
          Exports.rows(line[0], line[0]),
          out);
      JsonNode info = ExactJson.read(Files.readString(out.resolve("dataset_info.json")));
      Exports.assertValid("dataset-info", info);
      assertThat(info.propertyNames()).containsExactly("Medical-QA", "Medical-QA_validation");
      JsonNode train = info.path("Medical-QA");
      assertThat(train.path("file_name").asString()).isEqualTo("train.jsonl");
      assertThat(String.join(" ", train.path("columns").propertyNames())).isEqualTo(line[1]);
      assertThat(train.path("ranking").asBoolean(false)).isEqualTo(line[1].contains("chosen"));
      assertThat(train.has("formatting")).isEqualTo(line[1].startsWith("messages"));
      // Every column that is named is in the rows.
      ObjectNode row = Exports.read(out.resolve("train.jsonl")).getFirst();
      train.path("columns").forEach(field -> assertThat(row.has(field.asString())).isTrue());
    }
  }

  @Test
  void huggingFaceGetsACard() throws Exception {
    Path out = folder.resolve("out.zip");
    ExportPlan plan =
        Exports.planned(
                "{'layout': 'HUGGING_FACE', 'license': 'cc-by-4.0', 'format': 'CSV', 'split': {'train': 9, 'test': 1}}",
                TemplateType.QA,
                ROWS)
            .plan();
    MadeBy madeBy =
        new MadeBy(
            List.of(new MadeBy.Count("GPT|4", 90)),
            List.of(new MadeBy.Count("Medical QA, revision 3", 90)),
            10);
    new WriteExport(plan, madeBy, ExportWatch.NONE).to(out, ROWS::forEach);
    assertThat(entries(out)).containsExactly("README.md", "data/train.csv", "data/test.csv");
    assertThat(Exports.files(folder)).containsExactly("out.zip");
    String card = entry(out, "README.md");
    assertThat(card)
        .contains(
            "This data is synthetic: language models wrote it",
            "| GPT\\|4 | 90 |",
            "| Medical QA, revision 3 | 90 |",
            "10 rows were uploaded.",
            "| `data/train.csv` | 90 |",
            "Fields: `question`, `answer`, `level`.");
    JsonNode header = header(card);
    Exports.assertValid("dataset-card", header);
    assertThat(header.path("license").asString()).isEqualTo("cc-by-4.0");
    assertThat(header.path("size_categories").get(0).asString()).isEqualTo("n<1K");
    assertThat(header.at("/configs/0/data_files/1/path").asString()).isEqualTo("data/test.csv");
  }

  @Test
  void whatNobodyKnowsIsNotInTheCard() throws Exception {
    Path out = folder.resolve("card");
    Exports.write("{'layout': 'HUGGING_FACE'}", TemplateType.CUSTOM, ROWS, out);
    String card = Files.readString(out.resolve("README.md"));
    JsonNode header = header(card);
    Exports.assertValid("dataset-card", header);
    assertThat(header.propertyNames())
        .containsExactly("pretty_name", "size_categories", "tags", "configs");
    assertThat(card).contains("treat them as synthetic");
  }

  private static JsonNode header(String card) {
    String[] parts = card.split("(?m)^---\n", 3);
    DocumentResult read = ReadDocument.parse(parts[1], "README.md");
    assertThat(read).isInstanceOf(DocumentResult.Found.class);
    return ((DocumentResult.Found) read).document().tree();
  }

  private static List<String> entries(Path zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private static String entry(Path zip, String name) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      ZipEntry entry = in.getNextEntry();
      while (entry != null && !entry.getName().equals(name)) {
        entry = in.getNextEntry();
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void nothingIsLeftOfWhatWasNotFinished() throws Exception {
    for (String wish : List.of("{}", "{'layout': 'HUGGING_FACE'}")) {
      ExportPlan plan = Exports.planned(wish, TemplateType.QA, ROWS).plan();
      List<ExportRow> many = Exports.rows(2_500, 3);
      List<Long> told = new ArrayList<>();
      WriteExport cancelled =
          new WriteExport(plan, MadeBy.UNKNOWN, read -> told.add(read) && read < 2_000);
      assertThatThrownBy(() -> cancelled.to(folder.resolve("out"), many::forEach))
          .isInstanceOf(ExportCancelled.class);
      assertThat(told).containsExactly(1_000L, 2_000L);
      WriteExport broken = new WriteExport(plan, MadeBy.UNKNOWN, ExportWatch.NONE);
      ExportSource bad =
          taker -> {
            ROWS.forEach(taker);
            throw new IllegalStateException("a bug");
          };
      assertThatThrownBy(() -> broken.to(folder.resolve("out"), bad)).hasMessage("a bug");
      try (var left = Files.list(folder)) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void whatAKilledWriterLeftIsRemovedAndWhatIsThereStays() throws Exception {
    Path left = folder.resolve(".out.part/data/old.jsonl");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "old");
    Exports.write("{'layout': 'HUGGING_FACE'}", TemplateType.QA, ROWS, folder.resolve("out"));
    assertThat(Exports.files(folder)).containsExactly("out/README.md", "out/data/train.jsonl");
    assertThatThrownBy(() ->
            Exports.write(
                "{'layout': 'HUGGING_FACE'}", TemplateType.QA, ROWS, folder.resolve("out")))
        .isInstanceOf(ExportRefused.class)
        .hasMessageContaining("is a folder with files in it");
    // A folder that is empty is free.
    Files.createDirectory(folder.resolve("empty"));
    Exports.write("{'layout': 'HUGGING_FACE'}", TemplateType.QA, ROWS, folder.resolve("empty"));
    assertThat(folder.resolve("empty/README.md")).exists();
  }

  /// Wish, pointer, what is wrong.
  private static final String[][] BAD = {
    {"{'format': 'CSV', 'layout': 'OPENAI_CHAT'}", "/format", "CSV holds no lists"},
    {"{'layout': 'LLAMA_FACTORY', 'compression': 'GZIP'}", "/compression", "no compressed files"},
    {"{'split': {'train': 1, 'by': 'levle'}}", "/split/by", "Did you mean level?"},
    {"{'rename': {'question': 'answer'}}", "/rename/question", "two fields would be called answer"},
    {
      "{'columns': ['answer'], 'rename': {'answer': 'output'}, 'layout': 'ALPACA'}",
      "/rename/answer",
      "two fields would be called output"
    },
    {"{'layout': 'TRL_PREFERENCE'}", "/mapping/chosen", "no field fits the slot chosen"}
  };

  @Test
  void whatCannotBeIsSaidAtItsPlace() {
    for (String[] line : BAD) {
      List<Problem> problems = Exports.planned(line[0], TemplateType.QA, ROWS).problems();
      assertThat(problems)
          .as(line[0])
          .anySatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo(line[1]);
            assertThat(problem.message()).contains(line[2]);
          });
    }
  }

  @Test
  void aPreviewIsTheBeginningOfTheFiles() throws Exception {
    ExportPlan plan =
        Exports.planned(
                "{'layout': 'LLAMA_FACTORY', 'split': {'train': 9, 'test': 1}}",
                TemplateType.QA,
                ROWS)
            .plan();
    PreviewExport preview = PreviewExport.of(plan, MadeBy.UNKNOWN, ROWS, folder);
    assertThat(preview.files())
        .extracting(PreviewExport.Beginning::name)
        .containsExactly("train.jsonl", "test.jsonl", "dataset_info.json");
    assertThat(preview.files().getFirst().text().lines()).hasSize(3);
    assertThat(preview.files().getFirst().text()).startsWith("{\"instruction\":\"q 0\"");
    assertThat(preview.slots())
        .filteredOn(slot -> slot.field() != null)
        .extracting(slot -> slot.slot() + " " + slot.field())
        .containsExactly("instruction question", "output answer");
    PreviewExport whole =
        PreviewExport.of(
            Exports.planned("{'format': 'JSON'}", TemplateType.QA, ROWS).plan(),
            MadeBy.UNKNOWN,
            ROWS,
            folder);
    assertThat(whole.files().getFirst().name()).isEqualTo("Medical-QA.json");
    assertThat(ExactJson.read(whole.files().getFirst().text())).hasSize(3);
    assertThat(Exports.files(folder)).isEmpty();
  }

  @Test
  void namesOfDatasetsBecomeNamesOfFiles() throws UnreadableRows {
    String[][] table = {
      {"Medical QA", "Medical-QA.jsonl"},
      {"../../etc/passwd", "etc-passwd.jsonl"},
      {"医疗 问答", "医疗-问答.jsonl"},
      {"...", "dataset.jsonl"},
      {"x".repeat(300), "x".repeat(80) + ".jsonl"}
    };
    ExportPlan plan = Exports.planned("{}", TemplateType.QA, ROWS).plan();
    for (String[] line : table) {
      assertThat(new ExportPlan(plan.wish(), line[0], plan.type(), List.of(), null).fileName())
          .isEqualTo(line[1]);
    }
  }
}
