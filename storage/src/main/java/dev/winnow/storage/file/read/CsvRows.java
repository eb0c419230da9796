package dev.winnow.storage.file.read;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.say.Said;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows of CSV. Empty lines are skipped where there is more than one column: where there is one,
/// they are rows of null.
final class CsvRows implements Rows {

  /// Opens the text anew, for a pass that finds out the types of the columns.
  @FunctionalInterface
  interface Again {
    StrictText open() throws IOException;
  }

  private final @Nullable String entry;
  private final StrictText text;
  private final CsvRecords records;
  private final List<CsvType> types;
  private @Nullable List<CsvRecord.Cell> header;

  /// @param types as [#types] gives them
  CsvRows(
      @Nullable String entry, char separator, StrictText text, int charsMax, List<CsvType> types) {
    this.entry = entry;
    this.text = text;
    this.records = new CsvRecords(text, separator, charsMax);
    this.types = types;
  }

  /// How the columns of a file are read: known, or found out in a pass over it.
  static List<CsvType> types(
      @Nullable String entry, char separator, Again again, int charsMax, Learned learned)
      throws IOException {
    List<CsvType> known = learned.columns(entry);
    if (known != null) {
      return known;
    }
    try (StrictText text = again.open()) {
      List<CsvType> types = CsvTypes.learn(new CsvRecords(text, separator, charsMax));
      learned.columns(entry, types);
      return types;
    }
  }

  /// The first record that is not empty; null where there is none.
  static @Nullable CsvRecord header(CsvRecords records) throws IOException {
    CsvRecord record = records.next();
    while (record != null && record.isEmpty()) {
      record = records.next();
    }
    return record;
  }

  private static @Nullable Item problem(@Nullable String entry, CsvRecord header) {
    if (header.problem() != null) {
      return new Item.Problem(entry, header.problemLine(), header.column(), header.problem());
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < header.cells().size(); i++) {
      String name = header.cells().get(i).text();
      if (name.isBlank()) {
        return problem(entry, header, ReadRowsSaid.NO_COLUMN_NAME.of(i + 1));
      }
      if (!names.add(name)) {
        return problem(entry, header, ReadRowsSaid.SAME_COLUMN.of(Excerpt.of(name)));
      }
    }
    return null;
  }

  private static Item problem(@Nullable String entry, CsvRecord record, Said said) {
    return new Item.Problem(entry, record.line(), 0, said);
  }

  @Override
  public @Nullable Item next() throws IOException {
    if (header == null) {
      CsvRecord record = header(records);
      Item problem = record == null ? null : problem(entry, record);
      header = record == null || problem != null ? List.of() : record.cells();
      if (problem != null) {
        return problem;
      }
    }
    if (header.isEmpty()) {
      return null;
    }
    CsvRecord record = records.next();
    while (record != null && record.isEmpty() && header.size() > 1) {
      record = records.next();
    }
    return record == null ? null : item(record, header);
  }

  private Item item(CsvRecord record, List<CsvRecord.Cell> header) {
    if (record.problem() != null) {
      return new Item.Problem(entry, record.problemLine(), record.column(), record.problem());
    }
    int cells = record.cells().size();
    if (cells != header.size()) {
      return problem(entry, record, ReadRowsSaid.CELLS.of(cells, header.size()));
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < cells; i++) {
      CsvType type = i < types.size() ? types.get(i) : CsvType.TEXT;
      row.set(header.get(i).text(), CsvTypes.value(record.cells().get(i), type));
    }
    return TextRows.row(entry, record.line(), row);
  }

  @Override
  public long line() {
    return records.line();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
