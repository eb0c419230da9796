package dev.winnow.storage.export;

import dev.winnow.storage.file.UnreadableRows;
import java.util.function.Consumer;

/// Rows that can be read again and again, the same each time and in the same order.
@FunctionalInterface
public interface ExportSource {

  /// Hands out all rows. What the taker throws ends it and is passed on.
  ///
  /// @throws UnreadableRows when they are in a file that cannot be read
  void each(Consumer<ExportRow> taker) throws UnreadableRows;
}
