package dev.winnow.engine.journal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Reads the records of a journal from its first byte up to its last whole one. A record whose
/// checksum is wrong, with whole ones behind it, is passed over: the answers behind it are paid
/// for.
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
  /// @param verdicts whether anything was decided about them
  /// @param damaged records between whole ones that are not as they were written; passed over
  record Found(boolean isJournal, long soundBytes, long answers, boolean verdicts, long damaged) {}

  /// A record.
  ///
  /// @param sound whether its checksum is right
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Piece(byte[] payload, boolean sound) {}

  /// Reads all there is.
  ///
  /// @param reader is handed every record this version knows
  static Found scan(InputStream file, Consumer<JournalEntry> reader) throws IOException {
    return scan(file, kind -> true, reader);
  }

  /// Goes over all there is. Records that are not wanted are counted by what they say they are.
  ///
  /// @param wanted which kinds of records are read
  /// @param reader is handed every such record this version knows
  static Found scan(InputStream file, Predicate<String> wanted, Consumer<JournalEntry> reader)
      throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(file, 1 << 16));
    byte[] magic = in.readNBytes(MAGIC.length);
    if (magic.length < MAGIC.length || !startsLike(magic)) {
      return new Found(startsLike(magic), 0, 0, false, 0);
    }
    long at = MAGIC.length;
    long sound = at;
    long answers = 0;
    boolean verdicts = false;
    long damaged = 0;
    long damagedSince = 0;
    boolean begun = false;
    for (Piece piece = next(in); piece != null; piece = next(in)) {
      at += RECORD_HEAD_BYTES + piece.payload().length;
      if (!piece.sound()) {
        if (!begun) {
          // Nothing says any more which task the answers behind it belong to.
          break;
        }
        damagedSince++;
        continue;
      }
      sound = at;
      damaged += damagedSince;
      damagedSince = 0;
      String kind = JournalFormat.kind(piece.payload());
      boolean read = wanted.test(kind);
      JournalEntry entry = read ? JournalFormat.entry(piece.payload()).orElse(null) : null;
      if (entry != null || !read) {
        begun |= kind.equals("begun");
        answers += kind.equals("answer") ? 1 : 0;
        verdicts |= kind.equals("decided");
      }
      if (entry != null) {
        reader.accept(entry);
      }
    }
    return new Found(true, sound, answers, verdicts, damaged);
  }

  private static boolean startsLike(byte[] head) {
    for (int i = 0; i < head.length; i++) {
      if (head[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  /// The record that stands next; null where there is no whole one.
  private static @Nullable Piece next(DataInputStream in) throws IOException {
    try {
      int length = in.readInt();
      int expected = in.readInt();
      if (length <= 0 || length > JournalFormat.PAYLOAD_BYTES_MAX) {
        return null;
      }
      // Grows as bytes come, so that a torn length does not ask for memory that the file does not
      // fill.
      byte[] payload = in.readNBytes(length);
      if (payload.length < length) {
        return null;
      }
      CRC32C crc = new CRC32C();
      crc.update(payload);
      return new Piece(payload, (int) crc.getValue() == expected);
    } catch (EOFException e) {
      return null;
    }
  }
}
