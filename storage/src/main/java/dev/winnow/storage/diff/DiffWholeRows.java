package dev.winnow.storage.diff;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.storage.file.UnreadableRows;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Compares rows that have no key: each is what it holds.
final class DiffWholeRows {

  /// How many of each row are there before, and not found after.
  private final RowIndex left = new RowIndex();

  private final ShownChanges shown;
  private long before;
  private long after;
  private long added;

  DiffWholeRows(int shownMax) {
    this.shown = new ShownChanges(shownMax);
  }

  RowDiff of(RowSource first, RowSource second) throws UnreadableRows {
    first.rows().read((line, row) -> before(row));
    second.rows().read(this::after);
    long removed = before - (after - added);
    if (removed > 0) {
      first.rows().read(this::show);
    }
    return shown.with(before, after, added, removed, 0);
  }

  private void before(ObjectNode row) {
    before++;
    shown.namesBefore(row);
    Fingerprint whole = Fingerprint.exact(row, List.of());
    int place = left.place(whole);
    if (place < 0) {
      left.add(whole, 1);
    } else {
      left.setNumber(place, left.number(place) + 1);
    }
  }

  private void after(long line, ObjectNode row) {
    after++;
    shown.namesAfter(row);
    if (!takeOne(row)) {
      added++;
      shown.added(line, row);
    }
  }

  private void show(long line, ObjectNode row) {
    if (takeOne(row)) {
      shown.removed(line, row);
    }
  }

  private boolean takeOne(ObjectNode row) {
    int place = left.place(Fingerprint.exact(row, List.of()));
    if (place < 0 || left.number(place) == 0) {
      return false;
    }
    left.setNumber(place, left.number(place) - 1);
    return true;
  }
}
