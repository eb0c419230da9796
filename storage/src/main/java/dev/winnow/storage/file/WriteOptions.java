package dev.winnow.storage.file;

/// How a file of rows is written.
///
/// @param compression of the file. Parquet has its own inside: Zstandard, or gzip where that is
///   asked for
/// @param formulaSafe whether texts of CSV that a spreadsheet takes for formulas – beginning with
///   `=`, `+`, `-`, `@`, a tab or a return – get a `'` in front
public record WriteOptions(Compression compression, boolean formulaSafe) {

  /// Unpacked, and every text as it is.
  public static final WriteOptions DEFAULT = new WriteOptions(Compression.NONE, false);
}
