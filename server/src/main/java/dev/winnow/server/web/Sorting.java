package dev.winnow.server.web;

import dev.winnow.core.task.WantedSaid;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The orders a list can have, and what reads `sort` of a request for it: a field, then maybe
/// `,asc` or `,desc`.
public final class Sorting {

  private final String standard;
  private final Map<String, String> columns;

  private Sorting(String standard, Map<String, String> columns) {
    this.standard = standard;
    this.columns = columns;
  }

  /// A list without orders as yet.
  ///
  /// @param standard the order where none is asked for, such as `createdAt,desc`
  public static Sorting standard(String standard) {
    return new Sorting(standard, Map.of());
  }

  /// The same, with one more order.
  ///
  /// @param column the field in SQL
  public Sorting by(String field, String column) {
    Map<String, String> more = new LinkedHashMap<>(columns);
    more.put(field, column);
    return new Sorting(standard, more);
  }

  /// `order by` in SQL.
  public String order(@Nullable String sort) {
    String[] parts = (sort == null || sort.isBlank() ? standard : sort).split(",", -1);
    String column = columns.get(parts[0].strip());
    String direction = parts.length < 2 ? "asc" : parts[1].strip().toLowerCase(Locale.ROOT);
    boolean known = direction.equals("asc") || direction.equals("desc");
    if (column == null || !known || parts.length > 2) {
      throw Refusal.invalid(
          "sort",
          RefusalSaid.SORT.of(String.valueOf(sort), WantedSaid.ONE_OF.of(columns.keySet())));
    }
    return column + " " + direction;
  }
}
