package dev.winnow.core.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.say.Said;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What values a field takes: how one is read, written and described.
///
/// @param <T> what it is read as
sealed interface FieldType<T>
    permits Block,
        FieldType.Text,
        FieldType.Label,
        FieldType.Whole,
        FieldType.Decimal,
        FieldType.Flag,
        FieldType.Choice,
        FieldType.Texts,
        FieldType.Seconds,
        FieldType.Id,
        FieldType.Tree,
        FieldType.TextMap,
        FieldType.Blocks,
        FieldType.Either,
        FieldType.Scalars {

  /// Reads a field. What is wrong with it is noted, and null returned as if it were not there.
  @Nullable T read(Fields fields, String name);

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

  /// Its values in a few words: `1 to 1,000`.
  String range();

  /// A text.
  ///
  /// @param blank whether it may be blank
  /// @param pattern a regular expression of JSON Schema; null is any
  record Text(boolean blank, @Nullable String pattern) implements FieldType<String> {

    static final Text ANY = new Text(true, null);
    static final Text FILLED = new Text(false, null);

    @Override
    public @Nullable String read(Fields fields, String name) {
      return blank ? fields.text(name) : fields.filled(name);
    }

    @Override
    public JsonNode write(String value) {
      return JsonNodeFactory.instance.stringNode(value);
    }

    @Override
    public String range() {
      return "text";
    }
  }

  /// A name or a note for people, bounded.
  ///
  /// @param line whether it stands on one line and is not blank
  record Label(int charsMax, boolean line) implements FieldType<String> {

    @Override
    public @Nullable String read(Fields fields, String name) {
      return fields.label(name, charsMax, line);
    }

    @Override
    public JsonNode write(String value) {
      return JsonNodeFactory.instance.stringNode(value);
    }

    @Override
    public String range() {
      return "text of up to " + Found.grouped(charsMax) + " characters";
    }
  }

  /// A whole number.
  record Whole<N extends Number>(long min, long max, LongFunction<N> of) implements FieldType<N> {

    static Whole<Integer> of(int min, int max) {
      return new Whole<>(min, max, value -> (int) value);
    }

    static Whole<Long> ofLong(long min, long max) {
      return new Whole<>(min, max, value -> value);
    }

    static final Whole<Long> ANY = ofLong(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean holds(long value) {
      return value >= min && value <= max;
    }

    @Override
    public @Nullable N read(Fields fields, String name) {
      Long value = fields.whole(name, min, max);
      return value == null ? null : of.apply(value);
    }

    @Override
    public JsonNode write(N value) {
      return value instanceof Integer number
          ? JsonNodeFactory.instance.numberNode(number.intValue())
          : JsonNodeFactory.instance.numberNode(value.longValue());
    }

    @Override
    public String range() {
      if (min == Long.MIN_VALUE) {
        return "64-bit whole number";
      }
      return max == Integer.MAX_VALUE
          ? Found.grouped(min) + " or more"
          : Found.grouped(min) + " to " + Found.grouped(max);
    }
  }

  /// A number.
  ///
  /// @param over whether the least one is not among them
  record Decimal(double min, double max, boolean over) implements FieldType<Double> {

    static final Decimal ANY = new Decimal(-Double.MAX_VALUE, Double.MAX_VALUE, false);

    @Override
    public @Nullable Double read(Fields fields, String name) {
      Said expected = over ? WantedSaid.NUMBER_OVER.of(min, max) : WantedSaid.NUMBER.of(min, max);
      return fields.number(
          name,
          this.equals(ANY) ? WantedSaid.NUMBER_ANY.of() : expected,
          value -> (over ? value > min : value >= min) && value <= max);
    }

    @Override
    public JsonNode write(Double value) {
      return JsonNodeFactory.instance.numberNode(value);
    }

    @Override
    public String range() {
      if (this.equals(ANY)) {
        return "number";
      }
      String to = Found.grouped((long) max);
      return over ? "over " + (long) min + ", up to " + to : (long) min + " to " + to;
    }
  }

  /// True or false.
  record Flag() implements FieldType<Boolean> {

    @Override
    public @Nullable Boolean read(Fields fields, String name) {
      return fields.flag(name);
    }

    @Override
    public JsonNode write(Boolean value) {
      return JsonNodeFactory.instance.booleanNode(value);
    }

    @Override
    public String range() {
      return "`true` `false`";
    }
  }

  /// One of the words of an enumeration.
  ///
  /// @param nothing a further word, for none of them; null is no such word
  record Choice<E extends Enum<E>>(List<E> values, @Nullable String nothing)
      implements FieldType<E> {

    static <E extends Enum<E>> Choice<E> of(E[] values) {
      return new Choice<>(List.of(values), null);
    }

    List<String> words() {
      return Stream.concat(Stream.ofNullable(nothing), values.stream().map(Fields::word)).toList();
    }

    @Override
    public @Nullable E read(Fields fields, String name) {
      return fields.choice(name, values, nothing);
    }

    @Override
    public JsonNode write(E value) {
      return JsonNodeFactory.instance.stringNode(Fields.word(value));
    }

    @Override
    public @Nullable JsonNode ofNothing() {
      return nothing == null ? null : JsonNodeFactory.instance.stringNode(nothing);
    }

    @Override
    public String range() {
      return "`" + String.join("` `", words()) + "`";
    }
  }

  /// A list of texts, or one text that stands for a list of it.
  ///
  /// @param most how many; 0 is any number
  record Texts(int most) implements FieldType<List<String>> {

    @Override
    public @Nullable List<String> read(Fields fields, String name) {
      List<String> texts = fields.has(name) ? fields.texts(name) : null;
      if (most > 0 && texts != null && texts.size() > most) {
        fields.error(name, FieldSaid.TOO_MANY_TEXTS.of(texts.size(), most));
      }
      return texts;
    }

    @Override
    public JsonNode write(List<String> value) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      value.forEach(list::add);
      return list;
    }

    @Override
    public String range() {
      return most == 0 ? "text, or list of texts" : "text, or up to " + most + " texts";
    }
  }

  /// A time in whole seconds.
  record Seconds(int min, int max) implements FieldType<Duration> {

    private Whole<Long> number() {
      return Whole.ofLong(min, max);
    }

    @Override
    public @Nullable Duration read(Fields fields, String name) {
      Long seconds = number().read(fields, name);
      return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    @Override
    public JsonNode write(Duration value) {
      return number().write(value.toSeconds());
    }

    @Override
    public String range() {
      return number().range();
    }
  }

  /// An id of something that the service keeps.
  record Id() implements FieldType<UUID> {

    @Override
    public @Nullable UUID read(Fields fields, String name) {
      return fields.id(name);
    }

    @Override
    public JsonNode write(UUID value) {
      return JsonNodeFactory.instance.stringNode(value.toString());
    }

    @Override
    public String range() {
      return "id";
    }
  }

  /// A map of anything.
  ///
  /// @param refused names that may not be in it
  record Tree(List<String> refused) implements FieldType<ObjectNode> {

    static final Tree ANY = new Tree(List.of());

    @Override
    public @Nullable ObjectNode read(Fields fields, String name) {
      return fields.has(name) ? fields.map(name) : null;
    }

    @Override
    public JsonNode write(ObjectNode value) {
      return value.deepCopy();
    }

    @Override
    public String range() {
      return "map";
    }
  }

  /// A map of texts.
  record TextMap() implements FieldType<Map<String, String>> {

    @Override
    public @Nullable Map<String, String> read(Fields fields, String name) {
      throw new IllegalStateException(name + " is read by a reader of its own.");
    }

    @Override
    public JsonNode write(Map<String, String> value) {
      ObjectNode map = JsonNodeFactory.instance.objectNode();
      new TreeMap<>(value).forEach(map::put);
      return map;
    }

    @Override
    public String range() {
      return "map of texts";
    }
  }

  /// A list of maps, or a map of them.
  ///
  /// @param named whether they stand in a map by name
  record Blocks<B>(Block<B> each, boolean named) implements FieldType<List<B>> {

    @Override
    public @Nullable List<B> read(Fields fields, String name) {
      throw new IllegalStateException(name + " is read by a reader of its own.");
    }

    @Override
    public JsonNode write(List<B> value) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      value.forEach(one -> list.add(each.write(one)));
      return list;
    }

    @Override
    public String range() {
      return named ? "map by name" : "list of `{" + String.join(", ", each.names()) + "}`";
    }
  }

  /// Texts that may be written as numbers or as true and false.
  ///
  /// @param list whether there are several
  record Scalars<T>(FieldType<T> texts, boolean list) implements FieldType<T> {

    @Override
    public @Nullable T read(Fields fields, String name) {
      throw new IllegalStateException(name + " is read by a reader of its own.");
    }

    @Override
    public JsonNode write(T value) {
      return texts.write(value);
    }

    @Override
    public String range() {
      return list ? "list" : "text, number, `true` `false`";
    }
  }

  /// Something that is written in two ways.
  ///
  /// @param whole one of them
  /// @param other the JSON Schema of the other
  record Either<T>(FieldType<T> whole, ObjectNode other, String range) implements FieldType<T> {

    static <T> Either<T> of(FieldType<T> whole, String other, String range) {
      return new Either<>(whole, ExactJson.object(other), range);
    }

    @Override
    public @Nullable T read(Fields fields, String name) {
      throw new IllegalStateException(name + " is read by a reader of its own.");
    }

    @Override
    public JsonNode write(T value) {
      return whole.write(value);
    }

    @Override
    public @Nullable Block<T> block() {
      return whole.block();
    }
  }
}
