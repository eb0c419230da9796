package dev.winnow.storage.dataset;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The rows of datasets, wherever they are kept.
public interface Rows {

  /// The rows behind one, in their order.
  ///
  /// @param after the ordinal of the row before; 0 is from the first
  /// @param limit at most so many
  List<DatasetRow> page(UUID dataset, long after, int limit);

  /// All rows up to one, in their order, without holding them in memory, or a connection while the
  /// reader takes its time.
  void stream(UUID dataset, long upTo, Consumer<DatasetRow> reader);

  /// All rows that a task made, in the order it made them, likewise.
  void streamOfTask(UUID task, Consumer<DatasetRow> reader);
}
