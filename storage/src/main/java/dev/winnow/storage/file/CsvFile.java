package dev.winnow.storage.file;

import dev.winnow.core.document.ExactJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/// Comma-separated values: RFC 4180, UTF-8 without a byte order mark, a header line, lines ending
/// in CR LF.
///
/// A missing or null value is empty, an empty text is `""`; lists and maps are JSON text. Text that
/// starts with `=`, `+`, `-` or `@` stays as it is: these are data for training, and a spreadsheet
/// that takes such text for a formula should be told to import it as text. Half a surrogate pair,
/// which UTF-8 cannot carry, becomes `?`.
///
/// A row may have fields that the schema does not name, and none may be lost, so the columns are
/// known only at the end: rows go to a part file of JSON Lines first.
final class CsvFile implements RowFile {

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvWriteFeature.ALWAYS_QUOTE_EMPTY_STRINGS)
          .enable(CsvWriteFeature.QUOTE_STRINGS_WITH_LEADING_TRAILING_WHITESPACE)
          .build();

  private final Path path;
  private final AtomicFile rows;
  private final AtomicFile file;
  private final Set<String> columns;

  private CsvFile(Path path, AtomicFile rows, AtomicFile file, List<String> fields) {
    this.path = path;
    this.rows = rows;
    this.file = file;
    this.columns = new LinkedHashSet<>(fields);
  }

  static CsvFile open(Path path, List<String> fields) {
    AtomicFile file = AtomicFile.open(path);
    try {
      Path rows = file.target().resolveSibling("." + file.target().getFileName() + ".rows");
      return new CsvFile(path, AtomicFile.open(rows), file, fields);
    } catch (WriteFailed e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void write(String row) {
    columns.addAll(ExactJson.object(row).propertyNames());
    rows.write(JsonLine.of(row) + "\n");
  }

  @Override
  public void finish() {
    Path written = rows.flushed();
    CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n");
    columns.forEach(schema::addColumn);
    ObjectWriter csv = CSV.writer(schema.build());
    if (!columns.isEmpty()) {
      ArrayNode header = JsonNodeFactory.instance.arrayNode();
      columns.forEach(header::add);
      file.write(csv.writeValueAsString(header));
    }
    try (BufferedReader lines = Files.newBufferedReader(written, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        file.write(csv.writeValueAsString(cells(JsonLine.read(line))));
      }
    } catch (IOException e) {
      abandon();
      throw new WriteFailed(path, e);
    }
    rows.close();
    file.finish();
  }

  @Override
  public void abandon() {
    rows.close();
    file.close();
  }

  /// The cells of a row: what is no scalar as JSON text.
  private ArrayNode cells(ObjectNode row) {
    ArrayNode cells = JsonNodeFactory.instance.arrayNode();
    for (String name : columns) {
      JsonNode value = row.path(name);
      if (value.isContainer()) {
        cells.add(JsonLine.of(value));
      } else {
        cells.add(value.isMissingNode() ? cells.nullNode() : value);
      }
    }
    return cells;
  }
}
