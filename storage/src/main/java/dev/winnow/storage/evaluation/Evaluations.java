package dev.winnow.storage.evaluation;

import dev.winnow.core.gate.Vote;
import dev.winnow.core.say.Said;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.page.Like;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import dev.winnow.storage.page.ReadPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Evaluations in the database.
public final class Evaluations {

  private static final String COLUMNS =
      """
      evaluation.id, evaluation.name, dataset_id, dataset.name as dataset_name, evaluation.version, row_set, task_id,
      task_name, task_rows, automatic, state, settings::text, evaluation.row_count, judged, to_judge, score,
      (report -> 'metrics')::text as metrics, message, evaluation.created_at, started_at, ended_at
      """;

  private static final String FROM = "evaluation join dataset on dataset.id = dataset_id";

  private final JdbcClient jdbc;
  private final Clock clock;

  public Evaluations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// An evaluation to make.
  ///
  /// @param set which rows; of a task those of it that the task made
  /// @param task null where rows of the dataset are evaluated
  /// @param taskRows that the task had accepted; null where it is of a dataset
  /// @param rows to read
  public record Wanted(
      String name,
      UUID dataset,
      @Nullable Integer version,
      RowSet set,
      @Nullable UUID task,
      String taskName,
      @Nullable Long taskRows,
      boolean automatic,
      String settings,
      long rows) {}

  /// Adds one that is to run.
  ///
  /// @return its id; empty where the task has an automatic one with as many rows
  public Optional<UUID> add(Wanted wanted) {
    return jdbc.sql(
            """
            insert into evaluation (id, name, dataset_id, version, row_set, task_id, task_name, task_rows, automatic,
              state, settings, row_count, created_at)
            values (:id, :name, :dataset, :version, :set, :task, :taskName, :taskRows, :automatic, 'PENDING',
              cast(:settings as json), :rows, :now)
            on conflict (task_id, task_rows) where automatic do nothing
            returning id
            """)
        .param("id", UUID.randomUUID())
        .param("name", wanted.name())
        .param("dataset", wanted.dataset())
        .param("version", wanted.version())
        .param("set", wanted.set().written())
        .param("task", wanted.task())
        .param("taskName", wanted.taskName())
        .param("taskRows", wanted.taskRows())
        .param("automatic", wanted.automatic())
        .param("settings", wanted.settings())
        .param("rows", wanted.rows())
        .param("now", now())
        .query(UUID.class)
        .optional();
  }

  /// The evaluation of this id.
  public Optional<StoredEvaluation> find(UUID id) {
    return jdbc.sql("select %s from %s where evaluation.id = :id".formatted(COLUMNS, FROM))
        .param("id", id)
        .query(Evaluations::read)
        .optional();
  }

  /// The report of one, as JSON; empty where there is none yet.
  public Optional<String> report(UUID id) {
    return jdbc.sql("select report::text from evaluation where id = :id and report is not null")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /// Which are listed.
  ///
  /// @param text in the name, or that of the dataset or the task
  public record Filter(
      @Nullable String text,
      @Nullable UUID dataset,
      @Nullable UUID task,
      @Nullable EvaluationState state) {}

  /// A page of them.
  ///
  /// @param order `order by` in SQL
  public Page<StoredEvaluation> list(Filter filter, String order, PageRequest page) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder where = new StringBuilder(" where true");
    if (filter.text() != null) {
      where.append(
          " and (evaluation.name ilike :text or dataset.name ilike :text or task_name ilike :text)");
      params.put("text", Like.anywhere(filter.text()));
    }
    if (filter.dataset() != null) {
      where.append(" and dataset_id = :dataset");
      params.put("dataset", filter.dataset());
    }
    if (filter.task() != null) {
      where.append(" and task_id = :task");
      params.put("task", filter.task());
    }
    if (filter.state() != null) {
      where.append(" and state = :state");
      params.put("state", filter.state().name());
    }
    return new ReadPage(jdbc, COLUMNS, FROM + where, params, order + ", evaluation.id")
        .at(page, Evaluations::read);
  }

  /// Those that are to run, the oldest first.
  public List<UUID> active() {
    return jdbc.sql(
            "select id from evaluation where state in ('PENDING', 'RUNNING') order by created_at, id")
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  /// The newest automatic one of each of these tasks.
  public Map<UUID, StoredEvaluation> ofTasks(Collection<UUID> tasks) {
    if (tasks.isEmpty()) {
      return Map.of();
    }
    Map<UUID, StoredEvaluation> newest = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (task_id) %s from %s
            where task_id = any(:tasks) and automatic order by task_id, evaluation.created_at desc
            """
                .formatted(COLUMNS, FROM))
        .param("tasks", tasks.toArray(UUID[]::new))
        .query(Evaluations::read)
        .list()
        .forEach(it -> {
          if (it.task() != null) {
            newest.put(it.task(), it);
          }
        });
    return newest;
  }

  /// Tasks that have ended lately with rows, and have no automatic one with as many.
  public List<UUID> missing(Duration lately) {
    return jdbc.sql(
            """
            select id from task where status in ('COMPLETED', 'PARTIAL') and accepted > 0 and dataset_id is not null
              and ended_at >= :since and not exists (
                select 1 from evaluation where task_id = task.id and automatic and task_rows = accepted)
            """)
        .param("since", clock.instant().minus(lately).atOffset(ZoneOffset.UTC))
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  /// Moves one, unless it stands somewhere else.
  ///
  /// @return whether it stood there
  public boolean move(UUID id, Set<EvaluationState> from, EvaluationState to, Said message) {
    return jdbc.sql(
                """
                update evaluation set state = :to, message = :message,
                  started_at = case when :to = 'RUNNING' then coalesce(started_at, :now) else started_at end,
                  ended_at = case when :ended then cast(:now as timestamptz) end
                where id = :id and state = any(:from)
                """)
            .param("id", id)
            .param("from", from.stream().map(Enum::name).toArray(String[]::new))
            .param("to", to.name())
            .param("message", message.stored())
            .param("ended", !to.isActive() && to != EvaluationState.PAUSED)
            .param("now", now())
            .update()
        > 0;
  }

  /// Notes how many rows models have decided about.
  public void judged(UUID id, int judged, int toJudge) {
    jdbc.sql("update evaluation set judged = :judged, to_judge = :toJudge where id = :id")
        .param("id", id)
        .param("judged", judged)
        .param("toJudge", toJudge)
        .update();
  }

  /// Notes what came of one that runs; with it what a judge said of rows. In a transaction.
  ///
  /// @param rows that were read
  /// @param votes by the ordinal of the row
  /// @param message what is to be known of it; may be empty
  /// @return whether it was running
  public boolean completed(
      UUID id,
      long rows,
      String report,
      @Nullable Double score,
      Map<Long, List<Vote>> votes,
      Said message) {
    boolean done =
        jdbc.sql(
                    """
                    update evaluation set state = 'COMPLETED', report = cast(:report as json), score = :score,
                      row_count = :rows, ended_at = :now, message = :message
                    where id = :id and state = 'RUNNING'
                    """)
                .param("id", id)
                .param("rows", rows)
                .param("message", message.stored())
                .param("report", report)
                .param("score", score)
                .param("now", now())
                .update()
            > 0;
    if (done && !votes.isEmpty()) {
      List<Long> ordinals = List.copyOf(votes.keySet());
      jdbc.sql(
              """
              insert into evaluation_vote (evaluation_id, ordinal, votes)
              select :id, ordinal, cast(votes as json) from unnest(cast(:ordinals as bigint[]), cast(:votes as text[])) as it (ordinal, votes)
              on conflict do nothing
              """)
          .param("id", id)
          .param("ordinals", ordinals.toArray(Long[]::new))
          .param(
              "votes",
              ordinals.stream()
                  .map(it -> Vote.write(votes.getOrDefault(it, List.of())).toString())
                  .toArray(String[]::new))
          .update();
    }
    return done;
  }

  /// Forgets one.
  ///
  /// @return whether it was there
  public boolean delete(UUID id) {
    return jdbc.sql("delete from evaluation where id = :id").param("id", id).update() > 0;
  }

  /// How a task is evaluated when it ends; empty is as usual.
  public Optional<String> wishOfTask(UUID task) {
    return jdbc.sql("select evaluation::text from task where id = :id and evaluation is not null")
        .param("id", task)
        .query(String.class)
        .optional();
  }

  /// Notes how a task is to be evaluated when it ends.
  public void wishOfTask(UUID task, String wish) {
    jdbc.sql("update task set evaluation = cast(:wish as json) where id = :id")
        .param("id", task)
        .param("wish", wish)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static StoredEvaluation read(ResultSet row, int number) throws SQLException {
    UUID dataset = row.getObject("dataset_id", UUID.class);
    String set = row.getString("row_set");
    return new StoredEvaluation(
        row.getObject("id", UUID.class),
        row.getString("name"),
        dataset,
        row.getString("dataset_name"),
        row.getObject("version", Integer.class),
        RowSet.read(dataset, set),
        row.getObject("task_id", UUID.class),
        row.getString("task_name"),
        row.getObject("task_rows", Long.class),
        row.getBoolean("automatic"),
        EvaluationState.valueOf(row.getString("state")),
        row.getString("settings"),
        row.getLong("row_count"),
        row.getInt("judged"),
        row.getInt("to_judge"),
        row.getObject("score", Double.class),
        row.getString("metrics"),
        Said.read(row.getString("message")),
        instant(row, "created_at"),
        row.getObject("started_at") == null ? null : instant(row, "started_at"),
        row.getObject("ended_at") == null ? null : instant(row, "ended_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
