package dev.winnow.core.task;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.task.Task.Format;
import dev.winnow.core.task.Task.Output;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads where the rows go.
final class ReadOutput {

  private static final Map<String, Format> ENDINGS =
      Map.of("jsonl", Format.JSONL, "ndjson", Format.JSONL, "json", Format.JSON, "csv", Format.CSV);

  /// Endings of formats that are not written: a file of that name would deceive its readers.
  private static final Set<String> OTHER_FORMATS =
      Set.of(
          "parquet", "arrow", "feather", "avro", "orc", "tsv", "xls", "xlsx", "xml", "yaml", "yml",
          "db", "sqlite", "gz", "zip", "zst");

  private ReadOutput() {}

  /// @param out the command line's path, which goes over the file's; null is none
  static Output read(JsonNode node, String pointer, @Nullable String out, Reading reading) {
    Output written = written(node, pointer, reading);
    if (out == null) {
      return written;
    }
    if (byEnding(out).isEmpty()) {
      warnOfEnding(out, written.format(), "--out", reading);
    }
    return new Output(out, byEnding(out).orElse(written.format()));
  }

  private static Output written(JsonNode node, String pointer, Reading reading) {
    if (node.isString()) {
      String path = node.stringValue();
      if (path.isBlank()) {
        reading.error(pointer, TaskFieldSaid.EMPTY_PATH.of());
      }
      if (byEnding(path).isEmpty()) {
        warnOfEnding(path, Format.JSONL, pointer, reading);
      }
      return new Output(path, byEnding(path).orElse(Format.JSONL));
    }
    Fields fields = Fields.of(node, pointer, TaskFields.OUTPUT_BLOCK, reading);
    String file = fields.find(TaskFields.FILE);
    Format format = fields.find(TaskFields.FORMAT);
    Optional<Format> ending = file == null ? Optional.empty() : byEnding(file);
    if (format == null) {
      if (file != null && ending.isEmpty()) {
        warnOfEnding(file, Format.JSONL, pointer + "/file", reading);
      }
      return new Output(file, ending.orElse(Format.JSONL));
    }
    if (ending.isPresent() && ending.get() != format) {
      fields.warning(
          TaskFields.FORMAT,
          TaskFieldSaid.TWO_FORMATS.of(Fields.word(format), Fields.word(ending.get())));
    }
    return new Output(file, format);
  }

  /// A file named `rows.xlsx` would not hold what its name says.
  private static void warnOfEnding(String path, Format format, String pointer, Reading reading) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (OTHER_FORMATS.contains(ending)) {
      reading.error(pointer, TaskFieldSaid.OTHER_FORMAT.of(Excerpt.of(name), ending));
    } else if (name.lastIndexOf('.') > 0) {
      reading.warning(pointer, TaskFieldSaid.NO_FORMAT.of(Excerpt.of(name), Fields.word(format)));
    }
  }

  private static Optional<Format> byEnding(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(ENDINGS.get(ending));
  }
}
