package dev.winnow.quality.report;

import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.DiversityFigures;
import dev.winnow.quality.evaluate.Evaluation.FieldFigures;
import dev.winnow.quality.evaluate.Evaluation.Lengths;
import java.util.List;
import java.util.OptionalDouble;

/// How much texts differ, and how long they are.
final class ShowTexts {

  /// Fields whose lengths are drawn; a page with more says no more.
  private static final int FIELDS_MAX = 12;

  private ShowTexts() {}

  static void show(Html html, Evaluation evaluation) {
    DiversityFigures diversity = evaluation.diversity();
    if (diversity != null) {
      diversity(html, diversity);
    }
    List<FieldFigures> texts =
        evaluation.fields().stream().filter(it -> it.lengths() != null).limit(FIELDS_MAX).toList();
    if (texts.isEmpty()) {
      return;
    }
    html.raw("<section>").element("h2", ReportWords.LENGTHS).raw("<div class=\"charts\">");
    for (FieldFigures field : texts) {
      Lengths lengths = field.lengths();
      if (lengths != null) {
        lengths(html, field.name(), lengths);
      }
    }
    html.raw("</div></section>\n");
  }

  private static void lengths(Html html, String field, Lengths lengths) {
    int first = 0;
    while (lengths.counts().get(first) == 0) {
      first++;
    }
    int bins = lengths.counts().size();
    html.raw("<div>");
    Charts.histogram(
        html,
        html.in(ReportWords.LENGTHS_OF, field),
        Shown.doubling(bins).subList(first, bins),
        lengths.counts().subList(first, bins),
        OptionalDouble.empty());
    html.element(
        "p class=\"help\"",
        ReportWords.LENGTHS_SAY,
        Shown.count(lengths.least()),
        Shown.count(Math.round(lengths.mean())),
        Shown.count(lengths.most()));
    html.raw("</div>\n");
  }

  private static void diversity(Html html, DiversityFigures figures) {
    html.raw("<section>").element("h2", ReportWords.DIVERSITY);
    html.element("p", ReportWords.DIVERSITY_SAMPLE, Shown.count(figures.sample()));
    html.head(1, ReportWords.FIGURE, ReportWords.VALUE);
    row(html, ReportWords.DISTINCT_1, Shown.percent(figures.distinct1()));
    row(html, ReportWords.DISTINCT_2, Shown.percent(figures.distinct2()));
    row(html, ReportWords.SIMILARITY, Shown.percent(figures.similarity()));
    row(html, ReportWords.COMPRESSION, Shown.two(figures.compressionRatio()));
    html.endOfTable().raw("</section>\n");
  }

  private static void row(Html html, ReportWords name, String value) {
    html.raw("<tr>").element("td", name).number(value).raw("</tr>\n");
  }
}
