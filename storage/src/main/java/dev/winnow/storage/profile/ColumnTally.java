package dev.winnow.storage.profile;

import dev.winnow.storage.profile.Profile.Length;
import dev.winnow.storage.profile.Profile.TypeCount;
import dev.winnow.storage.profile.Profile.ValueType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is counted of one field.
final class ColumnTally {

  private final String name;

  /// Its place among the columns, from 0.
  private final int number;

  private final Map<ValueType, Long> types = new EnumMap<>(ValueType.class);
  private final ValueCounts values;
  private final Spread codePoints = new Spread();
  private final Spread items = new Spread();
  private final NumberTally numbers = new NumberTally();
  private long present;
  private long nulls;

  ColumnTally(String name, int number, Room room) {
    this.name = name;
    this.number = number;
    this.values = new ValueCounts(room);
  }

  int number() {
    return number;
  }

  void add(JsonNode value) {
    present++;
    if (value.isNull()) {
      nulls++;
      return;
    }
    ValueType type = type(value);
    types.merge(type, 1L, Long::sum);
    values.add(value);
    switch (type) {
      case STRING -> {
        String text = value.stringValue();
        codePoints.add(text.codePointCount(0, text.length()));
      }
      case ARRAY -> items.add(value.size());
      case INTEGER, NUMBER -> numbers.add(value);
      case BOOLEAN, OBJECT -> {}
    }
  }

  private static ValueType type(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING, BINARY, POJO, NULL, MISSING -> ValueType.STRING;
      case NUMBER -> value.isIntegralNumber() ? ValueType.INTEGER : ValueType.NUMBER;
      case BOOLEAN -> ValueType.BOOLEAN;
      case ARRAY -> ValueType.ARRAY;
      case OBJECT -> ValueType.OBJECT;
    };
  }

  /// What was found.
  ///
  /// @param rows all rows, those without the field too
  Profile.Column column(long rows, TextFindings texts) {
    return new Profile.Column(
        name,
        types(),
        rows - present,
        nulls,
        values.distinct(),
        values.isExact(),
        length(codePoints.count() > 0 ? codePoints : items),
        texts.tokens(number),
        numbers.numbers(),
        values.top(),
        values.isExact(),
        texts.languages(number));
  }

  private List<TypeCount> types() {
    return types.entrySet().stream()
        .map(each -> new TypeCount(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingLong(TypeCount::rows).reversed())
        .toList();
  }

  static @Nullable Length length(Spread lengths) {
    if (lengths.count() == 0) {
      return null;
    }
    Spread.Group[] groups = lengths.groups();
    long min = (long) lengths.min();
    long max = (long) lengths.max();
    return new Length(
        min,
        max,
        lengths.mean(),
        (long) Spread.quantile(groups, 0.5),
        (long) Spread.quantile(groups, 0.95),
        Histogram.of(groups, BigDecimal.valueOf(min), BigDecimal.valueOf(max), true));
  }
}
