package dev.winnow.storage.file.read;

import dev.winnow.core.say.Said;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows of JSON Lines. Empty lines are skipped.
final class JsonlRows implements Rows {

  private final @Nullable String entry;
  private final StrictText text;
  private final Lines lines;
  private final int charsMax;

  JsonlRows(@Nullable String entry, StrictText text, int charsMax) {
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
        return problem(line, 0, ReadRowsSaid.LONG_ROW.of(charsMax));
      }
      if (malformed != null) {
        return problem(line, malformed.column(), malformed.said(text));
      }
      if (!line.text().isBlank()) {
        return item(line, line.text());
      }
    }
  }

  private Item item(Lines.Line line, String json) {
    try {
      JsonNode value = RowJson.WHOLE.readTree(json);
      if (!(value instanceof ObjectNode row)) {
        return problem(line, 0, ReadRowsSaid.NO_ROW.of());
      }
      Said problem = RowJson.problem(row);
      return problem == null ? new Item.Row(entry, line.number(), row) : problem(line, 0, problem);
    } catch (JacksonException e) {
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      return problem(line, Math.max(0, column), WhyUnread.of(e));
    }
  }

  private Item problem(Lines.Line line, long column, Said said) {
    return new Item.Problem(entry, line.number(), column, said);
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
