package dev.winnow.storage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The path of a file that will be written: whether it can be, before any work is done for it.
public final class OutputPath {

  private OutputPath() {}

  /// What is wrong with it, with advice; empty where a file can be written. Tries by making the
  /// part file and removing it, and makes missing folders; a part file that is there is left.
  public static Optional<String> problem(Path path) {
    if (path.getFileName() == null || path.getFileName().toString().isEmpty()) {
      return Optional.of(path + ": names no file. Write one like rows.jsonl.");
    }
    if (Files.isDirectory(path)) {
      return Optional.of(path + ": is a folder. Name a file in it.");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return Optional.of(
          path + ": is no ordinary file, and cannot be replaced by one. Choose another.");
    }
    for (Path above = AtomicFile.folder(path); above != null; above = above.getParent()) {
      if (Files.exists(above) && !Files.isDirectory(above)) {
        return Optional.of(above + ": is a file, not a folder. Choose another path.");
      }
    }
    return tried(path);
  }

  private static Optional<String> tried(Path path) {
    try {
      Path target = AtomicFile.target(path);
      Files.createDirectories(AtomicFile.folder(target));
      Path part = AtomicFile.part(target);
      if (!Files.exists(part)) {
        // Locked for as long as it is there, so that nobody else's is removed.
        AtomicFile.open(path).close();
      } else if (!Files.isWritable(part)) {
        return Optional.of(part + ": is in the way and cannot be overwritten. Remove it.");
      }
      return Optional.empty();
    } catch (WriteFailed e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Optional.of(path + ": cannot be written: " + WriteFailed.reason(e));
    }
  }
}
