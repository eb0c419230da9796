package dev.winnow.storage.task;

import dev.winnow.core.run.RejectSaid;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the rows of tasks were classified as, where their categories are checked.
public final class TaskLabels {

  private final JdbcClient jdbc;

  public TaskLabels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A dimension that is checked.
  ///
  /// @param step how far apart the cells of two neighbours in it are
  /// @param categories their names, by their numbers
  public record Checked(int step, List<String> categories) {

    public Checked {
      categories = List.copyOf(categories);
    }
  }

  /// Rows that were asked for in a category, and classified.
  ///
  /// @param dimension its place among those that are checked
  /// @param asked the number of the category
  /// @param found the number of the one they were put into; null where the model named none
  public record Count(int dimension, int asked, @Nullable Integer found, long rows) {}

  /// How many rows were asked for in which category, and put into which. Rows that wait, and those
  /// about which the model said nothing, are not among them.
  ///
  /// @return by dimension, category asked for and category found, none of them last
  public List<Count> counts(UUID task, List<Checked> dimensions) {
    List<Integer> places = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int place = 0; place < dimensions.size(); place++) {
      List<String> categories = dimensions.get(place).categories();
      for (int number = 0; number < categories.size(); number++) {
        places.add(place);
        numbers.add(number);
        names.add(categories.get(number));
      }
    }
    // A rejection's sentence has the names, one for each dimension; few are unlike, so that they
    // are
    // read once each. PostgreSQL reads no JSON with a NUL, which is in no category's name.
    return jdbc.sql(
            """
            with judged as (
              select cell, detail, count(*) as rows from task_verdict
              where task_id = :task and decided_by = 'JUDGE'
                and (verdict = 'ACCEPTED' or reason = 'LABEL' and starts_with(detail, :otherLabel))
              group by cell, detail),
            said as (
              select cell, rows, detail = '' as agreed,
                case when detail = '' or strpos(detail, '\\u0000') > 0 then null
                  else detail::json #> '{values,found}' end as found
              from judged),
            checked as (
              select place::integer - 1 as place, step, size
              from unnest(:steps, :sizes) with ordinality as each (step, size, place)),
            named as (select * from unnest(:places, :numbers, :names) as each (place, number, name))
            select checked.place, cell / step % size as asked,
              case when agreed then cell / step % size else named.number end as found, sum(rows)
            from said cross join checked
              left join named on named.place = checked.place and named.name = said.found ->> checked.place
            group by 1, 2, 3 order by 1, 2, 3
            """)
        .param("task", task)
        .param("otherLabel", "{\"code\":\"" + RejectSaid.OTHER_LABEL.code() + "\"")
        .param("steps", dimensions.stream().map(Checked::step).toArray(Integer[]::new))
        .param(
            "sizes", dimensions.stream().map(it -> it.categories().size()).toArray(Integer[]::new))
        .param("places", places.toArray(Integer[]::new))
        .param("numbers", numbers.toArray(Integer[]::new))
        .param("names", names.toArray(String[]::new))
        .query((row, number) ->
            new Count(
                row.getInt(1), row.getInt(2), row.getObject(3, Integer.class), row.getLong(4)))
        .list();
  }
}
