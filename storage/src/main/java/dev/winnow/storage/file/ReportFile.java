package dev.winnow.storage.file;

import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/// A report beside a dataset: JSON for people and programs, or a page.
public final class ReportFile {

  private ReportFile() {}

  /// Writes it whole or not at all.
  ///
  /// @throws WriteFailed when it cannot be
  public static void write(Path path, ObjectNode report) {
    write(path, JsonLine.pretty(report) + "\n");
  }

  /// Writes a page whole or not at all.
  ///
  /// @throws WriteFailed when it cannot be
  public static void write(Path path, String page) {
    try (AtomicFile file = AtomicFile.open(path)) {
      file.write(page);
      file.finish();
    }
  }
}
