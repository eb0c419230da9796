package dev.winnow.storage.diff;

import dev.winnow.storage.file.ReadRowFile;
import dev.winnow.storage.file.UnreadableRows;
import java.nio.file.Path;

/// Rows that can be read more than once.
///
/// @param name what messages call it
/// @param rows hands out all rows in their order
public record RowSource(String name, Rows rows) {

  /// Hands out rows.
  @FunctionalInterface
  public interface Rows {

    /// Hands out all rows in their order, the same ones each time.
    ///
    /// @throws UnreadableRows when they cannot be read
    void read(ReadRowFile.Taker taker) throws UnreadableRows;
  }

  /// The rows of a file.
  public static RowSource of(Path file) {
    return new RowSource(file.toString(), taker -> ReadRowFile.rows(file, taker));
  }
}
