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
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/// Comma-separated values: RFC 4180, UTF-8 without a byte order mark, a header line, lines ending
/// in CR LF.
///
/// A missing or null value is empty, an empty text is `""`; lists and maps are JSON text. Texts are
/// quoted, numbers and booleans are not, so that a reader can tell them apart. Text that starts
/// with `=`, `+`, `-` or `@` stays as it is unless formula safety is asked for: these are data for
/// training, and a spreadsheet that takes such text for a formula should be told to import it as
/// text. Half a surrogate pair, which UTF-8 cannot carry, becomes `?`.
///
/// A row may have fields that the schema does not name, and none may be lost, so the columns are
/// known only at the end: rows go to a part file of JSON Lines first.
final class CsvFile implements RowFile {

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvWriteFeature.ALWAYS_QUOTE_EMPTY_STRINGS)
          .enable(CsvWriteFeature.ALWAYS_QUOTE_STRINGS)
          .build();

  /// The header, quoted only where it has to be.
  private static final CsvMapper HEADER =
      CsvMapper.builder()
          .enable(CsvWriteFeature.ALWAYS_QUOTE_EMPTY_STRINGS)
          .enable(CsvWriteFeature.QUOTE_STRINGS_WITH_LEADING_TRAILING_WHITESPACE)
          .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
          .build();

  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final Path path;
  private final AtomicFile rows;
  private final AtomicFile file;
  private final Set<String> columns;

  private final boolean formulaSafe;

  private CsvFile(
      Path path, AtomicFile rows, AtomicFile file, List<String> fields, boolean formulaSafe) {
    this.path = path;
    this.formulaSafe = formulaSafe;
    this.rows = rows;
    this.file = file;
    this.columns = new LinkedHashSet<>(fields);
  }

  static CsvFile open(Path path, List<String> fields, WriteOptions options) {
    AtomicFile file = AtomicFile.open(path, options.compression());
    try {
      AtomicFile rows = AtomicFile.open(rows(file));
      return new CsvFile(path, rows, file, fields, options.formulaSafe());
    } catch (WriteFailed e) {
      file.close();
      throw e;
    }
  }

  /// Where rows wait until all of them are known.
  static Path rows(AtomicFile file) {
    return file.target().resolveSibling("." + file.target().getFileName() + ".rows");
  }

  @Override
  public void write(ObjectNode row) {
    write(row, ExactJson.write(row));
  }

  @Override
  public void write(String row) {
    write(ExactJson.object(row), row);
  }

  private void write(ObjectNode row, String json) {
    columns.addAll(row.propertyNames());
    rows.write(JsonLine.of(json) + "\n");
  }

  @Override
  public void finish() {
    Path written = rows.flushed();
    CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n");
    columns.forEach(schema::addColumn);
    if (!columns.isEmpty()) {
      ArrayNode header = JsonNodeFactory.instance.arrayNode();
      columns.forEach(name -> header.add(safe(name)));
      file.write(HEADER.writer(schema.build()).writeValueAsString(header));
    }
    try (BufferedReader lines = Files.newBufferedReader(written, StandardCharsets.UTF_8);
        SequenceWriter csv =
            CSV.writer(schema.build())
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .writeValues(file.writer())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        csv.write(cells(JsonLine.read(line)));
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
      } else if (value.isString()) {
        cells.add(safe(value.stringValue()));
      } else {
        cells.add(value.isMissingNode() ? cells.nullNode() : value);
      }
    }
    return cells;
  }

  private String safe(String text) {
    return formulaSafe && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }
}
