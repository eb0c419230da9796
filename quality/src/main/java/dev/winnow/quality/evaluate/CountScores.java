package dev.winnow.quality.evaluate;

import dev.winnow.core.gate.Rubric;
import dev.winnow.quality.evaluate.Evaluation.DimensionFigures;
import dev.winnow.quality.evaluate.Evaluation.JudgeFigures;
import dev.winnow.quality.metric.Interval;
import dev.winnow.quality.metric.MeanOf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Counts the scores of rows that were judged.
final class CountScores {

  private static final int SCORES = 5;

  /// Half points from 1 to 5.
  private static final int BINS = 8;

  private CountScores() {}

  static JudgeFigures of(JudgedRows judged) {
    MeanOf mean = new MeanOf();
    long[] bins = new long[BINS];
    long passed = 0;
    for (JudgedRows.Row row : judged.rows()) {
      double score = judged.rubric().score(row.votes());
      mean.add(score);
      bins[Math.clamp((int) Math.floor((score - 1) * 2), 0, BINS - 1)]++;
      passed += score >= judged.rubric().threshold() ? 1 : 0;
    }
    return new JudgeFigures(
        judged.model(),
        judged.sample(),
        judged.rows().size(),
        judged.rows().isEmpty() ? null : (Double) mean.mean(),
        interval(mean),
        judged.rubric().threshold(),
        passed,
        judged.rubric().scored().stream().map(it -> dimension(it, judged)).toList(),
        LongStream.of(bins).boxed().toList());
  }

  private static DimensionFigures dimension(Rubric.Dimension dimension, JudgedRows judged) {
    MeanOf mean = new MeanOf();
    Long[] counts = new Long[SCORES];
    Arrays.fill(counts, 0L);
    for (JudgedRows.Row row : judged.rows()) {
      double score = Rubric.median(dimension, row.votes());
      mean.add(score);
      counts[Math.clamp((int) Math.floor(score), 1, SCORES) - 1]++;
    }
    return new DimensionFigures(
        dimension.name(), mean.mean(), interval(mean), new ArrayList<>(List.of(counts)));
  }

  /// Within the scale; none where all scores are the same, which says nothing of how far others are
  /// apart.
  private static @Nullable Interval interval(MeanOf mean) {
    Interval interval = mean.interval();
    return interval == null || interval.from() == interval.to()
        ? null
        : new Interval(Math.max(1, interval.from()), Math.min(SCORES, interval.to()));
  }
}
