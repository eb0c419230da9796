package dev.winnow.core.schema;

import com.networknt.schema.Error;
import dev.winnow.core.document.ExactJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The same value in another form: `4` for `"4"` and the other way round, `true` for `"true"`,
/// `"easy"` for `"Easy"`, `["x"]` for `"x"` and the other way round.
///
/// Nothing is lost or added by it: `"007"` and `"4 apples"` are no numbers, `1e3` has more than one
/// text, and a text with a comma may be one thing or two.
final class OtherForms {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// As JSON writes numbers, without an exponent.
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,99})(\\.[0-9]{1,100})?");

  private static final Pattern ZERO = Pattern.compile("-0(\\.0*)?");

  /// What may stand between the things of a list, or around them.
  private static final Pattern LIST =
      Pattern.compile("[,;|\\n\\r，、；｜]|^\\s*[\\[{<*•-]|^\\s*\\d+[.)]");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\x{A0}\\x{3000}]+");

  private OtherForms() {}

  /// The forms of a value that would satisfy a complaint about it; none where it is about something
  /// else.
  static List<JsonNode> of(JsonNode value, Error error) {
    JsonNode wanted = error.getSchemaNode();
    List<JsonNode> forms = new ArrayList<>();
    if (wanted == null) {
      return forms;
    }
    switch (Objects.requireNonNullElse(error.getKeyword(), "")) {
      case "type" -> {
        if (wanted.isArray()) {
          wanted.forEach(type -> ofType(value, type.asString("")).ifPresent(forms::add));
        } else {
          ofType(value, wanted.asString("")).ifPresent(forms::add);
        }
      }
      case "enum" -> {
        for (JsonNode choice : wanted) {
          if (isForm(value, choice)) {
            forms.add(choice);
          }
        }
      }
      case "const" -> {
        if (isForm(value, wanted)) {
          forms.add(wanted);
        }
      }
      default -> {}
    }
    return forms;
  }

  private static Optional<JsonNode> ofType(JsonNode value, String type) {
    JsonNode only = only(value);
    return switch (type) {
      case "string" -> text(only).map(JSON::stringNode);
      case "integer", "number" ->
          only.isNumber() ? Optional.of(only) : only.isString() ? number(only) : Optional.empty();
      case "boolean" ->
          only.isBoolean() ? Optional.of(only) : only.isString() ? flag(only) : Optional.empty();
      case "array" -> list(value);
      default -> Optional.empty();
    };
  }

  /// The one scalar of a list; else the value itself.
  private static JsonNode only(JsonNode value) {
    return value.isArray() && value.size() == 1 && value.get(0).isValueNode()
        ? value.get(0)
        : value;
  }

  /// The one way to write it as a text.
  private static Optional<String> text(JsonNode value) {
    if (value.isString()) {
      return Optional.of(value.stringValue());
    }
    if (value.isBoolean() || value.isIntegralNumber()) {
      return Optional.of(value.asString());
    }
    if (value.isBigDecimal()) {
      String text = value.decimalValue().toString();
      return NUMBER.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> number(JsonNode text) {
    String digits = text.stringValue().strip();
    if (!NUMBER.matcher(digits).matches() || ZERO.matcher(digits).matches()) {
      return Optional.empty();
    }
    // As it would have been read: the rest of the program sees no difference.
    return Optional.of(ExactJson.read(digits));
  }

  private static Optional<JsonNode> flag(JsonNode text) {
    String word = text.stringValue().strip().toLowerCase(Locale.ROOT);
    return word.equals("true") || word.equals("false")
        ? Optional.of(JSON.booleanNode(word.equals("true")))
        : Optional.empty();
  }

  private static Optional<JsonNode> list(JsonNode value) {
    boolean one =
        value.isString()
            ? !value.stringValue().isBlank() && !LIST.matcher(value.stringValue()).find()
            : value.isNumber();
    if (!one) {
      return Optional.empty();
    }
    ArrayNode list = JSON.arrayNode().add(value);
    return Optional.of(list);
  }

  /// Whether a choice is the same, apart from case, blanks and its type.
  private static boolean isForm(JsonNode value, JsonNode choice) {
    JsonNode only = only(value);
    if (only.equals(choice)) {
      return !value.equals(choice);
    }
    if (!choice.isValueNode() || only.isContainer()) {
      return false;
    }
    if (only.isString() && choice.isString()) {
      return folded(only.stringValue()).equals(folded(choice.stringValue()));
    }
    if (only.isString()) {
      Optional<JsonNode> form = choice.isBoolean() ? flag(only) : number(only);
      return form.filter(each -> same(each, choice)).isPresent();
    }
    return choice.isString() && text(only).filter(choice.stringValue()::equals).isPresent();
  }

  private static boolean same(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    return one.equals(other);
  }

  private static String folded(String text) {
    String plain = BLANKS.matcher(text).replaceAll(" ").strip();
    return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
