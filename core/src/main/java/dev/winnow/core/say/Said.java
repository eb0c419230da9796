package dev.winnow.core.say;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Something that was said: which sentence, with which values. In JSON it is `{code, values,
/// message}`, the message being its English.
///
/// @param code which sentence it is
/// @param values by the name of their slots: texts, numbers, [Said] or lists of them
/// @param pattern its English, with the slots
public record Said(String code, Map<String, Object> values, @JsonIgnore String pattern) {

  /// Words of others: of a provider, a library, or an older version of this program.
  public static final String TEXT = "text";

  /// Sentences one behind the other.
  public static final String ALL = "all";

  /// Nothing at all.
  public static final Said NOTHING = all();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Said {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// Words of others, which nobody translates.
  public static Said text(String words) {
    return new Said(TEXT, Map.of("text", words), "{text}");
  }

  /// One behind the other; of none, nothing.
  public static Said all(Said... sentences) {
    List<Said> each = Stream.of(sentences).flatMap(Said::parts).toList();
    return each.size() == 1
        ? each.getFirst()
        : new Said(ALL, Map.of("sentences", each), "{sentences}");
  }

  static Said of(Sentence sentence, Object... values) {
    List<String> slots = EnglishWords.slots(sentence.english());
    if (slots.size() != values.length) {
      throw new IllegalArgumentException(
          "%s takes %s, not %d values".formatted(sentence.code(), slots, values.length));
    }
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      named.put(slots.get(i), value(values[i]));
    }
    return new Said(sentence.code(), named, sentence.english());
  }

  private static Object value(Object value) {
    return switch (value) {
      case Number number -> number(number);
      case Said said -> said;
      case Sentence sentence -> sentence.of();
      case Collection<?> list -> list.stream().map(Said::value).toList();
      default -> String.valueOf(value);
    };
  }

  /// The same with other texts as its values, and as those of the sentences in it.
  public Said with(UnaryOperator<String> change) {
    Map<String, Object> changed = new LinkedHashMap<>();
    values.forEach((name, value) -> changed.put(name, with(value, change)));
    return new Said(code, changed, pattern);
  }

  private static Object with(Object value, UnaryOperator<String> change) {
    return switch (value) {
      case String text -> change.apply(text);
      case Said said -> said.with(change);
      case List<?> list -> list.stream().map(each -> with(each, change)).toList();
      default -> value;
    };
  }

  /// As it comes back from JSON: whole numbers are long, others double.
  private static Number number(Number number) {
    boolean isWhole = number instanceof Integer || number instanceof Long;
    return isWhole ? (Number) number.longValue() : (Number) number.doubleValue();
  }

  /// This, and another sentence behind it.
  public Said then(Said next) {
    return all(this, next);
  }

  /// The sentences of which it consists.
  public Stream<Said> parts() {
    return code.equals(ALL) && values.get("sentences") instanceof List<?> list
        ? list.stream().map(Said.class::cast)
        : Stream.of(this);
  }

  /// Whether nothing was said at all.
  @JsonIgnore
  public boolean isEmpty() {
    return pattern.isEmpty() || message().isEmpty();
  }

  /// In English, with the settings by the names they have on screens.
  @JsonProperty(required = true)
  public String message() {
    return EnglishWords.of(this, false);
  }

  /// In English, with the settings as the fields of a task file.
  public String inTaskFile() {
    return EnglishWords.of(this, true);
  }

  /// As it is stored: words of others as they are, others as JSON.
  public String stored() {
    boolean asIs = isEmpty() || (code.equals(TEXT) && !message().startsWith("{"));
    return asIs ? message() : JSON.writeValueAsString(this);
  }

  /// What was stored, its English as it was then; of an older version, which stored English alone,
  /// words of others.
  public static Said read(String stored) {
    if (stored.startsWith("{")) {
      try {
        JsonNode json = JSON.readTree(stored);
        if (json.path("code").isString() && json.path("values").isObject()) {
          return read(json);
        }
      } catch (JacksonException noSentence) {
        return text(stored);
      }
    }
    return stored.isEmpty() ? all() : text(stored);
  }

  private static Said read(JsonNode stored) {
    Map<String, Object> values = new LinkedHashMap<>();
    stored
        .path("values")
        .properties()
        .forEach(it -> values.put(it.getKey(), readValue(it.getValue())));
    String message = stored.path("message").asString("");
    return new Said(
        stored.path("code").asString(TEXT), values, message.replace("{", "{{").replace("}", "}}"));
  }

  private static Object readValue(JsonNode value) {
    if (value.isArray()) {
      List<Object> list = new ArrayList<>();
      value.forEach(it -> list.add(readValue(it)));
      return List.copyOf(list);
    }
    return value.isObject()
        ? read(value)
        : value.isNumber() ? number(value.numberValue()) : value.asString();
  }

  /// Whatever its English was when it was stored.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Said said && code.equals(said.code) && values.equals(said.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, values);
  }

  @Override
  public String toString() {
    return message();
  }
}
