package dev.winnow.core.task;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.template.VariableUses;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Bounds of a template that is kept for others: what a task file leaves to the person who wrote
/// it.
final class TemplateLimits {

  static final int NAME_CHARACTERS_MAX = 200;
  static final int DESCRIPTION_CHARACTERS_MAX = 10_000;
  static final int PROMPT_BYTES_MAX = 1 << 20;
  static final int VARIABLES_MAX = 1_000;
  static final int EXAMPLES_MAX = 1_000;

  private TemplateLimits() {}

  /// Notes what goes beyond them, and texts that hold no characters.
  ///
  /// @param pointer where the template stands
  static void check(JsonNode template, String pointer, Reading reading) {
    name(template.path("name").asString(""), Pointer.child(pointer, "name"), reading);
    characters(template, pointer, "description", DESCRIPTION_CHARACTERS_MAX, reading);
    characters(template, pointer, "model", NAME_CHARACTERS_MAX, reading);
    bytes(template, pointer, "prompt", reading);
    bytes(template, pointer, "system", reading);
    many(template, pointer, "variables", VARIABLES_MAX, reading);
    many(template, pointer, "examples", EXAMPLES_MAX, reading);
    for (String variable : template.path("variables").propertyNames()) {
      if (variable.length() > NAME_CHARACTERS_MAX) {
        reading.error(
            Pointer.child(pointer, "variables"),
            FieldSaid.NAME_TOO_LONG.of(variable.length(), NAME_CHARACTERS_MAX));
      }
    }
    texts(template, pointer, reading);
  }

  /// Notes when more different variables are used than anybody could give values to: looking for
  /// the nearest name of each takes time.
  static void uses(VariableUses uses, String pointer, Reading reading) {
    int names = uses.names().size();
    if (names > VARIABLES_MAX) {
      reading.error(pointer, TaskFieldSaid.USES_TOO_MANY.of(names, VARIABLES_MAX));
    }
  }

  private static void name(String name, String pointer, Reading reading) {
    int characters = name.codePointCount(0, name.length());
    if (characters > NAME_CHARACTERS_MAX) {
      reading.error(pointer, FieldSaid.TOO_LONG.of(characters, NAME_CHARACTERS_MAX));
    }
    if (!name.isBlank() && !name.equals(name.strip())) {
      reading.error(pointer, FieldSaid.BLANK_ENDS.of(Excerpt.of(name)));
    }
    // NUL is told of every text.
    if (name.codePoints().anyMatch(c -> c != 0 && breaks(c))) {
      reading.error(pointer, FieldSaid.BREAKS_LINE.of(Excerpt.of(name)));
    }
  }

  private static boolean breaks(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
  }

  private static void characters(
      JsonNode template, String pointer, String field, int most, Reading reading) {
    String text = template.path(field).asString("");
    if (text.codePointCount(0, text.length()) > most) {
      reading.error(
          Pointer.child(pointer, field),
          FieldSaid.TOO_LONG.of(text.codePointCount(0, text.length()), most));
    }
  }

  private static void bytes(JsonNode template, String pointer, String field, Reading reading) {
    String text = template.path(field).asString("");
    // No character takes more than three bytes a char.
    if (text.length() > PROMPT_BYTES_MAX / 3) {
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > PROMPT_BYTES_MAX) {
        reading.error(
            Pointer.child(pointer, field), FieldSaid.TOO_MANY_BYTES.of(bytes, PROMPT_BYTES_MAX));
      }
    }
  }

  private static void many(
      JsonNode template, String pointer, String field, int most, Reading reading) {
    int size = template.path(field).size();
    if (size > most) {
      reading.error(Pointer.child(pointer, field), FieldSaid.TOO_MANY.of(size, most));
    }
  }

  /// What no database keeps and no request can carry.
  static void texts(JsonNode value, String pointer, Reading reading) {
    if (value.isString()) {
      text(value.stringValue(), pointer, reading);
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        text(entry.getKey(), pointer, reading);
        texts(entry.getValue(), Pointer.child(pointer, entry.getKey()), reading);
      }
    } else {
      int index = 0;
      for (JsonNode item : value) {
        texts(item, Pointer.child(pointer, index++), reading);
      }
    }
  }

  private static void text(String text, String pointer, Reading reading) {
    FieldSaid.unstorable(text).ifPresent(wrong -> reading.error(pointer, wrong));
  }
}
