package dev.winnow.storage.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Reads the part of the tar format that PostgreSQL's archives use: plain files, folders and
/// symbolic links with names up to 100 bytes.
record Tar(InputStream in, Path target) {

  private static final int BLOCK = 512;
  private static final int BUFFER_BYTES = 1 << 16;

  /// Unpacks into a folder that exists.
  ///
  /// @throws IOException when the archive is cut, holds something else, or cannot be written
  static void unpack(InputStream in, Path target) throws IOException {
    Tar tar = new Tar(in, target);
    while (tar.entry()) {}
  }

  /// POSIX.1-1988, ustar header: name at 0, mode at 100, size at 124, type at 156, link at 157.
  private boolean entry() throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    if (header.length < BLOCK) {
      throw new IOException("the archive is cut");
    }
    String name = text(header, 0, 100);
    if (name.isEmpty()) {
      return false;
    }
    Path path = target.resolve(name).normalize();
    if (!path.startsWith(target)) {
      throw new IOException(name + " leads out of the archive");
    }
    switch (header[156]) {
      case '5' -> Files.createDirectories(path);
      case '0', 0 -> file(path, octal(header, 124, 12));
      case '2' -> Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
      default -> throw new IOException(name + " is of type " + (char) header[156]);
    }
    if (header[156] != '2') {
      boolean runs = (octal(header, 100, 8) & 0100) != 0;
      PostgresFolder.restrict(path, runs ? "rwxr-xr-x" : "rw-r--r--");
    }
    return true;
  }

  private void file(Path path, long bytes) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream out = Files.newOutputStream(path)) {
      for (long left = bytes; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("the archive is cut in " + path.getFileName());
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
    in.skipNBytes((BLOCK - bytes % BLOCK) % BLOCK);
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] header, int from, int length) throws IOException {
    String digits = text(header, from, length).strip();
    if (!digits.matches("[0-7]{1,12}")) {
      throw new IOException("the archive has no number at " + from);
    }
    return Long.parseLong(digits, 8);
  }
}
