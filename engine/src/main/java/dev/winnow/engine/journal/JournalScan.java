package dev.winnow.engine.journal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// Reads the records of a journal from its first byte up to the first that is not whole.
///
/// A journal is `WINNOWJ1`, then records: length of the payload (4 bytes, big-endian), its CRC-32C
/// (4 bytes), the payload. A process that is killed leaves at most its last record torn; after a
/// power loss more may be missing.
final class JournalScan {

  static final byte[] MAGIC = {'W', 'I', 'N', 'N', 'O', 'W', 'J', '1'};
  static final int RECORD_HEAD_BYTES = 8;

  private JournalScan() {}

  /// What was found.
  ///
  /// @param isJournal whether the file begins as a journal does, or is too short to tell
  /// @param soundBytes the length up to the end of the last whole record
  /// @param answers how many answers there are
  record Found(boolean isJournal, long soundBytes, long answers) {}

  /// Reads all there is.
  ///
  /// @param reader is handed every record this version knows
  static Found scan(InputStream file, Consumer<JournalEntry> reader) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(file, 1 << 16));
    byte[] magic = in.readNBytes(MAGIC.length);
    if (magic.length < MAGIC.length) {
      return new Found(startsLike(magic), 0, 0);
    }
    if (!startsLike(magic)) {
      return new Found(false, 0, 0);
    }
    long sound = MAGIC.length;
    long answers = 0;
    CRC32C crc = new CRC32C();
    while (true) {
      byte[] payload = next(in, crc);
      if (payload.length == 0) {
        return new Found(true, sound, answers);
      }
      sound += RECORD_HEAD_BYTES + payload.length;
      JournalEntry entry = JournalFormat.entry(payload).orElse(null);
      if (entry != null) {
        answers += entry instanceof JournalEntry.Answer ? 1 : 0;
        reader.accept(entry);
      }
    }
  }

  private static boolean startsLike(byte[] head) {
    for (int i = 0; i < head.length; i++) {
      if (head[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  /// The next payload; empty at the end or where a record is not whole.
  private static byte[] next(DataInputStream in, CRC32C crc) throws IOException {
    try {
      int length = in.readInt();
      int expected = in.readInt();
      if (length <= 0 || length > JournalFormat.PAYLOAD_BYTES_MAX) {
        return new byte[0];
      }
      // Grows as bytes come, so that a torn length does not ask for memory that the file does not
      // fill.
      byte[] payload = in.readNBytes(length);
      crc.reset();
      crc.update(payload);
      return payload.length == length && (int) crc.getValue() == expected ? payload : new byte[0];
    } catch (EOFException e) {
      return new byte[0];
    }
  }
}
