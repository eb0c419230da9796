package dev.winnow.storage.review;

import dev.winnow.storage.dataset.RowRanges;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.RowsOfSet;
import dev.winnow.storage.dataset.StoredDataset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lets a dataset have a row as its reviewers want it, within a transaction that holds the dataset.
/// No version is made: the next one has what stands then.
///
/// @param by who asked for it, in a word
record SettleRow(JdbcClient jdbc, StoredDataset held, String by, Instant now) {

  /// A row as a set has it.
  ///
  /// @param rows 1 where it is there, else 0
  /// @param bytes of it as JSON
  private record Size(int rows, int bytes) {}

  /// Brings a row in line with decisions.
  ///
  /// @param decisions all that count
  Standing settle(long ordinal, List<Decision> decisions) {
    Standing standing = Standing.of(decisions);
    Long before =
        jdbc.sql(
                "select edit from review_row where dataset_id = :dataset and ordinal = :ordinal and edit is not null")
            .param("dataset", held.id())
            .param("ordinal", ordinal)
            .query(Long.class)
            .optional()
            .orElse(null);
    RowSet had = held.now();
    RowRanges without = before == null ? had.edits() : had.edits().without(before, before);
    Decision deciding = standing.by(decisions).orElse(null);
    Long edit = deciding == null ? null : number(ordinal, without, deciding);
    RowRanges counted = edit == null ? without : without.with(edit, edit);
    set(ordinal, new RowSet(had.dataset(), had.upTo(), had.hidden(), counted));
    jdbc.sql(
            """
            insert into review_row (dataset_id, ordinal, standing, edit) values (:dataset, :ordinal, :standing, :edit)
            on conflict (dataset_id, ordinal) do update set standing = excluded.standing, edit = excluded.edit
            """)
        .param("dataset", held.id())
        .param("ordinal", ordinal)
        .param("standing", standing.name())
        .param("edit", edit, java.sql.Types.BIGINT)
        .update();
    return standing;
  }

  /// The edit that a decision leads to. One that was made before counts again, unless somebody has
  /// changed the row since, whose edit would hide a removal.
  private long number(long ordinal, RowRanges others, Decision deciding) {
    Long known = deciding.edit();
    boolean removes = deciding.data() == null;
    if (known != null && !(removes && newest(ordinal, others) > known)) {
      return known;
    }
    return add(ordinal, deciding);
  }

  private long newest(long ordinal, RowRanges edits) {
    return jdbc.sql(
            """
            select coalesce(max(number), 0) from dataset_edit
            where dataset_id = :dataset and ordinal = :ordinal and number <@ cast(:edits as int8multirange)
            """)
        .param("dataset", held.id())
        .param("ordinal", ordinal)
        .param("edits", edits.toString())
        .query(Long.class)
        .single();
  }

  private long add(long ordinal, Decision deciding) {
    long number =
        jdbc.sql(
                "update dataset set last_edit = last_edit + 1 where id = :dataset returning last_edit")
            .param("dataset", held.id())
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into dataset_edit (dataset_id, number, ordinal, data, note, made_by, reviewer, at)
            values (:dataset, :number, :ordinal, cast(:data as json), :note, :by, :reviewer, :now)
            """)
        .param("dataset", held.id())
        .param("number", number)
        .param("ordinal", ordinal)
        .param("data", deciding.data())
        .param("note", deciding.reason())
        .param("by", by)
        .param("reviewer", deciding.reviewer())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("update review_decision set edit = :number where id = :id")
        .param("number", number)
        .param("id", deciding.id())
        .update();
    return number;
  }

  private void set(long ordinal, RowSet wanted) {
    if (wanted.edits().equals(held.now().edits())) {
      return;
    }
    Size had = size(ordinal, held.now());
    Size has = size(ordinal, wanted);
    jdbc.sql(
            """
            update dataset set edits = cast(:edits as int8multirange), row_count = row_count + :rows,
              bytes = bytes + :bytes, updated_at = :now where id = :dataset
            """)
        .param("edits", wanted.edits().toString())
        .param("rows", has.rows() - had.rows())
        .param("bytes", has.bytes() - had.bytes())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("dataset", held.id())
        .update();
  }

  private Size size(long ordinal, RowSet rows) {
    return Objects.requireNonNull(
        jdbc.sql(
                "select octet_length(data::text) from (%s) had where ordinal = :ordinal"
                    .formatted(RowsOfSet.SQL))
            .params(RowsOfSet.params(rows))
            .param("ordinal", ordinal)
            .query((row, number) -> new Size(1, row.getInt(1)))
            .optional()
            .orElse(new Size(0, 0)));
  }
}
