package dev.winnow.storage.file.read;

import dev.winnow.core.document.JsonChars;
import dev.winnow.core.say.Said;
import dev.winnow.storage.duckdb.DuckDb;
import dev.winnow.storage.file.ScratchFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows of Parquet, as DuckDB reads it. Lines are numbers of rows. Of a row that is too large no
/// text is taken over that alone is.
final class ParquetRows implements Rows {

  private static final Pattern BINARY = Pattern.compile("\\bBLOB\\b");
  private static final int MAGIC_BYTES = 4;

  /// Bytes of UTF-8 that a UTF-16 unit takes, at the most.
  private static final int BYTES_A_CHAR = 3;

  private final @Nullable String entry;
  private final Connection connection;
  private final ResultSet rows;
  private final ResultSetMetaData columns;
  private final Meter meter;
  private final long readBefore;
  private final long bytes;
  private final long count;
  private final @Nullable ScratchFolder unpacked;
  private final int charsMax;
  private long line;

  private ParquetRows(
      @Nullable String entry,
      Connection connection,
      ResultSet rows,
      long count,
      Meter meter,
      long bytes,
      @Nullable ScratchFolder unpacked,
      int charsMax)
      throws SQLException {
    this.entry = entry;
    this.connection = connection;
    this.rows = rows;
    this.columns = rows.getMetaData();
    this.count = count;
    this.meter = meter;
    this.readBefore = meter.read();
    this.bytes = bytes;
    this.unpacked = unpacked;
    this.charsMax = charsMax;
  }

  /// @param scratch where it is unpacked, where it is packed
  /// @param charsMax of a row, about as JSON has it
  static ParquetRows open(Source source, Path scratch, Meter meter, int charsMax)
      throws IOException {
    Path plain = source.plain();
    ScratchFolder unpacked = plain == null ? ScratchFolder.open(scratch) : null;
    boolean opened = false;
    try {
      Path file = unpacked == null ? Objects.requireNonNull(plain) : unpack(source, unpacked);
      checkEnd(file);
      Path room = unpacked == null ? scratch : unpacked.folder();
      Connection connection = DuckDb.open(room, List.of(file));
      try {
        String from = " FROM read_parquet(" + DuckDb.literalPath(file) + ")";
        long count = count(connection, "SELECT count(*)" + from);
        ResultSet rows =
            connection.createStatement().executeQuery(select(connection, from, charsMax) + from);
        ParquetRows read =
            new ParquetRows(
                source.entry(),
                connection,
                rows,
                count,
                meter,
                plain == null ? 0 : source.bytes(),
                unpacked,
                charsMax);
        opened = true;
        return read;
      } finally {
        if (!opened) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw new Stop(broken(e), 0, 0, e);
    } finally {
      if (!opened && unpacked != null) {
        unpacked.close();
      }
    }
  }

  private static Path unpack(Source source, ScratchFolder scratch) throws IOException {
    Path file = scratch.file("rows.parquet");
    try (OutputStream out = Files.newOutputStream(file);
        var in = source.opener().open(Source.Counts.WHOLE)) {
      in.transferTo(out);
    }
    return file;
  }

  /// A file that does not end as Parquet does was cut off.
  private static void checkEnd(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] end = new byte[MAGIC_BYTES];
      if (in.length() >= 3 * MAGIC_BYTES) {
        in.seek(in.length() - MAGIC_BYTES);
        in.readFully(end);
      }
      if (!Packing.begins(end, 'P', 'A', 'R', '1')) {
        throw new Stop(ReadRowsSaid.CUT_OFF.of());
      }
    }
  }

  private static long count(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  /// All columns, without texts that are too long for any row, and behind them the number of the
  /// first such column; 0 where there is none.
  private static String select(Connection connection, String from, int charsMax)
      throws SQLException, Stop {
    StringBuilder select = new StringBuilder("SELECT ");
    StringBuilder tooLong = new StringBuilder("CASE");
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT *" + from + " LIMIT 0")) {
      ResultSetMetaData columns = none.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String type = columns.getColumnTypeName(i);
        if (BINARY.matcher(type).find()) {
          throw new Stop(ReadRowsSaid.BINARY_COLUMN.of(columns.getColumnName(i), type));
        }
        String name = DuckDb.name(columns.getColumnName(i));
        if (type.equals("VARCHAR")) {
          String isLong = " WHEN strlen(%s) > %d".formatted(name, (long) BYTES_A_CHAR * charsMax);
          select.append("CASE").append(isLong).append(" THEN NULL ELSE ").append(name);
          select.append(" END AS ");
          tooLong.append(isLong).append(" THEN ").append(i);
        }
        select.append(name).append(", ");
      }
    }
    // Of no column at all, there would be no case.
    return select.append(tooLong).append(" WHEN false THEN 0 ELSE 0 END").toString();
  }

  private static Said broken(SQLException e) {
    return e.getCause() instanceof LinkageError
        ? ReadRowsSaid.NO_DUCKDB.of(DuckDb.reason(e))
        : ReadRowsSaid.BROKEN_PARQUET.of(DuckDb.reason(e));
  }

  @Override
  public @Nullable Item next() throws IOException {
    try {
      line++;
      if (!rows.next()) {
        return null;
      }
      if (bytes > 0) {
        meter.read(readBefore + (long) ((double) bytes * line / Math.max(line, count)));
      }
      return row();
    } catch (SQLException e) {
      throw new Stop(broken(e), line, 0, e);
    }
  }

  private Item row() throws SQLException {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    int count = columns.getColumnCount() - 1;
    int tooLong = rows.getInt(count + 1);
    if (tooLong > 0) {
      return longRow(columns.getColumnName(tooLong));
    }
    long chars = 0;
    try {
      for (int i = 1; i <= count; i++) {
        String name = columns.getColumnName(i);
        JsonNode value = DuckValue.json(rows.getObject(i), name);
        chars += name.length() + JsonChars.of(value);
        if (chars > charsMax) {
          return longRow(name);
        }
        row.set(name, value);
      }
    } catch (DuckValue.NoJson e) {
      return new Item.Problem(entry, line, 0, e.said());
    }
    return TextRows.row(entry, line, row);
  }

  private Item longRow(String field) {
    return new Item.Problem(entry, line, 0, ReadRowsSaid.LONG_FIELD.of(field, charsMax));
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(DuckDb.reason(e), e);
    } finally {
      if (unpacked != null) {
        unpacked.close();
      }
    }
  }
}
