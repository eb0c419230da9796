package dev.winnow.storage.dataset;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The rows of datasets, wherever they are kept.
public interface Rows {

  /// The rows behind one, in their order.
  ///
  /// @param after the ordinal of the row before; 0 is from the first
  /// @param limit at most so many; fewer where they are large, and none only where there is none
  List<DatasetRow> page(RowSet rows, long after, int limit);

  /// Hands out some rows, those that an edit removed left out, in their order.
  ///
  /// @param ordinals not too many
  void these(RowSet rows, Collection<Long> ordinals, Consumer<DatasetRow> reader);

  /// All rows, in their order, without holding them in memory, or a connection while the reader
  /// takes its time.
  default void stream(RowSet rows, Consumer<DatasetRow> reader) {
    int readAtOnce = 500;
    List<DatasetRow> piece = page(rows, 0, readAtOnce);
    while (!piece.isEmpty()) {
      piece.forEach(reader);
      piece = page(rows, piece.getLast().ordinal(), readAtOnce);
    }
  }

  /// All rows that a task made, as it made them and in that order, likewise.
  void streamOfTask(UUID task, Consumer<DatasetRow> reader);
}
