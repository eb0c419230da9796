package dev.winnow.quality.report;

import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.BalanceFigures;
import dev.winnow.quality.evaluate.Evaluation.CategoryFigures;

/// How rows are divided over categories, beside the shares that are wanted.
final class ShowShares {

  private ShowShares() {}

  static void show(Html html, Evaluation evaluation) {
    if (evaluation.balance().isEmpty()) {
      return;
    }
    html.raw("<section>").element("h2", ReportWords.BALANCE);
    for (BalanceFigures field : evaluation.balance()) {
      html.foreign("h3", field.field());
      table(html, field);
      if (field.totalVariation() != null) {
        html.raw("<p>")
            .words(ReportWords.BALANCE_TESTED, Shown.three(field.totalVariation()))
            .raw(" ");
        test(html, field);
        html.raw("</p>");
      }
      if (field.other() > 0) {
        html.element("p", ReportWords.OTHER, Shown.count(field.other()));
      }
    }
    if (evaluation.balance().stream().anyMatch(it -> it.totalVariation() != null)) {
      html.element("p class=\"help\"", ReportWords.TARGET_HELP);
    }
    html.raw("</section>\n");
  }

  private static void test(Html html, BalanceFigures field) {
    if (field.chiSquare() != null && field.degrees() != null && field.pValue() != null) {
      html.words(
          ReportWords.CHI_SQUARE,
          Shown.two(field.chiSquare()),
          field.degrees(),
          Shown.chance(field.pValue()));
    }
  }

  private static void table(Html html, BalanceFigures field) {
    double most = 0;
    for (CategoryFigures each : field.categories()) {
      double target = each.target() == null ? 0 : each.target();
      most = Math.max(most, Math.max(each.share(), target));
    }
    html.head(
        2,
        ReportWords.CATEGORY,
        ReportWords.CHART,
        ReportWords.SHARE,
        ReportWords.TARGET,
        ReportWords.ROWS);
    for (CategoryFigures each : field.categories()) {
      Double target = each.target();
      html.raw("<tr>").foreign("td", each.name());
      double of = most == 0 ? 1 : most;
      Charts.bar(
          html,
          new Charts.Bar(
              each.share() / of, target == null ? null : target / of, null, null, "plain"));
      html.number(Shown.percent(each.share()))
          .number(target == null ? "" : Shown.percent(target))
          .number(Shown.count(each.rows()))
          .raw("</tr>\n");
    }
    html.endOfTable();
  }
}
