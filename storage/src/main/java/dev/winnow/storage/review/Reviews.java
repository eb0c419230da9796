package dev.winnow.storage.review;

import dev.winnow.core.task.ReviewRequest.Choice;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.RowsOfSet;
import dev.winnow.storage.dataset.StoredDataset;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What people decided about the rows of datasets. Each change is one transaction, which holds the
/// dataset's row.
public final class Reviews {

  private final JdbcClient jdbc;
  private final Datasets datasets;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReadDecisions decisions;

  public Reviews(JdbcClient jdbc, Datasets datasets, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.datasets = datasets;
    this.transaction = transaction;
    this.clock = clock;
    this.decisions = new ReadDecisions(jdbc);
  }

  /// A decision to make.
  ///
  /// @param reviewer who decides
  /// @param reason may be empty
  /// @param data what takes the row's place, as JSON; null unless it is edited
  public record Wanted(
      ReviewItem item, String reviewer, Choice choice, String reason, @Nullable String data) {}

  /// What came of a decision, or of taking one back.
  ///
  /// @param id of the decision
  /// @param standing of the row
  public record Decided(long id, ReviewItem item, Standing standing) {}

  /// Records a decision and lets the dataset follow it. One that the reviewer has made already, as
  /// when a request is sent again, is that same decision.
  ///
  /// @param by who asked for it, in a word
  /// @return empty where there is no such row
  public Optional<Decided> decide(UUID dataset, Wanted wanted, String by) {
    return change(
        dataset,
        held ->
            isThere(held, wanted.item())
                ? settle(held, same(held, wanted).orElseGet(() -> add(dataset, wanted)), wanted, by)
                : null);
  }

  /// The same decision of the same reviewer, which counts.
  private Optional<Long> same(StoredDataset held, Wanted wanted) {
    return decisions.of(held.id(), wanted.item()).stream()
        .filter(it ->
            it.reviewer().equals(wanted.reviewer())
                && it.choice() == wanted.choice()
                && it.reason().equals(wanted.reason())
                && Objects.equals(it.data(), wanted.data())
                && (wanted.data() == null || !isEditedSince(held, it)))
        .map(Decision::id)
        .findFirst();
  }

  /// Whether somebody has changed a row after a decision had: to want the same again is another
  /// one.
  private boolean isEditedSince(StoredDataset held, Decision decision) {
    return decision.edit() == null
        || !(decision.item() instanceof ReviewItem.Row row)
        || jdbc.sql(
                """
                select exists (select from dataset_edit where dataset_id = :dataset and ordinal = :ordinal
                  and number > :edit and number <@ cast(:edits as int8multirange))
                """)
            .param("dataset", held.id())
            .param("ordinal", row.ordinal())
            .param("edit", decision.edit())
            .param("edits", held.now().edits().toString())
            .query(Boolean.class)
            .single();
  }

  private Decided settle(StoredDataset held, long id, Wanted wanted, String by) {
    return new Decided(id, wanted.item(), settle(held, wanted.item(), by));
  }

  private Standing settle(StoredDataset held, ReviewItem item, String by) {
    List<Decision> counting = decisions.of(held.id(), item);
    return switch (item) {
      case ReviewItem.Row row ->
          new SettleRow(jdbc, held, by, clock.instant()).settle(row.ordinal(), counting);
      // The dataset does not have it: what people say of it is on record.
      case ReviewItem.Left left -> Standing.of(counting);
    };
  }

  /// Takes a decision back: what the same reviewer had decided before counts again.
  ///
  /// @return empty where there is no such decision, or not any more
  public Optional<Decided> undo(UUID dataset, long id, String by) {
    return change(
        dataset,
        held -> {
          Decision undone =
              jdbc.sql(
                      """
                      update review_decision set undone_at = :now
                      where id = :id and dataset_id = :dataset and undone_at is null
                      returning id, ordinal, task_id, unit, index, reviewer, decision, reason, data::text as data, edit, at
                      """)
                  .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                  .param("id", id)
                  .param("dataset", dataset)
                  .query(ReadDecisions::decision)
                  .optional()
                  .orElse(null);
          return undone == null
              ? null
              : new Decided(id, undone.item(), settle(held, undone.item(), by));
        });
  }

  private long add(UUID dataset, Wanted wanted) {
    ReviewItem.Row row = wanted.item() instanceof ReviewItem.Row it ? it : null;
    ReviewItem.Left left = wanted.item() instanceof ReviewItem.Left it ? it : null;
    return jdbc.sql(
            """
            insert into review_decision (dataset_id, ordinal, task_id, unit, index, reviewer, decision, reason, data, at)
            values (:dataset, :ordinal, :task, :unit, :index, :reviewer, :decision, :reason, cast(:data as json), :now)
            returning id
            """)
        .param("dataset", dataset)
        .param("ordinal", row == null ? null : row.ordinal(), Types.BIGINT)
        .param("task", left == null ? null : left.task(), Types.OTHER)
        .param("unit", left == null ? null : left.unit())
        .param("index", left == null ? null : left.index(), Types.INTEGER)
        .param("reviewer", wanted.reviewer())
        .param("decision", wanted.choice().name())
        .param("reason", wanted.reason())
        .param("data", wanted.data())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private boolean isThere(StoredDataset held, ReviewItem item) {
    return switch (item) {
      case ReviewItem.Row row ->
          jdbc.sql(
                  "select exists (select from (%s) had where ordinal = :ordinal)"
                      .formatted(RowsOfSet.SQL))
              .params(RowsOfSet.params(reviewable(held)))
              .param("ordinal", row.ordinal())
              .query(Boolean.class)
              .single();
      case ReviewItem.Left left ->
          jdbc.sql(
                  """
                  select exists (select from task_verdict decided join task on task.id = decided.task_id
                    where decided.task_id = :task and unit = :unit and index = :index and verdict <> 'ACCEPTED'
                      and task.dataset_id = :dataset)
                  """)
              .param("task", left.task())
              .param("unit", left.unit())
              .param("index", left.index())
              .param("dataset", held.id())
              .query(Boolean.class)
              .single();
    };
  }

  /// The rows that a dataset would have if reviewers had rejected none: those that can be reviewed.
  public RowSet reviewable(StoredDataset dataset) {
    var edits = dataset.now().edits();
    for (long removal :
        jdbc.sql(
                """
                select edit from review_row
                where dataset_id = :dataset and standing = 'REJECTED' and edit <@ cast(:edits as int8multirange)
                """)
            .param("dataset", dataset.id())
            .param("edits", edits.toString())
            .query(Long.class)
            .list()) {
      edits = edits.without(removal, removal);
    }
    RowSet now = dataset.now();
    return new RowSet(dataset.id(), now.upTo(), now.hidden(), edits);
  }

  /// All decisions about rows of a dataset that count, by row, the older ones first.
  public Map<ReviewItem, List<Decision>> decisions(UUID dataset) {
    return decisions.all(dataset);
  }

  /// Those about some of its rows.
  public Map<ReviewItem, List<Decision>> decisions(UUID dataset, Collection<Long> ordinals) {
    return decisions.rows(dataset, ordinals);
  }

  /// Those about one row.
  public List<Decision> decisions(UUID dataset, ReviewItem item) {
    return decisions.of(dataset, item);
  }

  /// Something done to a dataset that nobody else changes.
  private interface Step<T> {

    @Nullable T of(StoredDataset held);
  }

  private <T> Optional<T> change(UUID dataset, Step<T> step) {
    return Optional.ofNullable(
        transaction.execute(status -> {
          StoredDataset held = datasets.lock(dataset).orElse(null);
          return held == null ? null : step.of(held);
        }));
  }
}
