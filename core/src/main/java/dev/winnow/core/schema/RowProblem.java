package dev.winnow.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.schema.pattern.TooManySteps;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Words for what a validator finds in a row.
final class RowProblem {

  private RowProblem() {}

  /// One sentence with place and value, like `/difficulty is "extreme", but must be one of ["easy",
  /// "hard"].`
  static String sentence(Error error) {
    JsonNode value = error.getInstanceNode();
    String place = place(error.getInstanceLocation());
    String keyword = Objects.requireNonNullElse(error.getKeyword(), "");
    Object @Nullable [] arguments = error.getArguments();
    Object first = arguments == null || arguments.length == 0 ? "" : arguments[0];
    Object second = arguments == null || arguments.length < 2 ? "" : arguments[1];
    return switch (keyword) {
      case "required" -> "%s has no %s.".formatted(place, quoted(first));
      case "additionalProperties", "unevaluatedProperties" ->
          "%s has %s, which the schema does not allow.".formatted(place, quoted(first));
      case "type" -> "%s is %s (%s), but must be %s.".formatted(place, shown(value), first, second);
      case "enum" -> is(place, value) + "but must be one of %s.".formatted(shown(first));
      case "const" -> is(place, value) + "but must be %s.".formatted(shown(first));
      case "minLength" -> is(place, value) + "shorter than the least length (%s).".formatted(first);
      case "maxLength" ->
          is(place, value)
              + "%d characters long, but the most is %s.".formatted(length(value), first);
      case "minimum" -> is(place, value) + "less than the least allowed (%s).".formatted(first);
      case "maximum" -> is(place, value) + "more than the most allowed (%s).".formatted(first);
      case "minItems" -> "%s has %s items, but needs at least %s.".formatted(place, second, first);
      case "maxItems" -> "%s has %s items, but at most %s.".formatted(place, second, first);
      case "pattern" -> is(place, value) + "which does not match %s.".formatted(shown(first));
      case "format" -> is(place, value) + "which is no %s.".formatted(shown(first));
      default ->
          is(place, value) + shown(Objects.requireNonNullElse(error.getMessage(), keyword)) + ".";
    };
  }

  /// What to say of a row with a text that a pattern takes too long on.
  static String unchecked(JsonNode row, TooManySteps steps) {
    String place = find(row, steps.text(), "");
    return "%s could not be checked: the pattern (%s) takes too long on its %d characters. Maybe write the pattern more simply."
        .formatted(
            place == null || place.isEmpty() ? "The row" : Excerpt.of(place),
            Excerpt.of(steps.pattern()),
            steps.text().codePointCount(0, steps.text().length()));
  }

  /// The place of a text, or of what has it for its name: the very one, others may be equal.
  @SuppressWarnings("ReferenceEquality")
  private static @Nullable String find(JsonNode value, String text, String pointer) {
    if (value.isString() && value.stringValue() == text) {
      return pointer;
    }
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      String below = Pointer.child(pointer, each.getKey());
      String found = each.getKey() == text ? below : find(each.getValue(), text, below);
      if (found != null) {
        return found;
      }
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      String found = find(value.get(i), text, Pointer.child(pointer, i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// A place as it is shown: its JSON Pointer, or `The row`.
  static String place(@Nullable NodePath location) {
    String pointer = location == null ? "" : location.toString();
    return pointer.isEmpty() ? "The row" : Excerpt.of(pointer);
  }

  private static String is(String place, @Nullable JsonNode value) {
    return value == null ? place + ": " : "%s is %s, ".formatted(place, Excerpt.of(value));
  }

  private static int length(@Nullable JsonNode value) {
    String text = value == null ? "" : value.asString("");
    return text.codePointCount(0, text.length());
  }

  private static String quoted(Object name) {
    return '"' + shown(name) + '"';
  }

  private static String shown(@Nullable Object argument) {
    return argument instanceof JsonNode value
        ? Excerpt.of(value)
        : Excerpt.of(String.valueOf(argument));
  }
}
