package dev.winnow.storage.export;

import dev.winnow.core.task.Task.Format;
import dev.winnow.storage.file.Compression;
import dev.winnow.storage.file.RowFile;
import dev.winnow.storage.file.WriteOptions;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/// A file of an export that is being written.
final class OpenFile implements AutoCloseable {

  private final String name;
  private final Path path;
  private final RowFile file;
  private final long most;
  private long rows;

  /// @param most rows that are written, as text; others are counted only
  OpenFile(String name, Path path, ExportPlan plan, long most) {
    this.name = name;
    this.path = path;
    this.file = open(path, plan, most < Long.MAX_VALUE);
    this.most = most;
  }

  private static RowFile open(Path path, ExportPlan plan, boolean asText) {
    Format format = plan.wish().format();
    if (asText) {
      return RowFile.open(
          path,
          format == Format.PARQUET ? Format.JSONL : format,
          plan.firstColumns(),
          new WriteOptions(Compression.NONE, plan.wish().formulaSafe()));
    }
    WriteOptions options = new WriteOptions(plan.compression(), plan.wish().formulaSafe());
    return RowFile.open(path, format, plan.firstColumns(), options);
  }

  void write(ObjectNode row) {
    if (rows++ < most) {
      file.write(row);
    }
  }

  String name() {
    return name;
  }

  Path path() {
    return path;
  }

  long rows() {
    return rows;
  }

  void finish() {
    file.finish();
  }

  @Override
  public void close() {
    file.abandon();
  }
}
