package dev.winnow.core.document;

/// Opens a document that another one names: the only way in which reading a task touches files.
@FunctionalInterface
public interface DocumentLoader {

  /// Opens it. Whatever is wrong with it comes back as a value.
  ///
  /// @param path as it was written
  /// @param from the document it was written in; a relative path starts beside it
  DocumentResult open(String path, Document from);
}
