package dev.winnow.storage.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process that was killed left of the files it wrote.
public final class LeftFiles {

  private static final String PART = ".part";

  private LeftFiles() {}

  /// Removes part files and scratch folders from a folder, unless somebody uses them.
  public static void remove(Path folder) throws IOException {
    ScratchFolder.sweep(folder);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + PART)) {
      for (Path part : parts) {
        String name = String.valueOf(part.getFileName());
        if (Files.isRegularFile(part) && name.length() > 1 + PART.length()) {
          AtomicFile.removeLeft(
              part.resolveSibling(name.substring(1, name.length() - PART.length())));
        }
      }
    }
  }
}
