package dev.winnow.storage.file.read;

import dev.winnow.core.document.NumberBounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Finds out how the columns of a CSV file are read. A column is of numbers, booleans, or objects
/// and arrays, only if all its cells are, as JSON writes them; what is quoted is text, unless the
/// file quotes everything, or it is an object or an array.
final class CsvTypes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

  /// Names that need no quotes.
  private static final Pattern UNQUOTED = Pattern.compile("[\\w.-]+");

  private final boolean quotesAll;
  private final boolean[] some;
  private final boolean[] numbers;
  private final boolean[] booleans;
  private final boolean[] json;

  private CsvTypes(List<CsvRecord.Cell> header) {
    quotesAll =
        header.stream().allMatch(CsvRecord.Cell::quoted)
            && header.stream().anyMatch(it -> UNQUOTED.matcher(it.text()).matches());
    some = new boolean[header.size()];
    numbers = all(header.size());
    booleans = all(header.size());
    json = all(header.size());
  }

  private static boolean[] all(int columns) {
    boolean[] all = new boolean[columns];
    Arrays.fill(all, true);
    return all;
  }

  /// The types of the columns of all records behind the header. What breaks the file off breaks it
  /// off for its reader, too.
  static List<CsvType> learn(CsvRecords records) {
    CsvTypes types = new CsvTypes(List.of());
    try {
      CsvRecord header = CsvRows.header(records);
      if (header == null || header.problem() != null) {
        return List.of();
      }
      types = new CsvTypes(header.cells());
      for (CsvRecord each = records.next(); each != null; each = records.next()) {
        if (each.problem() == null && each.cells().size() == header.cells().size()) {
          types.take(each.cells());
        }
      }
    } catch (IOException brokenOff) {
      return types.found();
    }
    return types.found();
  }

  private List<CsvType> found() {
    List<CsvType> found = new ArrayList<>();
    for (int i = 0; i < some.length; i++) {
      found.add(type(i));
    }
    return List.copyOf(found);
  }

  private void take(List<CsvRecord.Cell> cells) {
    for (int i = 0; i < cells.size(); i++) {
      CsvRecord.Cell cell = cells.get(i);
      if (!cell.isNull()) {
        some[i] = true;
        boolean bare = quotesAll || !cell.quoted();
        numbers[i] = numbers[i] && bare && isNumber(cell.text());
        booleans[i] = booleans[i] && bare && isBoolean(cell.text());
        json[i] = json[i] && isJson(cell.text());
      }
    }
  }

  private CsvType type(int column) {
    if (!some[column]) {
      return CsvType.TEXT;
    }
    return numbers[column]
        ? CsvType.NUMBER
        : booleans[column] ? CsvType.BOOLEAN : json[column] ? CsvType.JSON : CsvType.TEXT;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.charAt(0) <= '9'
        && text.length() <= RowJson.DIGITS_MAX
        && NUMBER.matcher(text).matches()
        && NumberBounds.fits(text);
  }

  private static boolean isBoolean(String text) {
    return text.equals("true") || text.equals("false");
  }

  private static boolean isJson(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return false;
    }
    try {
      return RowJson.WHOLE.readTree(text).isContainer();
    } catch (JacksonException none) {
      return false;
    }
  }

  /// A cell as a value; text where it is not of its column's type.
  static JsonNode value(CsvRecord.Cell cell, CsvType type) {
    if (cell.isNull()) {
      return JSON.nullNode();
    }
    String text = cell.text();
    return switch (type) {
      case TEXT -> JSON.stringNode(text);
      case NUMBER -> isNumber(text) ? RowJson.WHOLE.readTree(text) : JSON.stringNode(text);
      case BOOLEAN ->
          isBoolean(text) ? JSON.booleanNode(text.equals("true")) : JSON.stringNode(text);
      case JSON -> isJson(text) ? RowJson.WHOLE.readTree(text) : JSON.stringNode(text);
    };
  }
}
