package dev.winnow.storage.dataset;

import dev.winnow.core.run.TaskStatus;
import dev.winnow.storage.page.Like;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import dev.winnow.storage.page.ReadPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;

/// The datasets, without their rows.
public final class Datasets {

  private static final String COLUMNS = "id, name, description, row_count, created_at, updated_at";

  private static final int NUMBER_MAX = 1_000;
  private static final int TASKS_SHOWN = 5;

  /// How often others may be faster.
  private static final int TURNS_MAX = 100;

  private final JdbcClient jdbc;
  private final Clock clock;

  public Datasets(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Makes an empty dataset.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
  public StoredDataset add(UUID id, String name, String description) {
    return added(id, name, description, "").single();
  }

  /// Makes an empty dataset, unless the name is taken.
  public Optional<StoredDataset> addIfFree(UUID id, String name) {
    return added(id, name, "", "on conflict (lower(name)) do nothing").optional();
  }

  private MappedQuerySpec<StoredDataset> added(
      UUID id, String name, String description, String conflict) {
    return jdbc.sql(
            """
            insert into dataset (id, name, description, created_at, updated_at)
            values (:id, :name, :description, :now, :now) %s returning %s
            """
                .formatted(conflict, COLUMNS))
        .param("id", id)
        .param("name", name)
        .param("description", description)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Datasets::dataset);
  }

  /// Makes an empty dataset under the name, or the first of `name (2)`, `name (3)`, … that is free.
  public StoredDataset addNumbered(UUID id, String name) {
    for (int turn = 0; turn < TURNS_MAX; turn++) {
      Optional<StoredDataset> added = addIfFree(id, freeName(name));
      if (added.isPresent()) {
        return added.get();
      }
    }
    return add(id, name + " " + id, "");
  }

  private String freeName(String name) {
    return jdbc.sql(
            """
            select candidate from (
              select number, case number when 1 then :name else :name || ' (' || number || ')' end as candidate
              from generate_series(1, :most) number) numbered
            where not exists (select from dataset where lower(name) = lower(candidate))
            order by number limit 1
            """)
        .param("name", name)
        .param("most", NUMBER_MAX)
        .query(String.class)
        .optional()
        .orElseGet(() -> name + " " + UUID.randomUUID());
  }

  /// The dataset of this id.
  public Optional<StoredDataset> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from dataset where id = :id")
        .param("id", id)
        .query(Datasets::dataset)
        .optional();
  }

  /// The dataset of this name, whatever the case.
  public Optional<StoredDataset> named(String name) {
    return jdbc.sql("select " + COLUMNS + " from dataset where lower(name) = lower(:name)")
        .param("name", name)
        .query(Datasets::dataset)
        .optional();
  }

  /// A page of datasets.
  ///
  /// @param text in the name or the description; null is any
  /// @param order `order by` in SQL, never from outside
  public Page<StoredDataset> list(@Nullable String text, String order, PageRequest page) {
    String found = "dataset where name ilike :text or description ilike :text";
    Map<String, String> params = Map.of("text", text == null ? "%" : Like.anywhere(text));
    return new ReadPage(jdbc, COLUMNS, found, params, order + ", id").at(page, Datasets::dataset);
  }

  /// The tasks that put their rows into these datasets, at most a few of each; those without any
  /// are left out.
  public Map<UUID, DatasetTasks> tasks(Collection<UUID> datasets) {
    Map<UUID, DatasetTasks> tasks = new HashMap<>();
    if (datasets.isEmpty()) {
      return tasks;
    }
    jdbc.sql(
            """
            select dataset_id, id, name, status, tasks from (
              select dataset_id, id, name, status, count(*) over (partition by dataset_id) as tasks,
                row_number() over (partition by dataset_id order by created_at desc, id) as place
              from task where dataset_id in (:datasets)) numbered
            where place <= :most order by place
            """)
        .param("datasets", datasets)
        .param("most", TASKS_SHOWN)
        .query(row -> {
          UUID dataset = row.getObject(1, UUID.class);
          List<DatasetTasks.Task> newest =
              new ArrayList<>(tasks.getOrDefault(dataset, DatasetTasks.NONE).newest());
          newest.add(
              new DatasetTasks.Task(
                  row.getObject(2, UUID.class),
                  row.getString(3),
                  TaskStatus.valueOf(row.getString(4))));
          tasks.put(dataset, new DatasetTasks(newest, row.getLong(5)));
        });
    return tasks;
  }

  /// Rows of a dataset that have the same values in some fields.
  ///
  /// @param values by field, as text; null of a row that has no such field, or null there
  public record Group(Map<String, @Nullable String> values, long rows) {}

  /// The rows of a dataset by what they have in some fields: the largest groups first.
  ///
  /// @param fields at least one
  /// @param most groups
  public List<Group> groups(UUID dataset, List<String> fields, int most) {
    Map<String, Object> params = new HashMap<>();
    List<String> columns = new ArrayList<>();
    for (String field : fields) {
      params.put("field" + columns.size(), field);
      columns.add("data ->> :field" + columns.size());
    }
    List<Integer> places = IntStream.rangeClosed(1, columns.size()).boxed().toList();
    String by = places.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return jdbc.sql(
            """
            select %s, count(*) as texts from dataset_row where dataset_id = :dataset
            group by %s order by texts desc, %s limit :most
            """
                .formatted(String.join(", ", columns), by, by))
        .params(params)
        .param("dataset", dataset)
        .param("most", most)
        .query((row, number) -> {
          Map<String, @Nullable String> values = new LinkedHashMap<>();
          for (int place : places) {
            values.put(fields.get(place - 1), row.getString(place));
          }
          return new Group(values, row.getLong("texts"));
        })
        .list();
  }

  private static StoredDataset dataset(ResultSet row, int number) throws SQLException {
    return new StoredDataset(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }
}
