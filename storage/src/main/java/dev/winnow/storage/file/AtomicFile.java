package dev.winnow.storage.file;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that appears whole or not at all: it is written beside its place, as `.NAME.part`, and
/// moved there once it is on the disk. A part file that a killed process left is overwritten.
///
/// For one thread. A path has one writer at a time: a second one, of whichever process, is refused.
final class AtomicFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private final OutputStream stream;
  private boolean done;

  private AtomicFile(Path target, Path part, FileChannel channel, Compression compression)
      throws IOException {
    this.target = target;
    this.part = part;
    this.channel = channel;
    this.stream =
        new BufferedOutputStream(compression.over(Channels.newOutputStream(channel)), BUFFER_BYTES);
  }

  /// Starts a file, and makes the folders it lies in.
  ///
  /// @throws WriteFailed when it cannot be
  static AtomicFile open(Path path) {
    return open(path, Compression.NONE);
  }

  /// Starts a file that is packed.
  ///
  /// @throws WriteFailed when it cannot be
  static AtomicFile open(Path path, Compression compression) {
    try {
      Path target = target(path);
      Files.createDirectories(folder(target));
      Path part = part(target);
      FileChannel channel = locked(part);
      try {
        return new AtomicFile(target, part, channel, compression);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new WriteFailed(path, e);
    }
  }

  /// An empty part file that no other writer has. The lock ends with the channel, at the latest
  /// with the process.
  private static FileChannel locked(Path part) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean mine = false;
      try {
        if (!lock(channel)) {
          throw new WriteFailed.BeingWritten();
        }
        // What was locked may be in its place by now, under the target's name.
        mine = Files.exists(part);
        if (mine) {
          channel.truncate(0);
          return channel;
        }
      } finally {
        if (!mine) {
          channel.close();
        }
      }
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException here) {
      return false;
    }
  }

  /// The file itself where the path is a link to one: the link stays.
  static Path target(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    return Files.isSymbolicLink(absolute) && Files.exists(absolute)
        ? absolute.toRealPath()
        : absolute;
  }

  static Path folder(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    return folder == null ? target.toAbsolutePath() : folder;
  }

  /// Where a file is written until it is whole.
  static Path part(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".part");
  }

  /// Removes the part file of a target, unless somebody writes it.
  static void removeLeft(Path target) {
    if (Files.exists(part(target))) {
      try {
        open(target).close();
      } catch (WriteFailed e) {
        // It is being written, or not ours to remove.
        return;
      }
    }
  }

  Path target() {
    return target;
  }

  /// Appends text as UTF-8; half a surrogate pair becomes `?`.
  void write(String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Appends texts as [#write] does. Closing it only hands over what it holds.
  Writer writer() {
    return new OutputStreamWriter(
        new FilterOutputStream(stream) {
          @Override
          public void write(byte[] bytes, int from, int length) {
            try {
              stream.write(bytes, from, length);
            } catch (IOException e) {
              throw failed(e);
            }
          }

          @Override
          public void flush() {
            // Its file is flushed when it is finished.
          }

          @Override
          public void close() {
            // Its file is closed when it is finished.
          }
        },
        StandardCharsets.UTF_8);
  }

  /// Appends another file as it is.
  void write(Path other) {
    try {
      Files.copy(other, stream);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Where everything written so far can be read.
  Path flushed() {
    try {
      stream.flush();
      return part;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Puts the file in its place; what stood there is replaced.
  ///
  /// @throws WriteFailed when it cannot be; what stood there still does
  void finish() {
    try {
      stream.close();
      channel.force(true);
      // Moved before it is closed: the lock ends with the channel.
      move();
      channel.close();
      done = true;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void move() throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
    // Not every system can do it, and the file is whole either way.
    try (FileChannel folder = FileChannel.open(folder(target), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      return;
    }
  }

  /// Drops what was written, unless it is finished.
  @Override
  public void close() {
    if (done) {
      return;
    }
    done = true;
    try (channel) {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // A part file that cannot be removed does no harm: the next writer overwrites it.
      return;
    }
  }

  private UncheckedIOException failed(IOException e) {
    close();
    return new WriteFailed(target, e);
  }
}
