package dev.winnow.storage.document;

import dev.winnow.core.document.Document.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads strict JSON (RFC 8259).
final class JsonText {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  static void read(String text, TreeBuilder tree) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        Place place = place(parser.currentTokenLocation());
        if (tree.isWhole()) {
          throw new BadText(place, DocumentSaid.TRAILING.of());
        }
        take(token, parser, tree, place);
      }
    } catch (JacksonException e) {
      throw new BadText(place(e.getLocation()), DocumentSaid.NO_JSON.of(e.getOriginalMessage()));
    }
  }

  private static void take(JsonToken token, JsonParser parser, TreeBuilder tree, Place place) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    switch (token) {
      case START_OBJECT -> tree.openMap(place);
      case START_ARRAY -> tree.openList(place);
      case END_OBJECT, END_ARRAY -> tree.close();
      case PROPERTY_NAME -> tree.key(parser.currentName(), place);
      case VALUE_STRING -> tree.scalar(json.stringNode(parser.getString()), place);
      case VALUE_NUMBER_INT -> tree.scalar(Numbers.whole(parser.getString(), 10, place), place);
      case VALUE_NUMBER_FLOAT -> tree.scalar(Numbers.fraction(parser.getString(), place), place);
      case VALUE_TRUE -> tree.scalar(json.booleanNode(true), place);
      case VALUE_FALSE -> tree.scalar(json.booleanNode(false), place);
      case VALUE_NULL -> tree.scalar(json.nullNode(), place);
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("A text parser does not yield " + token + ".");
    }
  }

  private static Place place(TokenStreamLocation location) {
    return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }
}
