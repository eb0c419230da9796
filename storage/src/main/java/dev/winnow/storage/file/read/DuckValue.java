package dev.winnow.storage.file.read;

import dev.winnow.core.say.Said;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.duckdb.JsonNode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values of DuckDB as JSON: numbers digit for digit, dates and times as ISO 8601 writes them, maps
/// as objects, NaN as null.
final class DuckValue {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// A value that JSON does not have.
  static final class NoJson extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Said said;

    private NoJson(Said said) {
      super(said.message());
      this.said = said;
    }

    Said said() {
      return said;
    }
  }

  private DuckValue() {}

  /// @param field for whoever has to be told of it
  static tools.jackson.databind.JsonNode json(@Nullable Object value, String field)
      throws SQLException, NoJson {
    return switch (value) {
      case null -> JSON.nullNode();
      case String text -> JSON.stringNode(text);
      case Boolean truth -> JSON.booleanNode(truth);
      case Byte number -> JSON.numberNode(number.intValue());
      case Short number -> JSON.numberNode(number.intValue());
      case Integer number -> JSON.numberNode(number.intValue());
      case Long number -> JSON.numberNode(number.longValue());
      case BigInteger number -> JSON.numberNode(number);
      case BigDecimal number -> decimal(number);
      case Float number -> floating(number, number.toString(), field);
      case Double number -> floating(number, number.toString(), field);
      case Timestamp time -> JSON.stringNode(iso(time.toLocalDateTime()));
      case LocalDateTime time -> JSON.stringNode(iso(time));
      case OffsetDateTime time -> JSON.stringNode(time.toInstant().toString());
      case JsonNode json -> RowJson.WHOLE.readTree(json.toString());
      case DuckDBStruct struct -> object(struct.getMap(), field);
      case Array array -> list((Object[]) array.getArray(), field);
      case Map<?, ?> map -> object(map, field);
      default -> JSON.stringNode(value.toString());
    };
  }

  /// Without the zeros that its type has and the number has not; whole numbers whole.
  private static tools.jackson.databind.JsonNode decimal(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() <= 0
        ? JSON.numberNode(stripped.toBigInteger())
        : JSON.numberNode(stripped);
  }

  private static tools.jackson.databind.JsonNode floating(
      double number, String written, String field) throws NoJson {
    if (Double.isNaN(number)) {
      return JSON.nullNode();
    }
    if (Double.isInfinite(number)) {
      throw new NoJson(ReadRowsSaid.NOT_FINITE.of(field, written));
    }
    return decimalOf(written);
  }

  private static tools.jackson.databind.JsonNode decimalOf(String written) {
    return JSON.numberNode(new BigDecimal(written));
  }

  private static String iso(LocalDateTime time) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
  }

  private static ObjectNode object(Map<?, ?> map, String field) throws SQLException, NoJson {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<?, ?> each : map.entrySet()) {
      String name = String.valueOf(each.getKey());
      object.set(name, json(each.getValue(), field + "." + name));
    }
    return object;
  }

  private static ArrayNode list(Object[] items, String field) throws SQLException, NoJson {
    ArrayNode list = JSON.arrayNode();
    for (int i = 0; i < items.length; i++) {
      list.add(json(items[i], field + "[" + i + "]"));
    }
    return list;
  }
}
