package dev.winnow.quality.rule;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.say.Said;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Fields that may have some values only.
public final class AllowedRule implements RuleKind {

  private static final int SHOWN_MAX = 20;

  private static final Option<List<String>> FIELDS =
      Option.fields("fields", "Fields with one of the values, or a list of them.").need();
  private static final Option<List<String>> VALUES =
      Option.texts("values", "The values; numbers and `true` as texts.").need();
  private static final Option<Boolean> IGNORE_CASE =
      Option.flag("ignoreCase", "Whether `Yes` is `yes`.").otherwise(false);

  @Override
  public String name() {
    return "allowed";
  }

  @Override
  public String what() {
    return "Fields with another value than some; missing ones and null pass.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.RANGE;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FIELDS, VALUES, IGNORE_CASE);
  }

  @Override
  public RowRule rule(Options options) {
    List<String> written = options.get(VALUES);
    boolean ignoreCase = options.get(IGNORE_CASE);
    Set<String> values = new HashSet<>();
    written.forEach(value -> values.add(folded(value, ignoreCase)));
    List<String> shown = written.stream().limit(SHOWN_MAX).map(Excerpt::of).toList();
    List<String> fields = options.get(FIELDS);
    return row -> {
      for (String field : fields) {
        JsonNode value = row.path(field);
        Iterable<JsonNode> each = value.isArray() ? value : List.of(value);
        for (JsonNode one : each) {
          if (!isIn(values, one, ignoreCase)) {
            return Optional.of(RuleSaid.NOT_ALLOWED.of(field, Excerpt.of(one), shown));
          }
        }
      }
      return Optional.<Said>empty();
    };
  }

  private static boolean isIn(Set<String> values, JsonNode value, boolean ignoreCase) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isValueNode() && values.contains(folded(value.asString(), ignoreCase)));
  }

  private static String folded(String text, boolean ignoreCase) {
    return ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
  }
}
