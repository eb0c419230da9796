package dev.winnow.storage.search;

import dev.winnow.storage.dataset.BoundedPage;
import dev.winnow.storage.dataset.RowSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Reads what the index is made from.
///
/// @param categories names the categories of tasks
record ReadForIndex(JdbcTemplate jdbc, CategoryNames categories) {

  private static final String COLUMNS = "ordinal, edit, data::text, task_id, model, at, cell";

  private static final String FACTS =
      """
      row.task_id, request.model, coalesce(request.at, import.at) as at, verdict.cell
      """;

  private static final String JOINED =
      """
      left join task_request request on request.task_id = row.task_id and request.unit = row.unit
      left join task_verdict verdict on verdict.task_id = row.task_id and verdict.unit = row.unit
        and verdict.ordinal = row.task_ordinal
      left join dataset_import import on import.id = row.import_id
      """;

  /// How far a dataset is.
  ///
  /// @param ordinal up to which all rows are there that ever will be
  /// @param edit the number of the last edit
  record End(long ordinal, long edit) {}

  /// Rows of an import that has not ended may come in front of others.
  End end(UUID dataset) {
    return jdbc
        .query(
            """
            select least(last_ordinal, coalesce((select min(range_from) - 1 from dataset_import
              where dataset_id = dataset.id and state = 'IMPORTING'), last_ordinal)), last_edit
            from dataset where id = ?
            """,
            (row, number) -> new End(row.getLong(1), row.getLong(2)),
            dataset)
        .stream()
        .findFirst()
        .orElse(new End(0, 0));
  }

  /// What the edits of a set have come to.
  Edited edited(RowSet rows) {
    return Edited.of(rows, jdbc);
  }

  /// The rows behind one, as they came.
  ///
  /// @param limit at most so many; fewer where they are large, and none only where there is none
  List<IndexedRow> rows(UUID dataset, long after, long upTo, int limit) {
    String rows =
        """
        select row.ordinal as place, row.ordinal, 0 as edit, row.data, pg_column_size(row.data) as stored_bytes, %s
        from dataset_row row %s
        where row.dataset_id = ? and row.ordinal > ? and row.ordinal <= ? order by row.ordinal limit ?
        """
            .formatted(FACTS, JOINED);
    return jdbc.query(BoundedPage.sql(COLUMNS, rows), this::row, dataset, after, upTo, limit);
  }

  /// What edits behind one made of rows; removals are left out. Not all of them where they are
  /// large, and none only where there is none.
  List<IndexedRow> edits(UUID dataset, long after, long upTo) {
    String edits =
        """
        select edit.number as place, row.ordinal, edit.number as edit, edit.data,
          pg_column_size(edit.data) as stored_bytes, %s
        from dataset_edit edit
        join dataset_row row on row.dataset_id = edit.dataset_id and row.ordinal = edit.ordinal %s
        where edit.dataset_id = ? and edit.number > ? and edit.number <= ? and edit.data is not null
        order by edit.number
        """
            .formatted(FACTS, JOINED);
    return jdbc.query(BoundedPage.sql(COLUMNS, edits), this::row, dataset, after, upTo);
  }

  private IndexedRow row(ResultSet row, int number) throws SQLException {
    UUID task = row.getObject(4, UUID.class);
    int cell = row.getInt(7);
    Map<String, String> named =
        row.wasNull() || task == null ? Map.of() : categories.of(task, cell);
    return new IndexedRow(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        task,
        row.getString(5),
        instant(row.getObject(6, OffsetDateTime.class)),
        named);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
