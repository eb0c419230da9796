package dev.winnow.storage.file.read;

import dev.winnow.core.say.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record of CSV: a line, or several where line ends are quoted.
///
/// @param line where it begins, from 1
/// @param problemLine where what is wrong lies
/// @param column of what is wrong, in UTF-16 units from 1; 0 for the record as a whole
/// @param problem what is wrong; the cells are not to be used then
record CsvRecord(
    long line, List<Cell> cells, long problemLine, long column, @Nullable Said problem) {

  /// A cell.
  ///
  /// @param text without quotes
  record Cell(String text, boolean quoted) {

    /// Whether there is nothing, which is not the same as an empty text.
    boolean isNull() {
      return text.isEmpty() && !quoted;
    }
  }

  /// Whether it is an empty line.
  boolean isEmpty() {
    return problem == null && cells.size() == 1 && cells.getFirst().isNull();
  }
}
