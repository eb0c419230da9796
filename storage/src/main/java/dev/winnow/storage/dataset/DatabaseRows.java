package dev.winnow.storage.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/// Rows in the database.
public final class DatabaseRows implements Rows {

  private static final int ROWS_READ_AT_ONCE = 500;
  private static final String SELECT =
      "select ordinal, task_id, unit, data::text, task_ordinal from dataset_row";

  private final JdbcTemplate jdbc;

  public DatabaseRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<DatasetRow> page(UUID dataset, long after, int limit) {
    return jdbc.query(
        SELECT + " where dataset_id = ? and ordinal > ? order by ordinal limit ?",
        DatabaseRows::row,
        dataset,
        after,
        limit);
  }

  @Override
  public void stream(UUID dataset, long upTo, Consumer<DatasetRow> reader) {
    long after = 0;
    while (after < upTo) {
      int limit = (int) Math.min(ROWS_READ_AT_ONCE, upTo - after);
      List<DatasetRow> piece = page(dataset, after, limit);
      for (DatasetRow row : piece) {
        if (row.ordinal() <= upTo) {
          reader.accept(row);
        }
      }
      after = piece.isEmpty() ? upTo : piece.getLast().ordinal();
    }
  }

  @Override
  public void streamOfTask(UUID task, Consumer<DatasetRow> reader) {
    List<OfTask> piece = ofTask(task, 0);
    while (!piece.isEmpty()) {
      piece.forEach(row -> reader.accept(row.row()));
      piece = ofTask(task, piece.getLast().ordinal());
    }
  }

  /// A row with its place among the task's.
  private record OfTask(long ordinal, DatasetRow row) {}

  private List<OfTask> ofTask(UUID task, long after) {
    return jdbc.query(
        SELECT + " where task_id = ? and task_ordinal > ? order by task_ordinal limit ?",
        (row, number) -> new OfTask(row.getLong(5), row(row, number)),
        task,
        after,
        ROWS_READ_AT_ONCE);
  }

  private static DatasetRow row(ResultSet row, int number) throws SQLException {
    return new DatasetRow(
        row.getLong(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4));
  }
}
