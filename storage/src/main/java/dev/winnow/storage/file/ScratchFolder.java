package dev.winnow.storage.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A folder for what is needed for a moment, `.winnow-*` beside the files it is for. It is locked
/// as long as it is used, so that the next one in the same place removes what a killed process
/// left, and nothing else.
///
/// @param folder where files may be put, by any names but `.lock`
public record ScratchFolder(Path folder, FolderLock lock) implements AutoCloseable {

  private static final String PREFIX = ".winnow-";
  private static final String LOCK = ".lock";

  /// Makes one.
  ///
  /// @param beside the folder it is made in
  public static ScratchFolder open(Path beside) throws IOException {
    Path place = beside.toRealPath();
    sweep(place);
    Path folder = Files.createTempDirectory(place, PREFIX);
    try {
      return new ScratchFolder(folder, FolderLock.take(folder.resolve(LOCK)));
    } catch (FolderLock.Held | NoSuchFileException e) {
      // A sweep of another process was in between, and removes it.
      return open(beside);
    }
  }

  /// Removes those in a place that nobody uses any more. What cannot be removed stays.
  public static void sweep(Path place) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(place, PREFIX + "*")) {
      for (Path each : left) {
        if (Files.isRegularFile(each.resolve(LOCK))) {
          removeLeft(each);
        }
      }
    }
  }

  private static void removeLeft(Path folder) {
    try {
      new ScratchFolder(folder, FolderLock.take(folder.resolve(LOCK))).close();
    } catch (FolderLock.Held | IOException e) {
      // It is used, or not ours to remove.
      return;
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException e)
              throws IOException {
            Files.delete(inner);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Where a file of it lies.
  public Path file(String name) {
    return folder.resolve(name);
  }

  /// Removes it with all that is in it.
  @Override
  public void close() {
    try (lock) {
      remove(folder);
    } catch (IOException e) {
      // The next one in the same place removes it.
      return;
    }
  }
}
