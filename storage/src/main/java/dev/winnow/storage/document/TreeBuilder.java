package dev.winnow.storage.document;

import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Builds the tree of a document from its keys and values as they come, and remembers where each
/// stands. Bounds depth and size, and notes keys that stand twice.
final class TreeBuilder {

  private final Deque<Level> levels = new ArrayDeque<>();
  private final Map<String, Place> places = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private JsonNode root = MissingNode.getInstance();
  private int values;

  /// A map or list that is still open.
  private static final class Level {
    final JsonNode container;
    final String pointer;
    @Nullable String key;

    Level(JsonNode container, String pointer) {
      this.container = container;
      this.pointer = pointer;
    }
  }

  JsonNode root() {
    return root;
  }

  /// Whether there is a value and nothing of it is open.
  boolean isWhole() {
    return levels.isEmpty() && !root.isMissingNode();
  }

  Map<String, Place> places() {
    return places;
  }

  List<Problem> problems() {
    return problems;
  }

  /// Whether the next scalar of the innermost map is a key.
  boolean awaitsKey() {
    Level level = levels.peek();
    return level != null && level.container.isObject() && level.key == null;
  }

  void key(String key, Place place) {
    Level level = innermost();
    level.key = key;
    String pointer = pointer(level);
    Place first = places.put(pointer, place);
    if (first != null) {
      problems.add(Problem.error(pointer, DocumentSaid.TWICE.of(first.line())));
    }
  }

  void openMap(Place place) {
    open(JsonNodeFactory.instance.objectNode(), place);
  }

  void openList(Place place) {
    open(JsonNodeFactory.instance.arrayNode(), place);
  }

  private void open(JsonNode container, Place place) {
    checkDepth(levels.size() + 1, place);
    String pointer = add(container, place);
    levels.push(new Level(container, pointer));
  }

  JsonNode close() {
    return levels.pop().container;
  }

  void scalar(JsonNode value, Place place) {
    add(value, place);
  }

  /// A copy of an earlier value; the places inside it are that of the copy.
  void repeat(JsonNode value, Place place) {
    checkDepth(levels.size() + depth(value), place);
    count(size(value), place);
    add(value.deepCopy(), place);
  }

  private static void checkDepth(int depth, Place place) {
    if (depth > ReadDocument.DEPTH_MAX) {
      throw new BadText(place, DocumentSaid.TOO_DEEP.of(ReadDocument.DEPTH_MAX));
    }
  }

  private static int depth(JsonNode value) {
    int deepest = 0;
    for (JsonNode inner : value) {
      deepest = Math.max(deepest, depth(inner));
    }
    return value.isContainer() ? deepest + 1 : 0;
  }

  private static int size(JsonNode value) {
    int size = 1;
    for (JsonNode inner : value) {
      size += size(inner);
    }
    return size;
  }

  /// Puts a value where the next one belongs and returns its pointer.
  private String add(JsonNode value, Place place) {
    count(1, place);
    Level level = levels.peek();
    if (level == null) {
      root = value;
      places.put("", place);
      return "";
    }
    String pointer = pointer(level);
    places.putIfAbsent(pointer, place);
    if (level.container instanceof ArrayNode list) {
      list.add(value);
    } else if (level.container instanceof ObjectNode map && level.key != null) {
      map.set(level.key, value);
      level.key = null;
    }
    return pointer;
  }

  private void count(int more, Place place) {
    values += more;
    if (values > ReadDocument.VALUES_MAX) {
      throw new BadText(place, DocumentSaid.TOO_MANY_VALUES.of(ReadDocument.VALUES_MAX));
    }
  }

  private static String pointer(Level level) {
    return level.key == null
        ? Pointer.child(level.pointer, level.container.size())
        : Pointer.child(level.pointer, level.key);
  }

  private Level innermost() {
    Level level = levels.peek();
    if (level == null) {
      throw new IllegalStateException("A key stands in a map.");
    }
    return level;
  }
}
