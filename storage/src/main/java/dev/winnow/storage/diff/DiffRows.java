package dev.winnow.storage.diff;

import dev.winnow.storage.file.UnreadableRows;
import java.util.List;

/// Compares two sets of rows, whatever their order. Texts count as they are, numbers by value, and
/// the order of properties for nothing.
///
/// Memory: 30 to 45 bytes for each row of the first set, and, with a key, up to 32 for each row
/// that was added. The first set is read twice where anything changed.
public final class DiffRows {

  private DiffRows() {}

  /// Compares them.
  ///
  /// @param key the fields that make a row the same one, even when others have changed; empty where
  ///   rows have none: then a row that has changed is one removed and one added, and equal rows
  ///   count as often as they are there
  /// @param shownMax how many changes of each kind are kept with their rows
  /// @throws UnreadableRows when rows cannot be read
  /// @throws BadKey when a row has no key, or two rows of a set have the same
  public static RowDiff of(RowSource before, RowSource after, List<String> key, int shownMax)
      throws UnreadableRows {
    return key.isEmpty()
        ? new DiffWholeRows(shownMax).of(before, after)
        : new DiffByKey(key, shownMax).of(before, after);
  }
}
