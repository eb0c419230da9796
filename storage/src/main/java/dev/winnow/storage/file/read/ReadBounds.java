package dev.winnow.storage.file.read;

/// How much is taken from one file. What is larger is a problem, never an exhausted memory.
///
/// @param rowCharsMax of one line, record, element of an array, row of Parquet or Markdown file, in
///   UTF-16 units
/// @param unpackedBytesMax of all that a packed file or an archive unpacks to
/// @param unpackedRatioMax how many times larger than packed, for what unpacks to more than 100 MB
/// @param entriesMax files in an archive
public record ReadBounds(
    int rowCharsMax, long unpackedBytesMax, long unpackedRatioMax, int entriesMax) {

  /// 16 million characters a row, 20 GB unpacked, a ratio of 1,000, 10,000 entries.
  public static final ReadBounds DEFAULT = new ReadBounds(16 << 20, 20_000_000_000L, 1_000, 10_000);
}
