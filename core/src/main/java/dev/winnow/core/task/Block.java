package dev.winnow.core.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A map of a document: its fields, in the order they are documented.
///
/// @param <R> what it is read as
/// @param name unlike any other's; the name of its schema
/// @param what what it is, in a sentence
/// @param reader makes of the fields what they say
record Block<R>(String name, String what, List<Field<R, ?>> fields, Function<Fields, R> reader)
    implements FieldType<R> {

  Block {
    fields = List.copyOf(fields);
  }

  /// One that is only described here: what reads it needs more than its fields.
  static <R> Block<R> described(String name, String what, List<Field<R, ?>> fields) {
    return new Block<>(
        name,
        what,
        fields,
        in -> {
          throw new IllegalStateException(name + " is read by a reader of its own.");
        });
  }

  /// The names of its fields.
  List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /// The names of those that people are told of.
  List<String> shownNames() {
    return fields.stream().filter(field -> !field.marks().hidden()).map(Field::name).toList();
  }

  /// Its fields without some of them.
  List<Field<R, ?>> without(String... names) {
    return fields.stream().filter(field -> !List.of(names).contains(field.name())).toList();
  }

  /// Its fields in a map of which what it is read as is a part.
  <Q> List<Field<Q, ?>> in(Function<Q, R> part) {
    List<Field<Q, ?>> moved = new ArrayList<>();
    fields.forEach(field -> moved.add(field.in(part)));
    return moved;
  }

  @Override
  public R read(Value value) {
    return reader.apply(Fields.of(value, this));
  }

  @Override
  public Block<R> block() {
    return this;
  }

  @Override
  public String range() {
    return "map";
  }

  /// What is written of a map.
  private enum Form {
    SHORT,
    IDENTITY,
    SHOWN
  }

  /// As little as reads back the same.
  @Override
  public ObjectNode write(R read) {
    return write(read, Form.SHORT);
  }

  /// Everything that changes rows, also where it is not set.
  @Override
  public ObjectNode identity(R read) {
    return write(read, Form.IDENTITY);
  }

  /// Every field, null where it is not set; those that only requests have are left out.
  ObjectNode shown(R read) {
    return write(read, Form.SHOWN);
  }

  private ObjectNode write(R read, Form form) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    for (Field<R, ?> field : fields) {
      boolean written =
          switch (form) {
            case SHORT -> true;
            case IDENTITY -> field.marks().changesRows();
            case SHOWN -> !field.marks().hidden();
          };
      JsonNode node = written ? write(field, read, form) : null;
      if (node != null) {
        map.set(field.name(), node);
      }
    }
    return map;
  }

  private static <R, T> @Nullable JsonNode write(Field<R, T> field, R read, Form form) {
    T value = field.value().apply(read);
    Block<T> block = field.type().block();
    if (form == Form.IDENTITY && value != null) {
      return field.type().identity(value);
    }
    if (form == Form.SHOWN && value != null && block != null) {
      return block.write(value, form);
    }
    JsonNode node = field.write(read, form != Form.SHORT);
    return node == null && form == Form.SHOWN ? JsonNodeFactory.instance.nullNode() : node;
  }

  /// What was kept of what changes rows, with what it means where it does not say it, in the order
  /// of the fields.
  ObjectNode completed(ObjectNode kept) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    for (Field<R, ?> field : fields) {
      JsonNode found = completed(field, kept);
      if (found != null) {
        all.put(field.name(), found);
      }
    }
    kept.forEachEntry(all::putIfAbsent);
    return JsonNodeFactory.instance.objectNode().setAll(all);
  }

  private static <T> @Nullable JsonNode completed(Field<?, T> field, ObjectNode kept) {
    JsonNode found = kept.get(field.name());
    Block<T> block = field.type().block();
    if (!field.marks().changesRows()) {
      return found;
    }
    if (block != null && (found != null || field.isNeeded())) {
      return found instanceof ObjectNode map
          ? block.completed(map)
          : block.completed(JsonNodeFactory.instance.objectNode());
    }
    T older = field.standard().older();
    return found != null
        ? found
        : older == null ? field.type().ofNothing() : field.type().write(older);
  }
}
