package dev.winnow.storage.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.layout.Layout;
import dev.winnow.storage.file.read.ReadOptions;
import dev.winnow.storage.file.read.RowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is known of a file before it is imported, and how little of it is held.
final class CheckFileTest {

  private static final int CHARS_MAX = 1_000_000;

  @TempDir private Path folder = Path.of("");

  private ImportReport check(String row, int rows) throws IOException {
    Path file = Files.write(folder.resolve("rows.jsonl"), Collections.nCopies(rows, row));
    try (RowReader reader = RowReader.open(file, ReadOptions.DEFAULT)) {
      return CheckFile.of(reader, () -> false);
    }
  }

  @Test
  void longTextsAreShownByTheirBeginning() throws IOException {
    String chat =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}".formatted("x".repeat(500_000));
    ImportReport report = check(chat, 120);
    assertThat(report.rows()).isEqualTo(120);
    assertThat(report.layout()).isEqualTo(Layout.OPENAI_CHAT);
    assertThat(report.sample()).hasSize(20);
    assertThat(report.sample().getFirst().at("/messages/0/content").stringValue())
        .isEqualTo("x".repeat(2_000) + "…");
    assertThat(ReportJson.write(report)).hasSizeLessThan(CHARS_MAX);
    assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
  }

  @Test
  void fewerRowsAreShownTheMoreValuesTheyHave() throws IOException {
    ImportReport report = check("{\"vector\":[%s0]}".formatted("0.5,".repeat(20_000)), 30);
    assertThat(report.rows()).isEqualTo(30);
    assertThat(report.sample()).hasSizeBetween(1, 10);
    assertThat(ReportJson.write(report)).hasSizeLessThan(CHARS_MAX);
  }

  @Test
  void namesOfColumnsAreNotKeptWithoutEnd() throws IOException {
    StringBuilder row = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 30; i++) {
      row.append(",\"%s%d\":1".formatted("n".repeat(40_000), i));
    }
    ImportReport report = check(row + "}", 1);
    assertThat(report.rows()).isEqualTo(1);
    assertThat(report.columns()).hasSizeBetween(1, 25);
    assertThat(ReportJson.write(report)).hasSizeLessThan(2 * CHARS_MAX);
  }

  @Test
  void aLongNameIsCutInAProblem() throws IOException {
    ImportReport report = check("{\"%s\":\"\\u0000\"}".formatted("n".repeat(40_000)), 200);
    assertThat(report.problemCount()).isEqualTo(200);
    assertThat(report.problems()).hasSize(100);
    assertThat(ReportJson.write(report)).hasSizeLessThan(CHARS_MAX);
  }
}
