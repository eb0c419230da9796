package dev.winnow.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.say.Said;
import dev.winnow.core.schema.pattern.TooManySteps;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Words for what a validator finds in a row.
final class RowProblem {

  private RowProblem() {}

  /// One sentence with place and value, like `/difficulty is "extreme", but must be one of ["easy",
  /// "hard"].`
  static Said of(Error error) {
    JsonNode node = error.getInstanceNode();
    String value = Excerpt.of(node == null ? NullNode.getInstance() : node);
    Object at = place(error.getInstanceLocation());
    String keyword = Objects.requireNonNullElse(error.getKeyword(), "");
    Object @Nullable [] arguments = error.getArguments();
    Object first = arguments == null || arguments.length == 0 ? "" : arguments[0];
    Object second = arguments == null || arguments.length < 2 ? "" : arguments[1];
    return switch (keyword) {
      case "required" -> RowSaid.MISSING.of(at, shown(first));
      case "additionalProperties", "unevaluatedProperties" ->
          RowSaid.NOT_ALLOWED.of(at, shown(first));
      case "type" -> RowSaid.TYPE.of(at, value, first, second);
      case "enum" -> RowSaid.NOT_ONE_OF.of(at, value, shown(first));
      case "const" -> RowSaid.NOT_EQUAL.of(at, value, shown(first));
      case "minLength" -> RowSaid.TOO_SHORT.of(at, value, first);
      case "maxLength" -> RowSaid.TOO_LONG.of(at, value, length(node), first);
      case "minimum" -> RowSaid.TOO_LOW.of(at, value, String.valueOf(first));
      case "maximum" -> RowSaid.TOO_HIGH.of(at, value, String.valueOf(first));
      case "minItems" -> RowSaid.TOO_FEW.of(at, second, first);
      case "maxItems" -> RowSaid.TOO_MANY.of(at, second, first);
      case "pattern" -> RowSaid.NO_MATCH.of(at, value, shown(first));
      case "format" -> RowSaid.NOT_IN_FORMAT.of(at, value, shown(first));
      default ->
          RowSaid.OTHER.of(
              at, value, shown(Objects.requireNonNullElse(error.getMessage(), keyword)));
    };
  }

  /// What to say of a row with a text that a pattern takes too long on.
  static Said unchecked(JsonNode row, TooManySteps steps) {
    String place = find(row, steps.text(), "");
    return RowSaid.PATTERN_TOO_SLOW.of(
        place == null || place.isEmpty() ? RowSaid.THE_ROW : Excerpt.of(place),
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
  static Object place(@Nullable NodePath location) {
    String pointer = location == null ? "" : location.toString();
    return pointer.isEmpty() ? RowSaid.THE_ROW : Excerpt.of(pointer);
  }

  private static int length(@Nullable JsonNode value) {
    String text = value == null ? "" : value.asString("");
    return text.codePointCount(0, text.length());
  }

  private static String shown(@Nullable Object argument) {
    return argument instanceof JsonNode value
        ? Excerpt.of(value)
        : Excerpt.of(String.valueOf(argument));
  }
}
