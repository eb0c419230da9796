package dev.winnow.engine.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;

/// A file from its first byte, read over a descriptor that stays open.
final class FileInput extends InputStream {

  private final RandomAccessFile file;

  FileInput(RandomAccessFile file) throws IOException {
    this.file = file;
    file.seek(0);
  }

  @Override
  public int read() throws IOException {
    return file.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return file.read(bytes, offset, length);
  }

  @Override
  public long skip(long bytes) throws IOException {
    file.seek(file.getFilePointer() + bytes);
    return bytes;
  }
}
