package dev.winnow.storage.file.read;

/// How all cells of a CSV column are read.
enum CsvType {
  TEXT,
  NUMBER,
  BOOLEAN,
  /// Objects and arrays.
  JSON
}
