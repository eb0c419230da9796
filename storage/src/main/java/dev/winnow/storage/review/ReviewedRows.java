package dev.winnow.storage.review;

import dev.winnow.storage.dataset.RowRanges;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.RowsOfSet;
import dev.winnow.storage.dataset.StoredDataset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which rows of datasets were reviewed, and how they stand.
public final class ReviewedRows {

  /// Rejected rows that are out of the dataset: the removal of one counts no more in a version that
  /// somebody went back to.
  private static final String REJECTED =
      """
      reviewed.dataset_id = :dataset and reviewed.standing = 'REJECTED'
        and reviewed.ordinal <= :upTo and not reviewed.ordinal <@ cast(:hidden as int8multirange)
        and reviewed.edit <@ cast(:edits as int8multirange)
      """;

  private static final String TO_REFILL = REJECTED + " and not reviewed.refilled";

  private final JdbcClient jdbc;

  public ReviewedRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How far the review of a dataset is. A row that a reviewer rejected and that is there all the
  /// same, as in a version that somebody went back to, is an open one.
  public ReviewCounts counts(StoredDataset dataset) {
    Map<Standing, Long> there = new HashMap<>();
    jdbc.sql(
            """
            select standing, count(*) from (%s) had
            join review_row reviewed on reviewed.dataset_id = :dataset and reviewed.ordinal = had.ordinal
            group by 1
            """
                .formatted(RowsOfSet.SQL))
        .params(RowsOfSet.params(dataset.now()))
        .query(row -> {
          there.put(Standing.valueOf(row.getString(1)), row.getLong(2));
        });
    long rejected =
        jdbc.sql("select count(*) from review_row reviewed where " + REJECTED)
            .params(RowsOfSet.params(dataset.now()))
            .query(Long.class)
            .single();
    return new ReviewCounts(
        dataset.rows() + rejected,
        there.getOrDefault(Standing.ACCEPTED, 0L),
        rejected,
        there.getOrDefault(Standing.EDITED, 0L));
  }

  /// The rows of a set that reviewers accepted or edited, as they saw or wrote them: one that
  /// somebody has changed since is not among them, nor one whose edit the set does not have.
  public RowSet accepted(RowSet rows) {
    List<RowRanges.Range> ranges = new ArrayList<>();
    long next = 1;
    for (long ordinal :
        jdbc.sql(
                """
                select ordinal from review_row reviewed where dataset_id = :dataset and ordinal <= :upTo
                  and not ordinal <@ cast(:hidden as int8multirange)
                  and (standing = 'ACCEPTED' or (standing = 'EDITED' and edit <@ cast(:edits as int8multirange)))
                  and not exists (select from dataset_edit later
                    where later.dataset_id = :dataset and later.ordinal = reviewed.ordinal
                      and later.number <@ cast(:edits as int8multirange) and later.number > coalesce(reviewed.edit, 0)
                      and later.at > (select max(at) from review_decision decided where decided.dataset_id = :dataset
                        and decided.ordinal = reviewed.ordinal and decided.undone_at is null))
                order by ordinal
                """)
            .params(RowsOfSet.params(rows))
            .query(Long.class)
            .list()) {
      if (ordinal > next) {
        ranges.add(new RowRanges.Range(next, ordinal - 1));
      }
      next = ordinal + 1;
    }
    if (next <= rows.upTo()) {
      ranges.add(new RowRanges.Range(next, rows.upTo()));
    }
    return new RowSet(rows.dataset(), rows.upTo(), new RowRanges(ranges), rows.edits());
  }

  /// The standings of rows of a dataset that somebody has decided about.
  public Map<Long, Standing> standings(UUID dataset) {
    Map<Long, Standing> standings = new HashMap<>();
    jdbc.sql("select ordinal, standing from review_row where dataset_id = :dataset")
        .param("dataset", dataset)
        .query(row -> {
          standings.put(row.getLong(1), Standing.valueOf(row.getString(2)));
        });
    return standings;
  }

  /// Notes that a task was asked to replace all rows that reviewers rejected and that it was not
  /// asked to replace yet, within the caller's transaction, which holds the dataset: nobody rejects
  /// one between the count and the note.
  ///
  /// @return how many rows of each cell of the task, by the number of the cell
  public Map<Integer, Long> refill(UUID task, StoredDataset held) {
    Map<Integer, Long> cells = new HashMap<>();
    jdbc.sql(
            """
            with marked as (
              update review_row reviewed set refilled = true
              from dataset_row row
              join task_verdict verdict on verdict.task_id = row.task_id and verdict.unit = row.unit
                and verdict.ordinal = row.task_ordinal
              where row.dataset_id = reviewed.dataset_id and row.ordinal = reviewed.ordinal
                and row.task_id = :task and %s
              returning verdict.cell)
            select cell, count(*) from marked group by 1
            """
                .formatted(TO_REFILL))
        .params(RowsOfSet.params(held.now()))
        .param("task", task)
        .query(row -> {
          cells.put(row.getInt(1), row.getLong(2));
        });
    return cells;
  }

  /// Rows that a task can be asked to replace.
  public record Refill(UUID task, String name, long rows) {}

  /// What the tasks of a dataset can be asked to replace.
  public List<Refill> toRefillOf(StoredDataset dataset) {
    return jdbc.sql(
            """
            select task.id, task.name, count(*) from review_row reviewed
            join dataset_row row on row.dataset_id = reviewed.dataset_id and row.ordinal = reviewed.ordinal
            join task on task.id = row.task_id and task.kind <> 'MIX' and task.status <> 'CANCELLED'
              and task.dataset_id = reviewed.dataset_id
            where %s
            group by 1, 2 order by 3 desc, 2
            """
                .formatted(TO_REFILL))
        .params(RowsOfSet.params(dataset.now()))
        .query((row, number) ->
            new Refill(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)))
        .list();
  }
}
