package dev.winnow.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows as a table of text, its columns as wide as what they hold and the window allow.
final class RowTable {

  private static final int COLUMN_MIN = 12;
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
    Column[] layout = new Column[columns.size()];
    for (int i = 0; i < layout.length; i++) {
      layout[i] = new Column(widths[i], i == 0 ? 0 : 2, Column.Overflow.WRAP);
    }
    Help.TextTable table = Help.TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), layout);
    table.setAdjustLineBreaksForWideCJKCharacters(true);
    table.addRowValues(columns.toArray(String[]::new));
    table.addRowValues(
        columns.stream().map(name -> "─".repeat(width(name))).toArray(String[]::new));
    for (ObjectNode row : rows) {
      table.addRowValues(columns.stream().map(name -> cell(row.path(name))).toArray(String[]::new));
    }
    return table.toString();
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
    return clip(value.isString() ? value.stringValue() : value.toString(), CELL_MAX);
  }

  /// Shares the window among the columns: each gets what it needs as long as that is no more than
  /// its fair share.
  private static int[] widths(List<String> columns, List<ObjectNode> rows, int window) {
    int[] needed = new int[columns.size()];
    for (int i = 0; i < needed.length; i++) {
      String name = columns.get(i);
      needed[i] = width(name);
      for (ObjectNode row : rows) {
        needed[i] = Math.max(needed[i], width(cell(row.path(name))));
      }
      needed[i] += i == 0 ? 1 : 3;
    }
    int[] widths = new int[needed.length];
    int left = Math.max(window, needed.length * COLUMN_MIN);
    int open = needed.length;
    boolean settled = false;
    while (!settled) {
      settled = true;
      for (int i = 0; i < needed.length; i++) {
        if (widths[i] == 0 && needed[i] <= left / open) {
          widths[i] = needed[i];
          left -= needed[i];
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
