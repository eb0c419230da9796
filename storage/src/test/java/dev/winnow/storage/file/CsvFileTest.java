package dev.winnow.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.task.Task.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class CsvFileTest {

  @TempDir Path folder;

  private String written(List<String> fields, String... rows) throws IOException {
    Path path = folder.resolve("rows.csv");
    try (RowFile file = RowFile.open(path, Format.CSV, fields)) {
      for (String row : rows) {
        file.write(JsonLine.read(row));
      }
      file.finish();
    }
    return Files.readString(path);
  }

  @Test
  void columnsAreTheSchemasFieldsAndThenWhateverRowsHaveBesides() throws IOException {
    assertThat(written(List.of("b", "a"), "{\"a\":1}", "{\"c\":true,\"b\":\"x\"}"))
        .isEqualTo("b,a,c\r\n,1,\r\n\"x\",,true\r\n");
  }

  @Test
  void noRowsLeaveTheHeader() throws IOException {
    assertThat(written(List.of("b", "a"))).isEqualTo("b,a\r\n");
  }

  @Test
  void anEmptyTextIsNotTheSameAsNothing() throws IOException {
    assertThat(written(List.of("a", "b", "c"), "{\"a\":\"\",\"b\":null,\"c\":\"\"}"))
        .isEqualTo("a,b,c\r\n\"\",,\"\"\r\n");
    assertThat(written(List.of("a", "b", "c"), "{\"b\":\"\"}", "{\"a\":\"[\\\"\\\"]\",\"b\":\"\"}"))
        .isEqualTo("a,b,c\r\n,\"\",\r\n\"[\"\"\"\"]\",\"\",\r\n");
  }

  @Test
  void quotesLineEndsAndCommasAreQuoted() throws IOException {
    assertThat(written(List.of("a"), "{\"a\":\"x,y\"}", "{\"a\":\"say \\\"hi\\\"\\r\\nnow\"}"))
        .isEqualTo("a\r\n\"x,y\"\r\n\"say \"\"hi\"\"\r\nnow\"\r\n");
  }

  @Test
  void listsAndMapsAreJsonText() throws IOException {
    assertThat(written(List.of("a", "b"), "{\"a\":[1,\"血\"],\"b\":{\"c\":1.10}}"))
        .isEqualTo("a,b\r\n\"[1,\"\"血\"\"]\",\"{\"\"c\"\":1.10}\"\r\n");
  }

  @Test
  void textThatASpreadsheetTakesForAFormulaStaysAsItIs() throws IOException {
    assertThat(written(List.of("a"), "{\"a\":\"=1+1\"}")).isEqualTo("a\r\n\"=1+1\"\r\n");
  }

  @Test
  void formulasAreTakenApartWhereThatIsAskedFor() throws IOException {
    Path path = folder.resolve("safe.csv");
    WriteOptions options = new WriteOptions(Compression.NONE, true);
    try (RowFile file = RowFile.open(path, Format.CSV, List.of("=a"), options)) {
      for (String text : List.of("=1+1", "+1", "-1", "@cmd", "\t=1", "\r=1", "a=1")) {
        file.write(JsonNodeFactory.instance.objectNode().put("=a", text));
      }
      file.write(JsonNodeFactory.instance.objectNode().put("=a", -1));
      file.finish();
    }
    assertThat(Files.readString(path).split("\r\n", -1))
        .containsExactly(
            "'=a",
            "\"'=1+1\"",
            "\"'+1\"",
            "\"'-1\"",
            "\"'@cmd\"",
            "\"'\t=1\"",
            "\"'\r=1\"",
            "\"a=1\"",
            "-1",
            "");
  }

  @Test
  void aRowWithoutAnyValueKeepsItsLine() throws IOException {
    assertThat(written(List.of("a"), "{\"a\":null}", "{\"a\":\"x\"}"))
        .isEqualTo("a\r\n\r\n\"x\"\r\n");
  }
}
