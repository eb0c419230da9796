package dev.winnow.storage.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.support.TransactionTemplate;

/// Rows in the database.
public final class DatabaseRows implements Rows {

  private static final int FETCH_ROWS = 500;
  private static final String COLUMNS =
      "select ordinal, task_id, unit, data::text from dataset_row";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  public DatabaseRows(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public List<DatasetRow> page(UUID dataset, long after, int limit) {
    return jdbc.query(
        COLUMNS + " where dataset_id = ? and ordinal > ? order by ordinal limit ?",
        DatabaseRows::row,
        dataset,
        after,
        limit);
  }

  @Override
  public void stream(UUID dataset, long upTo, Consumer<DatasetRow> reader) {
    stream(
        COLUMNS + " where dataset_id = ? and ordinal <= ? order by ordinal", reader, dataset, upTo);
  }

  @Override
  public void streamOfTask(UUID task, Consumer<DatasetRow> reader) {
    stream(COLUMNS + " where task_id = ? order by task_ordinal", reader, task);
  }

  private void stream(String sql, Consumer<DatasetRow> reader, Object... values) {
    transaction.executeWithoutResult(status -> {
      JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
      // The driver holds on to all rows of a result unless it is told how many to fetch at once.
      streaming.setFetchSize(FETCH_ROWS);
      RowCallbackHandler each = row -> reader.accept(row(row, 0));
      streaming.query(sql, each, values);
    });
  }

  private static DatasetRow row(ResultSet row, int number) throws SQLException {
    return new DatasetRow(
        row.getLong(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4));
  }
}
