package dev.winnow.engine.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Opens a journal for one process: locks it, cuts a torn tail off, and says what it is the journal
/// of.
public final class OpenJournal {

  /// Journals that this process has open: within a process, file locks do not keep anybody out.
  private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

  private OpenJournal() {}

  /// What came of opening.
  public sealed interface Opening {

    /// It can be written to.
    ///
    /// @param begun what it is the journal of; null when it is new
    /// @param tornBytes how much of an unfinished last record was cut off; kept beside it in
    ///   `*.torn`
    /// @param damaged records in its midst that cannot be read any more; left where they are
    record Ready(
        FileJournal journal, JournalEntry.@Nullable Begun begun, long tornBytes, long damaged)
        implements Opening {

      /// What it is the journal of; empty when it is new.
      public Optional<JournalEntry.Begun> task() {
        return Optional.ofNullable(begun);
      }
    }

    /// Another process writes to it.
    ///
    /// @param processId that process; 0 when it is not known
    record Locked(long processId) implements Opening {}

    /// The file is no journal; it was left as it is.
    record Foreign() implements Opening {}
  }

  /// Opens the journal at a path, or makes a new one. Whole records are left as they are: until
  /// [FileJournal#announce] the file tells nobody that it is in use, only the lock does.
  ///
  /// @throws IOException when the file cannot be read or written
  public static Opening open(Path path) throws IOException {
    Path real = path.toAbsolutePath().normalize();
    if (!OPEN_HERE.add(real)) {
      return new Opening.Locked(ProcessHandle.current().pid());
    }
    boolean handedOver = false;
    RandomAccessFile file = null;
    try {
      LastSeen seen = new LastSeen();
      boolean locked;
      Object expected;
      do {
        if (file != null) {
          // Made, removed or put aside before it was locked: what is at the path now is another
          // file.
          file.close();
        }
        expected = identity(path);
        file = new RandomAccessFile(path.toFile(), "rw");
        locked = lock(file);
      } while (locked && !expected.equals(identity(path)));
      JournalScan.Found found =
          JournalScan.scan(
              new FileInput(file, file.length()), LastSeen.KINDS::contains, seen::read);
      if (!locked) {
        return new Opening.Locked(seen.processId);
      }
      if (!found.isJournal()) {
        return new Opening.Foreign();
      }
      long torn = file.length() - found.soundBytes();
      if (torn > 0) {
        keepAside(path, new FileInput(file, file.length()), found.soundBytes());
        file.setLength(found.soundBytes());
      }
      if (file.length() == 0) {
        file.seek(0);
        file.write(JournalScan.MAGIC);
      }
      FileJournal journal = new FileJournal(path, file, found, () -> OPEN_HERE.remove(real));
      handedOver = true;
      return new Opening.Ready(journal, seen.begun, torn, found.damaged());
    } finally {
      if (!handedOver) {
        OPEN_HERE.remove(real);
        if (file != null) {
          file.close();
        }
      }
    }
  }

  /// Puts a journal out of the way of a new one: renames it to the first of `*.1`, `*.2`, … that is
  /// free.
  ///
  /// @return where it is now; empty when there was none
  /// @throws IOException when it cannot be renamed, or another process writes to it
  public static Optional<Path> setAside(Path path) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      if (!lock(file)) {
        throw new IOException("another process is writing to it");
      }
      int number = 1;
      while (Files.exists(aside(path, number))) {
        number++;
      }
      return Optional.of(Files.move(path, aside(path, number), StandardCopyOption.ATOMIC_MOVE));
    }
  }

  /// What tells a file from another that takes its name; the empty text where there is none.
  private static Object identity(Path path) throws IOException {
    try {
      Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return key == null ? path : key;
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /// Whether a file begins as a journal does.
  ///
  /// @throws IOException when it is there and cannot be read
  public static boolean isJournal(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(JournalScan.MAGIC.length), JournalScan.MAGIC);
    }
  }

  private static Path aside(Path path, int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  /// Locks a byte far behind any record, so that where locks are mandatory the records stay
  /// readable.
  private static boolean lock(RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void keepAside(Path path, InputStream in, long from) throws IOException {
    in.skipNBytes(from);
    Path torn = path.resolveSibling(path.getFileName() + ".torn");
    try (OutputStream out =
        Files.newOutputStream(torn, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      in.transferTo(out);
    }
  }

  private static final class LastSeen {
    private static final Set<String> KINDS = Set.of("begun", "opened");

    private JournalEntry.@Nullable Begun begun;
    private long processId;

    private void read(JournalEntry entry) {
      if (entry instanceof JournalEntry.Begun it) {
        begun = it;
      } else if (entry instanceof JournalEntry.Opened it) {
        processId = it.processId();
      }
    }
  }
}
