package dev.winnow.server.gate;

import dev.winnow.core.document.ExactJson;
import dev.winnow.server.gate.RowsToTry.Placed;
import dev.winnow.storage.dataset.RowRanges;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The newest rows of a dataset.
final class NewestRows {

  private static final int READ_AT_ONCE = 100;

  /// As characters of JSON: rows of a megabyte each are looked at a few at a time.
  static final long CHARS_MAX = 16L << 20;

  private final List<Placed> found = new ArrayList<>();
  private long chars;

  private NewestRows() {}

  /// So many at the most, in their order.
  static List<Placed> of(RowSet set, int most, Rows rows) {
    NewestRows newest = new NewestRows();
    List<RowRanges.Range> ranges = set.ordinals().ranges().reversed();
    for (RowRanges.Range range : ranges) {
      for (long to = range.to(); to >= range.from(); to -= READ_AT_ONCE) {
        if (newest.found.size() >= most || newest.chars > CHARS_MAX) {
          return newest.inOrder(most);
        }
        newest.read(set, Math.max(range.from(), to - READ_AT_ONCE + 1), to, rows);
      }
    }
    return newest.inOrder(most);
  }

  private void read(RowSet set, long from, long to, Rows rows) {
    List<Long> ordinals = new ArrayList<>();
    for (long ordinal = from; ordinal <= to; ordinal++) {
      ordinals.add(ordinal);
    }
    rows.these(
        set,
        ordinals,
        row -> {
          chars += row.data().length();
          found.add(new Placed(row.ordinal(), ExactJson.object(row.data()), null));
        });
  }

  private List<Placed> inOrder(int most) {
    List<Placed> sorted = found.stream().sorted(Comparator.comparingLong(Placed::ordinal)).toList();
    return sorted.subList(Math.max(0, sorted.size() - most), sorted.size());
  }
}
