package dev.winnow.quality.report;

import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.DuplicateFigures;
import dev.winnow.quality.evaluate.Evaluation.SemanticFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// How many rows repeat others.
final class ShowDuplicates {

  private ShowDuplicates() {}

  static void show(Html html, Evaluation evaluation) {
    DuplicateFigures figures = evaluation.duplicates();
    html.raw("<section>").element("h2", ReportWords.DUPLICATES);
    html.head(2, ReportWords.KIND, ReportWords.CHART, ReportWords.SHARE, ReportWords.BROKEN);
    row(html, html.in(ReportWords.EXACT), figures.exact(), evaluation.rows());
    if (figures.threshold() != null) {
      String near = html.in(ReportWords.NEAR, Shown.two(figures.threshold()));
      row(html, near, figures.near(), evaluation.rows());
    }
    if (figures.heldOut() > 0) {
      row(html, html.in(ReportWords.HELD_OUT), figures.heldOut(), evaluation.rows());
    }
    SemanticFigures semantic = figures.semantic();
    if (semantic != null) {
      String of = Shown.count(semantic.compared());
      String least = Shown.two(semantic.threshold());
      String name = html.in(ReportWords.SEMANTIC, of, least, semantic.model());
      row(html, name, semantic.found(), semantic.compared());
    }
    html.endOfTable();
    similarity(html, figures.similarity());
    html.raw("</section>\n");
  }

  private static void row(Html html, String name, long found, long all) {
    html.raw("<tr>").foreign("td", name);
    Charts.bar(html, Charts.Bar.bad(all == 0 ? 0 : (double) found / all));
    html.number(Shown.percent(found, all)).number(Shown.count(found)).raw("</tr>\n");
  }

  private static void similarity(Html html, List<Long> counts) {
    int first = 0;
    while (first < counts.size() && counts.get(first) == 0) {
      first++;
    }
    if (first == counts.size()) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (int i = first; i < counts.size(); i++) {
      double from = i * DuplicateFigures.BIN;
      names.add(from >= 1 ? "1" : Shown.two(from) + "–" + Shown.two(from + DuplicateFigures.BIN));
    }
    Charts.histogram(
        html,
        html.in(ReportWords.NEAR_SIMILARITY),
        names,
        counts.subList(first, counts.size()),
        OptionalDouble.empty());
  }
}
