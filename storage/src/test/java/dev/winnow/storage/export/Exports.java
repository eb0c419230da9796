package dev.winnow.storage.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.ExportWish;
import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.file.ReadRowFile;
import dev.winnow.storage.file.UnreadableRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Exports for tests, and a look at what came of them.
final class Exports {

  private Exports() {}

  /// Rows of questions and answers, each with one of so many levels.
  static List<ExportRow> rows(int count, int levels) {
    return IntStream.range(0, count)
        .mapToObj(number ->
            row(
                number,
                JsonNodeFactory.instance
                    .objectNode()
                    .put("question", "q " + number)
                    .put("answer", "a " + number)
                    .put("level", "l" + number * number % levels)))
        .toList();
  }

  static ExportRow row(long ordinal, ObjectNode data) {
    return new ExportRow(
        ordinal, data, JsonNodeFactory.instance.objectNode().put("ordinal", ordinal));
  }

  static List<ExportRow> rows(String... json) {
    return Stream.of(json).map(text -> row(1, ExactJson.object(text.replace('\'', '"')))).toList();
  }

  static ExportPlan.Planned planned(String wish, TemplateType type, List<ExportRow> rows) {
    ExportWish.Read read = ExportWish.read(ExactJson.object(wish.replace('\'', '"')));
    assertThat(read.problems()).isEmpty();
    return ExportPlan.of(read.wish(), "Medical QA", type, FirstRows.fields(rows), Set.of("level"));
  }

  static ExportOutcome write(String wish, TemplateType type, List<ExportRow> rows, Path target)
      throws UnreadableRows {
    ExportPlan.Planned planned = planned(wish, type, rows);
    assertThat(planned.problems()).isEmpty();
    return new WriteExport(planned.plan(), MadeBy.UNKNOWN, ExportWatch.NONE)
        .to(target, rows::forEach);
  }

  static List<ObjectNode> read(Path file) throws UnreadableRows {
    List<ObjectNode> rows = new ArrayList<>();
    ReadRowFile.read(file, (line, row) -> rows.add(row));
    return rows;
  }

  /// All files below a folder, by their names in it, `.lock` and part files among them.
  static List<String> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /// The tree is as a document says.
  static void assertValid(String schema, JsonNode tree) throws IOException {
    try (InputStream in = Exports.class.getResourceAsStream(schema + ".schema.json")) {
      String text =
          new String(Objects.requireNonNull(in, schema).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(ExactJson.read(text))
                  .validate(tree))
          .as("%s", tree)
          .isEmpty();
    }
  }
}
