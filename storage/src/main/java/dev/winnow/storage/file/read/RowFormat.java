package dev.winnow.storage.file.read;

/// What a file of rows turned out to be.
public enum RowFormat {
  /// Comma-separated values with a header line; `,`, `;` or a tab separates.
  CSV,
  /// An array of objects, objects one behind the other, or one object with an array of objects in
  /// it.
  JSON,
  /// One JSON object a line.
  JSONL,
  PARQUET,
  /// Plain text, a row a line; or Markdown, a row a file.
  TEXT
}
