package dev.winnow.cli;

import dev.winnow.core.task.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final int HEAD_BYTES = 64;

  /// The paths of a task.
  ///
  /// @param journal where the person wants the answers kept; null is beside the rows
  /// @param suffix what the name of each has behind that of the task's output
  static RunPaths of(Task task, @Nullable Path journal, String suffix) {
    String file = task.output().file();
    String extension = "." + task.output().format().extension();
    Path written = Path.of(file == null ? task.name() + extension : file);
    String name = String.valueOf(written.getFileName());
    boolean extended =
        name.toLowerCase(Locale.ROOT).endsWith(extension) && name.length() > extension.length();
    String end = extended ? name.substring(name.length() - extension.length()) : "";
    String stem = name.substring(0, name.length() - end.length()) + suffix;
    Path rows = suffix.isEmpty() ? written : written.resolveSibling(stem + end);
    return new RunPaths(
        rows,
        journal != null ? journal : rows.resolveSibling(stem + ".journal"),
        rows.resolveSibling(stem + ".report.json"),
        rows.resolveSibling(stem + ".rejected.jsonl"));
  }

  /// The file of this run that would be written over a file it needs; empty where none would be.
  ///
  /// @param needed its journal, its task file
  Optional<Path> clash(Path needed) {
    Path kept = real(needed);
    return Stream.of(rows, report, rejected)
        .filter(file -> kept.equals(real(file)) || kept.equals(part(real(file))))
        .findFirst();
  }

  /// The report or the file of rejected rows, where something else stands in its place; empty where
  /// nothing does. Both are told by how they begin.
  Optional<Path> foreign() throws IOException {
    if (isForeign(report, "\\{\\s*\"task\"")) {
      return Optional.of(report);
    }
    return isForeign(rejected, "\\{\"reason\"") ? Optional.of(rejected) : Optional.empty();
  }

  private static boolean isForeign(Path file, String beginning) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Files.exists(file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      return !head.isEmpty() && !Pattern.compile(beginning).matcher(head).lookingAt();
    }
  }

  private static Path part(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".part");
  }

  /// Whether two paths are of one file.
  static boolean same(Path one, Path other) {
    return real(one).equals(real(other));
  }

  /// Without links and detours, as far as the path exists.
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException notThere) {
      Path folder = absolute.getParent();
      Path name = absolute.getFileName();
      return folder == null || name == null ? absolute : real(folder).resolve(name);
    }
  }
}
