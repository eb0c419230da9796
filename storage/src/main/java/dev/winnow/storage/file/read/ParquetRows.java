package dev.winnow.storage.file.read;

import dev.winnow.core.say.Said;
import dev.winnow.storage.duckdb.DuckDb;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows of Parquet, as DuckDB reads it. Lines are numbers of rows.
final class ParquetRows implements Rows {

  private static final Pattern BINARY = Pattern.compile("\\bBLOB\\b");
  private static final int MAGIC_BYTES = 4;

  private final @Nullable String entry;
  private final Connection connection;
  private final ResultSet rows;
  private final ResultSetMetaData columns;
  private final Meter meter;
  private final long readBefore;
  private final long bytes;
  private final long count;
  private final @Nullable Path unpacked;
  private long line;

  private ParquetRows(
      @Nullable String entry,
      Connection connection,
      ResultSet rows,
      long count,
      Meter meter,
      long bytes,
      @Nullable Path unpacked)
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
  }

  /// @param scratch where it is unpacked, where it is packed
  static ParquetRows open(Source source, Path scratch, Meter meter) throws IOException {
    Path plain = source.plain();
    Path file = plain == null ? unpack(source, scratch) : plain;
    Path unpacked = plain == null ? file : null;
    boolean opened = false;
    try {
      checkEnd(file);
      Connection connection = DuckDb.open(scratch, List.of(file));
      try {
        String from = " FROM read_parquet(" + DuckDb.literalPath(file) + ")";
        long count = count(connection, "SELECT count(*)" + from);
        ResultSet rows = connection.createStatement().executeQuery("SELECT *" + from);
        checkColumns(rows.getMetaData());
        ParquetRows read =
            new ParquetRows(
                source.entry(),
                connection,
                rows,
                count,
                meter,
                plain == null ? 0 : source.bytes(),
                unpacked);
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
        Files.deleteIfExists(unpacked);
      }
    }
  }

  private static Path unpack(Source source, Path scratch) throws IOException {
    Path file = Files.createTempFile(scratch, ".winnow-", ".parquet");
    try (OutputStream out = Files.newOutputStream(file);
        var in = source.opener().open(true)) {
      in.transferTo(out);
      return file;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
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

  private static void checkColumns(ResultSetMetaData columns) throws SQLException, Stop {
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String type = columns.getColumnTypeName(i);
      if (BINARY.matcher(type).find()) {
        throw new Stop(ReadRowsSaid.BINARY_COLUMN.of(columns.getColumnName(i), type));
      }
    }
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
    try {
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String name = columns.getColumnName(i);
        row.set(name, DuckValue.json(rows.getObject(i), name));
      }
    } catch (DuckValue.NoJson e) {
      return new Item.Problem(entry, line, 0, e.said());
    }
    return TextRows.row(entry, line, row);
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
        Files.deleteIfExists(unpacked);
      }
    }
  }
}
