package dev.winnow.quality.evaluate;

import dev.winnow.core.evaluate.EvaluationSaid;
import dev.winnow.quality.evaluate.Evaluation.FieldFigures;
import dev.winnow.quality.evaluate.Evaluation.Lengths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Counts values that are missing. A field is one that any row has.
final class CountFields {

  private static final double EMPTY = 0.25;
  private static final int NAMED_MAX = 5;

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private long rows;
  private long completeSoFar;

  /// The fields that rows had which counted as complete: a later one makes them incomplete.
  private int completeFields;

  private static final class Field {
    private long present;
    private long nulls;
    private long blank;
    private long texts;
    private long least = Long.MAX_VALUE;
    private long most;
    private double sum;
    private final List<Long> counts = new ArrayList<>();
  }

  void add(ObjectNode row, Consumer<Finding> findings) {
    rows++;
    int filled = 0;
    List<String> empty = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : row.properties()) {
      Field field = fields.get(each.getKey());
      if (field == null) {
        if (fields.size() >= Evaluation.FIELDS_MAX) {
          continue;
        }
        field = new Field();
        fields.put(each.getKey(), field);
      }
      field.present++;
      JsonNode value = each.getValue();
      if (value.isNull()) {
        field.nulls++;
        empty.add(each.getKey());
      } else if (isBlank(value)) {
        field.blank++;
        empty.add(each.getKey());
      } else {
        filled++;
      }
      if (value.isString()) {
        count(field, value.stringValue());
      }
    }
    if (filled == fields.size()) {
      completeSoFar = fields.size() == completeFields ? completeSoFar + 1 : 1;
      completeFields = fields.size();
    }
    fields.keySet().stream().filter(name -> !row.has(name)).forEach(empty::add);
    if (!empty.isEmpty()) {
      List<String> named = empty.subList(0, Math.min(empty.size(), NAMED_MAX));
      findings.accept(
          new Finding(
              EMPTY * empty.size(),
              EvaluationSaid.EMPTY_FIELDS.of(
                  String.join(", ", named) + (named.size() < empty.size() ? ", …" : ""),
                  empty.size())));
    }
  }

  static boolean isBlank(JsonNode value) {
    return value.isString()
        ? value.stringValue().isBlank()
        : value.isContainer() && value.isEmpty();
  }

  private static void count(Field field, String text) {
    long length = text.codePointCount(0, text.length());
    field.texts++;
    field.sum += length;
    field.least = Math.min(field.least, length);
    field.most = Math.max(field.most, length);
    increment(field.counts, Long.SIZE - Long.numberOfLeadingZeros(length));
  }

  /// Counts one more at a place of a list that is as long as it has to be.
  static void increment(List<Long> counts, int at) {
    while (counts.size() <= at) {
      counts.add(0L);
    }
    counts.set(at, counts.get(at) + 1);
  }

  /// Rows in which no field is empty.
  long complete() {
    return completeFields == fields.size() ? completeSoFar : 0;
  }

  /// Values that are filled.
  long filled() {
    return fields.values().stream().mapToLong(it -> it.present - it.nulls - it.blank).sum();
  }

  /// Values that there could be.
  long places() {
    return rows * fields.size();
  }

  List<FieldFigures> figures() {
    List<FieldFigures> figures = new ArrayList<>();
    fields.forEach((name, field) ->
        figures.add(
            new FieldFigures(
                name, rows - field.present, field.nulls, field.blank, lengths(field))));
    return figures;
  }

  private static @Nullable Lengths lengths(Field field) {
    return field.texts == 0
        ? null
        : new Lengths(field.texts, field.least, field.sum / field.texts, field.most, field.counts);
  }
}
