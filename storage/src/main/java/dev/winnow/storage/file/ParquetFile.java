package dev.winnow.storage.file;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.duckdb.DuckDb;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Parquet, as DuckDB writes it, compressed inside.
///
/// The types of the columns are known only at the end: rows go to a part file of JSON Lines first,
/// and DuckDB is told the types; it guesses none. A missing value is null; fields of objects that
/// only some rows have are null in the others; half a surrogate pair becomes `?`.
final class ParquetFile implements RowFile {

  /// Of a file without any column, which Parquet cannot be.
  private static final String NO_COLUMN = "_empty";

  private static final long GROUP_BYTES = 32_000_000;
  private static final long GROUP_ROWS_MIN = 2_048;
  private static final long GROUP_ROWS_MAX = 122_880;
  private static final long LINE_BYTES_MIN = 1 << 20;

  private final Path path;
  private final AtomicFile rows;
  private final AtomicFile file;
  private final WriteOptions options;
  private final Map<String, InferType> columns = new LinkedHashMap<>();
  private long count;
  private long chars;
  private long longest;

  private ParquetFile(
      Path path, AtomicFile rows, AtomicFile file, List<String> fields, WriteOptions options) {
    this.path = path;
    this.rows = rows;
    this.file = file;
    this.options = options;
    fields.forEach(name -> columns.put(name, new InferType()));
  }

  static ParquetFile open(Path path, List<String> fields, WriteOptions options) {
    AtomicFile file = AtomicFile.open(path);
    try {
      return new ParquetFile(path, AtomicFile.open(CsvFile.rows(file)), file, fields, options);
    } catch (WriteFailed e) {
      file.close();
      throw e;
    }
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
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      columns.computeIfAbsent(field.getKey(), name -> new InferType()).take(field.getValue());
    }
    rows.write(json + "\n");
    count++;
    chars += json.length();
    longest = Math.max(longest, json.length());
  }

  @Override
  public void finish() {
    try (ScratchFolder scratch = ScratchFolder.open(AtomicFile.folder(file.target()))) {
      Map<String, ColumnType> types = types();
      Path written = exchanged(types, scratch);
      Path made = scratch.file("made.parquet");
      convert(types, written, made, scratch);
      file.write(made);
    } catch (SQLException e) {
      abandon();
      throw new WriteFailed(path, new IOException(DuckDb.reason(e), e));
    } catch (IOException e) {
      abandon();
      throw new WriteFailed(path, e);
    } finally {
      rows.close();
    }
    file.finish();
  }

  /// The types of the columns by their names.
  ///
  /// @throws WriteFailed when Parquet cannot have these names together
  private Map<String, ColumnType> types() throws IOException {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    Map<String, String> lowerCase = new HashMap<>();
    columns.forEach((name, column) -> {
      String same = lowerCase.put(name.toLowerCase(Locale.ROOT), name);
      if (same != null) {
        throw new WriteFailed(FileSaid.SAME_NAMES.of(path, same, name));
      }
      if (!InferType.isName(name)) {
        throw new WriteFailed(FileSaid.NO_COLUMN_NAME.of(path));
      }
      types.put(name, column.type());
    });
    if (types.isEmpty()) {
      types.put(NO_COLUMN, ColumnType.Plain.VARCHAR);
    }
    return types;
  }

  /// The rows with what stands for their values, where any need it.
  private Path exchanged(Map<String, ColumnType> types, ScratchFolder scratch) throws IOException {
    Path written = rows.flushed();
    if (types.values().stream().noneMatch(ColumnType::isExchanged)) {
      return written;
    }
    longest = 0;
    Path exchange = scratch.file("exchange.jsonl");
    try (BufferedReader lines = Files.newBufferedReader(written, StandardCharsets.UTF_8);
        var out = Files.newBufferedWriter(exchange, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : ExactJson.object(line).properties()) {
          ColumnType type = types.getOrDefault(field.getKey(), ColumnType.Plain.VARCHAR);
          row.set(field.getKey(), type.exchanged(field.getValue()));
        }
        String json = ExactJson.write(row);
        longest = Math.max(longest, json.length());
        out.write(json);
        out.write('\n');
      }
    }
    return exchange;
  }

  private void convert(
      Map<String, ColumnType> types, Path written, Path made, ScratchFolder scratch)
      throws SQLException {
    try (Connection connection = DuckDb.open(scratch.folder(), List.of(written, made));
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          COPY (
            SELECT %s
            FROM read_json(%s, format = 'newline_delimited', columns = {%s},
              maximum_object_size = %d)
          ) TO %s (FORMAT parquet, COMPRESSION %s, ROW_GROUP_SIZE %d)
          """
              .formatted(
                  each(types, (name, type) -> cast(name, type)),
                  DuckDb.literalPath(written),
                  each(types, (name, type) -> DuckDb.name(name) + ": " + onTheWay(type)),
                  Math.max(LINE_BYTES_MIN, longest * 4),
                  DuckDb.text(made),
                  options.compression() == Compression.GZIP ? "gzip" : "zstd",
                  groupRows()));
    }
  }

  private static String cast(String name, ColumnType type) {
    String column = DuckDb.name(name);
    return type.sql().equals(type.sqlOnTheWay())
        ? column
        : "CAST(" + column + " AS " + type.sql() + ") AS " + column;
  }

  private static String onTheWay(ColumnType type) {
    return DuckDb.text(type.sqlOnTheWay());
  }

  @FunctionalInterface
  private interface Clause {
    String of(String name, ColumnType type);
  }

  private static String each(Map<String, ColumnType> types, Clause clause) {
    return types.entrySet().stream()
        .map(it -> clause.of(it.getKey(), it.getValue()))
        .collect(Collectors.joining(", "));
  }

  /// Fewer, the longer rows are: a group is held in memory.
  private long groupRows() {
    long average = Math.max(1, chars / Math.max(1, count));
    return Math.clamp(GROUP_BYTES / average, GROUP_ROWS_MIN, GROUP_ROWS_MAX);
  }

  @Override
  public void abandon() {
    rows.close();
    file.close();
  }
}
