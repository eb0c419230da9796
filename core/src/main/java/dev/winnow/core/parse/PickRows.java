package dev.winnow.core.parse;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells rows from the objects that only wrap them.
///
/// With the names of a row's fields: an object that has one of them is a row, and an object that
/// has none is looked into. (An object whose only property holds objects with more of the fields
/// wraps them, though that property is named like a field.) Where no object has any of the fields,
/// the rule without names holds, so that validation can say what is missing.
///
/// Without names: an element of an array is a row. Any other object is a row unless
/// - its only property is an array with objects in it, and the property is not named like the turns
///   of a conversation; or
/// - it has one array or object under a well-known name ([#WRAPPERS]) and beside it only scalars
///   and empty values: an array wraps its objects, an object wraps what it wraps itself; or
/// - its only property is an object that is a wrapper, or that stands under a well-known name; or
/// - all its properties are objects and its keys are numbered (`"1"`, `"row2"`).
///
/// An empty object is nothing.
final class PickRows {

  /// Names under which models put a list of rows.
  static final Set<String> WRAPPERS =
      Set.of(
          "rows",
          "row",
          "data",
          "dataset",
          "items",
          "item",
          "results",
          "result",
          "records",
          "entries",
          "samples",
          "examples",
          "questions",
          "list",
          "output",
          "outputs",
          "response",
          "objects",
          "json",
          "content",
          "array",
          "values",
          "arguments",
          "parameters",
          "input",
          "answer",
          "answers",
          "qa_pairs",
          "pairs");

  /// Names under which a row itself keeps a list of objects.
  static final Set<String> PARTS =
      Set.of("messages", "conversation", "conversations", "turns", "dialogue", "dialog", "chat");

  private final Set<String> fields;

  PickRows(Set<String> fields) {
    this.fields = fields;
  }

  /// Picks the rows out of one object.
  ///
  /// @param element whether it is an element of an array
  /// @param damages what cannot stand as a row
  void pick(ObjectNode object, boolean element, Damages damages, Findings found) {
    if (fields.isEmpty() || !named(object, damages, found)) {
      unnamed(object, element, damages, found);
    }
  }

  /// Picks the rows out of an array that is the whole answer, and out of the arrays in it.
  ///
  /// @return false where a string stands among the elements: to say where takes its place
  boolean pickElements(JsonNode array, Findings found) {
    for (JsonNode element : array.values()) {
      if (element instanceof ObjectNode object) {
        pick(object, true, new Damages(), found);
      } else if (element.isString() || (element.isArray() && !pickElements(element, found))) {
        return false;
      }
    }
    return true;
  }

  /// Picks the row out of a string among the elements of an array: some models write each row as
  /// text.
  ///
  /// @return whether there was one
  boolean pickEncoded(String text, Findings found) {
    if (!text.startsWith("{")) {
      return false;
    }
    int before = found.count();
    if (ReadStrictJson.read(text).orElse(null) instanceof ObjectNode object) {
      pick(object, true, new Damages(), found);
    } else {
      Findings within = new FindObjects(new Source(text), this).run().found();
      if (within.pieces().isEmpty() && within.rows().size() == 1) {
        found.row(within.rows().getFirst());
      }
    }
    return found.count() > before;
  }

  /// Whether an object has any of the row's fields; never without their names.
  boolean hasField(ObjectNode object) {
    return matching(object) > 0;
  }

  /// Whether the names of the row's fields are known and an object has none of them.
  boolean isStranger(ObjectNode object) {
    return !fields.isEmpty() && matching(object) == 0;
  }

  /// Picks by the names of the fields; false where there is no row.
  private boolean named(JsonNode node, Damages damages, Findings found) {
    if (node instanceof ObjectNode object && hasFields(object)) {
      row(object, damages, found);
      return true;
    }
    boolean table = false;
    for (JsonNode child : node.values()) {
      table |= node.isArray() && child instanceof ObjectNode object && hasFields(object);
    }
    boolean any = false;
    for (JsonNode child : node.values()) {
      boolean here = child.isContainer() && named(child, damages, found);
      if (!here && table && child instanceof ObjectNode object) {
        row(object, damages, found); // among rows: one that lacks all fields
      }
      any |= here;
    }
    return any;
  }

  private boolean hasFields(ObjectNode object) {
    int matching = matching(object);
    if (matching == 0 || object.size() > 1 || fields.size() == 1) {
      return matching > 0;
    }
    JsonNode only = object.values().iterator().next();
    JsonNode inner = only.isArray() && !only.isEmpty() ? only.get(0) : only;
    return !(inner instanceof ObjectNode within && matching(within) > matching);
  }

  private int matching(ObjectNode object) {
    int count = 0;
    for (String name : object.propertyNames()) {
      if (fields.contains(name)) {
        count++;
      }
    }
    return count;
  }

  private void unnamed(ObjectNode object, boolean element, Damages damages, Findings found) {
    Optional<JsonNode> wrapped = element ? Optional.empty() : wrapped(object);
    if (wrapped.isEmpty()) {
      row(object, damages, found);
      return;
    }
    int before = found.count();
    elements(wrapped.get(), damages, found);
    Damage damage = damages.of(object);
    if (found.count() == before && damage != null) {
      found.piece(damage);
    }
  }

  private void elements(JsonNode wrapped, Damages damages, Findings found) {
    for (JsonNode child : wrapped.values()) {
      if (child instanceof ObjectNode object) {
        row(object, damages, found);
      } else if (child.isArray()) {
        elements(child, damages, found);
      }
    }
  }

  /// The array or object whose children are the rows; empty where the object is a row itself.
  private static Optional<JsonNode> wrapped(ObjectNode object) {
    if (object.isEmpty()) {
      return Optional.empty();
    }
    if (isNumbered(object)) {
      return Optional.of(object);
    }
    String name = "";
    for (String property : object.propertyNames()) {
      JsonNode value = object.get(property);
      if (value.isContainer() && (!value.isEmpty() || WRAPPERS.contains(property))) {
        if (!name.isEmpty()) {
          return Optional.empty();
        }
        name = property;
      }
    }
    if (name.isEmpty()) {
      return Optional.empty();
    }
    boolean only = object.size() == 1;
    boolean known = WRAPPERS.contains(name);
    JsonNode inner = object.get(name);
    if (inner instanceof ObjectNode within && (only || known)) {
      Optional<JsonNode> deeper = wrapped(within);
      return deeper.isPresent() || !(only && known) ? deeper : Optional.of(object);
    }
    boolean list = inner.isArray() && (holdsObjects(inner) || (known && inner.isEmpty()));
    return list && (known || (only && !PARTS.contains(name)))
        ? Optional.of(inner)
        : Optional.empty();
  }

  private static boolean isNumbered(ObjectNode object) {
    for (String name : object.propertyNames()) {
      if (!Character.isDigit(name.isEmpty() ? ' ' : name.charAt(name.length() - 1))
          || !object.get(name).isObject()) {
        return false;
      }
    }
    return true;
  }

  private static boolean holdsObjects(JsonNode array) {
    for (JsonNode element : array.values()) {
      if (element.isObject() || (element.isArray() && holdsObjects(element))) {
        return true;
      }
    }
    return false;
  }

  private static void row(ObjectNode object, Damages damages, Findings found) {
    Damage damage = damages.of(object);
    if (damage != null) {
      found.piece(damage);
    } else if (!object.isEmpty()) {
      found.row(object);
    }
  }
}
