package dev.winnow.quality.report;

import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.FieldFigures;

/// How often each field is filled.
final class ShowFields {

  private ShowFields() {}

  static void show(Html html, Evaluation evaluation) {
    if (evaluation.fields().isEmpty()) {
      return;
    }
    long rows = evaluation.rows();
    html.raw("<section>").element("h2", ReportWords.FIELDS);
    html.element(
        "p",
        ReportWords.COMPLETE,
        Shown.count(evaluation.complete()),
        Shown.count(rows),
        Shown.percent(evaluation.complete(), rows));
    html.head(
        2,
        ReportWords.FIELD,
        ReportWords.CHART,
        ReportWords.FILLED,
        ReportWords.MISSING,
        ReportWords.NULLS,
        ReportWords.BLANK);
    for (FieldFigures field : evaluation.fields()) {
      long filled = rows - field.missing() - field.nulls() - field.blank();
      html.raw("<tr>").foreign("td", field.name());
      Charts.bar(html, Charts.Bar.of((double) filled / rows));
      html.number(Shown.percent(filled, rows))
          .number(Shown.count(field.missing()))
          .number(Shown.count(field.nulls()))
          .number(Shown.count(field.blank()))
          .raw("</tr>\n");
    }
    html.endOfTable().raw("</section>\n");
  }
}
