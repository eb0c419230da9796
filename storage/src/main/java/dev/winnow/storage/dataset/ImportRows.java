package dev.winnow.storage.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Writes rows of an uploaded file, to be called within one transaction: they count when
/// [Versions#imported] says so.
public final class ImportRows {

  private static final InsertMany INSERT =
      new InsertMany(
          "dataset_row (dataset_id, ordinal, import_id, line, data)",
          List.of("uuid", "int8", "uuid", "int8", "json"));

  private final JdbcTemplate jdbc;

  public ImportRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// A row.
  ///
  /// @param line of the file where it began, from 1; of files without lines its number
  /// @param data as JSON
  public record Row(long line, String data) {}

  /// Writes some of them.
  ///
  /// @param from the ordinal of the first
  public void add(UUID dataset, UUID upload, long from, List<Row> rows) {
    List<@Nullable Object[]> values = new ArrayList<>();
    long ordinal = from;
    for (Row row : rows) {
      values.add(new Object[] {dataset, ordinal++, upload, row.line(), row.data()});
    }
    if (!values.isEmpty()) {
      INSERT.rows(jdbc, values);
    }
  }
}
