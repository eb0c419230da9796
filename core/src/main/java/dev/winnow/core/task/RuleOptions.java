package dev.winnow.core.task;

import dev.winnow.core.gate.Option;
import dev.winnow.core.task.FieldType.Plain;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The options of rules as types of fields.
final class RuleOptions {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RuleOptions() {}

  static Plain<?> type(Option<?> option) {
    return switch (option.type()) {
      case TEXT, FIELD -> FieldTypes.FILLED;
      case TEXTS, FIELDS -> filled();
      case WHOLE -> FieldTypes.whole((int) option.least(), (int) option.most());
      case NUMBER -> number(option);
      case FLAG -> FieldTypes.FLAG;
      case WORD -> word(option.words());
      case WORDS -> words(option.words());
    };
  }

  /// Texts, at least one.
  private static Plain<List<String>> filled() {
    Plain<List<String>> texts = FieldTypes.texts(0);
    return texts.readBy(value -> {
      List<String> read = value.texts(0);
      if (read != null && (read.isEmpty() || read.stream().anyMatch(String::isBlank))) {
        value.error(FieldSaid.EMPTY.of());
        return null;
      }
      return read;
    });
  }

  private static Plain<Double> number(Option<?> option) {
    return new Plain<>(
        value -> value.number(option.least(), option.most(), false),
        value -> JSON.numberNode(value.doubleValue()),
        "number",
        JSON.objectNode().put("type", "number"));
  }

  private static Plain<String> word(List<String> words) {
    ObjectNode schema = JSON.objectNode().put("type", "string");
    ArrayNode choices = schema.putArray("enum");
    words.forEach(choices::add);
    return new Plain<>(
        value -> oneOf(value, words),
        JSON::stringNode,
        "`" + String.join("` `", words) + "`",
        schema);
  }

  private static Plain<List<String>> words(List<String> words) {
    ObjectNode text = word(words).inFile();
    ObjectNode list = JSON.objectNode().put("type", "array");
    list.set("items", text);
    ObjectNode either = JSON.objectNode();
    either.set("anyOf", JSON.arrayNode().add(text.deepCopy()).add(list));
    return new Plain<>(
        value -> someOf(value, words),
        some -> {
          ArrayNode array = JSON.arrayNode();
          some.forEach(array::add);
          return array;
        },
        "some of `" + String.join("` `", words) + "`",
        either);
  }

  private static String oneOf(Value value, List<String> words) {
    String found = value.node().isString() ? value.node().stringValue().strip() : "";
    for (String word : words) {
      if (word.equalsIgnoreCase(found)) {
        return word;
      }
    }
    value.error(
        FieldSaid.EXPECTED
            .of(WantedSaid.ONE_OF.of(words), value.found())
            .then(Fields.nearest(found, words).orElse(dev.winnow.core.say.Said.NOTHING)));
    return words.getFirst();
  }

  private static List<String> someOf(Value value, List<String> words) {
    List<Value> each = value.node().isArray() ? value.items() : List.of(value);
    List<String> some = new ArrayList<>();
    each.forEach(one -> some.add(oneOf(one, words)));
    if (some.isEmpty()) {
      value.error(FieldSaid.EMPTY.of());
      return words;
    }
    return some;
  }
}
