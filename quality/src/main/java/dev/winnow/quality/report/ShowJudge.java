package dev.winnow.quality.report;

import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.DimensionFigures;
import dev.winnow.quality.evaluate.Evaluation.JudgeFigures;
import dev.winnow.quality.metric.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What a judging model made of the sample.
final class ShowJudge {

  private static final double LEAST = 1;
  private static final double RANGE = 4;
  private static final double BIN = 0.5;

  private ShowJudge() {}

  static void show(Html html, Evaluation evaluation) {
    JudgeFigures judge = evaluation.judge();
    if (judge == null) {
      return;
    }
    html.raw("<section>").element("h2", ReportWords.JUDGE);
    Double mean = judge.mean();
    if (mean == null) {
      html.element("p", ReportWords.UNJUDGED, judge.model(), Shown.count(judge.sample()));
      html.raw("</section>\n");
      return;
    }
    html.element(
        "p",
        ReportWords.JUDGED,
        judge.model(),
        Shown.count(judge.judged()),
        Shown.count(judge.sample()),
        Shown.two(mean),
        interval(judge.interval()),
        Shown.count(judge.passed()),
        Shown.percent(judge.passed(), judge.judged()),
        Shown.two(judge.threshold()));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < judge.counts().size(); i++) {
      names.add("%s–%s".formatted(LEAST + i * BIN, LEAST + (i + 1) * BIN));
    }
    Charts.histogram(
        html,
        html.in(ReportWords.JUDGE_SCORES),
        names,
        judge.counts(),
        OptionalDouble.of(share(judge.threshold())));
    dimensions(html, judge.dimensions());
    html.raw("</section>\n");
  }

  private static void dimensions(Html html, List<DimensionFigures> dimensions) {
    if (dimensions.isEmpty()) {
      return;
    }
    html.head(2, ReportWords.DIMENSION, ReportWords.CHART, ReportWords.MEAN, ReportWords.INTERVAL);
    for (DimensionFigures each : dimensions) {
      Interval of = each.interval();
      html.raw("<tr>").foreign("td", each.name());
      Charts.bar(
          html,
          new Charts.Bar(
              share(each.mean()),
              null,
              of == null ? null : share(of.from()),
              of == null ? null : share(of.to()),
              "plain"));
      html.number(Shown.two(each.mean())).number(interval(of)).raw("</tr>\n");
    }
    html.endOfTable();
  }

  private static double share(double score) {
    return (score - LEAST) / RANGE;
  }

  private static String interval(@Nullable Interval interval) {
    return interval == null ? "–" : Shown.two(interval.from()) + " – " + Shown.two(interval.to());
  }
}
