package dev.winnow.core.document;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Shows a value within a message: on one line, and no more of it than a reader takes in.
public final class Excerpt {

  /// The longest text shown in full, in code points.
  public static final int LENGTH_MAX = 80;

  private Excerpt() {}

  /// The text on one line; clipped where it is longer than [#LENGTH_MAX], with `…` in its place.
  /// Takes no longer for a longer text.
  public static String of(String text) {
    var out = new StringBuilder();
    append(text, out);
    return clip(out);
  }

  /// The value as JSON on one line, clipped likewise; texts are in quotes. Takes no longer for a
  /// larger or deeper value.
  public static String of(JsonNode value) {
    var out = new StringBuilder();
    append(value, out);
    return clip(out);
  }

  private static boolean full(StringBuilder out) {
    return out.length() > 2 * LENGTH_MAX;
  }

  private static void append(JsonNode value, StringBuilder out) {
    if (full(out)) {
      return;
    }
    switch (value.getNodeType()) {
      case STRING -> {
        out.append('"');
        append(value.stringValue(), out);
        out.append('"');
      }
      case ARRAY -> {
        out.append('[');
        for (Iterator<JsonNode> each = value.iterator(); each.hasNext() && !full(out); ) {
          append(each.next(), out);
          out.append(each.hasNext() ? ", " : "");
        }
        out.append(']');
      }
      case OBJECT -> {
        out.append('{');
        for (Iterator<Map.Entry<String, JsonNode>> each = value.properties().iterator();
            each.hasNext() && !full(out); ) {
          Map.Entry<String, JsonNode> property = each.next();
          out.append('"');
          append(property.getKey(), out);
          out.append("\": ");
          append(property.getValue(), out);
          out.append(each.hasNext() ? ", " : "");
        }
        out.append('}');
      }
      case NUMBER, BOOLEAN, NULL, BINARY, POJO, MISSING -> out.append(value);
    }
  }

  private static void append(String text, StringBuilder out) {
    int end = Math.min(text.length(), 2 * LENGTH_MAX + 2);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      out.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
    }
  }

  private static String clip(StringBuilder out) {
    if (out.codePointCount(0, out.length()) <= LENGTH_MAX) {
      return out.toString();
    }
    return out.substring(0, out.offsetByCodePoints(0, LENGTH_MAX - 1)) + "…";
  }
}
