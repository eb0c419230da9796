package dev.winnow.storage.file;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/// How a file is packed.
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  ZSTD(".zst");

  private static final int BUFFER_BYTES = 1 << 16;

  private final String ending;

  Compression(String ending) {
    this.ending = ending;
  }

  /// What the names of packed files of text have behind their ending: `.gz` in `rows.jsonl.gz`.
  public String ending() {
    return ending;
  }

  /// A stream that packs. Closing it ends what is packed, and leaves the stream behind it open.
  OutputStream over(OutputStream out) throws IOException {
    return switch (this) {
      case NONE -> new Open(out);
      case GZIP -> new GZIPOutputStream(new Open(out), BUFFER_BYTES);
      case ZSTD -> new ZstdOutputStream(new Open(out));
    };
  }

  /// Stays open.
  private static final class Open extends FilterOutputStream {

    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
