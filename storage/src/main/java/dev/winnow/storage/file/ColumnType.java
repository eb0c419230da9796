package dev.winnow.storage.file;

import dev.winnow.storage.duckdb.DuckDb;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The type of a column of Parquet.
sealed interface ColumnType {

  JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// As SQL writes it.
  String sql();

  /// The type of what stands for its values on the way into DuckDB, which reads numbers of JSON by
  /// way of doubles and takes texts exactly.
  default String sqlOnTheWay() {
    return sql();
  }

  /// Whether values need something to stand for them.
  default boolean isExchanged() {
    return false;
  }

  /// What stands for a value.
  default JsonNode exchanged(JsonNode value) {
    return value;
  }

  /// Booleans, texts, 64-bit integers, doubles.
  enum Plain implements ColumnType {
    BOOLEAN,
    VARCHAR,
    BIGINT,
    DOUBLE;

    @Override
    public String sql() {
      return name();
    }
  }

  /// Decimal numbers.
  ///
  /// @param digits all of them
  /// @param scale how many are behind the point
  record Decimal(int digits, int scale) implements ColumnType {

    static final int DIGITS_MAX = 38;

    @Override
    public String sql() {
      return "DECIMAL(" + digits + ", " + scale + ")";
    }

    @Override
    public boolean isExchanged() {
      return true;
    }

    @Override
    public JsonNode exchanged(JsonNode value) {
      return value.isNumber() ? JSON.stringNode(value.decimalValue().toPlainString()) : value;
    }
  }

  /// Values of several kinds, as JSON.
  record Any() implements ColumnType {

    @Override
    public String sql() {
      return "JSON";
    }

    @Override
    public String sqlOnTheWay() {
      return "VARCHAR";
    }

    @Override
    public boolean isExchanged() {
      return true;
    }

    @Override
    public JsonNode exchanged(JsonNode value) {
      return value.isNull() ? value : JSON.stringNode(JsonLine.of(value));
    }
  }

  record ListOf(ColumnType items) implements ColumnType {

    @Override
    public String sql() {
      return items.sql() + "[]";
    }

    @Override
    public String sqlOnTheWay() {
      return items.sqlOnTheWay() + "[]";
    }

    @Override
    public boolean isExchanged() {
      return items.isExchanged();
    }

    @Override
    public JsonNode exchanged(JsonNode value) {
      ArrayNode list = JSON.arrayNode();
      value.forEach(item -> list.add(items.exchanged(item)));
      return value.isArray() ? list : value;
    }
  }

  /// Objects.
  ///
  /// @param fields one at least
  record Struct(Map<String, ColumnType> fields) implements ColumnType {

    @Override
    public String sql() {
      return fields.entrySet().stream()
          .map(it -> DuckDb.name(it.getKey()) + " " + it.getValue().sql())
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }

    @Override
    public String sqlOnTheWay() {
      return fields.entrySet().stream()
          .map(it -> DuckDb.name(it.getKey()) + " " + it.getValue().sqlOnTheWay())
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }

    @Override
    public boolean isExchanged() {
      return fields.values().stream().anyMatch(ColumnType::isExchanged);
    }

    @Override
    public JsonNode exchanged(JsonNode value) {
      if (!value.isObject()) {
        return value;
      }
      ObjectNode object = JSON.objectNode();
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        ColumnType type = fields.getOrDefault(field.getKey(), Plain.VARCHAR);
        object.set(field.getKey(), type.exchanged(field.getValue()));
      }
      return object;
    }
  }
}
