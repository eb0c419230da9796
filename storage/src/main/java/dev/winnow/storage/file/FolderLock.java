package dev.winnow.storage.file;

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
public record FolderLock(Path file, FileChannel channel) implements AutoCloseable {

  /// Closing any channel of a file ends all POSIX locks a process has on it, so a second owner in
  /// this process must not even open the file.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  /// Far behind the text: where locks are mandatory, the text stays readable. All bytes from here
  /// on, for older versions locked one or another of them.
  private static final long LOCKED_FROM = 1L << 40;

  /// Somebody else has the folder; the message is the id of the process.
  public static final class Held extends Exception {
    private static final long serialVersionUID = 1;

    private Held(String process) {
      super(process.isEmpty() ? "unknown" : process);
    }
  }

  /// The lock of a folder, for whoever is first.
  ///
  /// @param file in the folder; made where missing
  /// @throws IOException when the file cannot be written
  public static FolderLock take(Path file) throws Held, IOException {
    if (!HELD_HERE.add(file)) {
      throw new Held(ProcessHandle.current().pid() + "");
    }
    boolean mine = false;
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        mine = channel.tryLock(LOCKED_FROM, Long.MAX_VALUE - LOCKED_FROM, false) != null;
        if (!mine) {
          throw new Held(Files.readString(file).strip());
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
    } finally {
      if (!mine) {
        HELD_HERE.remove(file);
      }
    }
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
