package dev.winnow.storage.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What differs between two sets of rows of the same dataset.
public final class DiffVersions {

  private final JdbcClient jdbc;
  private final Rows rows;

  public DiffVersions(JdbcClient jdbc, Rows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /// What became of a row.
  public enum Change {
    ADDED,
    REMOVED,
    EDITED
  }

  /// A row that is not the same in both.
  ///
  /// @param before as JSON; null where it was not there
  /// @param after as JSON; null where it is not there any more
  public record RowChange(
      long ordinal, Change change, @Nullable String before, @Nullable String after) {}

  /// What differs.
  ///
  /// @param changes a page of the rows, by their ordinals
  /// @param next the ordinal behind which the next page begins; null where there is none
  public record Difference(
      long added, long removed, long edited, List<RowChange> changes, @Nullable Long next) {}

  /// What the edits of a row have come to in each of the two; 0: as it came, -1: removed.
  private record Edits(long before, long after) {}

  private static final Edits AS_THEY_CAME = new Edits(0, 0);

  /// Compares them.
  ///
  /// @param after the ordinal behind which the page begins
  public Difference of(RowSet from, RowSet to, long after, int size) {
    NavigableMap<Long, Edits> edits = edits(from, to);
    Counts counts = counts(from, to, edits);
    List<RowChange> changes = changes(from, to, edits, after, size + 1);
    boolean more = changes.size() > size;
    List<RowChange> page = more ? changes.subList(0, size) : changes;
    return new Difference(
        counts.added(),
        counts.removed(),
        counts.edited(),
        List.copyOf(page),
        more ? page.getLast().ordinal() : null);
  }

  private record Counts(long added, long removed, long edited) {}

  private static Counts counts(RowSet from, RowSet to, NavigableMap<Long, Edits> edits) {
    RowRanges had = from.ordinals();
    RowRanges has = to.ordinals();
    long added = minus(has, had).count();
    long removed = minus(had, has).count();
    long edited = 0;
    for (Map.Entry<Long, Edits> each : edits.entrySet()) {
      boolean was = had.contains(each.getKey());
      boolean is = has.contains(each.getKey());
      boolean wasThere = was && each.getValue().before() >= 0;
      boolean isThere = is && each.getValue().after() >= 0;
      added += count(isThere && !wasThere) - count(is && !was);
      removed += count(wasThere && !isThere) - count(was && !is);
      edited += count(wasThere && isThere && each.getValue().before() != each.getValue().after());
    }
    return new Counts(added, removed, edited);
  }

  private static int count(boolean is) {
    return is ? 1 : 0;
  }

  private static RowRanges minus(RowRanges some, RowRanges others) {
    RowRanges left = some;
    for (RowRanges.Range range : others.ranges()) {
      left = left.without(range.from(), range.to());
    }
    return left;
  }

  private NavigableMap<Long, Edits> edits(RowSet from, RowSet to) {
    NavigableMap<Long, Edits> edits = new TreeMap<>();
    jdbc.sql(
            """
            select ordinal,
              coalesce((array_agg(case when data is null then -1 else number end order by number desc)
                filter (where number <@ cast(:before as int8multirange)))[1], 0),
              coalesce((array_agg(case when data is null then -1 else number end order by number desc)
                filter (where number <@ cast(:after as int8multirange)))[1], 0)
            from dataset_edit where dataset_id = :dataset group by ordinal
            """)
        .param("dataset", from.dataset())
        .param("before", from.edits().toString())
        .param("after", to.edits().toString())
        .query(row -> {
          edits.put(row.getLong(1), new Edits(row.getLong(2), row.getLong(3)));
        });
    return edits;
  }

  private List<RowChange> changes(
      RowSet from, RowSet to, NavigableMap<Long, Edits> edits, long after, int most) {
    SortedSet<Long> ordinals = new TreeSet<>();
    RowRanges had = from.ordinals();
    RowRanges has = to.ordinals();
    addFirst(minus(has, had), after, most, each -> edits(edits, each).after() >= 0, ordinals);
    addFirst(minus(had, has), after, most, each -> edits(edits, each).before() >= 0, ordinals);
    edits.tailMap(after, false).entrySet().stream()
        .filter(each -> each.getValue().before() != each.getValue().after())
        .filter(each ->
            (had.contains(each.getKey()) && each.getValue().before() >= 0)
                || (has.contains(each.getKey()) && each.getValue().after() >= 0))
        .limit(most)
        .forEach(each -> ordinals.add(each.getKey()));
    List<Long> page = ordinals.stream().limit(most).toList();
    Map<Long, String> before = data(from, page);
    Map<Long, String> now = data(to, page);
    List<RowChange> changes = new ArrayList<>();
    for (long ordinal : page) {
      String was = before.get(ordinal);
      String is = now.get(ordinal);
      changes.add(new RowChange(ordinal, change(was, is), was, is));
    }
    return changes;
  }

  private static Edits edits(Map<Long, Edits> edits, long ordinal) {
    return edits.getOrDefault(ordinal, AS_THEY_CAME);
  }

  private static void addFirst(
      RowRanges ranges, long after, int most, LongPredicate isThere, SortedSet<Long> to) {
    int added = 0;
    for (RowRanges.Range range : ranges.ranges()) {
      for (long each = Math.max(after + 1, range.from());
          each <= range.to() && added < most;
          each++) {
        if (isThere.test(each)) {
          to.add(each);
          added++;
        }
      }
    }
  }

  private static Change change(@Nullable String was, @Nullable String is) {
    if (was == null) {
      return Change.ADDED;
    }
    return is == null ? Change.REMOVED : Change.EDITED;
  }

  private Map<Long, String> data(RowSet set, List<Long> ordinals) {
    Map<Long, String> data = new HashMap<>();
    rows.these(set, ordinals, row -> data.put(row.ordinal(), row.data()));
    return data;
  }

  /// The names of the fields that rows of a set have.
  public List<String> fields(RowSet set) {
    return jdbc
        .sql(
            "select distinct json_object_keys(data) from (%s) had order by 1"
                .formatted(RowsOfSet.SQL))
        .params(RowsOfSet.params(set))
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableList());
  }
}
