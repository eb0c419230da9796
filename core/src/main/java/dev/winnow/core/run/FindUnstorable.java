package dev.winnow.core.run;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.say.Said;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Looks for what databases and text files cannot hold in the names and texts of a row: NUL, and
/// halves of characters.
final class FindUnstorable {

  private FindUnstorable() {}

  /// @param place a JSON Pointer, built from the inside out: a row without any costs no text
  private record Found(String place, char character) {
    Found within(String parent) {
      return new Found(parent + place, character);
    }
  }

  /// The first of them in a sentence with its place, like `/answer has the character U+0000 (NUL),
  /// which databases and text files cannot hold.`; empty for a row without.
  static Optional<Said> in(ObjectNode row) {
    return Optional.ofNullable(find(row)).map(FindUnstorable::sentence);
  }

  private static Said sentence(Found found) {
    return RejectSaid.UNSTORABLE.of(
        Excerpt.of(StorableText.of(found.place())),
        "%04X".formatted((int) found.character()),
        found.character() == 0 ? RejectSaid.NUL : RejectSaid.HALF);
  }

  private static @Nullable Found find(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> find(value.stringValue());
      case OBJECT -> inProperties(value);
      case ARRAY -> inElements(value);
      case NUMBER, BOOLEAN, NULL, BINARY, POJO, MISSING -> null;
    };
  }

  private static @Nullable Found find(String text) {
    int at = StorableText.unstorable(text, 0);
    return at < 0 ? null : new Found("", text.charAt(at));
  }

  private static @Nullable Found inProperties(JsonNode object) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      Found found = find(property.getKey());
      if (found == null) {
        found = find(property.getValue());
      }
      if (found != null) {
        return found.within(Pointer.child("", property.getKey()));
      }
    }
    return null;
  }

  private static @Nullable Found inElements(JsonNode array) {
    for (int i = 0; i < array.size(); i++) {
      Found found = find(array.get(i));
      if (found != null) {
        return found.within(Pointer.child("", i));
      }
    }
    return null;
  }
}
