package dev.winnow.storage.task;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.run.TaskKind;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.say.Said;
import dev.winnow.storage.page.Like;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// The tasks: made, found, listed, changed by people. What their runs come to is written by
/// [RecordTasks].
public final class Tasks {

  private static final List<String> ANSWERED = List.of("task_request", "task_request_before");

  private final JdbcClient jdbc;
  private final Clock clock;

  public Tasks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Which tasks, in which order.
  ///
  /// @param text in the name, the description, the template's, model's or dataset's name; null is
  ///   any
  /// @param statuses empty is any
  /// @param kind null is any
  /// @param order `order by` in SQL, never from outside
  public record Search(
      @Nullable String text,
      Set<TaskStatus> statuses,
      @Nullable TaskKind kind,
      @Nullable UUID templateId,
      @Nullable UUID modelId,
      @Nullable UUID datasetId,
      String order) {}

  /// Adds a task.
  ///
  /// @param config the pinned document
  /// @param own what of the `model` in it is the task's own, as JSON; null where that is not known
  /// @param cells what its cells are to come to
  /// @param by who makes it
  public void add(
      StoredTask task, String config, @Nullable String own, CellTargets cells, TaskModel.By by) {
    jdbc.sql(
            """
            insert into task (id, name, description, kind, template_id, template_revision, template_name, model_id,
              model_name, dataset_id, dataset_name, dataset_from, dataset_set, output_mode, format, config, status, version, target, concurrency,
              run_id, created_at, updated_at, own_settings)
            values (:id, :name, :description, :kind, :templateId, :templateRevision, :templateName, :modelId,
              :modelName, :datasetId, :datasetName, 0, :datasetSet, :mode, :format, cast(:config as json), :status, :version,
              :target, :concurrency, :runId, :createdAt, :createdAt, cast(:own as json))
            """)
        .param("id", task.id())
        .param("name", task.name())
        .param("description", task.description())
        .param("kind", task.kind().name())
        .param("templateId", task.templateId())
        .param("templateRevision", task.templateRevision())
        .param("templateName", task.templateName())
        .param("modelId", task.modelId())
        .param("modelName", task.modelName())
        .param("datasetId", task.datasetId())
        .param("datasetName", task.datasetName())
        .param("datasetSet", task.datasetFrom() == null ? null : task.datasetFrom().written())
        .param("mode", task.mode().name())
        .param("format", task.format().name())
        .param("config", config)
        .param("status", task.status().name())
        .param("version", task.version())
        .param("target", task.target())
        .param("concurrency", task.concurrency())
        .param("runId", task.runId())
        .param("createdAt", utc(task.createdAt()))
        .param("own", own)
        .update();
    new TaskCells(jdbc).plan(task.id(), cells);
    TaskModels.created(jdbc, task, by);
  }

  /// A task.
  public Optional<StoredTask> find(UUID id) {
    return select("where id = :id").param("id", id).query(ReadStoredTask::row).optional();
  }

  /// A task that nobody else changes until the caller's transaction has ended.
  public Optional<StoredTask> lock(UUID id) {
    return select("where id = :id for no key update")
        .param("id", id)
        .query(ReadStoredTask::row)
        .optional();
  }

  /// A task whose run is about to begin: from now on only this writer brings in what comes of it.
  ///
  /// @param writer a [RecordTasks#writer()]
  public Optional<StoredTask> claim(UUID id, UUID writer) {
    return jdbc.sql(
            "update task set writer = :writer where id = :id returning " + ReadStoredTask.COLUMNS)
        .param("writer", writer)
        .param("id", id)
        .query(ReadStoredTask::row)
        .optional();
  }

  private StatementSpec select(String where) {
    return jdbc.sql("select " + ReadStoredTask.COLUMNS + " from task " + where);
  }

  /// Its pinned document.
  public Optional<String> config(UUID id) {
    return jdbc.sql("select config::text from task where id = :id")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /// A page of tasks.
  public Page<StoredTask> list(Search search, PageRequest page) {
    StringBuilder found = new StringBuilder("task where true");
    Map<String, Object> params = new HashMap<>();
    if (search.text() != null) {
      found.append(" and search like lower(:text)");
      params.put("text", Like.anywhere(search.text()));
    }
    if (!search.statuses().isEmpty()) {
      found.append(" and status in (:statuses)");
      params.put("statuses", search.statuses().stream().map(Enum::name).toList());
    }
    if (search.kind() != null) {
      found.append(" and kind = :kind");
      params.put("kind", search.kind().name());
    }
    wanted("template_id", search.templateId(), found, params);
    wanted("model_id", search.modelId(), found, params);
    wanted("dataset_id", search.datasetId(), found, params);
    // Sorted without the columns that are shown: far pages of long lists take a fraction of the
    // time. The size of the page is not a parameter: PostgreSQL would plan for a tenth of all.
    List<StoredTask> tasks =
        jdbc.sql(
                """
                select %1$s from task where id in (
                  select id from %2$s order by %3$s, id limit %4$d offset %5$d)
                order by %3$s, id
                """
                    .formatted(
                        ReadStoredTask.COLUMNS, found, search.order(), page.size(), page.offset()))
            .params(params)
            .query(ReadStoredTask::row)
            .list();
    long total =
        jdbc.sql("select count(*) from " + found).params(params).query(Long.class).single();
    return Page.of(tasks, page, total);
  }

  private static void wanted(
      String column, @Nullable UUID id, StringBuilder found, Map<String, Object> params) {
    if (id != null) {
      found.append(" and ").append(column).append(" = :").append(column);
      params.put(column, id);
    }
  }

  /// How many tasks there are of each status; those without any are left out.
  public Map<TaskStatus, Long> counts() {
    Map<TaskStatus, Long> counts = new EnumMap<>(TaskStatus.class);
    jdbc.sql("select status, count(*) from task group by status")
        .query(row -> {
          counts.put(TaskStatus.valueOf(row.getString(1)), row.getLong(2));
        });
    return counts;
  }

  /// These tasks, in no order.
  public List<StoredTask> all(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return select("where id in (:ids)").param("ids", ids).query(ReadStoredTask::row).list();
  }

  /// The tasks that changed after a time, the earliest change first.
  public List<StoredTask> changedSince(Instant time, int limit) {
    return select("where updated_at > :time order by updated_at limit :limit")
        .param("time", utc(time))
        .param("limit", limit)
        .query(ReadStoredTask::row)
        .list();
  }

  /// How long it is known that a task was deleted.
  public static final Duration DELETED_KEPT = Duration.ofDays(1);

  /// The tasks deleted after a time, which is at most [#DELETED_KEPT] ago; at most `limit`.
  public List<UUID> deletedSince(Instant time, int limit) {
    return jdbc.sql(
            "select id from task_deleted where deleted_at > :time order by deleted_at limit :limit")
        .param("time", utc(time))
        .param("limit", limit)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /// The tasks that ran, or were about to, when the service stopped.
  public List<UUID> unfinished() {
    return jdbc.sql("select id from task where status = 'RUNNING' order by created_at")
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /// The tasks that have ended and whose file was not made any more.
  public List<UUID> withoutFile() {
    return jdbc.sql(
            """
            select id from task where status in ('COMPLETED', 'PARTIAL', 'CANCELLED') and output_file is null
            order by created_at
            """)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /// Drops the texts of the answers of tasks that ended long ago, for good. What was decided about
  /// their rows stays, and so do tokens and times.
  ///
  /// @param before when they ended at the latest
  /// @param most tasks
  /// @return the tasks
  public List<UUID> dropAnswers(Instant before, int most) {
    List<UUID> ended =
        jdbc.sql(
                """
                update task set answers_dropped_at = :now where id in (
                  select id from task
                  where status in ('COMPLETED', 'CANCELLED') and ended_at < :before and answers_dropped_at is null
                  order by ended_at limit :most)
                returning id
                """)
            .param("now", utc(clock.instant()))
            .param("before", utc(before))
            .param("most", most)
            .query((row, number) -> row.getObject(1, UUID.class))
            .list();
    for (String table : ended.isEmpty() ? List.<String>of() : ANSWERED) {
      jdbc.sql(
              "update %s set text = '', thinking = '' where task_id in (:tasks) and (text <> '' or thinking <> '')"
                  .formatted(table))
          .param("tasks", ended)
          .update();
    }
    return ended;
  }

  /// When the texts of a task's answers were dropped; empty where they are there.
  public Optional<Instant> answersDroppedAt(UUID id) {
    return jdbc.sql(
            "select answers_dropped_at from task where id = :id and answers_dropped_at is not null")
        .param("id", id)
        .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  /// Changes the status, if it is one of `from`. A task that runs again has no file yet; one that
  /// runs for the first time knows the rows its dataset has by now.
  ///
  /// @return whether it was
  public boolean move(UUID id, Set<TaskStatus> from, TaskStatus to, Said why, Said advice) {
    boolean starting = to == TaskStatus.RUNNING;
    return jdbc.sql(
                """
                update task set status = :to, why = :why, advice = :advice, updated_at = :now,
                  dataset_set = case when :starting and started_at is null
                    then coalesce((select last_ordinal || ' ' || hidden || ' ' || edits from dataset
                      where id = dataset_id), dataset_set)
                    else dataset_set end,
                  started_at = case when :starting then coalesce(started_at, :now) else started_at end,
                  output_file = case when :starting then null else output_file end,
                  answers_dropped_at = case when :starting then null else answers_dropped_at end,
                  ended_at = case when :ended then :now else null end
                where id = :id and status in (:from)
                """)
            .param("to", to.name())
            .param("why", StorableText.of(why.stored()))
            .param("advice", StorableText.of(advice.stored()))
            .param("now", utc(clock.instant()))
            .param("starting", starting)
            .param("ended", to.hasEnded())
            .param("id", id)
            .param("from", from.stream().map(Enum::name).toList())
            .update()
        > 0;
  }

  /// Changes what people set; its version grows by one.
  ///
  /// @param config the pinned document, where it says something else of what people set; null
  ///   leaves it
  /// @param cells what its cells are to come to; null leaves it
  public void change(
      UUID id,
      String name,
      String description,
      long target,
      int concurrency,
      @Nullable String config,
      @Nullable CellTargets cells) {
    jdbc.sql(
            """
            update task set name = :name, description = :description, target = :target, concurrency = :concurrency,
              config = coalesce(cast(:config as json), config), version = version + 1, updated_at = :now
            where id = :id
            """)
        .param("name", name)
        .param("description", description)
        .param("target", target)
        .param("concurrency", concurrency)
        .param("config", config)
        .param("now", utc(clock.instant()))
        .param("id", id)
        .update();
    if (cells != null) {
      new TaskCells(jdbc).plan(id, cells);
    }
  }

  /// Drops why a task ended short: it is to come to something else since.
  public void forgetWhyShort(UUID id) {
    jdbc.sql("update task set why = :why where id = :id and status = 'PARTIAL'")
        .param("why", Said.all().stored())
        .param("id", id)
        .update();
  }

  /// Notes the task's finished file, unless it runs again meanwhile.
  public void outputFile(UUID id, String name) {
    jdbc.sql(
            """
            update task set output_file = :name, updated_at = :now
            where id = :id and status in ('COMPLETED', 'PARTIAL', 'CANCELLED')
            """)
        .param("name", name)
        .param("now", utc(clock.instant()))
        .param("id", id)
        .update();
  }

  /// Removes a task and everything of it but its rows, which belong to their dataset.
  ///
  /// @return whether it was there and did not run
  public boolean delete(UUID id) {
    boolean deleted =
        jdbc.sql("delete from task where id = :id and status <> 'RUNNING'").param("id", id).update()
            > 0;
    if (deleted) {
      jdbc.sql("delete from task_verdict where task_id = :id").param("id", id).update();
      jdbc.sql("delete from task_deleted where deleted_at < :before")
          .param("before", utc(clock.instant().minus(DELETED_KEPT)))
          .update();
      jdbc.sql("insert into task_deleted (id, deleted_at) values (:id, :now)")
          .param("id", id)
          .param("now", utc(clock.instant()))
          .update();
    }
    return deleted;
  }

  static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
