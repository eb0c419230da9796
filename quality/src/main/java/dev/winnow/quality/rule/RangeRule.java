package dev.winnow.quality.rule;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.say.Said;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Numbers of a range.
public final class RangeRule implements RuleKind {

  private static final Option<List<String>> FIELDS =
      Option.fields("fields", "Fields with a number, or a list of numbers.").need();
  private static final Option<Double> LEAST =
      Option.number("least", -Double.MAX_VALUE, Double.MAX_VALUE, "The least number.");
  private static final Option<Double> MOST =
      Option.number("most", -Double.MAX_VALUE, Double.MAX_VALUE, "The greatest number.");

  @Override
  public String name() {
    return "range";
  }

  @Override
  public String what() {
    return "Numbers out of a range, and what is no number; missing ones and null pass.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.RANGE;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FIELDS, LEAST, MOST);
  }

  @Override
  public RowRule rule(Options options) {
    if (!LeastAndMost.check(options, LEAST, MOST)) {
      return RowRule.NONE;
    }
    BigDecimal least = exact(options.find(LEAST));
    BigDecimal most = exact(options.find(MOST));
    List<String> fields = options.get(FIELDS);
    return row ->
        fields.stream()
            .flatMap(
                field -> values(row.path(field)).map(value -> check(field, value, least, most)))
            .flatMap(Optional::stream)
            .findFirst();
  }

  private static @Nullable BigDecimal exact(@Nullable Double bound) {
    return bound == null ? null : BigDecimal.valueOf(bound);
  }

  private static Stream<JsonNode> values(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return Stream.empty();
    }
    return value.isArray() ? value.valueStream() : Stream.of(value);
  }

  private static Optional<Said> check(
      String field, JsonNode value, @Nullable BigDecimal least, @Nullable BigDecimal most) {
    if (!value.isNumber()) {
      return Optional.of(RuleSaid.NOT_NUMBER.of(field, Excerpt.of(value)));
    }
    BigDecimal number = value.decimalValue();
    if (least != null && number.compareTo(least) < 0) {
      return Optional.of(RuleSaid.UNDER.of(field, Excerpt.of(value), least.toPlainString()));
    }
    if (most != null && number.compareTo(most) > 0) {
      return Optional.of(RuleSaid.OVER.of(field, Excerpt.of(value), most.toPlainString()));
    }
    return Optional.empty();
  }
}
