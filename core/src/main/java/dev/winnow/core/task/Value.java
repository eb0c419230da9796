package dev.winnow.core.task;

import dev.winnow.core.document.Pointer;
import dev.winnow.core.say.Said;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// A value in a document, at its place. Where it is not what it should be, that is noted, and null
/// returned as if it were not there.
///
/// @param name what it is called where it stands
/// @param node missing where nothing stands there, or null
/// @param pointer its place
record Value(String name, JsonNode node, String pointer, Reading reading) {

  Value {
    node = node.isNull() ? MissingNode.getInstance() : node;
  }

  boolean isThere() {
    return !node.isMissingNode();
  }

  /// A value in the map or the list that this one is.
  Value child(String key, JsonNode inner) {
    return new Value(key, inner, Pointer.child(pointer, key), reading);
  }

  /// Those of a list, in their order.
  List<Value> items() {
    List<Value> items = new ArrayList<>();
    node.forEach(item -> items.add(child(Integer.toString(items.size()), item)));
    return items;
  }

  /// Those of a map, in their order.
  List<Value> entries() {
    return node.properties().stream().map(it -> child(it.getKey(), it.getValue())).toList();
  }

  void error(Said said) {
    reading.error(pointer, said);
  }

  void warning(Said said) {
    reading.warning(pointer, said);
  }

  /// What it is, in the words of the document it stands in.
  Said found() {
    return reading.isOfRequest() && node.isObject() ? FoundSaid.OBJECT.of() : Found.of(node);
  }

  /// Notes that something else is wanted.
  void expected(Said wanted) {
    error(
        FieldSaid.EXPECTED.of(
            reading.isOfRequest() ? WantedSaid.inRequest(wanted) : wanted, found()));
  }

  @Nullable String text() {
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isNumber() || node.isBoolean()) {
      error(FieldSaid.NOT_TEXT.of(Found.of(node)));
    } else {
      expected(WantedSaid.TEXT.of());
    }
    return null;
  }

  /// A text that is not blank.
  @Nullable String filled() {
    String text = text();
    if (text != null && text.isBlank()) {
      error(FieldSaid.EMPTY.of());
      return null;
    }
    return text;
  }

  /// A text for people.
  ///
  /// @param line whether it stands on one line and is not blank
  @Nullable String label(int charsMax, boolean line) {
    String text = text();
    return text == null ? null : label(text, charsMax, line);
  }

  /// The same of a text that is its key, or what it is rendered as.
  @Nullable String label(String text, int charsMax, boolean line) {
    String label = text.strip();
    int chars = label.codePointCount(0, label.length());
    Said wrong = null;
    if (line && label.codePoints().allMatch(Value::isBlank)) {
      wrong = FieldSaid.EMPTY_LABEL.of();
    } else if (chars > charsMax) {
      wrong = FieldSaid.TOO_LONG.of(chars, charsMax);
    } else if (label.codePoints().anyMatch(c -> isUnfit(c, line))) {
      wrong = FieldSaid.CONTROL.of();
    }
    if (wrong != null) {
      error(wrong);
    }
    return wrong == null ? label : null;
  }

  static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /// Control characters, half characters, and in a line what makes the text behind it run the other
  /// way, so that a name reads as another one.
  private static boolean isUnfit(int c, boolean line) {
    boolean breaks = c == '\n' || c == '\t' || c == '\r';
    boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return Character.getType(c) == Character.SURROGATE
        || (line ? Character.isISOControl(c) || turns : c < ' ' && !breaks);
  }

  /// Text, number, true or false, as it would stand in a prompt.
  @Nullable String rendered() {
    if (node.isString() || node.isBoolean() || node.isIntegralNumber()) {
      return node.asString();
    }
    if (node.isNumber()) {
      return node.decimalValue().toPlainString();
    }
    expected(WantedSaid.SCALAR.of());
    return null;
  }

  /// A list of such.
  @Nullable List<String> renderedItems() {
    if (!node.isArray()) {
      expected(WantedSaid.CHOICES.of());
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Value item : items()) {
      String text = item.rendered();
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  @Nullable UUID id() {
    String text = node.asString("");
    try {
      UUID id = UUID.fromString(text);
      // Java takes shorter ones too.
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    expected(WantedSaid.ID.of());
    return null;
  }

  @Nullable Instant instant() {
    try {
      return OffsetDateTime.parse(node.asString("")).toInstant();
    } catch (DateTimeParseException e) {
      expected(WantedSaid.INSTANT.of());
      return null;
    }
  }

  @Nullable Long whole(long min, long max) {
    if (node.isNumber() && isWhole(node.decimalValue())) {
      BigDecimal value = node.decimalValue();
      if (value.compareTo(BigDecimal.valueOf(min)) >= 0
          && value.compareTo(BigDecimal.valueOf(max)) <= 0) {
        return value.longValue();
      }
    }
    boolean any = min == Long.MIN_VALUE && max == Long.MAX_VALUE;
    expected(any ? WantedSaid.WHOLE_ANY.of() : WantedSaid.WHOLE.of(min, max));
    return null;
  }

  private boolean isWhole(BigDecimal number) {
    return node.isIntegralNumber() || number.stripTrailingZeros().scale() <= 0;
  }

  /// @param over whether the least one is not among them
  @Nullable Double number(double min, double max, boolean over) {
    // Infinite where no double holds it.
    double value = node.isNumber() ? node.decimalValue().doubleValue() : Double.NaN;
    if ((over ? value > min : value >= min) && value <= max) {
      return value;
    }
    if (max == Double.MAX_VALUE) {
      expected(WantedSaid.NUMBER_ANY.of());
    } else {
      expected((over ? WantedSaid.NUMBER_OVER : WantedSaid.NUMBER).of(min, max));
    }
    return null;
  }

  @Nullable Boolean flag() {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    expected(WantedSaid.FLAG.of());
    return null;
  }

  /// One of the words of an enumeration, whatever the case, or a further word, for which null is
  /// returned.
  <E extends Enum<E>> @Nullable E choice(List<E> choices, @Nullable String nothing) {
    String found = node.isString() ? node.stringValue().strip().toLowerCase(Locale.ROOT) : "";
    for (E choice : choices) {
      if (word(choice).equals(found)) {
        return choice;
      }
    }
    if (!found.equals(nothing)) {
      List<String> words = words(choices, nothing);
      Said wrong = FieldSaid.EXPECTED.of(WantedSaid.ONE_OF.of(words), Found.of(node));
      error(Fields.nearest(found, words).map(wrong::then).orElse(wrong));
    }
    return null;
  }

  /// A list of words of an enumeration, whatever the case.
  <E extends Enum<E>> @Nullable List<E> choices(List<E> choices, Function<E, String> word) {
    if (!node.isArray()) {
      expected(WantedSaid.TEXTS.of());
      return null;
    }
    List<String> words = choices.stream().map(word).toList();
    List<E> found = new ArrayList<>();
    for (Value item : items()) {
      String text = item.node.isString() ? item.node.stringValue().strip() : "";
      choices.stream()
          .filter(choice -> word.apply(choice).equalsIgnoreCase(text))
          .findFirst()
          .ifPresentOrElse(
              found::add,
              () ->
                  item.error(
                      FieldSaid.EXPECTED.of(WantedSaid.ONE_OF.of(words), Found.of(item.node))));
    }
    return found;
  }

  static List<String> words(List<? extends Enum<?>> choices, @Nullable String nothing) {
    return Stream.concat(Stream.ofNullable(nothing), choices.stream().map(Value::word)).toList();
  }

  /// The word of an enumeration's value as it stands in documents.
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// A list of texts, or one text that stands for a list of it.
  ///
  /// @param most how many; 0 is any number
  @Nullable List<String> texts(int most) {
    if (node.isString()) {
      return List.of(node.stringValue());
    }
    if (!node.isArray()) {
      expected(WantedSaid.TEXTS.of());
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Value item : items()) {
      if (!item.node.isString()) {
        item.expected(WantedSaid.TEXT.of());
        return null;
      }
      texts.add(item.node.stringValue());
    }
    if (most > 0 && texts.size() > most) {
      error(FieldSaid.TOO_MANY_TEXTS.of(texts.size(), most));
    }
    return texts;
  }

  @Nullable ObjectNode map() {
    if (node instanceof ObjectNode map) {
      return map;
    }
    expected(WantedSaid.MAP.of());
    return null;
  }

  /// What stands in the file that is named here, at this place; else this.
  Value included() {
    return node.isString()
        ? new Value(name, reading.include(pointer, node.stringValue()), pointer, reading)
        : this;
  }
}
