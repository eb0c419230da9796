package dev.winnow.server.web.fuzz;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is in all tables, as one text that changes when anything does: how many rows there are, and
/// the sum of the transactions that wrote them. What goes on behind requests – exports and profiles
/// – is left out: it changes when it is done.
final class Contents {

  private final JdbcClient jdbc;
  private final String query;

  Contents(JdbcClient jdbc) {
    this.jdbc = jdbc;
    List<@Nullable String> tables =
        jdbc.sql(
                """
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'
                  and table_name not in ('dataset_export', 'dataset_profile') order by table_name
                """)
            .query(String.class)
            .list();
    this.query =
        tables.stream()
            .map(table ->
                """
                select '%1$s ' || count(*) || ' ' || coalesce(sum(t.xmin::text::numeric), 0) from "%1$s" t
                """
                    .formatted(table))
            .collect(Collectors.joining(" union all "));
  }

  String read() {
    return String.join("\n", jdbc.sql(query).query(String.class).list());
  }
}
