package dev.winnow.storage.file;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Infers the narrowest type of Parquet that holds all values of a column exactly. Values of
/// several kinds, and objects without fields or with very many, are kept as JSON.
final class InferType {

  private static final int FIELDS_MAX = 500;
  private static final int DEPTH_MAX = 20;
  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private enum Kind {
    BOOLEAN,
    TEXT,
    NUMBER,
    LIST,
    OBJECT
  }

  private final int depth;
  private @Nullable Kind kind;
  private boolean asJson;

  private boolean longs = true;
  private boolean doubles = true;
  private long whole = 1;
  private long scale;

  private @Nullable InferType items;
  private final Map<String, InferType> fields = new LinkedHashMap<>();
  private final Map<String, String> lowerCase = new HashMap<>();

  InferType() {
    this(0);
  }

  private InferType(int depth) {
    this.depth = depth;
  }

  /// Takes another value of the column.
  void take(JsonNode value) {
    if (value.isNull() || value.isMissingNode() || asJson) {
      return;
    }
    Kind its = kind(value);
    kind = kind == null ? its : kind;
    if (its != kind) {
      asJson();
      return;
    }
    switch (its) {
      case NUMBER -> takeNumber(value);
      case LIST -> takeItems(value);
      case OBJECT -> takeFields(value);
      case BOOLEAN, TEXT -> {
        return;
      }
    }
  }

  private static Kind kind(JsonNode value) {
    if (value.isBoolean()) {
      return Kind.BOOLEAN;
    }
    if (value.isNumber()) {
      return Kind.NUMBER;
    }
    return value.isArray() ? Kind.LIST : value.isObject() ? Kind.OBJECT : Kind.TEXT;
  }

  private void asJson() {
    asJson = true;
    items = null;
    fields.clear();
    lowerCase.clear();
  }

  private void takeNumber(JsonNode value) {
    if (value.isInt() || value.isLong()) {
      long number = value.longValue();
      doubles = doubles && number <= EXACT_IN_DOUBLE && number >= -EXACT_IN_DOUBLE;
      whole = Math.max(whole, Long.toString(number).length());
      return;
    }
    BigDecimal number = value.decimalValue();
    longs = longs && value.isIntegralNumber() && value.canConvertToLong();
    doubles = doubles && isDouble(number);
    whole = Math.max(whole, (long) number.precision() - number.scale());
    scale = Math.max(scale, number.scale());
  }

  private static boolean isDouble(BigDecimal number) {
    double nearest = number.doubleValue();
    return Double.isFinite(nearest)
        && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0;
  }

  private void takeItems(JsonNode list) {
    if (depth == DEPTH_MAX) {
      asJson();
      return;
    }
    if (items == null) {
      items = new InferType(depth + 1);
    }
    for (JsonNode item : list) {
      items.take(item);
    }
  }

  private void takeFields(JsonNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      InferType known = fields.get(name);
      if (known == null) {
        String same = lowerCase.put(name.toLowerCase(Locale.ROOT), name);
        if (same != null || isUnfit(name)) {
          asJson();
          return;
        }
        known = new InferType(depth + 1);
        fields.put(name, known);
      }
      known.take(field.getValue());
    }
  }

  private boolean isUnfit(String name) {
    return !isName(name) || fields.size() == FIELDS_MAX || depth == DEPTH_MAX;
  }

  /// Whether something can be called that in DuckDB.
  static boolean isName(String name) {
    return !name.isEmpty() && name.indexOf('\0') < 0;
  }

  /// The type of all values that were taken.
  ColumnType type() {
    if (asJson) {
      return new ColumnType.Any();
    }
    return switch (kind) {
      case null -> ColumnType.Plain.VARCHAR;
      case TEXT -> ColumnType.Plain.VARCHAR;
      case BOOLEAN -> ColumnType.Plain.BOOLEAN;
      case NUMBER -> number();
      case LIST -> new ColumnType.ListOf(Objects.requireNonNull(items).type());
      case OBJECT -> object();
    };
  }

  private ColumnType number() {
    if (longs && scale == 0) {
      return ColumnType.Plain.BIGINT;
    }
    if (doubles) {
      return ColumnType.Plain.DOUBLE;
    }
    return whole + scale <= ColumnType.Decimal.DIGITS_MAX
        ? new ColumnType.Decimal((int) (whole + scale), (int) scale)
        : new ColumnType.Any();
  }

  private ColumnType object() {
    if (fields.isEmpty()) {
      return new ColumnType.Any();
    }
    Map<String, ColumnType> types = new LinkedHashMap<>();
    fields.forEach((name, field) -> types.put(name, field.type()));
    return new ColumnType.Struct(types);
  }
}
