package dev.winnow.core.evaluate;

import dev.winnow.core.gate.Gates;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How rows are evaluated.
///
/// @param gates the rules that are counted, how rows are compared, and the judge
/// @param targets wanted shares of categories, by field of the rows: weights of at least 0 with a
///   sum over 0
/// @param timeField the field with the time of a row; null is not measured
/// @param maxAgeDays how old a row may be, at least 1
/// @param sample rows that a model judges or embeds, 1 to 10,000
/// @param seed decides which rows are in the sample
public record EvaluationSettings(
    Gates gates,
    Map<String, Map<String, Double>> targets,
    @Nullable String timeField,
    int maxAgeDays,
    int sample,
    long seed) {

  public static final int MAX_AGE_USUAL = 365;
  public static final int SAMPLE_USUAL = 100;
  public static final int SAMPLE_MAX = 10_000;

  public EvaluationSettings {
    // In the order of the fields and categories as they were written.
    Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
    targets.forEach((field, shares) -> copy.put(field, new LinkedHashMap<>(shares)));
    targets = copy;
  }

  /// The usual ones beside these gates.
  public static EvaluationSettings of(Gates gates) {
    return new EvaluationSettings(gates, Map.of(), null, MAX_AGE_USUAL, SAMPLE_USUAL, 0);
  }
}
