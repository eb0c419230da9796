package dev.winnow.quality.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.evaluate.EvaluationSettings;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.say.Said;
import dev.winnow.quality.evaluate.EvaluateRows;
import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.SemanticFigures;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What stands in a report, and that nothing that comes from rows becomes a part of the page.
class ReportPageTest {

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^<>]*)>");
  private static final Set<String> ALONE = Set.of("!doctype", "meta");
  private static final String HOSTILE =
      "</style></title><script>alert('1')</script><img src=x onerror=\"alert(2)\">&amp; \u0000\u0007\uD800\u202E";

  private static final List<Rubric.Dimension> DIMENSIONS =
      List.of(
          new Rubric.Dimension("accuracy", "Is it right?", Rubric.Scale.SCORE, 2),
          new Rubric.Dimension("<b>style</b>", "Is it well put?", Rubric.Scale.YES_NO, 1));

  private static EvaluationSettings settings() {
    Rubric judge = new Rubric(null, null, DIMENSIONS, List.of(), 3.5, 1, 5, null);
    return new EvaluationSettings(
        new Gates(null, List.of(), List.of(), Duplicates.USUAL, judge),
        Map.of("level", Map.of("easy", 50.0, HOSTILE, 50.0)),
        "at",
        365,
        100,
        7);
  }

  private static Evaluation evaluation(String text) {
    EvaluateRows rows = new EvaluateRows(settings(), NOW);
    for (int i = 1; i <= 40; i++) {
      rows.add(
          i,
          ExactJson.object("{}")
              .put("question", i % 4 == 0 ? "The same question for all" : "Question " + i)
              .put("level", i % 3 == 0 ? "hard" : "easy")
              .put("at", i == 5 ? text : "2026-05-0" + (1 + i % 9))
              .put(text, i == 6 ? null : text)
              .put("note", i % 2 == 0 ? "" : text));
    }
    Map<Long, List<Vote>> votes = new HashMap<>();
    for (EvaluateRows.Drawn row : rows.drawn()) {
      Map<String, Integer> scores = new HashMap<>();
      DIMENSIONS.forEach(it -> scores.put(it.name(), 1 + (int) (row.number() % 5)));
      votes.put(row.number(), List.of(new Vote(scores, text)));
    }
    return rows.result(votes, new SemanticFigures(text, 0.9, 40, 40, 3));
  }

  /// The tags of a page; each is closed where it has to be.
  private static List<String> tags(String page) {
    Deque<String> open = new ArrayDeque<>();
    List<MatchResult> found = TAG.matcher(page).results().toList();
    for (MatchResult tag : found) {
      String name = tag.group(2);
      if (tag.group(1).equals("/")) {
        assertThat(open.pop()).as("before " + tag.start()).isEqualTo(name);
      } else if (!ALONE.contains(name) && !tag.group(3).endsWith("/")) {
        open.push(name);
      }
    }
    assertThat(open).isEmpty();
    assertThat(page.chars().filter(it -> it == '<').count()).isEqualTo(found.size());
    return found.stream().map(it -> it.group(2)).distinct().toList();
  }

  @ParameterizedTest
  @EnumSource(ReportLanguage.class)
  void whatRowsHoldIsNoPartOfThePage(ReportLanguage language) {
    String page =
        ReportPage.html(
            evaluation(HOSTILE),
            HOSTILE,
            language,
            Said::message,
            List.of(new ReportPage.Fact("File", HOSTILE)));

    assertThat(tags(page)).doesNotContain("script", "img", "link", "iframe");
    assertThat(page)
        .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
        .contains("&amp;amp; \uFFFD\uFFFD\uFFFD")
        .contains("default-src 'none'")
        .doesNotContain("http://", "https://", "url(", "@import");
    assertThat(page.codePoints().filter(it -> it < ' ' && it != '\n' && it != '\t')).isEmpty();
    assertThat(page).contains("<html lang=\"" + language.tag() + "\">");
  }

  @Test
  void allFiguresAreThere() {
    Evaluation evaluation = evaluation("some text");
    String page = ReportPage.html(evaluation, "My rows", new ReportPage.Fact("File", "rows.jsonl"));

    assertThat(page)
        .contains("<title>My rows</title>", "<dd dir=\"auto\">rows.jsonl</dd>", "<dd>40</dd>")
        .contains("<h2>Warnings</h2>", "<h2>Metrics</h2>", "<h2>Fields</h2>")
        .contains("<h2>Duplicates</h2>", "<h2>Balance</h2>", "<h2>Diversity</h2>")
        .contains("<h2>Text lengths</h2>", "<h2>Timeliness</h2>", "<h2>Judge score</h2>")
        .contains("<h2>Worst rows</h2>")
        .contains(Shown.score(evaluation.score() == null ? -1 : evaluation.score()))
        .contains("Semantic duplicates in a sample of 40 (cosine 0.90 or more, some text)")
        .contains("Total variation distance from the targets: 0.500.")
        .contains("It is the same as row ")
        .contains("at has no time that can be read");
    evaluation
        .metrics()
        .forEach(each ->
            assertThat(page)
                .contains(ReportWords.of(each.metric()).in(ReportLanguage.ENGLISH))
                .contains(Shown.percent(each.value()).replace("<", "&lt;")));
  }

  @Test
  void noRowsAreSaidToBeNone() {
    Evaluation none = new EvaluateRows(settings(), NOW).result(null, null);

    String page = ReportPage.html(none, "Nothing");

    assertThat(tags(page)).contains("main");
    assertThat(page).contains("There are no rows, so nothing was measured.");
  }

  @Test
  void oneRowIsEnough() {
    EvaluateRows rows = new EvaluateRows(EvaluationSettings.of(Gates.USUAL), NOW);
    rows.add(1, ExactJson.object("{}").put("a", 1));

    assertThat(tags(ReportPage.html(rows.result(null, null), "One"))).contains("table");
  }

  @Test
  void allIsOnlyAll() {
    assertThat(Shown.percent(1)).isEqualTo("100%");
    assertThat(Shown.percent(0.99999)).isEqualTo("99.9%");
    assertThat(Shown.percent(0.00001)).isEqualTo("<0.1%");
    assertThat(Shown.percent(0)).isEqualTo("0%");
    assertThat(Shown.percent(0, 0)).isEqualTo("0%");
    assertThat(Shown.doubling(5)).containsExactly("0", "1", "2–3", "4–7", "8–15");
  }

  @ParameterizedTest
  @EnumSource(ReportWords.class)
  void eachLanguageHasTheSameSlots(ReportWords words) {
    assertThat(slots(words.in(ReportLanguage.CHINESE)))
        .isEqualTo(slots(words.in(ReportLanguage.ENGLISH)));
  }

  private static long slots(String pattern) {
    return Pattern.compile("%s").matcher(pattern).results().count();
  }
}
