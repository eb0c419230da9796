package dev.winnow.storage.file.read;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Where in a JSON text that begins with an object the rows lie.
///
/// @param member of the only object whose only array of objects it is; null: the objects themselves
///   are the rows
record WhereRowsLie(@Nullable String member) {

  /// Arrays that belong to a row: conversations.
  private static final Set<String> OF_ROWS = Set.of("messages", "conversations", "conversation");

  /// Looks at the first object, and whether anything follows it.
  static WhereRowsLie find(StrictText text) {
    String found = null;
    try (JsonParser parser = RowJson.STREAM.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new WhereRowsLie(null);
      }
      for (JsonToken name = parser.nextToken();
          name == JsonToken.PROPERTY_NAME;
          name = parser.nextToken()) {
        String member = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY) {
          if (found != null || OF_ROWS.contains(member)) {
            return new WhereRowsLie(null);
          }
          if (parser.nextToken() == JsonToken.START_OBJECT) {
            found = member;
          }
          skipRest(parser);
        } else {
          parser.skipChildren();
        }
      }
      return new WhereRowsLie(parser.nextToken() == null ? found : null);
    } catch (JacksonException broken) {
      // As far as it goes, its reader reads.
      return new WhereRowsLie(found);
    }
  }

  /// Up to the end of the array whose first item has just begun.
  private static void skipRest(JsonParser parser) {
    for (JsonToken each = parser.currentToken();
        each != JsonToken.END_ARRAY && each != null;
        each = parser.nextToken()) {
      parser.skipChildren();
    }
  }

  static WhereRowsLie learned(Learned learned, @Nullable String entry, CsvRows.Again again)
      throws IOException {
    WhereRowsLie known = learned.place(entry);
    if (known != null) {
      return known;
    }
    try (StrictText text = again.open()) {
      WhereRowsLie found = find(text);
      learned.place(entry, found);
      return found;
    }
  }
}
