package dev.winnow.storage.dataset;

import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.template.TemplateType;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;

/// The datasets, without their rows.
public final class Datasets {

  static final String COLUMNS =
      "id, name, description, type, tags, archived_at, row_count, bytes, last_ordinal, hidden::text, edits::text,"
          + " version, created_at, updated_at";

  /// Something that is still to write rows there.
  private static final String WRITING =
      """
      (exists (select from task where dataset_id = dataset.id and status in ('PENDING', 'RUNNING', 'PAUSED'))
        or exists (select from dataset_import where dataset_id = dataset.id and state = 'IMPORTING'))
      """;

  /// Those that are to read rows there as they were when they were made: drawn, topped up or held
  /// out. Their pinned documents name it.
  private static final String READING =
      """
      select name from task where status in ('PENDING', 'RUNNING', 'PAUSED')
        and strpos(config::text, dataset.id::text) > 0
      """;

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

  /// What people say of a dataset.
  ///
  /// @param tags each once, in alphabetical order
  public record Label(String name, String description, TemplateType type, List<String> tags) {

    /// A name and what kind of data it holds.
    public static Label of(String name, TemplateType type) {
      return new Label(name, "", type, List.of());
    }
  }

  /// Makes an empty dataset.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
  public StoredDataset add(UUID id, Label label) {
    return added(id, label, "").single();
  }

  /// Makes an empty dataset, unless the name is taken.
  public Optional<StoredDataset> addIfFree(UUID id, Label label) {
    return added(id, label, "on conflict (lower(name)) do nothing").optional();
  }

  private MappedQuerySpec<StoredDataset> added(UUID id, Label label, String conflict) {
    return jdbc.sql(
            """
            insert into dataset (id, name, description, type, tags, created_at, updated_at)
            values (:id, :name, :description, :type, :tags, :now, :now) %s returning %s
            """
                .formatted(conflict, COLUMNS))
        .param("id", id)
        .param("name", label.name())
        .param("description", label.description())
        .param("type", label.type().name())
        .param("tags", label.tags().toArray(String[]::new))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Datasets::dataset);
  }

  /// Makes an empty dataset under the name, or the first of `name (2)`, `name (3)`, … that is free.
  public StoredDataset addNumbered(UUID id, String name, TemplateType type) {
    for (int turn = 0; turn < TURNS_MAX; turn++) {
      Optional<StoredDataset> added = addIfFree(id, Label.of(freeName(name), type));
      if (added.isPresent()) {
        return added.get();
      }
    }
    return add(id, Label.of(name + " " + id, type));
  }

  /// Changes what people say of a dataset.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
  public Optional<StoredDataset> label(UUID id, Label label, boolean archived) {
    return jdbc.sql(
            """
            update dataset set name = :name, description = :description, type = :type, tags = :tags,
              archived_at = case when :archived then coalesce(archived_at, :now) end, updated_at = :now
            where id = :id returning %s
            """
                .formatted(COLUMNS))
        .param("id", id)
        .param("name", label.name())
        .param("description", label.description())
        .param("type", label.type().name())
        .param("tags", label.tags().toArray(String[]::new))
        .param("archived", archived)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Datasets::dataset)
        .optional();
  }

  /// Removes a dataset, unless something is still to write or to read there. To be called within a
  /// transaction; its rows are left for [#deleteRowsLeft].
  ///
  /// @return whether it was removed
  public boolean delete(UUID id) {
    // Whoever makes a task or an import for it just now comes first, or comes too late.
    jdbc.sql("select id from dataset where id = :id for update")
        .param("id", id)
        .query()
        .listOfRows();
    return jdbc.sql(
                "delete from dataset where id = :id and not %s and not exists (%s)"
                    .formatted(WRITING, READING))
            .param("id", id)
            .update()
        > 0;
  }

  /// Removes some of the rows whose dataset is gone.
  ///
  /// @param most rows
  /// @return whether there may be more
  public boolean deleteRowsLeft(UUID id, int most) {
    return jdbc.sql(
                """
                delete from dataset_row where dataset_id = :id and ordinal in (
                  select ordinal from dataset_row where dataset_id = :id order by ordinal limit :most)
                """)
            .param("id", id)
            .param("most", most)
            .update()
        == most;
  }

  /// The datasets that are gone, and have rows left.
  public List<UUID> gone() {
    // One step of the index a dataset, however many rows it has.
    return jdbc.sql(
            """
            with recursive each as (
              (select dataset_id from dataset_row order by dataset_id limit 1)
              union all
              select (select dataset_id from dataset_row where dataset_id > each.dataset_id order by dataset_id limit 1)
              from each where each.dataset_id is not null)
            select dataset_id from each
            where dataset_id is not null and not exists (select from dataset where id = dataset_id)
            """)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /// The name of a task that is still to read rows of a dataset as they were.
  public Optional<String> readBy(UUID id) {
    return jdbc.sql(
            "select (%s order by created_at limit 1) from dataset where id = :id"
                .formatted(READING))
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /// Those of some datasets that something is still to write to.
  public Set<UUID> writing(Collection<UUID> datasets) {
    return datasets.isEmpty()
        ? Set.of()
        : Set.copyOf(
            jdbc.sql("select id from dataset where id in (:ids) and " + WRITING)
                .param("ids", datasets)
                .query(UUID.class)
                .list());
  }

  /// Whether an import is under way whose rows take the place of those of a dataset.
  public boolean isBeingReplaced(UUID dataset) {
    return jdbc.sql(
            """
            select exists (select from dataset_import where dataset_id = :dataset and state = 'IMPORTING' and replaces)
            """)
        .param("dataset", dataset)
        .query(Boolean.class)
        .single();
  }

  /// A tag, and how many datasets have it.
  public record TagUse(String tag, long datasets) {}

  /// The tags of datasets that are in the list, by name.
  public List<TagUse> tags() {
    return jdbc.sql(
            """
            select tag, count(*) from dataset, unnest(tags) tag where archived_at is null group by tag order by tag
            """)
        .query((row, number) -> new TagUse(row.getString(1), row.getLong(2)))
        .list();
  }

  /// The dataset of this name, made where there is none; whoever makes it at the same time makes
  /// the same one.
  public StoredDataset namedOrNew(String name, TemplateType type) {
    return named(name)
        .or(() -> addIfFree(UUID.randomUUID(), Label.of(name, type)))
        .or(() -> named(name))
        .orElseThrow();
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

  /// One that nobody else changes until the caller's transaction ends.
  public Optional<StoredDataset> lock(UUID id) {
    return jdbc.sql("select %s from dataset where id = :id for update".formatted(COLUMNS))
        .param("id", id)
        .query(Datasets::dataset)
        .optional();
  }

  /// The dataset of this id.
  public Optional<StoredDataset> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from dataset where id = :id")
        .param("id", id)
        .query(Datasets::dataset)
        .optional();
  }

  /// The dataset of this id, as long as the transaction goes on.
  public Optional<StoredDataset> hold(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from dataset where id = :id for key share")
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

  /// Which datasets.
  ///
  /// @param text in the name, the description or a tag; null is any
  /// @param tag one of theirs; null is any
  /// @param type null is any
  /// @param archived whether those that are archived, and no others
  public record Wanted(
      @Nullable String text, @Nullable String tag, @Nullable TemplateType type, boolean archived) {}

  /// A page of datasets.
  ///
  /// @param order `order by` in SQL, never from outside
  public Page<StoredDataset> list(Wanted wanted, String order, PageRequest page) {
    String found =
        """
        dataset where (name ilike :text or description ilike :text or array_to_string(tags, ' ') ilike :text)
          and (archived_at is not null) = :archived
        """;
    Map<String, Object> params = new HashMap<>();
    params.put("text", wanted.text() == null ? "%" : Like.anywhere(wanted.text()));
    params.put("archived", wanted.archived());
    if (wanted.tag() != null) {
      found += " and :tag = any(tags)";
      params.put("tag", wanted.tag());
    }
    if (wanted.type() != null) {
      found += " and type = :type";
      params.put("type", wanted.type().name());
    }
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

  /// Rows by what they have in some fields: the largest groups first.
  ///
  /// @param fields at least one
  /// @param most groups
  public List<Group> groups(RowSet rows, List<String> fields, int most) {
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
            select %s, count(*) as texts from (%s) had group by %s order by texts desc, %s limit :most
            """
                .formatted(String.join(", ", columns), RowsOfSet.SQL, by, by))
        .params(params)
        .params(RowsOfSet.params(rows))
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

  static StoredDataset dataset(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    OffsetDateTime archived = row.getObject("archived_at", OffsetDateTime.class);
    return new StoredDataset(
        id,
        row.getString("name"),
        row.getString("description"),
        TemplateType.valueOf(row.getString("type")),
        List.of((String[]) row.getArray("tags").getArray()),
        archived == null ? null : archived.toInstant(),
        row.getLong("row_count"),
        row.getLong("bytes"),
        new RowSet(
            id,
            row.getLong("last_ordinal"),
            RowRanges.read(row.getString("hidden")),
            RowRanges.read(row.getString("edits"))),
        row.getInt("version"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
