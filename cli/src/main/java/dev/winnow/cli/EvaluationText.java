package dev.winnow.cli;

import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.DuplicateFigures;
import dev.winnow.quality.evaluate.Evaluation.JudgeFigures;
import dev.winnow.quality.evaluate.Evaluation.Measured;
import dev.winnow.quality.evaluate.Evaluation.RuleFigures;
import java.util.Locale;
import java.util.stream.Collectors;

/// An evaluation in a few lines.
final class EvaluationText {

  private EvaluationText() {}

  static String of(Evaluation evaluation) {
    StringBuilder text = new StringBuilder();
    line(text, "rows   %,8d".formatted(evaluation.rows()));
    if (evaluation.score() == null) {
      line(text, "There are no rows, so nothing was measured.");
      return text.toString();
    }
    line(text, "score  %8.1f of 100".formatted(evaluation.score()));
    line(text, "");
    line(text, "%-14s %7s %12s  %s".formatted("metric", "value", "warns below", "good of all"));
    evaluation.metrics().forEach(each -> line(text, metric(each)));
    details(text, evaluation);
    return text.toString();
  }

  private static String metric(Measured each) {
    String counted =
        each.good() == null || each.all() == null
            ? ""
            : "%,d of %,d".formatted(each.good(), each.all());
    String interval =
        each.interval() == null
            ? ""
            : "95%% interval %.3f to %.3f".formatted(each.interval().from(), each.interval().to());
    String behind = each.warning() ? "  warning" : "";
    return "%-14s %7.3f %12s  %-20s%s"
        .formatted(
            each.metric().name().toLowerCase(Locale.ROOT),
            each.value(),
            "%.3f".formatted(each.warnBelow()),
            counted + interval,
            behind)
        .stripTrailing();
  }

  private static void details(StringBuilder text, Evaluation evaluation) {
    DuplicateFigures duplicates = evaluation.duplicates();
    line(text, "");
    line(
        text,
        "duplicates: %,d exact, %,d near%s"
            .formatted(
                duplicates.exact(),
                duplicates.near(),
                duplicates.heldOut() == 0
                    ? ""
                    : ", %,d of held-out rows".formatted(duplicates.heldOut())));
    String broken =
        evaluation.rules().stream()
            .filter(rule -> rule.broken() > 0)
            .map(EvaluationText::rule)
            .collect(Collectors.joining(", "));
    if (!broken.isEmpty()) {
      line(text, "rules broken: " + broken);
    }
    JudgeFigures judge = evaluation.judge();
    if (judge != null) {
      line(text, judge(judge));
    }
  }

  private static String rule(RuleFigures rule) {
    return "%,d %s".formatted(rule.broken(), rule.rule());
  }

  private static String judge(JudgeFigures judge) {
    Double mean = judge.mean();
    if (mean == null) {
      return "judge: none of %,d sampled rows has a score".formatted(judge.sample());
    }
    return "judge: mean %.2f%s, %,d of %,d rows at %.2f or more, %,d sampled"
        .formatted(
            mean,
            judge.interval() == null
                ? ""
                : " (%.2f to %.2f)".formatted(judge.interval().from(), judge.interval().to()),
            judge.passed(),
            judge.judged(),
            judge.threshold(),
            judge.sample());
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
