package dev.winnow.storage.diff;

import dev.winnow.storage.diff.RowDiff.Change;
import dev.winnow.storage.diff.RowDiff.Columns;
import dev.winnow.storage.diff.RowDiff.RowChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// What is kept of a comparison beside its counts: the names of all fields, and the first changes.
final class ShownChanges {

  /// Names beyond these are not kept apart.
  private static final int NAMES_MAX = 10_000;

  private final int shownMax;
  private final Set<String> namesBefore = new LinkedHashSet<>();
  private final Set<String> namesAfter = new LinkedHashSet<>();
  private final List<RowChange> edited = new ArrayList<>();
  private final List<RowChange> added = new ArrayList<>();
  private final List<RowChange> removed = new ArrayList<>();

  ShownChanges(int shownMax) {
    this.shownMax = shownMax;
  }

  void namesBefore(ObjectNode row) {
    names(namesBefore, row);
  }

  void namesAfter(ObjectNode row) {
    names(namesAfter, row);
  }

  private static void names(Set<String> names, ObjectNode row) {
    if (names.size() < NAMES_MAX) {
      names.addAll(row.propertyNames());
    }
  }

  void added(long line, ObjectNode row) {
    if (added.size() < shownMax) {
      added.add(new RowChange(Change.ADDED, null, line, null, row));
    }
  }

  void removed(long line, ObjectNode row) {
    if (removed.size() < shownMax) {
      removed.add(new RowChange(Change.REMOVED, line, null, row, null));
    }
  }

  /// One that was edited; what it was before is not known yet.
  ///
  /// @return its number; below 0 where it is not shown
  int edited(long line, ObjectNode row) {
    if (edited.size() >= shownMax) {
      return -1;
    }
    edited.add(new RowChange(Change.EDITED, null, line, null, row));
    return edited.size() - 1;
  }

  /// What an edited row was before.
  void before(int number, long line, ObjectNode row) {
    RowChange change = edited.get(number);
    edited.set(number, new RowChange(Change.EDITED, line, change.lineAfter(), row, change.after()));
  }

  RowDiff with(long rowsBefore, long rowsAfter, long addedRows, long removedRows, long editedRows) {
    return new RowDiff(
        rowsBefore,
        rowsAfter,
        addedRows,
        removedRows,
        editedRows,
        new Columns(less(namesAfter, namesBefore), less(namesBefore, namesAfter)),
        Stream.of(edited, added, removed).flatMap(List::stream).toList());
  }

  private static List<String> less(Set<String> names, Set<String> others) {
    return names.stream().filter(name -> !others.contains(name)).toList();
  }
}
