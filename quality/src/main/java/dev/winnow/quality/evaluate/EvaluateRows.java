package dev.winnow.quality.evaluate;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.evaluate.EvaluationSettings;
import dev.winnow.core.evaluate.Metric;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.quality.evaluate.Evaluation.DiversityFigures;
import dev.winnow.quality.evaluate.Evaluation.JudgeFigures;
import dev.winnow.quality.evaluate.Evaluation.Measured;
import dev.winnow.quality.evaluate.Evaluation.SemanticFigures;
import dev.winnow.quality.meaning.EmbedTexts;
import dev.winnow.quality.metric.Diversity;
import dev.winnow.quality.metric.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Evaluates rows in one pass, in bounded memory but for what the comparison of rows keeps: less
/// than 500 bytes each. What models say of the sample is told behind that.
///
/// One thread at a time.
public final class EvaluateRows {

  /// Rows whose texts are compared for diversity.
  public static final int DIVERSITY_ROWS = 1_000;

  private final EvaluationSettings settings;
  private final CountFields fields = new CountFields();
  private final CountRules rules;
  private final FindRepeats repeats;
  private final @Nullable CountAges ages;
  private final CountShares shares;
  private final SampleRows sample;
  private final WorstRows worst = new WorstRows();
  private long rows;

  /// @param now when it is, for the age of rows
  public EvaluateRows(EvaluationSettings settings, Instant now) {
    this.settings = settings;
    this.rules = new CountRules(settings.gates());
    this.repeats = new FindRepeats(settings.gates().duplicates());
    String time = settings.timeField();
    this.ages = time == null ? null : new CountAges(time, settings.maxAgeDays(), now);
    this.shares = new CountShares(settings.targets());
    this.sample = new SampleRows(Math.max(DIVERSITY_ROWS, settings.sample()), settings.seed());
  }

  /// Tells of a row that none may repeat. Before [#add].
  public void heldOut(ObjectNode row) {
    repeats.heldOut(row);
  }

  /// Takes a row in.
  ///
  /// @param number names it in the report, from 1
  public void add(long number, ObjectNode row) {
    rows++;
    List<Finding> findings = new ArrayList<>();
    fields.add(row, findings::add);
    rules.add(row, findings::add);
    repeats.add(number, row, findings::add);
    if (ages != null) {
      ages.add(row, findings::add);
    }
    shares.add(row);
    sample.add(rows, number, row, findings);
    worst.add(number, row, findings);
  }

  /// Rows that were taken in.
  public long rows() {
    return rows;
  }

  /// A row for models.
  ///
  /// @param data as JSON
  public record Drawn(long number, String data) {}

  /// The rows that models are to look at: the sample, in the order in which it was drawn. Ends the
  /// taking in.
  public List<Drawn> drawn() {
    repeats.end();
    return sample.rows().stream()
        .limit(settings.sample())
        .map(row -> new Drawn(row.number(), row.data()))
        .toList();
  }

  /// What came of it.
  ///
  /// @param votes of the judge, by the number of the row; rows without any were not judged. Null
  ///   where no model judged
  /// @param semantic null where no model embedded
  public Evaluation result(
      @Nullable Map<Long, List<Vote>> votes, @Nullable SemanticFigures semantic) {
    JudgedRows judged = votes == null ? null : judged(votes);
    JudgeFigures judge = judged == null ? null : CountScores.of(judged);
    DiversityFigures diversity = diversity();
    List<Measured> measured = rows == 0 ? List.of() : measured(diversity, judge);
    return new Evaluation(
        rows,
        score(measured),
        measured,
        fields.figures(),
        fields.complete(),
        rules.figures(),
        repeats.figures(semantic),
        ages == null ? null : ages.figures(),
        diversity,
        shares.figures(),
        judge,
        worst.figures(judged));
  }

  private @Nullable JudgedRows judged(Map<Long, List<Vote>> votes) {
    Rubric rubric = settings.gates().judge();
    if (rubric == null) {
      return null;
    }
    List<JudgedRows.Row> judged = new ArrayList<>();
    List<SampleRows.Row> drawn = sample.rows().stream().limit(settings.sample()).toList();
    for (SampleRows.Row row : drawn) {
      List<Vote> said = votes.getOrDefault(row.number(), List.of());
      if (!said.isEmpty()) {
        judged.add(
            new JudgedRows.Row(row.number(), ExactJson.object(row.data()), said, row.findings()));
      }
    }
    String model = rubric.model() == null ? "" : rubric.model().model();
    return new JudgedRows(rubric, model, drawn.size(), judged);
  }

  private @Nullable DiversityFigures diversity() {
    Diversity diversity = new Diversity(settings.seed());
    List<SampleRows.Row> drawn = sample.rows().stream().limit(DIVERSITY_ROWS).toList();
    long texts = 0;
    for (SampleRows.Row row : drawn) {
      String text =
          EmbedTexts.of(ExactJson.object(row.data()), settings.gates().duplicates().fields());
      if (!text.isBlank()) {
        diversity.add(text);
        texts++;
      }
    }
    return texts == 0
        ? null
        : new DiversityFigures(
            texts,
            diversity.distinct1(),
            diversity.distinct2(),
            diversity.compressionRatio(),
            diversity.similarity());
  }

  private List<Measured> measured(
      @Nullable DiversityFigures diversity, @Nullable JudgeFigures judge) {
    List<Measured> all = new ArrayList<>();
    if (fields.places() > 0) {
      all.add(share(Metric.COMPLETENESS, fields.filled(), fields.places()));
    }
    if (rules.has(false)) {
      all.add(share(Metric.ACCURACY, rules.accurate(), rows));
    }
    all.add(share(Metric.UNIQUENESS, rows - repeats.repeats(), rows));
    if (ages != null) {
      all.add(share(Metric.TIMELINESS, ages.timely(), rows));
    }
    if (diversity != null && diversity.sample() > 1) {
      all.add(
          value(Metric.DIVERSITY, (diversity.distinct2() + 1 - diversity.similarity()) / 2, null));
    }
    OptionalDouble balance = shares.balance();
    if (balance.isPresent()) {
      all.add(value(Metric.BALANCE, balance.getAsDouble(), null));
    }
    if (rules.has(true)) {
      all.add(share(Metric.SAFETY, rules.safe(), rows));
    }
    if (judge != null && judge.mean() != null) {
      Interval mean = judge.interval();
      all.add(
          value(
              Metric.JUDGE,
              ofScore(judge.mean()),
              mean == null ? null : new Interval(ofScore(mean.from()), ofScore(mean.to()))));
    }
    return all;
  }

  /// 1 to 5 as 0 to 1.
  private static double ofScore(double score) {
    return Math.clamp((score - 1) / 4, 0, 1);
  }

  private static Measured share(Metric metric, long good, long all) {
    double value = (double) good / all;
    return new Measured(
        metric,
        value,
        good,
        all,
        null,
        metric.weight(),
        metric.warnBelow(),
        value < metric.warnBelow());
  }

  private static Measured value(Metric metric, double value, @Nullable Interval interval) {
    return new Measured(
        metric,
        value,
        null,
        null,
        interval,
        metric.weight(),
        metric.warnBelow(),
        value < metric.warnBelow());
  }

  private static @Nullable Double score(List<Measured> measured) {
    double weights = measured.stream().mapToDouble(Measured::weight).sum();
    return weights == 0
        ? null
        : (Double)
            (100 * measured.stream().mapToDouble(it -> it.weight() * it.value()).sum() / weights);
  }
}
