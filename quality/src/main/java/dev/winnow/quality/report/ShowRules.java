package dev.winnow.quality.report;

import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.RuleFigures;

/// How many rows break each rule.
final class ShowRules {

  private ShowRules() {}

  static void show(Html html, Evaluation evaluation) {
    if (evaluation.rules().isEmpty()) {
      return;
    }
    html.raw("<section>").element("h2", ReportWords.RULES);
    html.head(
        3,
        ReportWords.RULE,
        ReportWords.ASPECT,
        ReportWords.CHART,
        ReportWords.SHARE,
        ReportWords.BROKEN);
    for (RuleFigures rule : evaluation.rules()) {
      html.raw("<tr>")
          .element("td", RuleNames.of(rule.rule(), html.language()))
          .element("td", ReportWords.of(rule.aspect()));
      Charts.bar(html, Charts.Bar.bad((double) rule.broken() / evaluation.rows()));
      html.number(Shown.percent(rule.broken(), evaluation.rows()))
          .number(Shown.count(rule.broken()))
          .raw("</tr>\n");
    }
    html.endOfTable().raw("</section>\n");
  }
}
