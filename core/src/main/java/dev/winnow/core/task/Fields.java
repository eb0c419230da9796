package dev.winnow.core.task;

import dev.winnow.core.document.NearestName;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.say.Said;
import dev.winnow.core.say.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// A map of a document, read field by field. What is wrong with a field is noted, and null returned
/// as if it were not there; a field without a value is not there either.
final class Fields {

  private final ObjectNode map;
  private final String pointer;
  private final List<String> known;
  private final Reading reading;

  private Fields(ObjectNode map, String pointer, List<String> known, Reading reading) {
    this.map = map;
    this.pointer = pointer;
    this.known = known;
    this.reading = reading;
  }

  /// Opens a map and notes every field that is not among its own.
  ///
  /// @param node anything; what is no map is noted and read as an empty one
  static Fields of(JsonNode node, String pointer, Block<?> block, Reading reading) {
    return of(node, pointer, block.names(), reading);
  }

  /// The same with the names of the fields.
  static Fields of(JsonNode node, String pointer, List<String> known, Reading reading) {
    ObjectNode empty = JsonNodeFactory.instance.objectNode();
    if (!(node instanceof ObjectNode map)) {
      if (!node.isMissingNode() && !node.isNull()) {
        List<String> some = known.subList(0, Math.min(3, known.size()));
        reading.error(pointer, FieldSaid.NOT_MAP.of(some, Found.of(node)));
      }
      return new Fields(empty, pointer, known, reading);
    }
    Fields fields = new Fields(map, pointer, known, reading);
    for (String name : map.propertyNames()) {
      if (!known.contains(name)) {
        fields.error(name, Secrets.isField(name) ? reading.keyAdvice() : unknown(name, known));
      }
    }
    return fields;
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

  /// A field's value, or what stands for it.
  <T> T get(Field<?, T> field) {
    if (field.isNeeded() && !has(field)) {
      error(field, field.missing());
    }
    T value = find(field);
    T otherwise = field.standard().value();
    return value != null ? value : Objects.requireNonNull(otherwise, field.name());
  }

  /// A field's value; null where there is none that can be read.
  <T> @Nullable T find(Field<?, T> field) {
    return field.type().read(this, field.name());
  }

  /// The schema that was inferred when the task was pinned; null where nothing is said of it.
  @Nullable ObjectNode inferred() {
    return known.contains(TaskFields.INFERRED.name()) ? find(TaskFields.INFERRED) : null;
  }

  boolean has(Field<?, ?> field) {
    return has(field.name());
  }

  JsonNode node(Field<?, ?> field) {
    return node(field.name());
  }

  String at(Field<?, ?> field) {
    return at(field.name());
  }

  void error(Field<?, ?> field, Sentence sentence) {
    error(field.name(), sentence.of());
  }

  void error(Field<?, ?> field, Said said) {
    error(field.name(), said);
  }

  void warning(Field<?, ?> field, Said said) {
    reading.warning(at(field), said);
  }

  /// The JSON Pointer of a field.
  String at(String name) {
    return Pointer.child(pointer, name);
  }

  Reading reading() {
    return reading;
  }

  void error(String name, Said said) {
    reading.error(at(name), said);
  }

  boolean has(String name) {
    return !node(name).isMissingNode();
  }

  /// The value as it stands; missing where there is none.
  JsonNode node(String name) {
    if (!known.contains(name)) {
      throw new IllegalArgumentException("The field " + name + " is not among " + known + ".");
    }
    JsonNode node = map.path(name);
    return node.isNull() ? MissingNode.getInstance() : node;
  }

  /// Notes that a field has the wrong kind of value.
  void expected(String name, Said wanted, JsonNode found) {
    error(name, FieldSaid.EXPECTED.of(wanted, Found.of(found)));
  }

  /// A text.
  @Nullable String text(String name) {
    JsonNode node = node(name);
    if (node.isMissingNode()) {
      return null;
    }
    if (node.isString()) {
      return node.stringValue();
    }
    boolean scalar = node.isNumber() || node.isBoolean();
    Said found = Found.of(node);
    error(
        name,
        scalar ? FieldSaid.NOT_TEXT.of(found) : FieldSaid.EXPECTED.of(WantedSaid.TEXT, found));
    return null;
  }

  /// A text that is not blank.
  @Nullable String filled(String name) {
    String text = text(name);
    if (text != null && text.isBlank()) {
      error(name, FieldSaid.EMPTY.of());
      return null;
    }
    return text;
  }

  /// A text for people.
  ///
  /// @param line whether it stands on one line and is not blank
  @Nullable String label(String name, int charsMax, boolean line) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    String label = text.strip();
    int chars = label.codePointCount(0, label.length());
    Said wrong = null;
    if (line && label.codePoints().allMatch(c -> isBlank(c))) {
      wrong = FieldSaid.EMPTY_LABEL.of();
    } else if (chars > charsMax) {
      wrong = FieldSaid.TOO_LONG.of(chars, charsMax);
    } else if (label.codePoints().anyMatch(c -> isUnfit(c, line))) {
      wrong = FieldSaid.CONTROL.of();
    }
    if (wrong != null) {
      error(name, wrong);
    }
    return wrong == null ? label : null;
  }

  private static boolean isBlank(int c) {
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

  /// An id.
  @Nullable UUID id(String name) {
    JsonNode node = node(name);
    if (node.isMissingNode()) {
      return null;
    }
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
    expected(name, WantedSaid.ID.of(), node);
    return null;
  }

  /// A whole number within bounds.
  @Nullable Long whole(String name, long min, long max) {
    JsonNode node = node(name);
    if (node.isMissingNode()) {
      return null;
    }
    if (node.isNumber() && isWhole(node)) {
      BigDecimal value = node.decimalValue();
      if (value.compareTo(BigDecimal.valueOf(min)) >= 0
          && value.compareTo(BigDecimal.valueOf(max)) <= 0) {
        return value.longValue();
      }
    }
    boolean any = min == Long.MIN_VALUE && max == Long.MAX_VALUE;
    expected(name, any ? WantedSaid.WHOLE_ANY.of() : WantedSaid.WHOLE.of(min, max), node);
    return null;
  }

  private static boolean isWhole(JsonNode node) {
    return node.isIntegralNumber() || node.decimalValue().stripTrailingZeros().scale() <= 0;
  }

  /// A number that a range holds.
  ///
  /// @param range as it is said
  @Nullable Double number(String name, Said range, Predicate<Double> holds) {
    JsonNode node = node(name);
    if (node.isMissingNode()) {
      return null;
    }
    if (node.isNumber()) {
      // Infinite where no double holds it.
      double value = node.decimalValue().doubleValue();
      if (holds.test(value)) {
        return value;
      }
    }
    expected(name, range, node);
    return null;
  }

  /// True or false.
  @Nullable Boolean flag(String name) {
    JsonNode node = node(name);
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (!node.isMissingNode()) {
      expected(name, WantedSaid.FLAG.of(), node);
    }
    return null;
  }

  /// One of the words of an enumeration, whatever the case, or a further word, for which null is
  /// returned.
  <E extends Enum<E>> @Nullable E choice(String name, List<E> choices, @Nullable String nothing) {
    JsonNode node = node(name);
    if (node.isMissingNode()) {
      return null;
    }
    String word = node.isString() ? node.stringValue().strip().toLowerCase(Locale.ROOT) : "";
    for (E choice : choices) {
      if (word(choice).equals(word)) {
        return choice;
      }
    }
    if (!word.equals(nothing)) {
      List<String> words = new ArrayList<>();
      Stream.ofNullable(nothing).forEach(words::add);
      choices.stream().map(Fields::word).forEach(words::add);
      Said wrong = FieldSaid.EXPECTED.of(WantedSaid.ONE_OF.of(words), Found.of(node));
      error(name, nearest(word, words).map(wrong::then).orElse(wrong));
    }
    return null;
  }

  /// The word of an enumeration's value as it stands in documents.
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// A list of texts, or one text that stands for a list of it.
  List<String> texts(String name) {
    JsonNode node = node(name);
    if (node.isString()) {
      return List.of(node.stringValue());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list(name, WantedSaid.TEXTS.of())) {
      if (item.isString()) {
        texts.add(item.stringValue());
      } else {
        reading.error(
            Pointer.child(at(name), texts.size()),
            FieldSaid.EXPECTED.of(WantedSaid.TEXT, Found.of(item)));
        return List.of();
      }
    }
    return texts;
  }

  /// The items of a list, none where there is no list.
  Iterable<JsonNode> list(String name, Said what) {
    JsonNode node = node(name);
    if (!node.isMissingNode() && !node.isArray()) {
      expected(name, what, node);
    }
    return node.isArray() ? node : List.of();
  }

  /// A map of anything; empty where there is none.
  ObjectNode map(String name) {
    JsonNode node = node(name);
    if (node instanceof ObjectNode object) {
      return object;
    }
    if (!node.isMissingNode()) {
      expected(name, WantedSaid.MAP.of(), node);
    }
    return JsonNodeFactory.instance.objectNode();
  }

  /// The fields of a map inside this one.
  Fields fields(String name, Block<?> block) {
    return Fields.of(node(name), at(name), block, reading);
  }
}
