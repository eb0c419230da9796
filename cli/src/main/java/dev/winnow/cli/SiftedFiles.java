package dev.winnow.cli;

import dev.winnow.core.task.Task.Format;
import dev.winnow.storage.file.Compression;
import dev.winnow.storage.file.OutputPath;
import dev.winnow.storage.file.RowFile;
import dev.winnow.storage.file.WriteOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows of a file that pass gates, and the others with their reasons: written where that was
/// asked for, and counted. Files appear when they are complete.
final class SiftedFiles implements AutoCloseable {

  private final @Nullable RowFile accepted;
  private final @Nullable RowFile rejected;
  private final int examplesMax;
  private final Map<String, Gate> gates = new TreeMap<>();
  private long rows;
  private long passed;

  /// Rows that one gate rejected.
  static final class Gate {

    private final List<Example> examples = new ArrayList<>();
    private long rows;

    long rows() {
      return rows;
    }

    /// The first of them.
    List<Example> examples() {
      return examples;
    }
  }

  /// A row that was rejected.
  ///
  /// @param row its number in the file, from 1
  record Example(long row, String why, ObjectNode data) {}

  private SiftedFiles(@Nullable RowFile accepted, @Nullable RowFile rejected, int examplesMax) {
    this.accepted = accepted;
    this.rejected = rejected;
    this.examplesMax = examplesMax;
  }

  /// Starts the files.
  ///
  /// @param read files that neither may be
  /// @param accepted where the rows go that pass; null is nowhere
  /// @param rejected where the others go; null is nowhere
  /// @param fields the columns that come first
  static SiftedFiles open(
      List<Path> read,
      @Nullable Path accepted,
      @Nullable Path rejected,
      List<String> fields,
      int examplesMax)
      throws CannotRun {
    check("--out", accepted, read);
    check("--rejects", rejected, read);
    if (accepted != null && rejected != null && RunPaths.same(accepted, rejected)) {
      throw new CannotRun("--rejects is the file of --out. Choose another one.");
    }
    RowFile rows = accepted == null ? null : open(accepted, fields);
    RowFile others =
        rejected == null ? null : open(rejected, List.of("row", "gate", "detail", "data"));
    return new SiftedFiles(rows, others, examplesMax);
  }

  private static void check(String option, @Nullable Path file, List<Path> read) throws CannotRun {
    if (file == null) {
      return;
    }
    if (read.stream().anyMatch(each -> RunPaths.same(each, file))) {
      throw new CannotRun("%s is a file that is read. Choose another one.".formatted(option));
    }
    var problem = OutputPath.problem(file);
    if (problem.isPresent()) {
      throw new CannotRun(problem.get().message());
    }
  }

  /// How the name ends decides the format and the compression.
  private static RowFile open(Path path, List<String> fields) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    Compression packed = Compression.NONE;
    for (Compression each : List.of(Compression.GZIP, Compression.ZSTD)) {
      if (name.endsWith(each.ending())) {
        packed = each;
        name = name.substring(0, name.length() - each.ending().length());
      }
    }
    Format format = Format.JSONL;
    for (Format each : Format.values()) {
      format = name.endsWith("." + each.extension()) ? each : format;
    }
    return RowFile.open(path, format, fields, new WriteOptions(packed, false));
  }

  /// Takes the next row.
  ///
  /// @param why it does not pass; empty where it does
  void take(ObjectNode row, Optional<SiftRows.Rejected> why) {
    rows++;
    if (why.isEmpty()) {
      passed++;
      if (accepted != null) {
        accepted.write(row);
      }
      return;
    }
    SiftRows.Rejected reason = why.get();
    Gate gate = gates.computeIfAbsent(reason.gate(), name -> new Gate());
    gate.rows++;
    if (gate.examples.size() < examplesMax) {
      gate.examples.add(new Example(rows, reason.why(), row));
    }
    if (rejected != null) {
      ObjectNode written =
          JsonNodeFactory.instance
              .objectNode()
              .put("row", rows)
              .put("gate", reason.gate())
              .put("detail", reason.why());
      written.set("data", row);
      rejected.write(written);
    }
  }

  /// Puts the files in their places.
  void finish() {
    if (accepted != null) {
      accepted.finish();
    }
    if (rejected != null) {
      rejected.finish();
    }
  }

  long rows() {
    return rows;
  }

  long accepted() {
    return passed;
  }

  long rejected() {
    return rows - passed;
  }

  /// How many rows a gate rejected.
  long rejected(String gate) {
    Gate found = gates.get(gate);
    return found == null ? 0 : found.rows();
  }

  /// Gates that rejected rows, those with the most first.
  List<Map.Entry<String, Gate>> gates() {
    return gates.entrySet().stream()
        .sorted(Comparator.comparingLong(each -> -each.getValue().rows()))
        .toList();
  }

  /// Drops what was not finished.
  @Override
  public void close() {
    if (accepted != null) {
      accepted.abandon();
    }
    if (rejected != null) {
      rejected.abandon();
    }
  }
}
