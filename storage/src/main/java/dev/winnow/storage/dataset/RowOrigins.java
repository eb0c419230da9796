package dev.winnow.storage.dataset;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Vote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where rows came from.
public final class RowOrigins {

  private final JdbcClient jdbc;

  public RowOrigins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Where a row of a set came from, whether it was removed since or not.
  public Optional<RowOrigin> find(RowSet rows, long ordinal) {
    if (!rows.ordinals().contains(ordinal)) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            select row.ordinal, row.data::text, row.task_id, row.unit, verdict.cell, import.file_name, row.line,
              verdict.votes::text
            from dataset_row row
            left join task_verdict verdict on verdict.task_id = row.task_id and verdict.unit = row.unit
              and verdict.ordinal = row.task_ordinal
            left join dataset_import import on import.id = row.import_id
            where row.dataset_id = :dataset and row.ordinal = :ordinal
            """)
        .param("dataset", rows.dataset())
        .param("ordinal", ordinal)
        .query(RowOrigins::origin)
        .optional();
  }

  private static RowOrigin origin(ResultSet row, int number) throws SQLException {
    long line = row.getLong(7);
    boolean none = row.wasNull();
    String votes = row.getString(8);
    return new RowOrigin(
        row.getLong(1),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getString(4),
        Imports.whole(row, "cell"),
        row.getString(6),
        none ? null : line,
        votes == null ? List.of() : Vote.read(ExactJson.read(votes)));
  }

  private static final String TRACED_COLUMNS =
      """
      place, edited, data::text as data, task_id, task_name, template_name, template_revision, model, unit, cell, at,
        file_name, line
      """;

  private static final String TRACED =
      """
      select row.ordinal as place, edit.number is not null as edited, coalesce(edit.data, row.data) as data,
        pg_column_size(coalesce(edit.data, row.data)) as stored_bytes, row.task_id,
        task.name as task_name, task.template_name, task.template_revision, request.model, row.unit, verdict.cell,
        coalesce(request.at, import.at) as at, import.file_name, row.line
      from dataset_row row
      left join lateral (
        select number, data from dataset_edit
        where not isempty(cast(:edits as int8multirange))
          and dataset_id = row.dataset_id and ordinal = row.ordinal and number <@ cast(:edits as int8multirange)
        order by number desc limit 1) edit on true
      left join task on task.id = row.task_id
      left join task_request request on request.task_id = row.task_id and request.unit = row.unit
      left join task_verdict verdict on verdict.task_id = row.task_id and verdict.unit = row.unit
        and verdict.ordinal = row.task_ordinal
      left join dataset_import import on import.id = row.import_id
      where row.dataset_id = :dataset and %s and (edit.number is null or edit.data is not null)
      order by row.ordinal
      """;

  /// Rows of a set with how they came to be, behind one, in their order.
  ///
  /// @param after the ordinal of the row before
  /// @param limit at most so many; fewer where they are large, and none only where there is none
  public List<TracedRow> traced(RowSet rows, long after, int limit) {
    return BoundedPage.of(
        rows.ordinals(), after, limit, (from, to, most) -> traced(rows, from, to, most));
  }

  private List<TracedRow> traced(RowSet rows, long from, long to, int limit) {
    String found = TRACED.formatted("row.ordinal between :from and :to") + " limit :limit";
    return jdbc.sql(BoundedPage.sql(TRACED_COLUMNS, found))
        .param("dataset", rows.dataset())
        .param("edits", rows.edits().toString())
        .param("from", from)
        .param("to", to)
        .param("limit", limit)
        .query(RowOrigins::traced)
        .list();
  }

  /// Hands out some rows of a set with how they came to be, in their order.
  public void traced(RowSet rows, Collection<Long> ordinals, Consumer<TracedRow> reader) {
    BoundedPage.these(ordinals, some -> traced(rows, some), reader);
  }

  private List<TracedRow> traced(RowSet rows, List<Long> ordinals) {
    return jdbc.sql(
            BoundedPage.sql(TRACED_COLUMNS, TRACED.formatted("row.ordinal = any(:ordinals)")))
        .param("dataset", rows.dataset())
        .param("edits", rows.edits().toString())
        .param("ordinals", ordinals.toArray(Long[]::new))
        .query(RowOrigins::traced)
        .list();
  }

  private static TracedRow traced(ResultSet row, int number) throws SQLException {
    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
    long line = row.getLong("line");
    boolean none = row.wasNull();
    return new TracedRow(
        row.getLong("place"),
        row.getBoolean("edited"),
        row.getString("data"),
        row.getObject("task_id", UUID.class),
        row.getString("task_name"),
        row.getString("template_name"),
        row.getInt("template_revision"),
        row.getString("model"),
        row.getString("unit"),
        Imports.whole(row, "cell"),
        at == null ? null : at.toInstant(),
        row.getString("file_name"),
        none ? null : line);
  }

  /// How many rows of a set each task's cells made.
  ///
  /// @param task that made them
  public record OfCell(UUID task, int cell, long rows) {}

  /// The rows of a set by the cells of their tasks.
  public List<OfCell> cells(RowSet rows) {
    return jdbc.sql(
            """
            select row.task_id, verdict.cell, count(*) from (%s) row
            join task_verdict verdict on verdict.task_id = row.task_id and verdict.unit = row.unit
              and verdict.ordinal = row.task_ordinal
            where row.task_id in (select id from task where dataset_id = :dataset and kind <> 'SINGLE')
            group by 1, 2 order by 1, 2
            """
                .formatted(RowsOfSet.SQL))
        .params(RowsOfSet.params(rows))
        .query((row, number) ->
            new OfCell(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3)))
        .list();
  }

  /// How many rows tasks rejected that put theirs into a dataset, by reason.
  public Map<String, Long> rejected(UUID dataset) {
    Map<String, Long> rejected = new LinkedHashMap<>();
    jdbc.sql(
            """
            select key, sum(cast(value as bigint)) from task, json_each_text(rejected)
            where dataset_id = :dataset group by key order by 2 desc, 1
            """)
        .param("dataset", dataset)
        .query(row -> {
          rejected.put(row.getString(1), row.getLong(2));
        });
    return rejected;
  }

  /// How many rows of a set people changed, and removed.
  public record EditCounts(long edited, long removed) {}

  /// What the edits of a set have come to.
  public EditCounts edits(RowSet rows) {
    if (rows.edits().isEmpty()) {
      return new EditCounts(0, 0);
    }
    return jdbc.sql(
            """
            select count(*) filter (where not gone), count(*) filter (where gone) from (
              select distinct on (ordinal) ordinal, data is null as gone from dataset_edit
              where dataset_id = :dataset and number <@ cast(:edits as int8multirange) and ordinal <= :upTo
                and not ordinal <@ cast(:hidden as int8multirange)
              order by ordinal, number desc) newest
            """)
        .params(RowsOfSet.params(rows))
        .query((row, number) -> new EditCounts(row.getLong(1), row.getLong(2)))
        .single();
  }

  /// A task that put rows into a dataset, and how many of a set are its own.
  ///
  /// @param id of a task that may be gone
  /// @param name null when it is gone
  public record MadeBy(
      UUID id,
      @Nullable String name,
      @Nullable String status,
      @Nullable String template,
      int templateRevision,
      @Nullable String model,
      long rows) {}

  /// The tasks whose rows a set has.
  public List<MadeBy> tasks(RowSet rows) {
    return jdbc.sql(
            """
            select made.task_id, task.name, task.status, task.template_name, task.template_revision, task.model_name,
              made.texts
            from (select task_id, count(*) as texts from (%s) row
                where task_id is not null group by task_id) made
            left join task on task.id = made.task_id
            order by task.created_at nulls first, made.task_id
            """
                .formatted(RowsOfSet.SQL))
        .params(RowsOfSet.params(rows))
        .query((row, number) ->
            new MadeBy(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getString(6),
                row.getLong(7)))
        .list();
  }

  /// How many rows of a set were uploaded.
  public long imported(RowSet rows) {
    return jdbc.sql("select count(*) from (%s) row where task_id is null".formatted(RowsOfSet.SQL))
        .params(RowsOfSet.params(rows))
        .query(Long.class)
        .single();
  }

  /// A task, without the rows it made.
  public Optional<MadeBy> task(UUID id) {
    return jdbc.sql(
            "select id, name, status, template_name, template_revision, model_name from task where id = :id")
        .param("id", id)
        .query((row, number) ->
            new MadeBy(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getString(6),
                0))
        .optional();
  }

  /// A thing with a name.
  public record Named(UUID id, String name) {}

  /// The datasets that the tasks of a dataset took rows from, and those whose tasks took rows from
  /// it.
  public record Between(List<Named> sources, List<Named> users) {}

  /// Which datasets a dataset's rows came from, and which tasks took rows from it: their pinned
  /// documents name it.
  public Between between(UUID dataset) {
    List<Named> sources =
        jdbc.sql(
                """
                select id, name from dataset other where id <> :dataset and exists (
                  select from task where dataset_id = :dataset and config::text like '%"' || other.id || '"%')
                order by name
                """)
            .param("dataset", dataset)
            .query((row, number) -> new Named(row.getObject(1, UUID.class), row.getString(2)))
            .list();
    List<Named> users =
        jdbc.sql(
                """
                select id, name from task where config::text like '%"' || cast(:dataset as text) || '"%'
                order by created_at
                """)
            .param("dataset", dataset)
            .query((row, number) -> new Named(row.getObject(1, UUID.class), row.getString(2)))
            .list();
    return new Between(sources, users);
  }
}
