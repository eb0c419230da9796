package dev.winnow.quality.report;

import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.TimeFigures;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How old rows are.
final class ShowAges {

  private ShowAges() {}

  static void show(Html html, Evaluation evaluation) {
    TimeFigures figures = evaluation.timeliness();
    if (figures == null) {
      return;
    }
    html.raw("<section>").element("h2", ReportWords.TIMELINESS);
    html.head(1, ReportWords.FIGURE, ReportWords.ROWS);
    row(html, html.in(ReportWords.OLD, Shown.count(figures.maxAgeDays())), figures.old());
    row(html, html.in(ReportWords.UNREAD), figures.unread());
    row(html, html.in(ReportWords.FUTURE), figures.future());
    time(html, ReportWords.OLDEST, figures.oldest());
    time(html, ReportWords.NEWEST, figures.newest());
    html.endOfTable();
    if (!figures.counts().isEmpty()) {
      Charts.histogram(
          html,
          html.in(ReportWords.AGES, figures.field()),
          Shown.doubling(figures.counts().size()),
          figures.counts(),
          OptionalDouble.empty());
    }
    html.raw("</section>\n");
  }

  private static void row(Html html, String name, long rows) {
    html.raw("<tr>").element("td", name).number(Shown.count(rows)).raw("</tr>\n");
  }

  private static void time(Html html, ReportWords name, @Nullable String time) {
    if (time != null) {
      html.raw("<tr>").element("td", name).number(time).raw("</tr>\n");
    }
  }
}
