package dev.winnow.core.task;

import dev.winnow.core.document.NearestName;
import dev.winnow.core.say.Said;
import dev.winnow.core.say.Sentence;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A map of a document, read field by field. What is wrong with a field is noted, and null returned
/// as if it were not there; a field without a value is not there either.
final class Fields {

  private final Value whole;
  private final ObjectNode map;
  private final List<String> known;

  private Fields(Value whole, ObjectNode map, List<String> known) {
    this.whole = whole;
    this.map = map;
    this.known = known;
  }

  /// Opens a document, and notes every field that is not among those of the block.
  static Fields of(JsonNode document, Block<?> block, Reading reading) {
    return of(new Value("", document, "", reading), block);
  }

  /// Opens a map, and notes every field that is not among those of the block.
  ///
  /// @param value anything; what is no map is noted and read as an empty one
  static Fields of(Value value, Block<?> block) {
    List<String> known = block.names();
    if (!(value.node() instanceof ObjectNode map)) {
      if (value.isThere()) {
        List<String> shown = shownNames(value, block);
        List<String> some = shown.subList(0, Math.min(3, shown.size()));
        boolean request = value.reading().isOfRequest();
        value.error((request ? FieldSaid.NOT_OBJECT : FieldSaid.NOT_MAP).of(some, value.found()));
      }
      return new Fields(value, JsonNodeFactory.instance.objectNode(), known);
    }
    for (Value field : value.entries()) {
      if (!known.contains(field.name())) {
        boolean key = Secrets.isField(field.name());
        field.error(
            key ? value.reading().keyAdvice() : unknown(field.name(), shownNames(value, block)));
      }
    }
    return new Fields(value, map, known);
  }

  private static List<String> shownNames(Value value, Block<?> block) {
    return value.reading().isOfRequest() ? RequestShares.names(block) : block.shownNames();
  }

  private static Said unknown(String name, List<String> known) {
    return FieldSaid.UNKNOWN
        .of()
        .then(nearest(name, known).orElseGet(() -> FieldSaid.KNOWN.of(known)));
  }

  /// What was probably meant.
  static Optional<Said> nearest(String wrong, Collection<String> known) {
    return NearestName.of(wrong, known).map(FieldSaid.NEAR::of);
  }

  Reading reading() {
    return whole.reading();
  }

  /// What the map is called where it stands.
  String name() {
    return whole.name();
  }

  /// A field's value, or what stands for it.
  <T> T get(Field<?, T> field) {
    // What is no map has been noted.
    boolean isMap = !whole.isThere() || whole.node().isObject();
    if (field.isNeeded() && isMap && !has(field)) {
      error(field, field.missing());
    }
    T value = find(field);
    T otherwise = field.standard().value();
    return value != null ? value : Objects.requireNonNull(otherwise, field.name());
  }

  /// A field's value; null where there is none that can be read.
  <T> @Nullable T find(Field<?, T> field) {
    Value value = value(field);
    // A map of fields that is not there is one in which none stands.
    boolean isRead = value.isThere() || field.type() instanceof Block;
    return isRead ? field.type().read(value) : null;
  }

  boolean has(Field<?, ?> field) {
    return value(field).isThere();
  }

  /// Whether it stands there, be it without a value.
  boolean isWritten(Field<?, ?> field) {
    return map.has(field.name());
  }

  boolean knows(Field<?, ?> field) {
    return known.contains(field.name());
  }

  /// The value as it stands.
  Value value(Field<?, ?> field) {
    if (!knows(field)) {
      throw new IllegalArgumentException(
          "The field " + field.name() + " is not among " + known + ".");
    }
    return whole.child(field.name(), map.path(field.name()));
  }

  void error(Field<?, ?> field, Sentence sentence) {
    error(field, sentence.of());
  }

  void error(Field<?, ?> field, Said said) {
    value(field).error(said);
  }

  void warning(Field<?, ?> field, Said said) {
    value(field).warning(said);
  }
}
