package dev.winnow.server.start;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Keeps a home to one service at a time. Ends with the process, however that ends.
public final class HomeLock implements AutoCloseable {

  private final RandomAccessFile file;

  private HomeLock(RandomAccessFile file) {
    this.file = file;
  }

  /// Another service has the home.
  public static final class Taken extends Exception {
    private static final long serialVersionUID = 1;

    private Taken(String message) {
      super(message);
    }
  }

  /// Takes the home.
  ///
  /// @throws Taken when another service has it
  public static HomeLock take(Path home) throws Taken {
    Path path = home.resolve("lock");
    boolean taken = false;
    @Nullable RandomAccessFile file = null;
    try {
      file = new RandomAccessFile(path.toFile(), "rw");
      // Far behind the process id that stands in front, which others may read.
      FileLock lock = file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false);
      if (lock != null) {
        file.setLength(0);
        file.writeBytes(Long.toString(ProcessHandle.current().pid()));
        taken = true;
        return new HomeLock(file);
      }
      throw new Taken(
          "Winnow is running with the home %s already (process %s). Stop that one, or name another home with --home."
              .formatted(home, file.readLine()));
    } catch (OverlappingFileLockException e) {
      throw new Taken("This process has the home %s already.".formatted(home));
    } catch (IOException e) {
      throw new UncheckedIOException("The home " + home + " cannot be used: " + e.getMessage(), e);
    } finally {
      if (!taken && file != null) {
        closeQuietly(file);
      }
    }
  }

  @Override
  public void close() {
    closeQuietly(file);
  }

  private static void closeQuietly(RandomAccessFile file) {
    try {
      file.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
      return;
    }
  }
}
