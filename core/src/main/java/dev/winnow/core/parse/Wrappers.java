package dev.winnow.core.parse;

import dev.winnow.core.parse.RowsInJson.Doubt;
import dev.winnow.core.parse.RowsInJson.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells an object that only wraps rows from a row, without knowing a row's fields: by what its
/// list is called and by what stands beside it.
///
/// What stands beside a list is
/// - an *envelope*, which says nothing about rows: counts, `null`, `"{topic}"`, empty lists; beside
///   it a list of objects under any name holds rows;
/// - a *remark* (`status`, `type`, `reasoning`): beside it a list under a well-known name does;
/// - a *label* (`topic`, `language`): beside it a list under a name that only means "many" does,
///   though this is in doubt;
/// - anything else: then the object is a row and has a list.
///
/// An object in an object is a row where it stands under a well-known name beside no more than
/// remarks, and is looked into where it wraps rows itself. Turns of a conversation are no rows.
final class Wrappers {

  private static final Pattern NAME_PARTS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern VARIABLE = Pattern.compile("\\{[\\p{L}_][\\p{L}\\p{Nd}_.]*}");

  private enum Beside {
    NOTHING,
    ENVELOPE,
    REMARKS,
    LABELS,
    CONTENT
  }

  /// The one list or object in an object, and what is beside it.
  private record Inner(String name, JsonNode value, Beside beside) {
    boolean many() {
      return WrapperNames.MANY.contains(Turns.fold(name));
    }

    boolean known() {
      return many() || WrapperNames.PERHAPS_MANY.contains(Turns.fold(name));
    }

    boolean atMost(Beside most) {
      return beside.compareTo(most) <= 0;
    }
  }

  private Wrappers() {}

  /// The array or object whose children are the rows; empty where the object is a row itself.
  static Optional<JsonNode> wrapped(ObjectNode object) {
    if (object.isEmpty() || isSchemaOfArray(object)) {
      return Optional.empty();
    }
    if (isNumbered(object)) {
      return Optional.of(object);
    }
    Inner inner = inner(object);
    if (inner == null) {
      return Optional.empty();
    }
    if (inner.value() instanceof ObjectNode within) {
      if (!inner.atMost(inner.known() ? Beside.REMARKS : Beside.ENVELOPE)) {
        return Optional.empty();
      }
      Optional<JsonNode> deeper = wrapped(within);
      return deeper.isPresent() || !inner.known()
          ? deeper
          : Optional.of(JsonNodeFactory.instance.arrayNode().add(within));
    }
    boolean list =
        holdsObjects(inner.value()) ? !isOfTurns(inner) : inner.known() && inner.value().isEmpty();
    boolean rows =
        inner.atMost(Beside.ENVELOPE)
            || (inner.known() && inner.atMost(Beside.REMARKS))
            || (inner.many() && inner.atMost(Beside.LABELS));
    return list && rows ? Optional.of(inner.value()) : Optional.empty();
  }

  /// The list of texts that is all there is in an object but envelope and remarks; empty where
  /// there is none.
  static Optional<JsonNode> texts(ObjectNode object) {
    Inner inner = inner(object);
    return inner != null && inner.atMost(Beside.REMARKS) && isOfTexts(inner.value())
        ? Optional.of(inner.value())
        : Optional.empty();
  }

  /// What is in doubt about an object: whether it is a row or wraps rows. Null where nothing is.
  static @Nullable Doubt doubt(ObjectNode object) {
    Inner inner = inner(object);
    if (inner == null) {
      String group = group(object);
      return group == null ? null : new Doubt(Kind.OBJECT_IS_ROW, group);
    }
    String name = inner.name();
    if (inner.value() instanceof ObjectNode within) {
      return wrapped(object).isPresent() ? doubt(within) : null;
    }
    if (isOfTexts(inner.value())) {
      boolean many = inner.many() && inner.atMost(Beside.REMARKS);
      return many ? new Doubt(Kind.OBJECT_IS_ROW, name) : null;
    }
    if (!holdsObjects(inner.value())) {
      return null;
    }
    if (isOfTurns(inner)) {
      boolean sure =
          Turns.isListName(name)
              && inner
                  .value()
                  .valueStream()
                  .allMatch(each -> each instanceof ObjectNode turn && Turns.isTurn(turn, true));
      return sure ? null : new Doubt(Kind.CONVERSATION_IS_ROW, name);
    }
    if (wrapped(object).isEmpty()) {
      boolean perhaps =
          inner.atMost(Beside.LABELS) && !WrapperNames.PARTS.contains(Turns.fold(name));
      return inner.many() || perhaps ? new Doubt(Kind.OBJECT_IS_ROW, name) : null;
    }
    boolean part = WrapperNames.PARTS.contains(Turns.fold(name));
    return part || inner.beside() == Beside.LABELS ? new Doubt(Kind.LIST_HOLDS_ROWS, name) : null;
  }

  /// The first of several lists that could each be the rows: their objects look the same (`easy`,
  /// `hard`), or there is nothing of a row beside them.
  private static @Nullable String group(ObjectNode object) {
    String first = null;
    Set<Set<String>> shapes = new HashSet<>();
    int lists = 0;
    Beside beside = Beside.NOTHING;
    for (String name : object.propertyNames()) {
      JsonNode value = object.get(name);
      String folded = Turns.fold(name);
      if (value.isArray() && value.path(0) instanceof ObjectNode one) {
        first = first == null ? name : first;
        shapes.add(Set.copyOf(one.propertyNames()));
        lists += WrapperNames.PARTS.contains(folded) ? 0 : 1;
      } else {
        boolean named =
            WrapperNames.REMARKS.contains(folded) || WrapperNames.LABELS.contains(folded);
        Beside one =
            value.isContainer() && !value.isEmpty() && !WrapperNames.ENVELOPE.contains(folded)
                ? named ? Beside.LABELS : Beside.CONTENT
                : beside(name, folded, value);
        beside = one.compareTo(beside) > 0 ? one : beside;
      }
    }
    boolean alike = shapes.size() == 1 && lists > 1;
    boolean alone = lists > 0 && beside.compareTo(Beside.LABELS) <= 0;
    return alike || alone ? first : null;
  }

  private static @Nullable Inner inner(ObjectNode object) {
    if (object.valueStream().noneMatch(JsonNode::isContainer)) {
      return null;
    }
    String name = null;
    String empty = null;
    Beside beside = Beside.NOTHING;
    for (String property : object.propertyNames()) {
      JsonNode value = object.get(property);
      String folded = Turns.fold(property);
      boolean full = value.isContainer() && !value.isEmpty();
      if (full && !WrapperNames.ENVELOPE.contains(folded)) {
        if (name != null) {
          return null;
        }
        name = property;
        continue;
      }
      if (value.isContainer() && empty == null && WrapperNames.MANY.contains(folded)) {
        empty = property;
        continue;
      }
      Beside one = beside(property, folded, value);
      beside = one.compareTo(beside) > 0 ? one : beside;
    }
    if (name != null && empty != null && beside == Beside.NOTHING) {
      beside = Beside.ENVELOPE;
    }
    String chosen = name == null ? empty : name;
    return chosen == null ? null : new Inner(chosen, object.get(chosen), beside);
  }

  private static Beside beside(String name, String folded, JsonNode value) {
    if (WrapperNames.ENVELOPE.contains(folded)
        || value.isContainer()
        || value.isNull()
        || isVariable(value)) {
      return Beside.ENVELOPE;
    }
    if (WrapperNames.REMARKS.contains(folded)) {
      return Beside.REMARKS;
    }
    if (WrapperNames.LABELS.contains(folded)) {
      return Beside.LABELS;
    }
    boolean counts =
        !value.isString()
            && Arrays.stream(NAME_PARTS.split(name))
                .anyMatch(part -> WrapperNames.COUNTING.contains(part.toLowerCase(Locale.ROOT)));
    return counts ? Beside.ENVELOPE : Beside.CONTENT;
  }

  /// Whether a text is nothing but a variable of a prompt: it is the same in all rows.
  private static boolean isVariable(JsonNode value) {
    return value.isString() && VARIABLE.matcher(value.stringValue().strip()).matches();
  }

  private static boolean isOfTurns(Inner inner) {
    String folded = Turns.fold(inner.name());
    return !folded.equals("rows") && Turns.are(inner.name(), inner.value());
  }

  /// `{"type": "array", "items": {…}}` describes rows and wraps none.
  private static boolean isSchemaOfArray(ObjectNode object) {
    return object.path("type").asString("").equals("array") && object.path("items").isObject();
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

  static boolean isOfTexts(JsonNode list) {
    return list.isArray() && !list.isEmpty() && list.valueStream().allMatch(JsonNode::isString);
  }
}
