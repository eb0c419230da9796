package dev.winnow.quality.evaluate;

import dev.winnow.quality.evaluate.Evaluation.BalanceFigures;
import dev.winnow.quality.evaluate.Evaluation.CategoryFigures;
import dev.winnow.quality.metric.ChiSquare;
import dev.winnow.quality.metric.TotalVariation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Counts the categories of rows: of the fields with targets, and without any of those with few
/// values.
final class CountShares {

  /// A field with more values has no categories.
  private static final int VALUES_MAX = 20;

  private static final int CHARS_MAX = 100;

  private final Map<String, Map<String, Double>> targets;

  /// By field and value.
  private final Map<String, Map<String, Long>> counts = new LinkedHashMap<>();

  private long rows;

  CountShares(Map<String, Map<String, Double>> targets) {
    this.targets = targets;
    targets.forEach((field, shares) -> {
      Map<String, Long> none = new LinkedHashMap<>();
      shares.keySet().forEach(name -> none.put(name, 0L));
      counts.put(field, none);
    });
  }

  void add(ObjectNode row) {
    rows++;
    if (!targets.isEmpty()) {
      counts.forEach((field, values) ->
          values.computeIfPresent(row.path(field).asString(""), (name, count) -> count + 1));
      return;
    }
    for (Map.Entry<String, JsonNode> each : row.properties()) {
      if (counts.size() < Evaluation.FIELDS_MAX || counts.containsKey(each.getKey())) {
        Map<String, Long> values =
            counts.computeIfAbsent(each.getKey(), name -> new LinkedHashMap<>());
        if (values.size() <= VALUES_MAX && !each.getValue().isNull()) {
          values.merge(value(each.getValue()), 1L, Long::sum);
        }
      }
    }
  }

  /// What is no category makes a field one with too many values.
  private String value(JsonNode value) {
    boolean isShort =
        value.isBoolean()
            || value.isIntegralNumber()
            || (value.isString() && value.stringValue().length() <= CHARS_MAX);
    return isShort ? value.asString("") : "\0" + rows;
  }

  List<BalanceFigures> figures() {
    List<BalanceFigures> figures = new ArrayList<>();
    counts.forEach((field, values) -> {
      Map<String, Double> wanted = targets.get(field);
      if (wanted != null) {
        figures.add(against(field, values, wanted));
      } else if (values.size() > 1
          && values.size() <= VALUES_MAX
          && values.size() * 2L <= rows
          && values.keySet().stream().noneMatch(it -> it.startsWith("\0"))) {
        figures.add(alone(field, values));
      }
    });
    return figures;
  }

  private BalanceFigures alone(String field, Map<String, Long> values) {
    List<CategoryFigures> categories = new ArrayList<>();
    long counted = 0;
    for (Map.Entry<String, Long> each : values.entrySet()) {
      counted += each.getValue();
      categories.add(
          new CategoryFigures(
              each.getKey(), each.getValue(), (double) each.getValue() / rows, null));
    }
    categories.sort(Comparator.comparingLong(CategoryFigures::rows).reversed());
    return new BalanceFigures(field, categories, rows - counted, null, null, null, null);
  }

  private BalanceFigures against(
      String field, Map<String, Long> values, Map<String, Double> wanted) {
    double sum = wanted.values().stream().mapToDouble(Double::doubleValue).sum();
    long[] found = values.values().stream().mapToLong(Long::longValue).toArray();
    double[] shares =
        values.keySet().stream()
            .mapToDouble(name -> wanted.getOrDefault(name, 0.0) / sum)
            .toArray();
    List<CategoryFigures> categories = new ArrayList<>();
    long counted = 0;
    int at = 0;
    for (String name : values.keySet()) {
      double share = rows == 0 ? 0 : (double) found[at] / rows;
      categories.add(new CategoryFigures(name, found[at], share, shares[at]));
      counted += found[at];
      at++;
    }
    ChiSquare chiSquare = counted == 0 ? null : chiSquare(found, shares);
    return new BalanceFigures(
        field,
        categories,
        rows - counted,
        chiSquare == null ? null : chiSquare.statistic(),
        chiSquare == null ? null : chiSquare.degrees(),
        chiSquare == null ? null : chiSquare.pValue(),
        rows == 0 ? null : variation(found, shares, rows - counted));
  }

  /// Null where there is nothing to compare: one category, or rows in one that none are wanted of.
  private static @Nullable ChiSquare chiSquare(long[] found, double[] shares) {
    long wanted = DoubleStream.of(shares).filter(it -> it > 0).count();
    if (wanted < 2) {
      return null;
    }
    long[] counts = new long[(int) wanted];
    double[] expected = new double[(int) wanted];
    int to = 0;
    for (int i = 0; i < found.length; i++) {
      if (shares[i] == 0 && found[i] > 0) {
        return null;
      }
      if (shares[i] > 0) {
        counts[to] = found[i];
        expected[to++] = shares[i];
      }
    }
    return ChiSquare.of(counts, expected);
  }

  /// With a further category for what is none.
  private static double variation(long[] found, double[] shares, long other) {
    long[] counts = java.util.Arrays.copyOf(found, found.length + 1);
    counts[found.length] = other;
    return TotalVariation.of(counts, java.util.Arrays.copyOf(shares, shares.length + 1));
  }

  /// The balance over all fields with targets; empty where there are none.
  OptionalDouble balance() {
    return figures().stream()
        .filter(it -> it.totalVariation() != null)
        .mapToDouble(it -> 1 - it.totalVariation())
        .average();
  }
}
