package dev.winnow.quality.rule;

import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Rows whose fields agree with one another, by an expression in CEL.
public final class ExpressionRule implements RuleKind {

  private static final Option<String> EXPRESSION =
      Option.text(
              "expression",
              "A condition in CEL, such as `end > start && size(answer) > 20`. The fields of a row are its variables, a missing one is null; `row` is the row, for `has(row.note)` and fields like `row[\"my field\"]`.")
          .need();

  @Override
  public String name() {
    return "expression";
  }

  @Override
  public String what() {
    return "Rows for which a condition in CEL (the Common Expression Language) is false or cannot be evaluated, such as one that compares a number with null. Macros are has, all, exists, exists_one and filter; 1,000 steps of them are taken.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.CONSISTENCY;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EXPRESSION);
  }

  @Override
  public RowRule rule(Options options) {
    String written = options.get(EXPRESSION);
    Condition condition;
    try {
      condition = Condition.of(written, options.rows().fields());
    } catch (CelValidationException wrong) {
      options.error(EXPRESSION, reason(wrong));
      return RowRule.NONE;
    }
    if (!condition.mayBeBoolean()) {
      options.error(EXPRESSION, RuleSaid.NOT_CONDITION.of(condition.type()));
      return RowRule.NONE;
    }
    String shown = Excerpt.of(written);
    return row -> problem(row, condition, shown);
  }

  private static Optional<Said> problem(ObjectNode row, Condition condition, String shown) {
    try {
      Object found = condition.evaluate(row);
      if (found instanceof Boolean isTrue) {
        return isTrue ? Optional.empty() : Optional.of(RuleSaid.EXPRESSION_FALSE.of(shown));
      }
      return Optional.of(RuleSaid.NOT_BOOLEAN.of(shown, Excerpt.of(String.valueOf(found))));
    } catch (CelEvaluationException failed) {
      String why =
          String.valueOf(failed.getMessage()).replaceFirst("^evaluation error at [^ ]* ", "");
      return Optional.of(RuleSaid.NOT_EVALUATED.of(shown, Excerpt.of(why)));
    }
  }

  private static Said reason(CelValidationException wrong) {
    return wrong.getErrors().stream()
        .findFirst()
        .map(issue ->
            RuleSaid.BAD_EXPRESSION.of(
                issue.getSourceLocation().getLine(),
                issue.getSourceLocation().getColumn() + 1,
                Excerpt.of(issue.getMessage())))
        .orElseGet(
            () -> RuleSaid.BAD_EXPRESSION.of(1, 1, Excerpt.of(String.valueOf(wrong.getMessage()))));
  }
}
