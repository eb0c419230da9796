package dev.winnow.quality.rule;

import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Fields that have something in them.
public final class RequiredRule implements RuleKind {

  private static final Option<List<String>> FIELDS =
      Option.fields(
              "fields",
              "Fields that have to be there, neither null nor empty. Without it, no text field may be blank.")
          .otherwise(List.of());

  @Override
  public String name() {
    return "required";
  }

  @Override
  public String what() {
    return "Rows with an empty field: a text of spaces only, an empty list or map; of the named fields also missing ones and null.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.FORMAT;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FIELDS);
  }

  @Override
  public RowRule rule(Options options) {
    List<String> fields = options.get(FIELDS);
    return fields.isEmpty() ? RequiredRule::blankText : row -> emptyField(row, fields);
  }

  private static Optional<Said> blankText(ObjectNode row) {
    return row.properties().stream()
        .filter(field -> field.getValue().isString() && isEmpty(field.getValue()))
        .map(Map.Entry::getKey)
        .map(RuleSaid.EMPTY::of)
        .findFirst();
  }

  private static Optional<Said> emptyField(ObjectNode row, List<String> fields) {
    for (String field : fields) {
      JsonNode value = row.path(field);
      if (value.isMissingNode() || value.isNull()) {
        return Optional.of(RuleSaid.MISSING.of(field));
      }
      if (isEmpty(value)) {
        return Optional.of(RuleSaid.EMPTY.of(field));
      }
    }
    return Optional.empty();
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isString()
        ? value.stringValue().codePoints().allMatch(RequiredRule::isInvisible)
        : value.isContainer() && value.isEmpty();
  }

  private static boolean isInvisible(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.FORMAT;
  }
}
