package dev.winnow.storage.review;

import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.RowsOfSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds rows for people to decide about.
public final class ReviewQueue {

  /// Rows that tasks made but their dataset does not have, which are looked at: the newest.
  private static final int LEFT_MAX = 10_000;

  /// A rejected row that is back, as in a version that somebody went back to, is an open one.
  private static final String NOT_DECIDED =
      """
      (not exists (select from review_decision decided where decided.dataset_id = :dataset
          and decided.ordinal = had.ordinal and decided.reviewer = :reviewer and decided.undone_at is null)
        or exists (select from review_row reviewed join dataset on dataset.id = reviewed.dataset_id
          where reviewed.dataset_id = :dataset and reviewed.ordinal = had.ordinal
            and reviewed.standing = 'REJECTED' and not reviewed.edit <@ dataset.edits))
      """;

  private final JdbcClient jdbc;

  public ReviewQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Rows at random that a reviewer has not decided about; the same seed gives them in the same
  /// order.
  ///
  /// @param rows which are there to review
  public List<Long> random(RowSet rows, String reviewer, long seed, int size) {
    return jdbc.sql(
            "select ordinal from (%s) had where %s order by hashint8extended(ordinal, :seed), ordinal limit :size"
                .formatted(RowsOfSet.SQL, NOT_DECIDED))
        .params(RowsOfSet.params(rows))
        .param("reviewer", reviewer)
        .param("seed", seed)
        .param("size", size)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /// Rows that a reviewer has decided about; with an empty name, anybody. The last decision first.
  public List<Long> decided(RowSet rows, String reviewer, int size) {
    return jdbc.sql(
            """
            select had.ordinal from (%s) had
            join (select ordinal, max(id) as id from review_decision where dataset_id = :dataset
                and undone_at is null and (:reviewer = '' or reviewer = :reviewer) group by 1) decided
              on decided.ordinal = had.ordinal
            order by decided.id desc limit :size
            """
                .formatted(RowsOfSet.SQL))
        .params(RowsOfSet.params(rows))
        .param("reviewer", reviewer)
        .param("size", size)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /// Rows about which reviewers differ: some would let it stay as it came, others not.
  public List<Long> disagreed(RowSet rows, int size) {
    return jdbc.sql(
            """
            select had.ordinal from (%s) had
            join (select ordinal from (
                select distinct on (ordinal, reviewer) ordinal, decision from review_decision
                where dataset_id = :dataset and undone_at is null and ordinal is not null
                order by ordinal, reviewer, id desc) counting
              group by ordinal having count(distinct decision) > 1) differing on differing.ordinal = had.ordinal
            order by had.ordinal limit :size
            """
                .formatted(RowsOfSet.SQL))
        .params(RowsOfSet.params(rows))
        .param("size", size)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /// `%s` twice: the rows, and which of them.
  private static final String JUDGED =
      """
      select had.ordinal, case when verdict.votes is null then null else had.task_id end,
        case when verdict.votes is null then evaluated.evaluation_id end,
        coalesce(verdict.votes, evaluated.votes)::text
      from (%s) had
      left join task_verdict verdict on verdict.task_id = had.task_id and verdict.unit = had.unit
        and verdict.ordinal = had.task_ordinal
      left join (select distinct on (vote.ordinal) vote.ordinal, vote.evaluation_id, vote.votes
          from evaluation_vote vote join evaluation on evaluation.id = vote.evaluation_id
          where evaluation.dataset_id = :dataset
            -- What the row was like when it came: an edited one is another one.
            and not exists (select from dataset_edit edit where edit.dataset_id = :dataset and edit.ordinal = vote.ordinal
              and edit.data is not null and edit.at < evaluation.created_at)
          order by vote.ordinal, evaluation.created_at desc) evaluated
        on evaluated.ordinal = had.ordinal
      where coalesce(verdict.votes, evaluated.votes) is not null and %s
      """;

  /// Rows of a set that judging models voted on and that a reviewer has not decided about: with the
  /// votes of their task, else of the newest evaluation.
  public List<JudgedItem> judged(RowSet rows, String undecidedBy) {
    return jdbc.sql(JUDGED.formatted(RowsOfSet.SQL, NOT_DECIDED))
        .params(RowsOfSet.params(rows))
        .param("reviewer", undecidedBy)
        .query(ReviewQueue::judged)
        .list();
  }

  /// Those of some rows, likewise.
  public List<JudgedItem> judged(RowSet rows, Collection<Long> ordinals) {
    return jdbc.sql(JUDGED.formatted(RowsOfSet.SQL, "had.ordinal = any(:ordinals)"))
        .params(RowsOfSet.params(rows))
        .param("ordinals", ordinals.toArray(Long[]::new))
        .query(ReviewQueue::judged)
        .list();
  }

  private static JudgedItem judged(ResultSet row, int number) throws SQLException {
    return new JudgedItem(
        new ReviewItem.Row(row.getLong(1)),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4));
  }

  /// A row that a task made and its dataset does not have.
  ///
  /// @param waits whether it waits for somebody's word; else a judging model rejected it
  /// @param data the row as JSON
  /// @param votes as JSON; null where there is none
  public record LeftRow(ReviewItem.Left item, boolean waits, String data, @Nullable String votes) {}

  /// Rows that the tasks of a dataset made and that wait, or that their judge rejected, the newest
  /// first.
  ///
  /// @param waiting which of both
  public List<LeftRow> left(UUID dataset, boolean waiting) {
    return jdbc.sql(
            """
            select verdict.task_id, unit, index, verdict, text, votes::text from task_verdict verdict
            where verdict.task_id in (select id from task where dataset_id = :dataset)
              and case when :waiting then verdict = 'WAITING'
                else verdict = 'REJECTED' and decided_by = 'SCORES' and votes is not null end
            order by at desc, unit, index limit :most
            """)
        .param("dataset", dataset)
        .param("waiting", waiting)
        .param("most", LEFT_MAX)
        .query(ReviewQueue::left)
        .list();
  }

  /// One of them; empty where it is none any more.
  public Optional<LeftRow> left(ReviewItem.Left item) {
    return jdbc.sql(
            """
            select task_id, unit, index, verdict, text, votes::text from task_verdict
            where task_id = :task and unit = :unit and index = :index and verdict <> 'ACCEPTED'
            """)
        .param("task", item.task())
        .param("unit", item.unit())
        .param("index", item.index())
        .query(ReviewQueue::left)
        .optional();
  }

  private static LeftRow left(ResultSet row, int number) throws SQLException {
    return new LeftRow(
        new ReviewItem.Left(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)),
        row.getString(4).equals("WAITING"),
        row.getString(5),
        row.getString(6));
  }

  /// The settings by which tasks, or evaluations, judge, as JSON, by id.
  public Map<UUID, String> settings(Collection<UUID> ids) {
    Map<UUID, String> settings = new HashMap<>();
    jdbc.sql(
            """
            select id, config::text from task where id = any(:ids)
            union all select id, settings::text from evaluation where id = any(:ids)
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .query(row -> {
          settings.put(row.getObject(1, UUID.class), row.getString(2));
        });
    return settings;
  }
}
