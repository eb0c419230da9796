package dev.winnow.storage.file.read;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kinds of files that people take for files of rows, by their first bytes.
final class BinaryKind {

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("%PDF-", "PDF"),
          Map.entry("\u0089PNG", "PNG"),
          Map.entry("\u00FF\u00D8\u00FF", "JPEG"),
          Map.entry("GIF8", "GIF"),
          Map.entry("\u00D0\u00CF\u0011\u00E0", "Office (XLS, DOC)"),
          Map.entry("SQLite format 3", "SQLite"),
          Map.entry("ARROW1", "Arrow (Feather)"),
          Map.entry("\u00FF\u00FF\u00FF\u00FF", "Arrow (stream)"),
          Map.entry("Obj\u0001", "Avro"),
          Map.entry("ORC", "ORC"),
          Map.entry("\u0089HDF", "HDF5"),
          Map.entry("\u0093NUMPY", "NumPy"),
          Map.entry("7z\u00BC\u00AF", "7-Zip"),
          Map.entry("Rar!", "RAR"),
          Map.entry("\u00FD7zXZ", "XZ"),
          Map.entry("BZh", "bzip2"),
          Map.entry("PK\u0003\u0004", "ZIP"),
          Map.entry("\u001F\u008B", "gzip"));

  private BinaryKind() {}

  /// The name of the kind; null for anything else.
  static @Nullable String of(byte[] sample) {
    int length = Math.min(16, sample.length);
    String begin = new String(sample, 0, length, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      boolean couldBeText = kind.getKey().length() < 5 && kind.getKey().matches("[!-~]+");
      // A CSV may have a column that is called ORC.
      if (begin.startsWith(kind.getKey()) && (!couldBeText || hasControls(sample))) {
        return kind.getValue();
      }
    }
    return null;
  }

  private static boolean hasControls(byte[] sample) {
    for (byte each : sample) {
      if (each >= 0 && each < '\t') {
        return true;
      }
    }
    return false;
  }
}
