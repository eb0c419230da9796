package dev.winnow.storage.export;

import dev.winnow.core.say.Said;
import java.util.List;

/// What was exported.
///
/// @param rows in all files together
public record ExportOutcome(List<WrittenFile> files, long rows, Skipped skipped) {

  /// A file.
  ///
  /// @param name below the folder, or in the archive
  /// @param rows in it; 0 where it holds none, like a card
  public record WrittenFile(String name, long rows, long bytes) {}

  /// Rows that were left out.
  public record Skipped(long rows, List<Reason> reasons) {}

  /// Why rows were left out.
  public record Reason(Said said, long rows) {}

  public ExportOutcome {
    files = List.copyOf(files);
  }
}
