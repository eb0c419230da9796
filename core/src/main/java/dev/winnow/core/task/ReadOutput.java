package dev.winnow.core.task;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.task.Task.Format;
import dev.winnow.core.task.Task.Output;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.MissingNode;

/// Reads where the rows go.
final class ReadOutput {

  private static final Map<String, Format> ENDINGS =
      Map.of(
          "jsonl", Format.JSONL,
          "ndjson", Format.JSONL,
          "json", Format.JSON,
          "csv", Format.CSV,
          "parquet", Format.PARQUET);

  /// Endings of formats that are not written: a file of that name would deceive its readers.
  private static final Set<String> OTHER_FORMATS =
      Set.of(
          "arrow", "feather", "avro", "orc", "tsv", "xls", "xlsx", "xml", "yaml", "yml", "db",
          "sqlite", "gz", "zip", "zst");

  private ReadOutput() {}

  /// A map, or the path alone.
  static Output read(Value value) {
    if (value.node().isString()) {
      String path = value.node().stringValue();
      if (path.isBlank()) {
        value.error(TaskFieldSaid.EMPTY_PATH.of());
      }
      return new Output(path, format(path, Format.JSONL, value));
    }
    Fields fields = Fields.of(value, TaskFields.OUTPUT_BLOCK);
    String file = fields.find(TaskFields.FILE);
    Format format = fields.find(TaskFields.FORMAT);
    if (format == null) {
      Value at = fields.value(TaskFields.FILE);
      return new Output(file, file == null ? Format.JSONL : format(file, Format.JSONL, at));
    }
    Format ending = file == null ? format : byEnding(file).orElse(format);
    if (ending != format) {
      fields.warning(
          TaskFields.FORMAT, TaskFieldSaid.TWO_FORMATS.of(Value.word(format), Value.word(ending)));
    }
    return new Output(file, format);
  }

  /// The same with the command line's path, whose ending also chooses the format.
  static Output over(Output written, String out, Reading reading) {
    Value value = new Value("--out", MissingNode.getInstance(), "--out", reading);
    return new Output(out, format(out, written.format(), value));
  }

  /// The format that a path's ending says, else another one.
  private static Format format(String path, Format otherwise, Value at) {
    Optional<Format> ending = byEnding(path);
    if (ending.isEmpty()) {
      warnOfEnding(path, otherwise, at);
    }
    return ending.orElse(otherwise);
  }

  /// A file named `rows.xlsx` would not hold what its name says.
  private static void warnOfEnding(String path, Format format, Value at) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (OTHER_FORMATS.contains(ending)) {
      at.error(TaskFieldSaid.OTHER_FORMAT.of(Excerpt.of(name), ending));
    } else if (name.lastIndexOf('.') > 0) {
      at.warning(TaskFieldSaid.NO_FORMAT.of(Excerpt.of(name), Value.word(format)));
    }
  }

  private static Optional<Format> byEnding(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(ENDINGS.get(ending));
  }
}
