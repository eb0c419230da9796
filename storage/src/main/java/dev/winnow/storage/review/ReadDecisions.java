package dev.winnow.storage.review;

import dev.winnow.core.task.ReviewRequest.Choice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the decisions that count: of each reviewer and row the newest that was not taken back.
record ReadDecisions(JdbcClient jdbc) {

  private static final String COUNTING =
      """
      select distinct on (ordinal, task_id, unit, index, reviewer)
        id, ordinal, task_id, unit, index, reviewer, decision, reason, data::text as data, edit, at
      from review_decision
      where dataset_id = :dataset and undone_at is null and %s
      order by ordinal, task_id, unit, index, reviewer, id desc
      """;

  /// All of a dataset, by what they are about, the older ones first.
  Map<ReviewItem, List<Decision>> all(UUID dataset) {
    return byItem(
        jdbc.sql(COUNTING.formatted("true"))
            .param("dataset", dataset)
            .query(ReadDecisions::decision)
            .list());
  }

  /// Those about a row.
  List<Decision> of(UUID dataset, ReviewItem item) {
    return switch (item) {
      case ReviewItem.Row row ->
          rows(dataset, List.of(row.ordinal())).getOrDefault(item, List.of());
      case ReviewItem.Left left -> left(dataset, left);
    };
  }

  /// Those about some rows of the dataset.
  Map<ReviewItem, List<Decision>> rows(UUID dataset, Collection<Long> ordinals) {
    return byItem(
        jdbc.sql(COUNTING.formatted("ordinal = any(:ordinals)"))
            .param("dataset", dataset)
            .param("ordinals", ordinals.toArray(Long[]::new))
            .query(ReadDecisions::decision)
            .list());
  }

  private List<Decision> left(UUID dataset, ReviewItem.Left left) {
    List<Decision> found =
        jdbc.sql(
                COUNTING.formatted(
                    "ordinal is null and task_id = :task and unit = :unit and index = :index"))
            .param("dataset", dataset)
            .param("task", left.task())
            .param("unit", left.unit())
            .param("index", left.index())
            .query(ReadDecisions::decision)
            .list();
    return byItem(found).getOrDefault(left, List.of());
  }

  private static Map<ReviewItem, List<Decision>> byItem(List<Decision> decisions) {
    Map<ReviewItem, List<Decision>> by = new LinkedHashMap<>();
    decisions.stream()
        .sorted(java.util.Comparator.comparingLong(Decision::id))
        .forEach(it -> by.computeIfAbsent(it.item(), each -> new ArrayList<>()).add(it));
    return by;
  }

  static Decision decision(ResultSet row, int number) throws SQLException {
    long ordinal = row.getLong("ordinal");
    ReviewItem item =
        row.wasNull()
            ? new ReviewItem.Left(
                row.getObject("task_id", UUID.class), row.getString("unit"), row.getInt("index"))
            : new ReviewItem.Row(ordinal);
    long edit = row.getLong("edit");
    boolean none = row.wasNull();
    return new Decision(
        row.getLong("id"),
        item,
        row.getString("reviewer"),
        Choice.valueOf(row.getString("decision")),
        row.getString("reason"),
        row.getString("data"),
        none ? null : edit,
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
