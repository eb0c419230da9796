package dev.winnow.storage.file;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.Task.Format;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A dataset file that is being written. It appears in its place when it is finished, whole, and
/// never before; memory does not grow with the number of rows.
///
/// For one thread. Every method throws [WriteFailed] when the file cannot be written; the file that
/// stood there before then still does.
public sealed interface RowFile extends AutoCloseable
    permits JsonlFile, JsonFile, CsvFile, ParquetFile {

  /// Starts a file.
  ///
  /// @param path its place; missing folders are made
  /// @param fields the columns that come first, in their order, whether rows have them or not; used
  ///   by CSV and Parquet only
  static RowFile open(Path path, Format format, List<String> fields) {
    return open(path, format, fields, WriteOptions.DEFAULT);
  }

  /// Starts a file. Its name is the caller's: nothing is put behind it for the compression.
  static RowFile open(Path path, Format format, List<String> fields, WriteOptions options) {
    return switch (format) {
      case JSONL -> new JsonlFile(alone(path, options));
      case JSON -> new JsonFile(alone(path, options));
      case CSV -> CsvFile.open(path, fields, options);
      case PARQUET -> ParquetFile.open(path, fields, options);
    };
  }

  /// A file without the one beside it that a killed process may have left, where it wrote another
  /// format.
  private static AtomicFile alone(Path path, WriteOptions options) {
    AtomicFile file = AtomicFile.open(path, options.compression());
    AtomicFile.removeLeft(CsvFile.rows(file));
    return file;
  }

  /// Appends a row.
  default void write(ObjectNode row) {
    write(ExactJson.write(row));
  }

  /// Appends a row that is there as JSON, as [ExactJson#write] writes it.
  void write(String row);

  /// Puts the file in its place.
  void finish();

  /// Drops everything written; what stood in the file's place still does.
  void abandon();

  /// Drops everything written, unless it is finished.
  @Override
  default void close() {
    abandon();
  }
}
