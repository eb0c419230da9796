package dev.winnow.storage.search;

import dev.winnow.storage.dataset.RowSet;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the edits of a set have come to.
///
/// @param ordinals of all rows that were changed or removed
/// @param numbers of the edits that rows are as
/// @param removed ordinals of rows that are gone
record Edited(List<Long> ordinals, List<Long> numbers, List<Long> removed) {

  static final Edited NOTHING = new Edited(List.of(), List.of(), List.of());

  static Edited of(RowSet rows, JdbcTemplate jdbc) {
    if (rows.edits().isEmpty()) {
      return NOTHING;
    }
    Edited edited = new Edited(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    jdbc.query(
        """
        select distinct on (ordinal) ordinal, number, data is null from dataset_edit
        where dataset_id = ? and number <@ cast(? as int8multirange) order by ordinal, number desc
        """,
        row -> {
          edited.ordinals.add(row.getLong(1));
          if (row.getBoolean(3)) {
            edited.removed.add(row.getLong(1));
          } else {
            edited.numbers.add(row.getLong(2));
          }
        },
        rows.dataset(),
        rows.edits().toString());
    return edited;
  }
}
