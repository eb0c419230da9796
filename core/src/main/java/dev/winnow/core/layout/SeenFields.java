package dev.winnow.core.layout;

import dev.winnow.core.document.NearestName;
import dev.winnow.core.say.Said;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.ObjectNode;

/// The fields that rows really have, in the order they turned up, and what stands in them.
public final class SeenFields {

  private static final int FIELDS_MAX = 10_000;

  /// Fields that a message names at the most.
  private static final int NAMED_MAX = 20;

  private final Map<String, Set<JsonNodeType>> kinds = new LinkedHashMap<>();

  /// Those of some rows.
  public static SeenFields of(Iterable<ObjectNode> rows) {
    SeenFields seen = new SeenFields();
    rows.forEach(seen::add);
    return seen;
  }

  /// Looks at one more row.
  public void add(ObjectNode row) {
    row.forEachEntry((name, value) -> {
      Set<JsonNodeType> found = kinds.get(name);
      if (found == null && kinds.size() < FIELDS_MAX) {
        found = EnumSet.noneOf(JsonNodeType.class);
        kinds.put(name, found);
      }
      if (found != null) {
        found.add(value.getNodeType());
      }
    });
  }

  /// Their names.
  public List<String> names() {
    return List.copyOf(kinds.keySet());
  }

  /// Whether any row had the field, or what a path like `a.b` begins with.
  public boolean has(String field) {
    int dot = field.indexOf('.');
    return kinds.containsKey(field) || (dot > 0 && kinds.containsKey(field.substring(0, dot)));
  }

  /// Says that no row has a field, and which one was probably meant.
  public Said unseen(String field) {
    List<String> names = names();
    return NearestName.of(field, names)
        .map(near -> LayoutSaid.NEAR.of(field, near))
        .orElseGet(() -> LayoutSaid.UNSEEN.of(field, some()));
  }

  /// Its first names, as many as a message takes.
  List<String> some() {
    return kinds.keySet().stream().limit(NAMED_MAX).toList();
  }

  /// Whether some row has a list there.
  public boolean isList(String field) {
    return kinds.getOrDefault(field, Set.of()).contains(JsonNodeType.ARRAY);
  }

  /// Whether some row has a text, a number, true or false there.
  boolean isText(String field) {
    Set<JsonNodeType> found = kinds.getOrDefault(field, Set.of());
    return found.contains(JsonNodeType.STRING)
        || found.contains(JsonNodeType.NUMBER)
        || found.contains(JsonNodeType.BOOLEAN);
  }

  /// The field of this name, whatever its case and whatever `_`, `-` and blanks it has.
  Optional<String> named(String usual) {
    if (kinds.containsKey(usual)) {
      return Optional.of(usual);
    }
    String folded = Names.fold(usual);
    return kinds.keySet().stream().filter(name -> Names.fold(name).equals(folded)).findFirst();
  }

  /// A value by the name of its field, or by a path like `a.b` where there is no such field.
  public static JsonNode value(ObjectNode row, String field) {
    JsonNode value = row.path(field);
    int dot = field.indexOf('.');
    return value.isMissingNode()
            && dot > 0
            && row.get(field.substring(0, dot)) instanceof ObjectNode in
        ? value(in, field.substring(dot + 1))
        : value;
  }
}
