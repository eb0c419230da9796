package dev.winnow.storage.file;

import dev.winnow.core.say.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The path of a file that will be written: whether it can be, before any work is done for it.
public final class OutputPath {

  private OutputPath() {}

  /// What is wrong with it, with advice; empty where a file can be written. Tries by making the
  /// part file and removing it, and makes missing folders; a part file that is there is left.
  public static Optional<Said> problem(Path path) {
    if (path.getFileName() == null || path.getFileName().toString().isEmpty()) {
      return Optional.of(FileSaid.NO_NAME.of(path));
    }
    if (Files.isDirectory(path)) {
      return Optional.of(FileSaid.FOLDER.of(path));
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return Optional.of(FileSaid.NO_ORDINARY.of(path));
    }
    for (Path above = AtomicFile.folder(path); above != null; above = above.getParent()) {
      if (Files.exists(above) && !Files.isDirectory(above)) {
        return Optional.of(FileSaid.NO_FOLDER.of(above));
      }
    }
    return tried(path);
  }

  private static Optional<Said> tried(Path path) {
    try {
      Path target = AtomicFile.target(path);
      Files.createDirectories(AtomicFile.folder(target));
      Path part = AtomicFile.part(target);
      if (!Files.exists(part)) {
        // Locked for as long as it is there, so that nobody else's is removed.
        AtomicFile.open(path).close();
      } else if (!Files.isWritable(part)) {
        return Optional.of(FileSaid.IN_THE_WAY.of(part));
      }
      return Optional.empty();
    } catch (WriteFailed e) {
      return Optional.of(e.said());
    } catch (IOException e) {
      return Optional.of(FileSaid.UNWRITABLE.of(path, WriteFailed.reason(e)));
    }
  }
}
