package dev.winnow.storage.file;

import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/// A report beside a dataset: JSON for people and programs.
public final class ReportFile {

  private ReportFile() {}

  /// Writes it whole or not at all.
  ///
  /// @throws WriteFailed when it cannot be
  public static void write(Path path, ObjectNode report) {
    try (AtomicFile file = AtomicFile.open(path)) {
      file.write(JsonLine.pretty(report) + "\n");
      file.finish();
    }
  }
}
