package dev.winnow.core.task;

import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.Variable;
import dev.winnow.core.template.VariableValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Reads how many rows a task is to end with: `target` and `parameters.count` say the same, and one
/// of them has to, unless the template declares `count` with a default. The range of that
/// declaration holds for all of them.
final class ReadTarget {

  private final Fields fields;
  private final Fields counted;
  private final Optional<Variable> declared;
  private final Reading reading;

  private ReadTarget(Fields fields, Fields counted, Template template, Reading reading) {
    this.fields = fields;
    this.counted = counted;
    this.reading = reading;
    this.declared =
        template.variables().stream()
            .filter(variable -> variable.name().equals(BuiltIn.COUNT))
            .filter(variable -> variable.type() == Variable.Type.NUMBER)
            .findFirst();
  }

  /// The target; 1 where a problem was noted.
  ///
  /// @param fields the task
  /// @param parameters its parameters
  static long read(Fields fields, ObjectNode parameters, Template template, Reading reading) {
    ObjectNode onlyCount = JsonNodeFactory.instance.objectNode();
    onlyCount.set(BuiltIn.COUNT, parameters.path(BuiltIn.COUNT));
    Fields counted = Fields.of(onlyCount, "/parameters", List.of(BuiltIn.COUNT), reading);
    return new ReadTarget(fields, counted, template, reading).target();
  }

  private long target() {
    Long target = fields.find(TaskFields.TARGET);
    Long count = TaskFields.TARGET.type().read(counted, BuiltIn.COUNT);
    if (!fields.has(TaskFields.TARGET) && !counted.has(BuiltIn.COUNT)) {
      return byDefault();
    }
    if (target != null && count != null && !target.equals(count)) {
      fields.error(TaskFields.TARGET, TaskFieldSaid.TWO_TARGETS.of(target, count));
    }
    checkRange("/target", target);
    checkRange(counted.at(BuiltIn.COUNT), count);
    return target != null ? target : count != null ? count : 1;
  }

  private void checkRange(String pointer, @Nullable Long rows) {
    if (rows != null && declared.isPresent()) {
      JsonNode value = JsonNodeFactory.instance.numberNode(rows);
      switch (VariableValue.read(declared.get(), value)) {
        case VariableValue.Fitting fitting -> {}
        case VariableValue.Misfit misfit -> reading.error(pointer, misfit.said());
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
    if (!whole
        || rows.compareTo(BigDecimal.ONE) < 0
        || rows.compareTo(BigDecimal.valueOf(TaskFields.TARGET_RANGE.max())) > 0) {
      reading.error(
          "/template/variables/count/default",
          FieldSaid.EXPECTED.of(
              WantedSaid.WHOLE.of(TaskFields.TARGET_RANGE.min(), TaskFields.TARGET_RANGE.max()),
              rows.toPlainString()));
      return 1;
    }
    return rows.longValueExact();
  }
}
