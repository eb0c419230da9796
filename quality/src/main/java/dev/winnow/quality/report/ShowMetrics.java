package dev.winnow.quality.report;

import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.Measured;
import dev.winnow.quality.metric.Interval;

/// Each metric with its value, its threshold and what it counts in the overall score.
final class ShowMetrics {

  private ShowMetrics() {}

  static void show(Html html, Evaluation evaluation) {
    html.raw("<section>").element("h2", ReportWords.METRICS);
    html.head(
        2,
        ReportWords.METRIC,
        ReportWords.CHART,
        ReportWords.VALUE,
        ReportWords.INTERVAL,
        ReportWords.COUNTED,
        ReportWords.WARNS_BELOW,
        ReportWords.WEIGHT);
    for (Measured each : evaluation.metrics()) {
      row(html, each);
    }
    html.endOfTable().element("p class=\"help\"", ReportWords.METRICS_HELP).raw("</section>\n");
  }

  private static void row(Html html, Measured each) {
    html.raw("<tr><th scope=\"row\">").words(ReportWords.of(each.metric()));
    if (each.warning()) {
      html.raw(" ").element("span class=\"badge\"", ReportWords.WARNING);
    }
    html.raw("</th>");
    Interval interval = each.interval();
    Charts.bar(
        html,
        new Charts.Bar(
            each.value(),
            each.warnBelow(),
            interval == null ? null : interval.from(),
            interval == null ? null : interval.to(),
            each.warning() ? "bad" : "good"));
    html.number(Shown.percent(each.value()))
        .number(
            interval == null
                ? ""
                : Shown.percent(interval.from()) + " – " + Shown.percent(interval.to()))
        .number(
            each.good() == null || each.all() == null
                ? ""
                : Shown.count(each.good()) + " / " + Shown.count(each.all()))
        .number(Shown.threshold(each.warnBelow()))
        .number(Integer.toString(each.weight()))
        .raw("</tr>\n");
  }
}
