package dev.winnow.core.document;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A document that a person wrote, read but not understood yet: its tree and where each value
/// stands.
///
/// @param name what the reader calls it, usually the file's path as it was given
/// @param tree the values
/// @param places by JSON Pointer (RFC 6901), the place of each value: of its key where it has one
public record Document(String name, JsonNode tree, Map<String, Place> places) {

  public Document {
    places = Map.copyOf(places);
  }

  /// A place in a text file.
  ///
  /// @param line from 1
  /// @param column from 1, in characters
  public record Place(int line, int column) {}

  /// Where the value of a pointer stands; where there is none, where the nearest value around it
  /// does.
  public Optional<Place> place(String pointer) {
    String at = pointer;
    while (true) {
      Place place = places.get(at);
      if (place != null) {
        return Optional.of(place);
      }
      int slash = at.lastIndexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      at = at.substring(0, slash);
    }
  }
}
