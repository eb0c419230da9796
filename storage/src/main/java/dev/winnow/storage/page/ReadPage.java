package dev.winnow.storage.page;

import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A list in the database, to be read a page at a time.
///
/// @param columns what is selected
/// @param from what stands behind `from`, with named parameters
/// @param params their values
/// @param order `order by` in SQL, never from outside
public record ReadPage(
    JdbcClient jdbc, String columns, String from, Map<String, ?> params, String order) {

  /// One page of it.
  public <T> Page<T> at(PageRequest page, RowMapper<T> mapper) {
    return Page.of(
        jdbc.sql(
                "select %s from %s order by %s limit :limit offset :offset"
                    .formatted(columns, from, order))
            .params(params)
            .param("limit", page.size())
            .param("offset", page.offset())
            .query(mapper)
            .list(),
        page,
        jdbc.sql("select count(*) from " + from).params(params).query(Long.class).single());
  }
}
