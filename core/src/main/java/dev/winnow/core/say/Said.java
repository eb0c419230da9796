package dev.winnow.core.say;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
      case Number number -> number;
      case Said said -> said;
      case Sentence sentence -> sentence.of();
      case Collection<?> list -> list.stream().map(Said::value).toList();
      default -> String.valueOf(value);
    };
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

  /// As it is stored.
  public String json() {
    return JSON.writeValueAsString(this);
  }

  /// What was stored. Its English stays what it was then.
  public static Said read(String json) {
    return read(JSON.readTree(json));
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
        : value.isNumber() ? value.numberValue() : value.asString();
  }

  @Override
  public String toString() {
    return message();
  }
}
