package dev.winnow.storage.dataset;

import java.util.Map;

/// The rows of a set in SQL, for statements that count over all of them.
public final class RowsOfSet {

  /// `ordinal`, `data` and the origin of each, with the parameters of [#params].
  public static final String SQL =
      """
      select row.ordinal, coalesce(edit.data, row.data) as data, row.task_id, row.unit, row.task_ordinal
      from dataset_row row
      left join lateral (
        select number, data from dataset_edit
        where not isempty(cast(:edits as int8multirange))
          and dataset_id = row.dataset_id and ordinal = row.ordinal and number <@ cast(:edits as int8multirange)
        order by number desc limit 1) edit on true
      where row.dataset_id = :dataset and row.ordinal <= :upTo
        and not row.ordinal <@ cast(:hidden as int8multirange) and (edit.number is null or edit.data is not null)
      """;

  private RowsOfSet() {}

  /// The parameters of [#SQL].
  public static Map<String, Object> params(RowSet rows) {
    return Map.of(
        "dataset", rows.dataset(),
        "upTo", rows.upTo(),
        "hidden", rows.hidden().toString(),
        "edits", rows.edits().toString());
  }
}
