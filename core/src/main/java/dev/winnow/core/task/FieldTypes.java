package dev.winnow.core.task;

import dev.winnow.core.task.FieldType.Plain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The types of fields that are no maps of fields.
final class FieldTypes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static final Plain<String> TEXT =
      new Plain<>(Value::text, JSON::stringNode, "text", schema("string"));

  /// A text that is not blank.
  static final Plain<String> FILLED = filled(schema("string").put("minLength", 1));

  static final Plain<Boolean> FLAG =
      new Plain<>(Value::flag, JSON::booleanNode, "`true` `false`", schema("boolean"));

  /// An id of something that the service keeps.
  static final Plain<UUID> ID =
      new Plain<>(
          Value::id,
          value -> JSON.stringNode(value.toString()),
          "id",
          schema("string").put("format", "uuid"));

  /// A time in UTC.
  static final Plain<Instant> INSTANT =
      new Plain<>(
          Value::instant,
          value -> JSON.stringNode(value.toString()),
          "time",
          schema("string").put("format", "date-time"));

  static final Plain<Long> ANY_WHOLE = wholeLong(Long.MIN_VALUE, Long.MAX_VALUE);

  static final Plain<Double> ANY_NUMBER =
      new Plain<>(
          value -> value.number(-Double.MAX_VALUE, Double.MAX_VALUE, false),
          value -> JSON.numberNode(value.doubleValue()),
          "number",
          schema("number"));

  /// A text that may be written as a number or as true and false.
  static final Plain<String> SCALAR =
      new Plain<>(Value::rendered, JSON::stringNode, "text, number, `true` `false`", scalar());

  /// A list of them.
  static final Plain<List<String>> SCALARS =
      new Plain<>(
          Value::renderedItems,
          FieldTypes::list,
          "list",
          schema("array").put("minItems", 1).set("items", scalar()));

  /// A map of anything.
  static final Plain<ObjectNode> MAP = map(List.of());

  private FieldTypes() {}

  private static ObjectNode schema(String type) {
    return JSON.objectNode().put("type", type);
  }

  private static ObjectNode scalar() {
    ObjectNode schema = JSON.objectNode();
    List.of("string", "number", "boolean").forEach(schema.putArray("type")::add);
    return schema;
  }

  private static ArrayNode list(List<String> texts) {
    ArrayNode list = JSON.arrayNode();
    texts.forEach(list::add);
    return list;
  }

  private static Plain<String> filled(ObjectNode schema) {
    return new Plain<>(Value::filled, JSON::stringNode, "text", schema);
  }

  /// A text that is not blank and fits a regular expression of JSON Schema.
  static Plain<String> matching(String pattern) {
    return filled(schema("string").put("minLength", 1).put("pattern", pattern));
  }

  /// A name or a note for people, bounded.
  ///
  /// @param line whether it stands on one line and is not blank
  static Plain<String> label(int charsMax, boolean line) {
    ObjectNode schema = schema("string").put("maxLength", charsMax);
    return new Plain<>(
        value -> value.label(charsMax, line),
        JSON::stringNode,
        "text of up to " + Found.grouped(charsMax) + " characters",
        line ? schema.put("minLength", 1) : schema);
  }

  static Plain<Integer> whole(int min, int max) {
    Plain<Long> whole = wholeLong(min, max);
    return new Plain<>(
        value -> as(whole.read(value), Long::intValue),
        value -> JSON.numberNode(value.intValue()),
        whole.range(),
        whole.inFile(),
        whole.inRequest(),
        null);
  }

  static Plain<Long> wholeLong(long min, long max) {
    ObjectNode inFile = schema("integer");
    ObjectNode inRequest =
        schema("integer").put("format", max <= Integer.MAX_VALUE ? "int32" : "int64");
    String range = "64-bit whole number";
    if (min != Long.MIN_VALUE) {
      inFile.put("minimum", min).put("maximum", max);
      inRequest.put("minimum", min).put("maximum", max);
      boolean open = max == Integer.MAX_VALUE;
      range = Found.grouped(min) + (open ? " or more" : " to " + Found.grouped(max));
    }
    return new Plain<>(
        value -> value.whole(min, max),
        value -> JSON.numberNode(value.longValue()),
        range,
        inFile,
        inRequest,
        null);
  }

  private static <S, T> @Nullable T as(@Nullable S read, Function<S, T> meaning) {
    return read == null ? null : meaning.apply(read);
  }

  /// A time in whole seconds.
  static Plain<Duration> seconds(int min, int max) {
    Plain<Long> whole = wholeLong(min, max);
    return new Plain<>(
        value -> as(whole.read(value), Duration::ofSeconds),
        value -> whole.write(value.toSeconds()),
        whole.range(),
        whole.inFile());
  }

  /// @param over whether the least one is not among them
  static Plain<Double> number(int min, int max, boolean over) {
    String to = Found.grouped(max);
    return new Plain<>(
        value -> value.number(min, max, over),
        value -> JSON.numberNode(value.doubleValue()),
        over ? "over " + min + ", up to " + to : min + " to " + to,
        schema("number").put(over ? "exclusiveMinimum" : "minimum", min).put("maximum", max));
  }

  /// One of the words of an enumeration.
  static <E extends Enum<E>> Plain<E> choice(E[] values) {
    return choice(values, null);
  }

  /// @param nothing a further word, for none of them; null is no such word
  static <E extends Enum<E>> Plain<E> choice(E[] values, @Nullable String nothing) {
    List<E> choices = List.of(values);
    List<String> words = Value.words(choices, nothing);
    ObjectNode schema = schema("string").set("enum", list(words));
    return new Plain<>(
        value -> value.choice(choices, nothing),
        value -> JSON.stringNode(Value.word(value)),
        "`" + String.join("` `", words) + "`",
        schema,
        schema,
        nothing == null ? null : JSON.stringNode(nothing));
  }

  /// One of the constants of an enumeration as answers have them; read whatever the case.
  static <E extends Enum<E>> Plain<E> constant(E[] values) {
    List<E> constants = List.of(values);
    List<String> names = constants.stream().map(Enum::name).toList();
    return new Plain<>(
        value -> value.choice(constants, null),
        value -> JSON.stringNode(value.name()),
        "`" + String.join("` `", names) + "`",
        schema("string").set("enum", list(names)));
  }

  /// A list of words of an enumeration.
  ///
  /// @param word how one is written
  static <E extends Enum<E>> Plain<List<E>> choices(E[] values, Function<E, String> word) {
    List<E> choices = List.of(values);
    List<String> words = choices.stream().map(word).toList();
    ObjectNode list = schema("array");
    list.set("items", schema("string").set("enum", list(words)));
    return new Plain<>(
        value -> value.choices(choices, word),
        found -> list(found.stream().map(word).toList()),
        "list of `" + String.join("` `", words) + "`",
        list,
        list,
        null);
  }

  /// A list of texts; in a file one text may stand for it.
  ///
  /// @param most how many; 0 is any number
  static Plain<List<String>> texts(int most) {
    ObjectNode text = schema("string");
    ObjectNode list = schema("array");
    if (most > 0) {
      text.put("minLength", 1);
      list.put("maxItems", most);
    }
    list.set("items", text);
    ObjectNode either = JSON.objectNode().set("anyOf", JSON.arrayNode().add(text).add(list));
    String range = most == 0 ? "text, or list of texts" : "text, or up to " + most + " texts";
    return new Plain<>(value -> value.texts(most), FieldTypes::list, range, either, list, null);
  }

  /// A map of anything but some names.
  static Plain<ObjectNode> map(List<String> refused) {
    ObjectNode schema = schema("object").put("additionalProperties", true);
    refused.forEach(name -> schema.withObject("properties").put(name, false));
    return new Plain<>(Value::map, ObjectNode::deepCopy, "map", schema);
  }

  /// A map of texts.
  static Plain<Map<String, String>> textMap(Function<Value, @Nullable Map<String, String>> reader) {
    return textMap(reader, schema("string"));
  }

  /// A map of texts.
  ///
  /// @param each what may stand for one in a file
  static Plain<Map<String, String>> textMap(
      Function<Value, @Nullable Map<String, String>> reader, ObjectNode each) {
    return new Plain<>(
        reader,
        texts -> {
          ObjectNode map = JSON.objectNode();
          new TreeMap<>(texts).forEach(map::put);
          return map;
        },
        "map of texts",
        schema("object").set("additionalProperties", each));
  }
}
