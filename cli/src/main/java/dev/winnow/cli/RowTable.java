package dev.winnow.cli;

import static java.util.stream.Collectors.joining;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows as a table of text, its columns as wide as what they hold and the window allow.
final class RowTable {

  private static final int COLUMN_MIN = 12;

  /// Blanks between columns.
  private static final int GAP = 2;

  private static final int CELL_MAX = 600;

  private RowTable() {}

  /// The table, with a header line.
  ///
  /// @param fields the columns that come first; others follow in the order they turn up
  /// @param width of the window, in columns
  static String text(List<String> fields, List<ObjectNode> rows, int width) {
    Set<String> names = new LinkedHashSet<>(fields);
    rows.forEach(row -> names.addAll(row.propertyNames()));
    names.removeIf(name -> rows.stream().noneMatch(row -> row.has(name)));
    List<String> columns = List.copyOf(names);
    int[] widths = widths(columns, rows, width);
    StringBuilder table = new StringBuilder();
    line(table, columns, widths);
    line(table, columns.stream().map(name -> "─".repeat(width(name))).toList(), widths);
    List<String> lines = new ArrayList<>();
    for (ObjectNode row : rows) {
      StringBuilder line = new StringBuilder();
      line(line, columns.stream().map(name -> cell(row.path(name))).toList(), widths);
      lines.add(line.toString());
    }
    // Where a row takes several lines, a blank one tells where it ends.
    boolean tall = lines.stream().anyMatch(line -> line.lines().count() > 1);
    return table + String.join(tall ? System.lineSeparator() : "", lines);
  }

  /// Appends one row of cells, each wrapped to its column.
  private static void line(StringBuilder table, List<String> cells, int[] widths) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 0;
    for (int i = 0; i < widths.length; i++) {
      List<String> lines = wrap(cells.get(i), widths[i] - GAP);
      wrapped.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int at = 0; at < height; at++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        List<String> lines = wrapped.get(i);
        String text = at < lines.size() ? lines.get(at) : "";
        line.append(text).append(" ".repeat(widths[i] - width(text)));
      }
      table.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
  }

  /// Breaks a text into lines no wider than so many columns: where Unicode Standard Annex 14 allows
  /// it, or anywhere where there is no such place.
  static List<String> wrap(String text, int width) {
    BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
    places.setText(text);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    int breakAt = 0;
    int at = 0;
    for (int c : text.codePoints().toArray()) {
      if (places.isBoundary(at)) {
        breakAt = line.length();
      }
      at += Character.charCount(c);
      int wide = isWide(c) ? 2 : 1;
      if (used + wide > width && c != ' ') {
        int cut = breakAt == 0 ? line.length() : breakAt;
        lines.add(line.substring(0, cut).stripTrailing());
        line.delete(0, cut);
        used = width(line.toString());
        breakAt = 0;
      }
      if (c != ' ' || (!line.isEmpty() && used < width)) {
        line.appendCodePoint(c);
        used += wide;
      }
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /// A text in one line, at most so many characters of it.
  static String clip(String text, int most) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= most ? line : line.substring(0, most - 1) + "…";
  }

  private static String cell(JsonNode value) {
    if (value.isMissingNode()) {
      return "";
    }
    return clip(value.isString() ? value.stringValue() : json(value), CELL_MAX);
  }

  /// JSON with a blank behind each comma, where a line may break.
  private static String json(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::toString).collect(joining(", ", "[", "]"))
        : value.toString();
  }

  /// Shares the window among the columns: each gets what it needs as long as that is no more than
  /// its fair share, and no less than its name takes.
  private static int[] widths(List<String> columns, List<ObjectNode> rows, int window) {
    int[] needed = new int[columns.size()];
    int[] least = new int[needed.length];
    int left = 0;
    for (int i = 0; i < needed.length; i++) {
      String name = columns.get(i);
      needed[i] = width(name) + GAP;
      least[i] = Math.max(COLUMN_MIN, needed[i]);
      for (ObjectNode row : rows) {
        needed[i] = Math.max(needed[i], width(cell(row.path(name))) + GAP);
      }
      least[i] = Math.min(least[i], needed[i]);
      left += least[i];
    }
    left = Math.max(window, left);
    int[] widths = new int[needed.length];
    int open = needed.length;
    boolean settled = false;
    while (!settled) {
      settled = true;
      for (int i = 0; i < needed.length; i++) {
        int share = open == 0 ? 0 : left / open;
        if (widths[i] == 0 && (needed[i] <= share || least[i] > share)) {
          widths[i] = needed[i] <= share ? needed[i] : least[i];
          left -= widths[i];
          open--;
          settled = open == 0;
        }
      }
    }
    for (int i = 0; i < widths.length; i++) {
      widths[i] = widths[i] == 0 ? left / open : widths[i];
    }
    return widths;
  }

  /// Columns a text takes: East Asian wide characters take two.
  static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  /// Unicode Standard Annex 11, the ranges that matter here.
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
