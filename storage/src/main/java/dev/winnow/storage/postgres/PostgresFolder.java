package dev.winnow.storage.postgres;

import dev.winnow.storage.file.FolderLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/// The folder that an embedded PostgreSQL lives in, closed to other users. What is being made lies
/// in it under `new-…` and is moved to its place when it is whole.
///
/// @param root an absolute path without links, so that running programs can be known by it
record PostgresFolder(Path root) {

  static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

  /// Makes the folder where there is none.
  ///
  /// @throws PostgresUnavailable when it cannot be made or written
  static PostgresFolder prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      PostgresFolder prepared = new PostgresFolder(folder.toRealPath());
      restrict(prepared.root(), "rwx------");
      Path probe = prepared.fresh("probe");
      Files.deleteIfExists(probe);
      Files.createFile(probe);
      Files.delete(probe);
      return prepared;
    } catch (IOException e) {
      throw PostgresUnavailable.notWritten(folder, e);
    }
  }

  Path data() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("postgres.log");
  }

  Path password() {
    return root.resolve("password");
  }

  /// Its lock, for whoever is first.
  ///
  /// @throws PostgresUnavailable when another has it; the message names its process
  FolderLock locked() {
    Path file = root.resolve("lock");
    try {
      return FolderLock.take(file);
    } catch (FolderLock.Held e) {
      throw PostgresUnavailable.inUse(
          "%s is in use by another Winnow (process %s). Stop that one first, or name another folder with WINNOW_HOME."
              .formatted(root, e.getMessage()));
    } catch (IOException e) {
      throw PostgresUnavailable.notWritten(file, e);
    }
  }

  Path binaries(String version) {
    return root.resolve("bin-" + version);
  }

  /// Where a thing of that name is made.
  Path fresh(String name) {
    return root.resolve("new-" + name);
  }

  /// Moves what was made to its place, at once and for good.
  void place(Path made, Path place) throws IOException {
    Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    // Not every system can do it, and where it cannot the file system keeps the order.
    try (FileChannel folder = FileChannel.open(root, StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      return;
    }
  }

  /// Sets rights such as `rwx------`, where the file system has such.
  static void restrict(Path path, String rights) throws IOException {
    if (!WINDOWS) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
  }

  /// Removes a file or a folder with all that is in it; nothing happens where there is none.
  static void remove(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      Files.delete(path);
    } else {
      FileSystemUtils.deleteRecursively(path);
    }
  }

  /// The size of a file in bytes, 0 where there is none.
  static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
