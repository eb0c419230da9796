package dev.winnow.quality.evaluate;

import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Rule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.gate.RuleKinds;
import dev.winnow.core.run.RejectSaid;
import dev.winnow.core.say.Said;
import dev.winnow.quality.evaluate.Evaluation.RuleFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Counts rows that break rules. Unlike a gate it asks every rule about every row.
final class CountRules {

  private static final double UNSAFE = 2;
  private static final double WRONG = 1;

  private final List<Counted> rules;
  private long accurate;
  private long safe;

  private static final class Counted {
    private final Rule rule;
    private final Aspect aspect;
    private long broken;

    private Counted(Rule rule) {
      this.rule = rule;
      this.aspect = RuleKinds.find(rule.kind()).map(RuleKind::aspect).orElse(Aspect.FORMAT);
    }

    private boolean isSafety() {
      return aspect == Aspect.SAFETY;
    }
  }

  CountRules(Gates gates) {
    this.rules =
        Stream.concat(gates.presetRules().stream(), gates.rules().stream())
            .map(Counted::new)
            .toList();
  }

  void add(ObjectNode row, Consumer<Finding> findings) {
    boolean isAccurate = true;
    boolean isSafe = true;
    for (Counted each : rules) {
      Optional<Said> problem = each.rule.check().problem(row);
      if (problem.isPresent()) {
        each.broken++;
        isSafe &= !each.isSafety();
        isAccurate &= each.isSafety();
        Said said = RejectSaid.BREAKS_RULE.of(each.rule.kind(), problem.get());
        findings.accept(new Finding(each.isSafety() ? UNSAFE : WRONG, said));
      }
    }
    accurate += isAccurate ? 1 : 0;
    safe += isSafe ? 1 : 0;
  }

  /// Whether any rule is about safety, or any is not.
  boolean has(boolean safety) {
    return rules.stream().anyMatch(it -> it.isSafety() == safety);
  }

  /// Rows that break no rule about format, range or consistency.
  long accurate() {
    return accurate;
  }

  /// Rows that break no rule about safety.
  long safe() {
    return safe;
  }

  List<RuleFigures> figures() {
    List<RuleFigures> figures = new ArrayList<>();
    rules.forEach(it -> figures.add(new RuleFigures(it.rule.kind(), it.aspect, it.broken)));
    return figures;
  }
}
