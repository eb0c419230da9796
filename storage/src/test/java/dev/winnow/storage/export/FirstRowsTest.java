package dev.winnow.storage.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.file.UnreadableRows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is looked at before an export is made.
final class FirstRowsTest {

  private static List<ExportRow> rows(int count, int chars) {
    String text = "x".repeat(chars);
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(
            number -> Exports.row(number, JsonNodeFactory.instance.objectNode().put("text", text)))
        .toList();
  }

  @Test
  void thereAreFewerTheLargerTheyAre() throws UnreadableRows {
    assertThat(FirstRows.of(rows(2_000, 1_000)::forEach, 1_000)).hasSize(1_000);
    assertThat(FirstRows.of(rows(2_000, 100_000)::forEach, 1_000)).hasSize(42);
    assertThat(FirstRows.of(rows(3, 5 << 20)::forEach, 1_000)).hasSize(1);
  }

  @Test
  void aPreviewShowsTheBeginningOfLargeRows(@TempDir Path folder) {
    List<ExportRow> rows = rows(3, 1 << 20);
    ExportPlan plan = Exports.planned("{}", TemplateType.CUSTOM, rows).plan();
    PreviewExport preview = PreviewExport.of(plan, MadeBy.UNKNOWN, rows, folder);
    assertThat(preview.files().getFirst().text()).hasSize(20_001).endsWith("x…");
  }
}
