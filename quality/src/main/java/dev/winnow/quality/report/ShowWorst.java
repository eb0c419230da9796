package dev.winnow.quality.report;

import dev.winnow.core.say.Said;
import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.WorstRow;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The worst rows, with what is against each.
final class ShowWorst {

  private ShowWorst() {}

  static void show(Html html, Evaluation evaluation, Function<Said, String> say) {
    if (evaluation.worst().isEmpty()) {
      return;
    }
    html.raw("<section>").element("h2", ReportWords.WORST);
    for (WorstRow row : evaluation.worst()) {
      html.raw("<article>").raw("<h3>").words(ReportWords.ROW, Shown.count(row.row()));
      if (row.score() != null) {
        html.raw(" <small>").words(ReportWords.JUDGE_SCORE, Shown.two(row.score())).raw("</small>");
      }
      html.raw("</h3><ul>");
      row.reasons().forEach(reason -> html.foreign("li", say.apply(reason)));
      html.raw("</ul><dl class=\"row\">");
      for (Map.Entry<String, JsonNode> each : row.data().properties()) {
        JsonNode value = each.getValue();
        html.foreign("dt", each.getKey())
            .foreign("dd", value.isString() ? value.stringValue() : value.toString());
      }
      html.raw("</dl></article>\n");
    }
    html.raw("</section>\n");
  }
}
