package dev.winnow.engine.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;

/// A file from its first byte up to a length, read over a descriptor that stays open and that
/// others may move about.
final class FileInput extends InputStream {

  private final RandomAccessFile file;
  private final long length;
  private long at;

  FileInput(RandomAccessFile file, long length) {
    this.file = file;
    this.length = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (at >= length && count > 0) {
      return -1;
    }
    file.seek(at);
    int read = file.read(bytes, offset, (int) Math.min(count, length - at));
    at += Math.max(0, read);
    return read;
  }

  @Override
  public long skip(long bytes) {
    at += bytes;
    return bytes;
  }
}
