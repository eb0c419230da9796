package dev.winnow.quality.evaluate;

import dev.winnow.core.evaluate.EvaluationSaid;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.say.Said;
import dev.winnow.quality.evaluate.Evaluation.WorstRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the rows with most against them, the earlier of two alike.
final class WorstRows {

  private static final int KEPT_MAX = 20;
  private static final int TEXT_CHARS_MAX = 500;
  private static final int FIELDS_MAX = 30;

  private static final Comparator<Bad> WORST_FIRST =
      Comparator.comparingDouble(Bad::weight).reversed().thenComparingLong(Bad::number);

  private final PriorityQueue<Bad> kept = new PriorityQueue<>(WORST_FIRST.reversed());

  private record Bad(
      double weight,
      long number,
      ObjectNode data,
      List<Finding> findings,
      @Nullable Double score) {}

  void add(long number, ObjectNode row, List<Finding> findings) {
    double weight = findings.stream().mapToDouble(Finding::weight).sum();
    boolean isFull = kept.size() == KEPT_MAX;
    if (weight > 0 && (!isFull || weight > kept.element().weight())) {
      kept.add(new Bad(weight, number, cut(row), List.copyOf(findings), null));
      if (kept.size() > KEPT_MAX) {
        kept.remove();
      }
    }
  }

  /// The worst, with what a judge said of some rows.
  List<WorstRow> figures(@Nullable JudgedRows judged) {
    Map<Long, JudgedRows.Row> scores = new HashMap<>();
    if (judged != null) {
      judged.rows().forEach(row -> scores.put(row.number(), row));
    }
    List<Bad> all = new ArrayList<>();
    Set<Long> numbers = new HashSet<>();
    for (Bad bad : kept) {
      numbers.add(bad.number());
      all.add(with(bad, scores.get(bad.number()), judged));
    }
    if (judged != null) {
      for (JudgedRows.Row row : judged.rows()) {
        if (numbers.add(row.number())) {
          Bad bad = new Bad(0, row.number(), cut(row.data()), row.findings(), null);
          all.add(with(bad, row, judged));
        }
      }
    }
    return all.stream()
        .filter(bad -> bad.weight() > 0)
        .sorted(WORST_FIRST)
        .limit(KEPT_MAX)
        .map(bad ->
            new WorstRow(
                bad.number(),
                bad.data(),
                bad.findings().stream().map(Finding::said).toList(),
                bad.score()))
        .toList();
  }

  private static Bad with(Bad bad, JudgedRows.@Nullable Row judged, @Nullable JudgedRows by) {
    if (judged == null || by == null) {
      return bad;
    }
    Rubric rubric = by.rubric();
    double score = rubric.score(judged.votes());
    double lacks = Math.max(0, rubric.threshold() - score);
    List<Finding> findings = new ArrayList<>(bad.findings());
    if (lacks > 0) {
      Said why = Said.text(rubric.lowest(judged.votes()).reason());
      findings.add(new Finding(lacks, EvaluationSaid.SCORED.of(Rounded.of(score), why)));
    }
    double weight = findings.stream().mapToDouble(Finding::weight).sum();
    return new Bad(weight, bad.number(), bad.data(), findings, score);
  }

  /// A row with its long texts cut.
  static ObjectNode cut(ObjectNode row) {
    ObjectNode cut = JsonNodeFactory.instance.objectNode();
    row.properties().stream()
        .limit(FIELDS_MAX)
        .forEach(each -> cut.set(each.getKey(), cut(each.getValue())));
    return cut;
  }

  private static JsonNode cut(JsonNode value) {
    String text =
        value.isString() ? value.stringValue() : value.isContainer() ? value.toString() : "";
    if (text.length() <= TEXT_CHARS_MAX) {
      return value;
    }
    int end = Character.isHighSurrogate(text.charAt(TEXT_CHARS_MAX - 1)) ? 1 : 0;
    return JsonNodeFactory.instance.stringNode(text.substring(0, TEXT_CHARS_MAX - end) + "…");
  }
}
