package dev.winnow.storage.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What has changed between two sets of rows.
///
/// @param rowsBefore how many there were
/// @param rowsAfter how many there are
/// @param added rows that were not there before
/// @param removed rows that no longer are
/// @param edited rows with the same key and other fields; 0 where rows have no key
/// @param columns which fields came and went
/// @param content the first changes of each kind: edited, then added, then removed
public record RowDiff(
    long rowsBefore,
    long rowsAfter,
    long added,
    long removed,
    long edited,
    Columns columns,
    List<RowChange> content) {

  public RowDiff {
    content = List.copyOf(content);
  }

  /// Whether nothing has changed, but for the order of rows.
  public boolean isNone() {
    return added + removed + edited == 0;
  }

  /// Fields that any row has.
  ///
  /// @param added those that no row had before
  /// @param removed those that no row has any more
  public record Columns(List<String> added, List<String> removed) {

    public Columns {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }
  }

  /// What happened to a row.
  public enum Change {
    ADDED,
    REMOVED,
    EDITED
  }

  /// A row that changed.
  ///
  /// @param lineBefore where it began; null where it was added
  /// @param lineAfter where it begins; null where it was removed
  /// @param before null where it was added
  /// @param after null where it was removed
  public record RowChange(
      Change change,
      @Nullable Long lineBefore,
      @Nullable Long lineAfter,
      @Nullable ObjectNode before,
      @Nullable ObjectNode after) {}
}
