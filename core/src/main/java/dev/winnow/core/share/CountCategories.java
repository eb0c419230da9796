package dev.winnow.core.share;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Counts rows that are there by the combination of categories that they name. One thread at a
/// time.
public final class CountCategories {

  /// Different values that are told of.
  private static final int UNKNOWN_MAX = 1_000;

  /// Different texts that are not looked for again.
  private static final int FOUND_MAX = 10_000;

  private final Proportions proportions;
  private final List<String> fields = new ArrayList<>();
  private final List<Map<String, Integer>> mapping = new ArrayList<>();

  /// By dimension, the category of texts that were looked for.
  private final List<Map<String, OptionalInt>> found = new ArrayList<>();

  private final Map<Integer, Long> there = new HashMap<>();
  private final Map<Value, Unknown> unknown = new LinkedHashMap<>();
  private long left;

  private record Value(int dimension, @Nullable String text) {}

  /// A value that is no category.
  ///
  /// @param dimension its number
  /// @param field of the rows
  /// @param value null where rows have none
  /// @param rows how many have it
  /// @param first the place of the first of them
  public record Unknown(
      int dimension, String field, @Nullable String value, long rows, long first) {}

  /// Nothing counted yet.
  ///
  /// @param fields of rows, by the number of the dimension; the one of its rows, else the one with
  ///   its name, where there is none
  /// @param mapping the number of a category by the value of rows, by the number of the dimension;
  ///   what is not in it is looked for among the categories
  public CountCategories(
      Proportions proportions,
      Map<Integer, String> fields,
      Map<Integer, Map<String, Integer>> mapping) {
    this.proportions = proportions;
    for (int i = 0; i < proportions.dimensions().size(); i++) {
      Dimension dimension = proportions.dimensions().get(i);
      String usual = dimension.field() == null ? dimension.name() : dimension.field();
      this.fields.add(fields.getOrDefault(i, usual));
      this.found.add(new HashMap<>());
      this.mapping.add(mapping.getOrDefault(i, Map.of()));
    }
  }

  /// Counts a row.
  ///
  /// @param place of the row, from 1
  public void add(ObjectNode row, long place) {
    List<Integer> categories = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      JsonNode found = row.path(fields.get(i));
      boolean none = found.isMissingNode() || found.isNull();
      String text = none ? null : found.isValueNode() ? found.asString() : found.toString();
      OptionalInt category = text == null ? OptionalInt.empty() : category(i, text);
      if (category.isPresent()) {
        categories.add(category.getAsInt());
      } else {
        note(i, text, place);
      }
    }
    if (categories.size() == fields.size()) {
      there.merge(proportions.cell(categories), 1L, Long::sum);
    } else {
      left++;
    }
  }

  private OptionalInt category(int dimension, String text) {
    Integer mapped = mapping.get(dimension).get(text);
    if (mapped != null) {
      return OptionalInt.of(mapped);
    }
    Map<String, OptionalInt> known = found.get(dimension);
    if (known.size() >= FOUND_MAX && !known.containsKey(text)) {
      return proportions.dimensions().get(dimension).find(text);
    }
    return known.computeIfAbsent(text, proportions.dimensions().get(dimension)::find);
  }

  private void note(int dimension, @Nullable String text, long place) {
    Value value = new Value(dimension, text);
    Unknown before = unknown.get(value);
    if (before == null && unknown.size() >= UNKNOWN_MAX) {
      return;
    }
    long rows = before == null ? 1 : before.rows() + 1;
    long first = before == null ? place : before.first();
    unknown.put(value, new Unknown(dimension, fields.get(dimension), text, rows, first));
  }

  /// The rows of each cell, by its number; cells without any are left out.
  public Map<Integer, Long> there() {
    return Map.copyOf(there);
  }

  /// Rows that belong to no cell.
  public long left() {
    return left;
  }

  /// What was found in place of categories, in the order it was found.
  public List<Unknown> unknown() {
    return List.copyOf(unknown.values());
  }
}
