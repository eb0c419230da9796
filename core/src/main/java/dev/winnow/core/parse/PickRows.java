package dev.winnow.core.parse;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells rows from the objects that only wrap them.
///
/// With the names of a row's fields: an object that has one of them is a row, and an object that
/// has none is looked into. (An object that wraps objects with more of the fields is none, though
/// something in it is named like a field.) Where no object has any of the fields, the rule without
/// names holds, so that validation can say what is missing.
///
/// Without names: an element of an array is a row, and any other object is one unless it only wraps
/// rows, which [Wrappers] tells.
///
/// An empty object is nothing. Where a row has one field only, and it is a text, each text of a
/// list that is the answer is a row, too.
final class PickRows {

  private final Set<String> fields;
  private final @Nullable String textField;

  PickRows(Set<String> fields) {
    this(fields, null);
  }

  /// @param textField the only field of a row, if it is a text
  PickRows(Set<String> fields, @Nullable String textField) {
    this.fields = fields;
    this.textField = textField;
  }

  /// Whether texts may stand for rows.
  boolean takesTexts() {
    return textField != null;
  }

  /// The row that a text stands for.
  ObjectNode rowOf(String text) {
    return JsonNodeFactory.instance.objectNode().put(Objects.requireNonNull(textField), text);
  }

  /// Picks the rows out of a value that is the whole answer and is, or wraps, a list of texts.
  ///
  /// @return whether it was one
  boolean pickTexts(JsonNode answer, Findings found) {
    if (textField == null) {
      return false;
    }
    JsonNode list = answer;
    if (answer instanceof ObjectNode object) {
      list = object.has(textField) ? answer : Wrappers.texts(object).orElse(answer);
    }
    if (!Wrappers.isOfTexts(list)
        || list.valueStream().anyMatch(each -> isEncoded(each.stringValue()))) {
      return false;
    }
    list.values().forEach(each -> found.row(rowOf(each.stringValue())));
    return true;
  }

  private static boolean isEncoded(String text) {
    return text.startsWith("{") && ReadStrictJson.read(text).orElse(null) instanceof ObjectNode;
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
        pick(object, true, Damages.NONE, found);
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
      pick(object, true, Damages.NONE, found);
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

  /// Whether a key is the name of a field of rows.
  boolean isField(String key) {
    return fields.contains(key);
  }

  /// Whether the objects in the list of a key may be rows, though not even its object can be read.
  ///
  /// @param inRow whether that has a field of rows
  boolean mayWrap(String key, boolean inRow) {
    return fields.isEmpty() ? WrapperNames.MANY.contains(Turns.fold(key)) : !inRow;
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
    if (matching == 0 || fields.size() == 1) {
      return matching > 0;
    }
    for (JsonNode value : object.values()) {
      JsonNode first = value.isArray() && !value.isEmpty() ? value.get(0) : value;
      if (first instanceof ObjectNode within && matching(within) > matching) {
        return object.size() > 1 && Wrappers.wrapped(object).isEmpty();
      }
    }
    return true;
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
    Optional<JsonNode> wrapped = element ? Optional.empty() : Wrappers.wrapped(object);
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

  private static void row(ObjectNode object, Damages damages, Findings found) {
    Damage damage = damages.of(object);
    if (damage != null) {
      found.piece(damage);
    } else if (!object.isEmpty()) {
      found.row(object);
    }
  }
}
