package dev.winnow.storage.export;

import dev.winnow.storage.file.FolderLock;
import dev.winnow.storage.file.WriteFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// A folder, or an archive, that appears whole or not at all: its files are written beside its
/// place, in `.NAME.part`. What a killed process left there is removed by the next writer.
final class StagedFolder implements AutoCloseable {

  private static final String LOCK = ".lock";
  private static final String ARCHIVE = ".zip";

  private final Path target;
  private final Path stage;
  private final FolderLock lock;

  private StagedFolder(Path target, Path stage, FolderLock lock) {
    this.target = target;
    this.stage = stage;
    this.lock = lock;
  }

  /// Whether a path is that of an archive.
  static boolean isArchive(Path target) {
    return ExportPlan.isArchive(String.valueOf(target.getFileName()));
  }

  /// Starts one.
  ///
  /// @throws ExportRefused when something is there that it may not replace
  static StagedFolder open(Path path) {
    Path target = path.toAbsolutePath().normalize();
    try {
      if (!isArchive(target)) {
        checkFree(target);
      }
      Path stage = target.resolveSibling("." + target.getFileName() + ".part");
      Files.createDirectories(stage);
      StagedFolder folder = new StagedFolder(target, stage, lock(target, stage));
      folder.clear();
      return folder;
    } catch (IOException e) {
      throw new WriteFailed(target, e);
    }
  }

  private static void checkFree(Path target) throws IOException {
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> in = Files.newDirectoryStream(target)) {
        if (in.iterator().hasNext()) {
          throw new ExportRefused(ExportSaid.NOT_EMPTY.of(target));
        }
      }
    } else if (Files.exists(target)) {
      throw new ExportRefused(ExportSaid.IN_THE_WAY.of(target));
    }
  }

  private static FolderLock lock(Path target, Path stage) throws IOException {
    try {
      return FolderLock.take(stage.resolve(LOCK));
    } catch (FolderLock.Held e) {
      throw new ExportRefused(ExportSaid.BEING_WRITTEN.of(target));
    }
  }

  /// Where a file of it is written.
  Path file(String name) {
    return stage.resolve(name);
  }

  /// Puts it in its place.
  ///
  /// @param names of its files, in the order that an archive has
  void finish(List<String> names) {
    try {
      if (isArchive(target)) {
        zip(names);
        Files.move(
            stage.resolve(ARCHIVE),
            target,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } else {
        lock.close();
        Files.delete(stage.resolve(LOCK));
        Files.deleteIfExists(target);
        Files.move(stage, target);
      }
    } catch (IOException e) {
      throw new WriteFailed(target, e);
    }
  }

  /// Each file is removed once it is packed, so that the disk holds it about once.
  private void zip(List<String> names) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            stage.resolve(ARCHIVE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      ZipOutputStream zip = new ZipOutputStream(out);
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(stage.resolve(name), zip);
        zip.closeEntry();
        Files.delete(stage.resolve(name));
      }
      zip.finish();
      channel.force(true);
    }
  }

  /// Removes what is left of it.
  @Override
  public void close() {
    try {
      if (Files.exists(stage)) {
        clear();
        lock.close();
        Files.deleteIfExists(stage.resolve(LOCK));
        Files.deleteIfExists(stage);
      }
    } catch (IOException e) {
      // What cannot be removed does no harm: the next writer removes it.
      return;
    } finally {
      lock.close();
    }
  }

  private void clear() throws IOException {
    clear(stage, stage.resolve(LOCK));
  }

  /// Removes all that is in a folder.
  ///
  /// @param but a file that stays
  static void clear(Path folder, Path but) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (!file.equals(but)) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException e)
              throws IOException {
            if (!inner.equals(folder)) {
              Files.delete(inner);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
