package dev.winnow.storage.file.read;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows `{text}` of plain text, one a line. Lines without any text are skipped.
final class TextRows implements Rows {

  private final @Nullable String entry;
  private final StrictText text;
  private final Lines lines;
  private final int charsMax;

  TextRows(@Nullable String entry, StrictText text, int charsMax) {
    this.entry = entry;
    this.text = text;
    this.charsMax = charsMax;
    this.lines = new Lines(text, charsMax);
  }

  @Override
  public @Nullable Item next() throws IOException {
    while (true) {
      Lines.Line line = lines.next();
      if (line == null) {
        return null;
      }
      StrictText.Malformed malformed = text.malformedBefore(lines.place());
      if (line.text() == null) {
        return new Item.Problem(entry, line.number(), 0, ReadRowsSaid.LONG_ROW.of(charsMax));
      }
      if (malformed != null) {
        return new Item.Problem(entry, line.number(), malformed.column(), malformed.said(text));
      }
      if (!line.text().isBlank()) {
        return row(
            entry, line.number(), JsonNodeFactory.instance.objectNode().put("text", line.text()));
      }
    }
  }

  /// A row, unless it holds what nothing can store.
  static Item row(@Nullable String entry, long line, ObjectNode row) {
    var problem = RowJson.problem(row);
    return problem == null
        ? new Item.Row(entry, line, row)
        : new Item.Problem(entry, line, 0, problem);
  }

  @Override
  public long line() {
    return lines.number();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
