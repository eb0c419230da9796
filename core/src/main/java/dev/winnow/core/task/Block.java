package dev.winnow.core.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
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
  public R read(Fields fields, String name) {
    return reader.apply(fields.fields(name, this));
  }

  @Override
  public Block<R> block() {
    return this;
  }

  @Override
  public String range() {
    return "map";
  }

  /// As little as reads back the same.
  @Override
  public ObjectNode write(R read) {
    return write(read, field -> true, false);
  }

  /// Everything that changes rows, also where it is not set.
  ObjectNode identity(R read) {
    return write(read, field -> field.marks().changesRows(), true);
  }

  /// Every field, null where it is not set; those that only requests have are left out.
  ObjectNode shown(R read) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    for (Field<R, ?> field : fields) {
      if (!field.marks().hidden()) {
        map.set(field.name(), shown(field, read));
      }
    }
    return map;
  }

  private static <R, T> JsonNode shown(Field<R, T> field, R read) {
    T value = field.value().apply(read);
    Block<T> block = field.type().block();
    if (value != null && block != null) {
      return block.shown(value);
    }
    JsonNode written = field.write(read, true);
    return written == null ? JsonNodeFactory.instance.nullNode() : written;
  }

  private ObjectNode write(R read, Predicate<Field<R, ?>> which, boolean identity) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    for (Field<R, ?> field : fields) {
      JsonNode node = which.test(field) ? write(field, read, identity) : null;
      if (node != null) {
        map.set(field.name(), node);
      }
    }
    return map;
  }

  private static <R, T> @Nullable JsonNode write(Field<R, T> field, R read, boolean identity) {
    T value = field.value().apply(read);
    Block<T> block = field.type().block();
    if (identity && value != null && block != null) {
      return block.identity(value);
    }
    return field.write(read, identity);
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
    if (block != null) {
      return found instanceof ObjectNode map
          ? block.completed(map)
          : block.completed(JsonNodeFactory.instance.objectNode());
    }
    T older = field.standard().older();
    return found != null || older == null ? found : field.type().write(older);
  }
}
