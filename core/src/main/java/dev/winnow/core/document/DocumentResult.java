package dev.winnow.core.document;

import java.util.List;

/// What came of reading a document: its tree, or why there is none.
public sealed interface DocumentResult {

  /// A document that could be read.
  record Found(Document document) implements DocumentResult {}

  /// A document that could not be read.
  ///
  /// @param document its name and the places of the problems; its tree is empty
  /// @param problems at least one; a pointer without a place is a problem of the whole file
  record Broken(Document document, List<Problem> problems) implements DocumentResult {

    public Broken {
      problems = List.copyOf(problems);
    }
  }
}
