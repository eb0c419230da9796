package dev.winnow.core.document;

import dev.winnow.core.document.Document.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where the values of a task come from: its own document, and those it names, each standing in at
/// a JSON Pointer.
///
/// @param main the document that was asked for
/// @param included by the pointer in whose place it stands; pointers may lie within each other
public record Sources(Document main, Map<String, Document> included) {

  public Sources {
    included = Map.copyOf(included);
  }

  /// One document that names no other.
  public static Sources of(Document main) {
    return new Sources(main, Map.of());
  }

  /// These and one more.
  public Sources with(String pointer, Document document) {
    Map<String, Document> more = new LinkedHashMap<>(included);
    more.put(pointer, document);
    return new Sources(main, more);
  }

  /// A place in one of the files.
  ///
  /// @param file the document's name
  /// @param place empty is the whole file
  public record Location(String file, Optional<Place> place) {}

  /// The document a pointer leads into: that of the longest pointer around it.
  public Document documentOf(String pointer) {
    return included.getOrDefault(baseOf(pointer), main);
  }

  /// Where the value of a pointer stands.
  public Location locate(String pointer) {
    Document document = documentOf(pointer);
    return new Location(
        document.name(), document.place(pointer.substring(baseOf(pointer).length())));
  }

  private String baseOf(String pointer) {
    String base = "";
    for (String at : included.keySet()) {
      boolean around = pointer.equals(at) || pointer.startsWith(at + "/");
      if (around && at.length() > base.length()) {
        base = at;
      }
    }
    return base;
  }
}
