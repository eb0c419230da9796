package dev.winnow.quality.report;

import dev.winnow.core.say.Said;
import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.Measured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// An evaluation as one HTML file that needs no other: styles and charts are in it, and no script.
/// It prints on A4.
public final class ReportPage {

  private static final String STYLE = "report.css";

  private ReportPage() {}

  /// Something that is told beside the title: what was evaluated, when, by which rules.
  ///
  /// @param name in the language of the report
  public record Fact(String name, String value) {}

  /// In English.
  public static String html(Evaluation evaluation, String title, Fact... about) {
    return html(evaluation, title, ReportLanguage.ENGLISH, Said::message, List.of(about));
  }

  /// In a language.
  ///
  /// @param say words what is against rows, in the language of the report
  public static String html(
      Evaluation evaluation,
      String title,
      ReportLanguage language,
      Function<Said, String> say,
      List<Fact> about) {
    Html html = new Html(language);
    html.raw("<!doctype html>\n<html lang=\"" + language.tag() + "\">\n<head>\n")
        .raw("<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        // Whatever a row holds, the page runs nothing and loads nothing.
        .raw("<meta http-equiv=\"Content-Security-Policy\" ")
        .raw("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .element("title", title)
        .raw("\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
    header(html, evaluation, title, about);
    if (evaluation.rows() == 0) {
      html.element("p", ReportWords.NO_ROWS);
    } else {
      sections(html, evaluation, say);
    }
    html.raw("</main>\n<footer>").words(ReportWords.MADE).raw("</footer>\n</body>\n</html>\n");
    return html.toString();
  }

  private static void sections(Html html, Evaluation evaluation, Function<Said, String> say) {
    ShowMetrics.show(html, evaluation);
    ShowFields.show(html, evaluation);
    ShowRules.show(html, evaluation);
    ShowDuplicates.show(html, evaluation);
    ShowShares.show(html, evaluation);
    ShowTexts.show(html, evaluation);
    ShowAges.show(html, evaluation);
    ShowJudge.show(html, evaluation);
    ShowWorst.show(html, evaluation, say);
  }

  private static void header(Html html, Evaluation evaluation, String title, List<Fact> about) {
    html.raw("<header><div>").element("p class=\"kicker\"", ReportWords.REPORT);
    html.foreign("h1", title).raw("<dl>");
    html.element("dt", ReportWords.ROWS).element("dd", Shown.count(evaluation.rows()));
    for (Fact fact : about) {
      html.element("dt", fact.name()).foreign("dd", fact.value());
    }
    html.raw("</dl></div>");
    Double score = evaluation.score();
    if (score != null) {
      html.raw("<div class=\"score\">")
          .element("span", ReportWords.SCORE)
          .element("strong", Shown.score(score))
          .element("span", ReportWords.OF_100)
          .raw("</div>");
    }
    html.raw("</header>\n");
    warnings(html, evaluation.metrics().stream().filter(Measured::warning).toList());
  }

  private static void warnings(Html html, List<Measured> warned) {
    if (warned.isEmpty()) {
      return;
    }
    html.raw("<section class=\"warnings\">").element("h2", ReportWords.WARNINGS).raw("<ul>");
    for (Measured each : warned) {
      html.element(
          "li",
          ReportWords.WARNED,
          html.in(ReportWords.of(each.metric())),
          Shown.percent(each.value()),
          Shown.threshold(each.warnBelow()));
    }
    html.raw("</ul></section>\n");
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(ReportPage.class.getResourceAsStream(STYLE), STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
