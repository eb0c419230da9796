package dev.winnow.storage.document;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a JSON tree as YAML that people like to edit: maps and lists in blocks, texts of several
/// lines as they stand, no quotes where none are needed. [ReadDocument] reads the very same tree
/// from it.
///
/// A serializer of the YAML library gives up on blocks where a line ends with a blank, which
/// prompts often do.
public final class WriteYaml {

  private static final int INDENT = 2;

  /// The longest list that stands on one line, in characters.
  private static final int FLOW_CHARACTERS_MAX = 80;

  // spec: YAML 1.2.2 §7.4: an implicit key is at most 1024 characters long.
  private static final int KEY_CHARACTERS_MAX = 1000;

  private final StringBuilder out = new StringBuilder();

  private WriteYaml() {}

  /// The text of a map, with a line break at its end.
  public static String text(ObjectNode map) {
    WriteYaml yaml = new WriteYaml();
    if (map.isEmpty()) {
      return "{}\n";
    }
    yaml.map(map, 0);
    return yaml.out.toString();
  }

  private void map(ObjectNode map, int indent) {
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      key(entry.getKey(), indent);
      value(entry.getValue(), indent);
    }
  }

  private void key(String name, int indent) {
    indent(indent);
    String key = YamlStyle.isPlain(name) ? name : YamlStyle.quoted(name);
    if (key.length() > KEY_CHARACTERS_MAX) {
      out.append("? ").append(key).append('\n');
      indent(indent);
      out.append(':');
    } else {
      out.append(key).append(':');
    }
  }

  /// What follows a key, with the line's end.
  private void value(JsonNode value, int indent) {
    if (value.isString()) {
      out.append(' ');
      string(value.stringValue(), indent + INDENT);
    } else if (value instanceof ObjectNode map && !map.isEmpty()) {
      out.append('\n');
      map(map, indent + INDENT);
    } else if (value.isArray() && !value.isEmpty()) {
      String flow = flow(value);
      if (flow.isEmpty()) {
        out.append('\n');
        list(value, indent + INDENT);
      } else {
        out.append(' ').append(flow).append('\n');
      }
    } else {
      out.append(' ').append(scalar(value)).append('\n');
    }
  }

  private void list(JsonNode list, int indent) {
    for (JsonNode item : list) {
      indent(indent);
      out.append('-');
      if (item instanceof ObjectNode map && !map.isEmpty()) {
        // The first field stands behind the dash, the others below it.
        int start = out.length();
        map(map, indent + INDENT);
        out.delete(start, start + indent + 1);
      } else {
        value(item, indent);
      }
    }
  }

  /// A short list of scalars on one line; empty where it is none.
  private static String flow(JsonNode list) {
    StringBuilder flow = new StringBuilder("[");
    for (Iterator<JsonNode> each = list.iterator(); each.hasNext(); ) {
      JsonNode item = each.next();
      if (item.isContainer() || (item.isString() && item.stringValue().indexOf('\n') >= 0)) {
        return "";
      }
      flow.append(item.isString() ? line(item.stringValue()) : scalar(item));
      flow.append(each.hasNext() ? ", " : "]");
      if (flow.length() > FLOW_CHARACTERS_MAX) {
        return "";
      }
    }
    return flow.toString();
  }

  private static String scalar(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "{}";
      case ARRAY -> "[]";
      case STRING, NUMBER, BOOLEAN, NULL, BINARY, POJO, MISSING -> value.toString();
    };
  }

  private static String line(String text) {
    return YamlStyle.isPlain(text) ? text : YamlStyle.quoted(text);
  }

  private void string(String text, int indent) {
    if (YamlStyle.isBlock(text)) {
      block(text, indent);
    } else {
      out.append(line(text)).append('\n');
    }
  }

  // spec: YAML 1.2.2 §8.1
  private void block(String text, int indent) {
    char first = text.charAt(0);
    // Where the first line is blank or begins with one, its indentation cannot be told by looking.
    String indicator = first == ' ' || first == '\t' || first == '\n' ? "" + INDENT : "";
    String chomping = !text.endsWith("\n") ? "-" : text.endsWith("\n\n") ? "+" : "";
    out.append('|').append(indicator).append(chomping).append('\n');
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      if (!line.isEmpty()) {
        indent(indent);
        out.append(line);
      }
      out.append('\n');
    }
  }

  private void indent(int spaces) {
    out.append(" ".repeat(spaces));
  }
}
