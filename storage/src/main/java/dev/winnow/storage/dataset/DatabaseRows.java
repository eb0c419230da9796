package dev.winnow.storage.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/// Rows in the database.
public final class DatabaseRows implements Rows {

  private static final int ROWS_READ_AT_ONCE = 500;

  private static final String COLUMNS = "place, task_id, unit, edited, data::text";

  private static final String AS_THEY_CAME =
      """
      select row.ordinal as place, row.task_id, row.unit, false as edited, row.data,
        pg_column_size(row.data) as stored_bytes
      from dataset_row row
      """;

  private static final String EDITED =
      """
      select row.ordinal as place, row.task_id, row.unit, edit.number is not null as edited,
        coalesce(edit.data, row.data) as data, pg_column_size(coalesce(edit.data, row.data)) as stored_bytes
      from dataset_row row
      left join lateral (
        select number, data from dataset_edit
        where dataset_id = row.dataset_id and ordinal = row.ordinal and number <@ cast(? as int8multirange)
        order by number desc limit 1) edit on true
      """;

  private static final String OF_TASK =
      """
      select task_ordinal as place, ordinal, task_id, unit, data, pg_column_size(data) as stored_bytes
      from dataset_row where task_id = ? and task_ordinal > ? order by task_ordinal limit ?
      """;

  private final JdbcTemplate jdbc;

  public DatabaseRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<DatasetRow> page(RowSet rows, long after, int limit) {
    return BoundedPage.of(
        rows.ordinals(), after, limit, (from, to, most) -> within(rows, from, to, most));
  }

  private List<DatasetRow> within(RowSet rows, long from, long to, int limit) {
    return read(
        rows, " and row.ordinal between ? and ?", " order by row.ordinal limit ?", from, to, limit);
  }

  @Override
  public void these(RowSet rows, Collection<Long> ordinals, Consumer<DatasetRow> reader) {
    List<Long> there =
        ordinals.stream()
            .filter(each -> each <= rows.upTo() && !rows.hidden().contains(each))
            .toList();
    BoundedPage.these(there, some -> these(rows, some), reader);
  }

  private List<DatasetRow> these(RowSet rows, List<Long> ordinals) {
    return read(rows, " and row.ordinal = any(?)", "", (Object) ordinals.toArray(Long[]::new));
  }

  /// Rows that were removed are left out.
  private List<DatasetRow> read(RowSet rows, String which, String order, Object... values) {
    boolean asTheyCame = rows.edits().isEmpty();
    List<Object> all = new ArrayList<>();
    if (!asTheyCame) {
      all.add(rows.edits().toString());
    }
    all.add(rows.dataset());
    all.addAll(List.of(values));
    String found =
        (asTheyCame ? AS_THEY_CAME : EDITED)
            + " where row.dataset_id = ?"
            + which
            + (asTheyCame ? "" : " and (edit.number is null or edit.data is not null)")
            + order;
    return jdbc.query(BoundedPage.sql(COLUMNS, found), DatabaseRows::row, all.toArray());
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
        BoundedPage.sql("ordinal, task_id, unit, false, data::text, place", OF_TASK),
        (row, number) -> new OfTask(row.getLong(6), row(row, number)),
        task,
        after,
        ROWS_READ_AT_ONCE);
  }

  private static DatasetRow row(ResultSet row, int number) throws SQLException {
    return new DatasetRow(
        row.getLong(1),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getBoolean(4),
        row.getString(5));
  }
}
