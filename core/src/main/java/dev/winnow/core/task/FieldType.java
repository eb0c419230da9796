package dev.winnow.core.task;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What values a field takes: how one is read, written and described.
///
/// @param <T> what it is read as
sealed interface FieldType<T>
    permits Block, FieldType.Plain, FieldType.Blocks, FieldType.Either, FieldType.Unread {

  /// Reads a value that is there. What is wrong with it is noted, and null returned as if it were
  /// not.
  @Nullable T read(Value value);

  /// The value as it is written.
  JsonNode write(T value);

  /// What is written where nothing is set; null is nothing.
  default @Nullable JsonNode ofNothing() {
    return null;
  }

  /// The map that it is, or may be; null where it is none.
  default @Nullable Block<T> block() {
    return null;
  }

  /// What is written of a value where only what changes rows counts.
  default JsonNode identity(T value) {
    Block<T> block = block();
    return block == null ? write(value) : block.identity(value);
  }

  /// Its values in a few words: `1 to 1,000`.
  String range();

  /// One of [FieldTypes].
  ///
  /// @param inFile the JSON Schema of it in files
  /// @param inRequest and in requests
  record Plain<T>(
      Function<Value, @Nullable T> reader,
      Function<T, JsonNode> writer,
      String range,
      ObjectNode inFile,
      ObjectNode inRequest,
      @Nullable JsonNode ofNothing)
      implements FieldType<T> {

    Plain(
        Function<Value, @Nullable T> reader,
        Function<T, JsonNode> writer,
        String range,
        ObjectNode schema) {
      this(reader, writer, range, schema, schema, null);
    }

    /// The same, read in another way.
    Plain<T> readBy(Function<Value, @Nullable T> other) {
      return as(other, Function.identity());
    }

    /// The same, read as something else.
    <S> Plain<S> as(Function<Value, @Nullable S> other, Function<S, T> back) {
      return new Plain<>(
          other, value -> write(back.apply(value)), range, inFile, inRequest, ofNothing);
    }

    @Override
    public @Nullable T read(Value value) {
      return reader.apply(value);
    }

    @Override
    public JsonNode write(T value) {
      return writer.apply(value);
    }
  }

  /// A list of maps, or a map of them.
  ///
  /// @param named whether they stand in a map by name; then a name alone is one, too
  /// @param wanted what is said to be wanted in place of something else
  record Blocks<B>(Block<B> each, boolean named, WantedSaid wanted) implements FieldType<List<B>> {

    @Override
    public @Nullable List<B> read(Value value) {
      if (named ? !value.node().isObject() : !value.node().isArray()) {
        value.expected(wanted.of());
        return null;
      }
      return (named ? value.entries() : value.items()).stream().map(each::read).toList();
    }

    @Override
    public JsonNode write(List<B> value) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      value.forEach(one -> list.add(each.write(one)));
      return list;
    }

    @Override
    public JsonNode identity(List<B> value) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      value.forEach(one -> list.add(each.identity(one)));
      return list;
    }

    @Override
    public String range() {
      return named ? "map by name" : "list of `{" + String.join(", ", each.shownNames()) + "}`";
    }
  }

  /// Something that is written in two ways.
  ///
  /// @param reader reads both
  /// @param whole one of them
  /// @param other the JSON Schema of the other
  record Either<T>(
      Function<Value, @Nullable T> reader, FieldType<T> whole, ObjectNode other, String range)
      implements FieldType<T> {

    @Override
    public @Nullable T read(Value value) {
      return reader.apply(value);
    }

    @Override
    public JsonNode write(T value) {
      return whole.write(value);
    }

    @Override
    public JsonNode identity(T value) {
      return whole.identity(value);
    }

    @Override
    public @Nullable Block<T> block() {
      return whole.block();
    }
  }

  /// Something that is taken as it stands and read as a part of something else.
  ///
  /// @param as what it is read as then
  record Unread(FieldType<?> as) implements FieldType<JsonNode> {

    @Override
    public JsonNode read(Value value) {
      return value.node();
    }

    @Override
    public JsonNode write(JsonNode value) {
      return value;
    }

    @Override
    public String range() {
      return as.range();
    }
  }
}
