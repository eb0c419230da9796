package dev.winnow.core.task;

import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.Variable;
import dev.winnow.core.template.VariableValue;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/// Reads how many rows a task is to end with: `target` and `parameters.count` say the same, and one
/// of them has to, unless the template declares `count` with a default. The range of that
/// declaration holds for all of them.
final class ReadTarget {

  static final long MAX = 10_000_000;

  private final Fields fields;
  private final Optional<Variable> declared;
  private final @Nullable Long divided;

  private ReadTarget(Fields fields, Template template, @Nullable Long divided) {
    this.fields = fields;
    this.divided = divided;
    this.declared =
        template.variables().stream()
            .filter(variable -> variable.name().equals(BuiltIn.COUNT))
            .filter(variable -> variable.type() == Variable.Type.NUMBER)
            .findFirst();
  }

  /// The target; 1 where a problem was noted.
  ///
  /// @param fields the task
  /// @param divided the rows that its categories say; null where they say none
  static long read(Fields fields, Template template, @Nullable Long divided) {
    return new ReadTarget(fields, template, divided).target();
  }

  private long target() {
    Value written = fields.value(TaskFields.TARGET);
    JsonNode parameters = fields.value(TaskFields.PARAMETERS).node();
    Value counted =
        fields.value(TaskFields.PARAMETERS).child(BuiltIn.COUNT, parameters.path(BuiltIn.COUNT));
    if (!written.isThere() && !counted.isThere()) {
      return divided != null && divided > 0 ? divided : byDefault();
    }
    Long target = rows(written);
    Long count = rows(counted);
    if (target != null && count != null && !target.equals(count)) {
      written.error(TaskFieldSaid.TWO_TARGETS.of(target, count));
    }
    checkRange(written, target);
    checkRange(counted, count);
    return target != null ? target : count != null ? count : 1;
  }

  private static @Nullable Long rows(Value value) {
    return value.isThere() ? TaskFields.TARGET.type().read(value) : null;
  }

  private void checkRange(Value written, @Nullable Long rows) {
    if (rows != null && declared.isPresent()) {
      JsonNode value = JsonNodeFactory.instance.numberNode(rows);
      switch (VariableValue.read(declared.get(), value)) {
        case VariableValue.Fitting fitting -> {}
        case VariableValue.Misfit misfit -> written.error(misfit.said());
      }
    }
  }

  private long byDefault() {
    String standard = declared.map(Variable::defaultValue).orElse(null);
    if (standard == null) {
      fields.error(TaskFields.TARGET, TaskFieldSaid.NO_TARGET);
      return 1;
    }
    return switch (VariableValue.read(declared.get(), StringNode.valueOf(standard))) {
      case VariableValue.Fitting fitting -> wholeDefault(new BigDecimal(fitting.text()));
      // Said where the declarations are checked.
      case VariableValue.Misfit misfit -> 1;
    };
  }

  private long wholeDefault(BigDecimal rows) {
    boolean whole = rows.stripTrailingZeros().scale() <= 0;
    if (whole && rows.signum() > 0 && rows.compareTo(BigDecimal.valueOf(MAX)) <= 0) {
      return rows.longValueExact();
    }
    fields
        .reading()
        .error(
            "/template/variables/count/default",
            FieldSaid.EXPECTED.of(WantedSaid.WHOLE.of(1, MAX), rows.toPlainString()));
    return 1;
  }
}
