package dev.winnow.storage.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A DuckDB database in memory, kept small: it takes 400 MB beside the heap and two threads, writes
/// what exceeds that to a folder, and opens no other files than those named. It loads no extensions
/// besides those it is built with (core functions, ICU, JSON, Parquet).
public final class DuckDb {

  private static final String MEMORY = "400MB";
  private static final int THREADS = 2;

  /// What patterns of paths are made of.
  private static final Pattern PATTERN = Pattern.compile("[\\[*?]");

  private DuckDb() {}

  /// Opens a database. Results are streamed: a result is read before the next statement is run.
  ///
  /// @param scratch the folder for what does not fit into memory
  /// @param files that it may read and write
  /// @throws SQLException also when DuckDB has no library for this platform
  public static Connection open(Path scratch, List<Path> files) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    Connection connection;
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    } catch (LinkageError e) {
      throw new SQLException(e.getMessage(), e);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      statement.execute("SET memory_limit = '" + MEMORY + "'");
      statement.execute("SET threads = " + THREADS);
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET temp_directory = " + text(scratch.resolve(".winnow-duckdb")));
      // For a name with characters of patterns it looks through folders.
      if (files.stream().map(DuckDb::text).noneMatch(it -> PATTERN.matcher(it).find())) {
        statement.execute(
            "SET allowed_paths = ["
                + files.stream().map(DuckDb::text).collect(Collectors.joining(", "))
                + "]");
        statement.execute("SET enable_external_access = false");
      }
      statement.execute("SET lock_configuration = true");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// A path as a text of SQL.
  public static String text(Path path) {
    return text(path.toAbsolutePath().toString());
  }

  /// A path as a text of SQL where DuckDB takes patterns of paths: with what patterns are made of
  /// taken literally.
  public static String literalPath(Path path) {
    return text(PATTERN.matcher(path.toAbsolutePath().toString()).replaceAll("[$0]"));
  }

  /// A text of SQL.
  public static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// A name of SQL.
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /// What a statement failed of, in one line.
  public static String reason(SQLException e) {
    String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return words.lines().findFirst().orElse(words);
  }
}
