package dev.winnow.storage.export;

import dev.winnow.core.document.JsonChars;
import dev.winnow.core.layout.SeenFields;
import dev.winnow.storage.file.UnreadableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The first rows of a source, which is not read any further.
public final class FirstRows {

  /// Of all of them together, but the last.
  private static final long CHARS_MAX = 4L << 20;

  private FirstRows() {}

  private static final class Enough extends RuntimeException {

    private static final long serialVersionUID = 1;

    Enough() {
      super(null, null, false, false);
    }
  }

  /// So many of them, fewer where they come to more than 4 million characters, or all where there
  /// are no more.
  public static List<ExportRow> of(ExportSource source, int count) throws UnreadableRows {
    List<ExportRow> rows = new ArrayList<>();
    AtomicLong chars = new AtomicLong();
    try {
      source.each(row -> {
        rows.add(row);
        if (rows.size() >= count || chars.addAndGet(JsonChars.of(row.data())) > CHARS_MAX) {
          throw new Enough();
        }
      });
    } catch (Enough e) {
      return rows;
    }
    return rows;
  }

  /// Their fields.
  public static SeenFields fields(List<ExportRow> rows) {
    return SeenFields.of(rows.stream().map(ExportRow::data).toList());
  }
}
