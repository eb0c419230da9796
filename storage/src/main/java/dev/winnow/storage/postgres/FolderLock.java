package dev.winnow.storage.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a folder to one process, and within it to one owner. The lock ends with the process at the
/// latest; PostgreSQL itself does not inherit it.
record FolderLock(Path file, FileChannel channel) implements AutoCloseable {

  /// Closing any channel of a file ends all POSIX locks a process has on it, so a second owner in
  /// this process must not even open the file.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  /// A byte far behind the text: where locks are mandatory, the text stays readable.
  private static final long LOCKED_BYTE = 1L << 40;

  /// The lock of a folder, for whoever is first.
  ///
  /// @throws PostgresUnavailable when another has it; the message names its process
  static FolderLock of(PostgresFolder folder) {
    Path file = folder.lock();
    if (!HELD_HERE.add(file)) {
      throw held(folder, ProcessHandle.current().pid() + "");
    }
    boolean mine = false;
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        mine = channel.tryLock(LOCKED_BYTE, 1, false) != null;
        if (!mine) {
          throw held(folder, Files.readString(file).strip());
        }
        channel.truncate(0);
        String pid = ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
        return new FolderLock(file, channel);
      } finally {
        if (!mine) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw PostgresUnavailable.notWritten(file, e);
    } finally {
      if (!mine) {
        HELD_HERE.remove(file);
      }
    }
  }

  private static PostgresUnavailable held(PostgresFolder folder, String pid) {
    return new PostgresUnavailable(
        ("%s is in use by another Winnow (process %s). Stop that one first, or name another folder"
                + " with WINNOW_HOME.")
            .formatted(folder.root(), pid.isEmpty() ? "unknown" : pid));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written since the lock was taken, so nothing can be lost.
      return;
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
