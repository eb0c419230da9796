package dev.winnow.core.gate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows that none of a task may repeat, such as those of a benchmark.
///
/// @param file with the rows, as the user wrote its path; null where a dataset has them
/// @param dataset with the rows; null where a file has them
/// @param stand of the dataset when it was chosen; null of a file, and before it is looked up
public record HeldOut(@Nullable String file, @Nullable UUID dataset, @Nullable Stand stand) {

  /// A dataset as it was at a time: later rows are not held out.
  ///
  /// @param name it had
  /// @param rows it had
  /// @param set which they are, in the words of what keeps them
  public record Stand(String name, long rows, String set) {}

  /// The rows of a file.
  public static HeldOut of(String file) {
    return new HeldOut(file, null, null);
  }
}
