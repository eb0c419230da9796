package dev.winnow.storage.file.read;

import dev.winnow.core.say.Said;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows of JSON: the objects of arrays, objects one behind the other, or the objects of an array
/// within one object. Broken JSON ends it.
final class JsonRows implements Rows {

  private final @Nullable String entry;
  private final StrictText text;
  private final int charsMax;
  private final RowJson.Counted parser;
  private final @Nullable String member;

  /// How many objects and arrays are open around rows.
  private int depth;

  private long line = 1;

  JsonRows(@Nullable String entry, StrictText text, int charsMax, WhereRowsLie place) {
    this.entry = entry;
    this.text = text;
    this.charsMax = charsMax;
    this.member = place.member();
    this.parser = new RowJson.Counted(RowJson.STREAM.createParser(text));
  }

  @Override
  public @Nullable Item next() throws IOException {
    try {
      text.bound(charsMax);
      parser.restart();
      JsonToken token = first();
      return token == null ? null : item(token);
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  /// The first token of the next value that should be a row; null at the end.
  private @Nullable JsonToken first() {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return null;
      }
      switch (token) {
        case END_ARRAY, END_OBJECT -> depth--;
        case START_ARRAY -> {
          if (depth > (member == null ? 0 : 1)) {
            return token;
          }
          depth++;
        }
        case START_OBJECT -> {
          if (member == null || depth > 0) {
            return token;
          }
          depth++;
        }
        case PROPERTY_NAME -> skipOther();
        default -> {
          return token;
        }
      }
    }
  }

  /// Enters the member that has the rows, and passes over others.
  private void skipOther() {
    boolean mine = parser.currentName().equals(member);
    if (parser.nextToken() == JsonToken.START_ARRAY && mine) {
      depth++;
    } else {
      text.bound(Long.MAX_VALUE / 2);
      parser.skipChildren();
      text.bound(charsMax);
    }
  }

  private Item item(JsonToken token) throws IOException {
    TokenStreamLocation place = parser.currentTokenLocation();
    line = Math.max(1, place.getLineNr());
    long column = Math.max(0, place.getColumnNr());
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return new Item.Problem(entry, line, column, ReadRowsSaid.NO_ROW.of());
    }
    int around = parser.streamReadContext().getNestingDepth();
    Said problem = null;
    ObjectNode row = null;
    try {
      row = (ObjectNode) parser.<JsonNode>readValueAsTree();
      problem = RowJson.problem(row);
    } catch (StreamReadException e) {
      throw e;
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException) {
        throw e;
      }
      // What the JSON says is wrong, not the JSON: what follows can be read.
      problem = WhyUnread.of(e);
      leave(around);
    }
    StrictText.Malformed malformed = text.malformedBefore(parser.currentLocation().getCharOffset());
    if (malformed != null) {
      return new Item.Problem(entry, malformed.line(), malformed.column(), malformed.said(text));
    }
    return row == null || problem != null
        ? new Item.Problem(
            entry, line, column, problem == null ? ReadRowsSaid.NO_ROW.of() : problem)
        : new Item.Row(entry, line, row);
  }

  /// Goes behind the object that has been begun.
  private void leave(int around) {
    while (parser.streamReadContext().getNestingDepth() >= around) {
      if (parser.nextToken() == null) {
        return;
      }
    }
  }

  private Stop broken(JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    if (place != null && place.getLineNr() > 0) {
      line = place.getLineNr();
    }
    long column = place == null ? 0 : Math.max(0, place.getColumnNr());
    StrictText.Malformed malformed = text.malformedBefore(Long.MAX_VALUE);
    if (malformed != null && malformed.line() <= line) {
      return new Stop(malformed.said(text), malformed.line(), malformed.column(), e);
    }
    return new Stop(WhyUnread.of(e), line, column, e);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
