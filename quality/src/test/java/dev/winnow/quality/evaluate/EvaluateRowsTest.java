package dev.winnow.quality.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.evaluate.EvaluationSettings;
import dev.winnow.core.evaluate.Metric;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.task.EvaluationRequest;
import dev.winnow.quality.evaluate.Evaluation.BalanceFigures;
import dev.winnow.quality.evaluate.Evaluation.FieldFigures;
import dev.winnow.quality.evaluate.Evaluation.Measured;
import dev.winnow.quality.evaluate.Evaluation.RuleFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What rows are found to be like.
final class EvaluateRowsTest {

  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  private static EvaluationSettings settings(String json) {
    EvaluationRequest.Read read =
        EvaluationRequest.settings(ExactJson.object(json), new Options.Rows(List.of(), List.of()));
    assertThat(read.problems()).isEmpty();
    return read.settings();
  }

  private static Evaluation of(EvaluationSettings settings, List<String> rows) {
    EvaluateRows evaluate = new EvaluateRows(settings, NOW);
    for (int i = 0; i < rows.size(); i++) {
      evaluate.add(i + 1L, ExactJson.object(rows.get(i)));
    }
    return evaluate.result(null, null);
  }

  private static Measured measured(Evaluation evaluation, Metric metric) {
    return evaluation.metrics().stream()
        .filter(it -> it.metric() == metric)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> different(int count) {
    Random random = new Random(count);
    return IntStream.range(0, count)
        .mapToObj(
            i -> "{\"q\": \"%s\", \"a\": \"%s\"}".formatted(words(random, 8), words(random, 20)))
        .toList();
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ");
      for (int k = 0; k < 6; k++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }

  @Test
  void goodRowsAreGood() {
    Evaluation evaluation = of(settings("{}"), different(50));
    assertThat(evaluation.rows()).isEqualTo(50);
    assertThat(evaluation.complete()).isEqualTo(50);
    assertThat(evaluation.score()).isGreaterThan(95.0);
    assertThat(evaluation.metrics())
        .extracting(Measured::metric)
        .containsExactly(
            Metric.COMPLETENESS,
            Metric.ACCURACY,
            Metric.UNIQUENESS,
            Metric.DIVERSITY,
            Metric.SAFETY);
    assertThat(evaluation.worst()).isEmpty();
  }

  @Test
  void noRowsAreNoScore() {
    Evaluation evaluation = of(settings("{}"), List.of());
    assertThat(evaluation.rows()).isZero();
    assertThat(evaluation.score()).isNull();
    assertThat(evaluation.metrics()).isEmpty();
    assertThat(evaluation.diversity()).isNull();
  }

  @Test
  void oneRowIsDefined() {
    Evaluation evaluation =
        of(
            settings("{\"targets\": {\"q\": {\"x\": 1, \"y\": 1}}}"),
            List.of("{\"q\": \"x\", \"a\": \"fine words\"}"));
    assertThat(evaluation.score()).isNotNull();
    assertThat(evaluation.metrics())
        .extracting(Measured::metric)
        .doesNotContain(Metric.DIVERSITY)
        .contains(Metric.BALANCE);
    assertThat(measured(evaluation, Metric.UNIQUENESS).value()).isEqualTo(1);
  }

  @Test
  void aFieldMissingInHalfOfTheRowsIsCountedWhereverItCame() {
    List<String> rows = new ArrayList<>();
    for (String row : different(20)) {
      rows.add(rows.size() % 2 == 0 ? row : row.replaceFirst(", \"a\".*", "}"));
    }
    Evaluation evaluation = of(settings("{}"), rows);
    assertThat(evaluation.complete()).isEqualTo(10);
    assertThat(measured(evaluation, Metric.COMPLETENESS).value()).isEqualTo(0.75);
    assertThat(evaluation.fields())
        .extracting(FieldFigures::name, FieldFigures::missing)
        .containsExactly(tuple("q", 0L), tuple("a", 10L));
    Evaluation reversed = of(settings("{}"), rows.reversed());
    assertThat(reversed.complete()).isEqualTo(10);
  }

  @Test
  void rowsThatAreAllTheSameRepeatTheFirst() {
    Evaluation evaluation =
        of(settings("{}"), Collections.nCopies(40, "{\"q\": \"the same words\"}"));
    assertThat(evaluation.duplicates().exact()).isEqualTo(39);
    assertThat(measured(evaluation, Metric.UNIQUENESS).value()).isEqualTo(1 / 40.0);
    assertThat(measured(evaluation, Metric.UNIQUENESS).warning()).isTrue();
    assertThat(evaluation.diversity()).isNotNull();
    assertThat(evaluation.worst()).hasSize(20);
    assertThat(evaluation.worst().getFirst().reasons().getFirst().message())
        .isEqualTo("It is the same as row 1.");
  }

  @Test
  void rulesAreCountedEachByItself() {
    Evaluation evaluation =
        of(
            settings(
                """
                {"gates": {"preset": "strict", "rules": [{"rule": "length", "fields": "a", "least": 10}]}}
                """),
            List.of(
                "{\"q\": \"one\", \"a\": \"short\"}",
                "{\"q\": \"two\", \"a\": \"write to jane.doe@clinic.org, she knows\"}",
                "{\"q\": \"three\", \"a\": \"long enough to be fine\"}",
                "{\"q\": \"four\", \"a\": \"x a@b.io\"}"));
    assertThat(evaluation.rules())
        .filteredOn(it -> it.broken() > 0)
        .extracting(RuleFigures::rule, RuleFigures::broken)
        .containsExactlyInAnyOrder(tuple("length", 2L), tuple("personalData", 2L));
    assertThat(measured(evaluation, Metric.ACCURACY).good()).isEqualTo(2);
    assertThat(measured(evaluation, Metric.SAFETY).good()).isEqualTo(2);
  }

  @Test
  void timesAreReadInAllForms() {
    Evaluation evaluation =
        of(
            settings("{\"timeField\": \"at\", \"maxAgeDays\": 30}"),
            List.of(
                "{\"at\": \"2026-11-30T10:00:00+08:00\"}",
                "{\"at\": \"2026-11-20\"}",
                "{\"at\": \"2026/1/2\"}",
                "{\"at\": \"2026-11-30 08:00:00\"}",
                "{\"at\": 1796000000}",
                "{\"at\": 1796000000000}",
                "{\"at\": \"yesterday\"}",
                "{\"other\": 1}"));
    Evaluation.TimeFigures times = Objects.requireNonNull(evaluation.timeliness());
    assertThat(times.unread()).isEqualTo(2);
    assertThat(times.old()).isEqualTo(1);
    assertThat(times.future()).isEqualTo(0);
    assertThat(measured(evaluation, Metric.TIMELINESS).good()).isEqualTo(5);
  }

  @Test
  void sharesAreComparedWithTargets() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String level = i < 40 ? "easy" : i < 90 ? "hard" : "odd";
      rows.add("{\"q\": \"question %d\", \"level\": \"%s\"}".formatted(i, level));
    }
    Evaluation evaluation =
        of(settings("{\"targets\": {\"level\": {\"easy\": 30, \"hard\": 70}}}"), rows);
    BalanceFigures level = evaluation.balance().getFirst();
    assertThat(level.other()).isEqualTo(10);
    assertThat(level.totalVariation()).isCloseTo(0.2, within(1e-12));
    assertThat(measured(evaluation, Metric.BALANCE).value()).isCloseTo(0.8, within(1e-12));
    // 90 rows with a category: 27 and 63 expected, 40 and 50 found.
    assertThat(level.chiSquare()).isCloseTo(169 / 27.0 + 169 / 63.0, within(1e-9));
    Evaluation without = of(settings("{}"), rows);
    assertThat(without.balance()).extracting(BalanceFigures::field).containsExactly("level");
    assertThat(without.metrics()).extracting(Measured::metric).doesNotContain(Metric.BALANCE);
  }

  /// Property: the figures add up, and the score is the weighted mean of the metrics.
  @Test
  void figuresAddUp() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      List<String> rows = new ArrayList<>();
      List<String> some = different(1 + random.nextInt(30));
      int count = 1 + random.nextInt(200);
      for (int i = 0; i < count; i++) {
        ObjectNode row = ExactJson.object(some.get(random.nextInt(some.size())));
        switch (random.nextInt(6)) {
          case 0 -> row.remove("a");
          case 1 -> row.putNull("q");
          case 2 -> row.put("q", " ");
          case 3 -> row.put("extra", i);
          default -> {}
        }
        rows.add(row.toString());
      }
      Evaluation evaluation = of(settings("{}"), rows);
      assertThat(evaluation.rows()).isEqualTo(count);
      long places = 0;
      long filled = 0;
      for (FieldFigures field : evaluation.fields()) {
        places += count;
        filled += count - field.missing() - field.nulls() - field.blank();
      }
      Measured completeness = measured(evaluation, Metric.COMPLETENESS);
      assertThat(completeness.good()).as("seed %d", seed).isEqualTo(filled);
      assertThat(completeness.all()).isEqualTo(places);
      Measured unique = measured(evaluation, Metric.UNIQUENESS);
      assertThat(unique.good())
          .isEqualTo(count - evaluation.duplicates().exact() - evaluation.duplicates().near());
      assertThat(evaluation.duplicates().similarity().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(evaluation.duplicates().near());
      double weights = evaluation.metrics().stream().mapToDouble(Measured::weight).sum();
      double sum = evaluation.metrics().stream().mapToDouble(it -> it.weight() * it.value()).sum();
      assertThat(evaluation.score()).isCloseTo(100 * sum / weights, within(1e-9));
      for (Measured each : evaluation.metrics()) {
        assertThat(each.value()).isBetween(0.0, 1.0);
      }
    }
  }

  /// A sample depends on the seed and the rows alone, and a smaller one begins a larger one.
  @Test
  void aSampleIsRepeatable() {
    List<String> rows = different(500);
    List<Long> ten = drawn(rows, 10, 1);
    assertThat(ten).hasSize(10).doesNotHaveDuplicates().isEqualTo(drawn(rows, 10, 1));
    assertThat(drawn(rows, 40, 1).subList(0, 10)).isEqualTo(ten);
    assertThat(drawn(rows, 10, 2)).isNotEqualTo(ten);
  }

  /// The same rows in a file, where they have other numbers than in a dataset with gaps.
  @Test
  void figuresDependOnTheRowsAlone() {
    List<String> rows = different(1_500);
    EvaluateRows file = new EvaluateRows(settings("{}"), NOW);
    EvaluateRows dataset = new EvaluateRows(settings("{}"), NOW);
    for (int i = 0; i < rows.size(); i++) {
      file.add(i + 1L, ExactJson.object(rows.get(i)));
      dataset.add(3L * i + 5, ExactJson.object(rows.get(i)));
    }
    assertThat(dataset.result(null, null).metrics()).isEqualTo(file.result(null, null).metrics());
    assertThat(dataset.drawn().stream().map(EvaluateRows.Drawn::data).toList())
        .isEqualTo(file.drawn().stream().map(EvaluateRows.Drawn::data).toList());
  }

  /// Beside a judge alone the strict rules are counted, too.
  @Test
  void rulesAreOffOnlyWhenAskedFor() {
    assertThat(settings("{\"gates\": {\"duplicates\": {\"near\": 0.9}}}").gates().presetRules())
        .hasSameSizeAs(settings("{}").gates().presetRules())
        .isNotEmpty();
    assertThat(settings("{\"gates\": \"off\"}").gates().presetRules()).isEmpty();
    assertThat(settings("{\"gates\": {\"rules\": [\"required\"]}}").gates().presetRules())
        .isEmpty();
  }

  private static List<Long> drawn(List<String> rows, int sample, long seed) {
    EvaluateRows evaluate =
        new EvaluateRows(settings("{\"sample\": %d, \"seed\": %d}".formatted(sample, seed)), NOW);
    for (int i = 0; i < rows.size(); i++) {
      evaluate.add(i + 1L, ExactJson.object(rows.get(i)));
    }
    return evaluate.drawn().stream().map(EvaluateRows.Drawn::number).toList();
  }

  @Test
  void judgedRowsCountWithTheirInterval() {
    Rubric rubric =
        new Rubric(
            null,
            null,
            List.of(
                new Rubric.Dimension("truth", "?", Rubric.Scale.SCORE, 3),
                new Rubric.Dimension("style", "?", Rubric.Scale.SCORE, 1)),
            List.of(),
            3.5,
            1,
            5,
            null);
    Gates gates = new Gates(null, List.of(), List.of(), Duplicates.USUAL, rubric);
    EvaluationSettings settings = new EvaluationSettings(gates, Map.of(), null, 365, 10, 0);
    EvaluateRows evaluate = new EvaluateRows(settings, NOW);
    List<String> rows = different(10);
    for (int i = 0; i < 10; i++) {
      evaluate.add(i + 1L, ExactJson.object(rows.get(i)));
    }
    Map<Long, List<Vote>> votes = new HashMap<>();
    for (EvaluateRows.Drawn row : evaluate.drawn()) {
      if (row.number() != 10) {
        int score = row.number() <= 3 ? 1 : 5;
        votes.put(
            row.number(),
            List.of(new Vote(Map.of("truth", score, "style", 5), "why " + row.number())));
      }
    }
    Evaluation evaluation = evaluate.result(votes, null);
    Evaluation.JudgeFigures judge = Objects.requireNonNull(evaluation.judge());
    assertThat(judge.sample()).isEqualTo(10);
    assertThat(judge.judged()).isEqualTo(9);
    assertThat(judge.passed()).isEqualTo(6);
    // Three with (3 * 1 + 5) / 4 = 2, six with 5.
    assertThat(judge.mean()).isCloseTo(4, within(1e-12));
    assertThat(judge.interval()).isNotNull();
    assertThat(judge.dimensions().getFirst().counts()).containsExactly(3L, 0L, 0L, 0L, 6L);
    assertThat(judge.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(9);
    assertThat(measured(evaluation, Metric.JUDGE).value()).isCloseTo(0.75, within(1e-12));
    assertThat(evaluation.worst())
        .hasSize(3)
        .allSatisfy(row -> {
          assertThat(row.score()).isEqualTo(2);
          assertThat(row.reasons().getLast().message()).contains("why " + row.row());
        });
  }

  @Test
  void wrongWishesAreSaid() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("sample", 0).put("timeField", "");
    body.putObject("targets").putObject("level").put("easy", -1);
    assertThat(EvaluationRequest.read(body).problems())
        .extracting(it -> it.pointer())
        .containsExactly("/datasetId");
    assertThat(EvaluationRequest.settings(body, Options.Rows.ANY).problems())
        .extracting(it -> it.pointer())
        .contains("/sample", "/timeField", "/targets/level/easy");
  }
}
