package dev.winnow.engine.journal;

import dev.winnow.core.run.Fact;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A journal in one file, append-only, written to by one process at a time.
///
/// What [#answer] returned for survives the death of the process; after a power loss at most the
/// last [#SYNC_MILLIS] are missing.
public final class FileJournal implements Journal, EarlierRuns, Closeable {

  /// How long a written record may wait for its way to the disk.
  public static final long SYNC_MILLIS = 50;

  private final Path path;
  private final RandomAccessFile file;
  private final ReentrantLock writing = new ReentrantLock();
  private final Thread syncing;
  private final Runnable onClose;
  private long length;
  private long answers;
  private boolean hasVerdicts;
  private @Nullable IOException broken;
  private volatile boolean dirty;
  private volatile boolean closed;

  /// Takes over a file that is open, locked and cut to its whole records.
  FileJournal(Path path, RandomAccessFile file, JournalScan.Found found, Runnable onClose)
      throws IOException {
    this.path = path;
    this.onClose = onClose;
    this.file = file;
    this.length = file.length();
    this.answers = found.answers();
    this.hasVerdicts = found.verdicts();
    this.syncing = Thread.ofPlatform().daemon().name("journal-sync").start(this::syncRegularly);
  }

  /// The file.
  public Path path() {
    return path;
  }

  @Override
  public long answers() {
    writing.lock();
    try {
      return answers;
    } finally {
      writing.unlock();
    }
  }

  /// Whether anything is decided about its answers; not in one of a version that did not write that
  /// down.
  public boolean hasVerdicts() {
    return hasVerdicts;
  }

  @Override
  public void replay(Consumer<Fact> reader) throws IOException {
    FoldJournal fold = new FoldJournal(hasVerdicts, reader);
    read(fold::accept);
    fold.finish();
  }

  /// Reads all records, in the order in which they were written. What is appended meanwhile by the
  /// reader is not among them.
  public void read(Consumer<JournalEntry> reader) throws IOException {
    writing.lock();
    try {
      // Over the locked descriptor: POSIX drops a process's locks on a file with the first
      // descriptor it closes.
      long before = answers;
      long found = JournalScan.scan(new FileInput(file, length), reader).answers();
      // Those that the reader has appended meanwhile stand behind those that were found.
      answers = found + (answers - before);
    } finally {
      writing.unlock();
    }
  }

  /// Writes down which process writes from now on, for a second one to be told.
  public void announce(long processId, Instant now) throws IOException {
    append(new JournalEntry.Opened(processId, now));
  }

  @Override
  public long append(JournalEntry entry) throws IOException {
    byte[] record = record(JournalFormat.bytes(entry));
    writing.lock();
    try {
      write(record);
      return entry instanceof JournalEntry.Answer ? answers++ : answers;
    } finally {
      writing.unlock();
    }
  }

  private static byte[] record(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload);
    return ByteBuffer.allocate(JournalScan.RECORD_HEAD_BYTES + payload.length)
        .putInt(payload.length)
        .putInt((int) crc.getValue())
        .put(payload)
        .array();
  }

  private void write(byte[] record) throws IOException {
    if (broken != null) {
      throw new IOException(broken.getMessage(), broken);
    }
    if (closed) {
      throw new IOException("The journal " + path + " is closed.");
    }
    try {
      // Not a FileChannel: an interrupt during a write would close it.
      file.seek(length);
      file.write(record);
      length += record.length;
      dirty = true;
    } catch (IOException e) {
      broken = e;
      cutToWholeRecords();
      throw e;
    }
  }

  private void cutToWholeRecords() {
    try {
      file.setLength(length);
    } catch (IOException e) {
      // The next run finds the torn tail and cuts it.
      return;
    }
  }

  private void syncRegularly() {
    while (!closed) {
      try {
        Thread.sleep(SYNC_MILLIS);
        sync();
      } catch (InterruptedException e) {
        return;
      } catch (IOException e) {
        breakWith(e);
      }
    }
  }

  private void sync() throws IOException {
    if (dirty) {
      dirty = false;
      file.getFD().sync();
    }
  }

  private void breakWith(IOException cause) {
    writing.lock();
    try {
      if (broken == null && !closed) {
        broken = cause;
      }
    } finally {
      writing.unlock();
    }
  }

  /// Closes the journal and removes its file, while it is still locked: a process that opens it at
  /// this moment finds that out and opens another.
  public void delete() throws IOException {
    Files.deleteIfExists(path);
    close();
  }

  /// Brings everything to the disk and lets other processes have the file.
  @Override
  public void close() throws IOException {
    writing.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
    } finally {
      writing.unlock();
    }
    syncing.interrupt();
    try (file) {
      sync();
    } finally {
      onClose.run();
    }
  }
}
