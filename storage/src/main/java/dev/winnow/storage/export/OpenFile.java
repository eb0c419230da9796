package dev.winnow.storage.export;

import dev.winnow.storage.file.RowFile;
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
    this.file = RowFile.open(path, plan.wish().format(), plan.writtenFields());
    this.most = most;
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
