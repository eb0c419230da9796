package dev.winnow.storage.file.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what is read and what it unpacks to, and stops what unpacks to too much.
final class Meter {

  /// Below that a ratio says nothing: a small file of one line over and over packs well.
  private static final long RATIO_FROM_BYTES = 100_000_000;

  private final ReadBounds bounds;

  /// Of the entries before the one that is being read.
  private long unpackedBefore;

  private long unpackedNow;

  private final AtomicLong halvesRead = new AtomicLong();

  Meter(ReadBounds bounds) {
    this.bounds = bounds;
  }

  /// Bytes of the file as it is on the disk, or of what an archive unpacks to.
  long read() {
    return halvesRead.get() / 2;
  }

  int entriesMax() {
    return bounds.entriesMax();
  }

  void read(long bytes) {
    halvesRead.set(2 * bytes);
  }

  /// Counts what is read.
  InputStream counted(InputStream in, Source.Counts counts) {
    if (counts == Source.Counts.NOTHING) {
      return in;
    }
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int each = in.read();
        halvesRead.addAndGet(each < 0 ? 0 : counts.halves());
        return each;
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        int n = in.read(buffer, from, length);
        halvesRead.addAndGet((long) counts.halves() * Math.max(0, n));
        return n;
      }
    };
  }

  /// Stops a stream that unpacks to too much.
  ///
  /// @param packedBytes its size before
  InputStream bounded(InputStream in, long packedBytes) {
    return new Bounded(in, packedBytes);
  }

  /// What was read is over; something else is read next.
  void entryEnds() {
    unpackedBefore += unpackedNow;
    unpackedNow = 0;
  }

  private final class Bounded extends FilterInputStream {

    private final long packedBytes;
    private long unpacked;

    Bounded(InputStream in, long packedBytes) {
      super(in);
      this.packedBytes = packedBytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int n = in.read(buffer, from, length);
      unpacked += Math.max(0, n);
      unpackedNow = Math.max(unpackedNow, unpacked);
      if (unpackedBefore + unpacked > bounds.unpackedBytesMax()) {
        throw new Stop(ReadRowsSaid.UNPACKED_BYTES.of(bounds.unpackedBytesMax()));
      }
      if (unpacked > RATIO_FROM_BYTES
          && unpacked / bounds.unpackedRatioMax() > Math.max(1, packedBytes)) {
        throw new Stop(ReadRowsSaid.UNPACKED_RATIO.of(bounds.unpackedRatioMax()));
      }
      return n;
    }
  }
}
