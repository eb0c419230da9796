package dev.winnow.cli;

import dev.winnow.core.task.Task;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The files of a run, side by side: `NAME.jsonl`, `NAME.journal`, `NAME.report.json`,
/// `NAME.rejected.jsonl`.
///
/// The journal's name does not have the format in it, so that a run can go on with another format.
///
/// @param rows the dataset
/// @param journal the answers
/// @param report the counts
/// @param rejected the rows that were not accepted
record RunPaths(Path rows, Path journal, Path report, Path rejected) {

  /// The paths of a task.
  ///
  /// @param journal where the person wants the answers kept; null is beside the rows
  static RunPaths of(Task task, @Nullable Path journal) {
    String file = task.output().file();
    String extension = "." + task.output().format().extension();
    Path rows = Path.of(file == null ? task.name() + extension : file);
    String name = String.valueOf(rows.getFileName());
    String stem =
        name.toLowerCase(Locale.ROOT).endsWith(extension) && name.length() > extension.length()
            ? name.substring(0, name.length() - extension.length())
            : name;
    return new RunPaths(
        rows,
        journal != null ? journal : rows.resolveSibling(stem + ".journal"),
        rows.resolveSibling(stem + ".report.json"),
        rows.resolveSibling(stem + ".rejected.jsonl"));
  }
}
