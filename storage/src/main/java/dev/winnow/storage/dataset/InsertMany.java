package dev.winnow.storage.dataset;

import java.sql.PreparedStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Inserts many rows by one statement that has a list of values for each column: half the work for
/// the database of a list for each row.
///
/// @param into the table and its columns, in SQL
/// @param types their types, in SQL, in the same order
public record InsertMany(String into, List<String> types) {

  /// Inserts rows.
  ///
  /// @param rows the values of each, in the order of the columns
  public void rows(JdbcTemplate jdbc, List<@Nullable Object[]> rows) {
    String lists = String.join(", ", types.stream().map(type -> "?").toList());
    jdbc.update(connection -> {
      PreparedStatement statement =
          connection.prepareStatement(
              "insert into %s select * from unnest(%s)".formatted(into, lists));
      for (int column = 0; column < types.size(); column++) {
        int of = column;
        @Nullable Object[] values = rows.stream().map(row -> row[of]).toArray();
        statement.setArray(column + 1, connection.createArrayOf(types.get(column), values));
      }
      return statement;
    });
  }
}
