package dev.winnow.storage.file;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.StorableText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A row as one line of JSON, exact both ways: text as it is, numbers digit for digit.
final class JsonLine {

  private JsonLine() {}

  /// The text of a value, without a line end.
  static String of(JsonNode value) {
    return escaped(ExactJson.write(value));
  }

  /// The text of a value that is there as [ExactJson#write] writes it.
  static String of(String json) {
    return escaped(json);
  }

  /// The text of a value over several lines, for people.
  static String pretty(JsonNode value) {
    return escaped(ExactJson.pretty(value));
  }

  /// Reads back what [#of] wrote of a row.
  static ObjectNode read(String line) {
    return ExactJson.object(line);
  }

  /// Escapes what some readers take for line ends (U+2028, U+2029) and what UTF-8 cannot carry
  /// (half a surrogate pair). All of them stand inside strings only.
  private static String escaped(String json) {
    StringBuilder escaped = null;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean escape = c == '\u2028' || c == '\u2029' || StorableText.isHalf(json, i);
      if (escape && escaped == null) {
        escaped = new StringBuilder(json.length() + 16).append(json, 0, i);
      }
      if (escaped != null) {
        escaped.append(escape ? String.format("\\u%04x", (int) c) : Character.toString(c));
      }
    }
    return escaped == null ? json : escaped.toString();
  }
}
