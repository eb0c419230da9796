package dev.winnow.storage.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The models that tasks are run with, one after the other: what was pinned before is kept.
public final class TaskModels {

  private static final String SELECT =
      """
      select number, model_id, model_name, settings::text, digest, reason, changed_by, at from task_pin
      """;

  /// How the rows of a task are divided, in SQL; null where they are not.
  private static final String DIVIDED =
      """
      case when config -> 'dimensions' is not null
        then json_build_object('dimensions', config -> 'dimensions', 'combinations', config -> 'combinations') end
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  public TaskModels(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// All that a task had, the first first.
  public List<TaskModel> all(UUID task) {
    return jdbc.sql(SELECT + " where task_id = :task order by number")
        .param("task", task)
        .query(TaskModels::model)
        .list();
  }

  /// One that a task had.
  public Optional<TaskModel> find(UUID task, int number) {
    return jdbc.sql(SELECT + " where task_id = :task and number = :number")
        .param("task", task)
        .param("number", number)
        .query(TaskModels::model)
        .optional();
  }

  private static TaskModel model(ResultSet row, int number) throws SQLException {
    return new TaskModel(
        row.getInt(1),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        TaskModel.Reason.valueOf(row.getString(6)),
        TaskModel.By.valueOf(row.getString(7)),
        row.getObject(8, OffsetDateTime.class).toInstant());
  }

  /// How the rows of a task were divided when it was given one of them: `dimensions` and
  /// `combinations` as in its document; empty where they were not.
  public Optional<String> divided(UUID task, int number) {
    return jdbc.sql(
            """
            select divided::text from task_pin where task_id = :task and number = :number and divided is not null
            """)
        .param("task", task)
        .param("number", number)
        .query(String.class)
        .optional();
  }

  /// What the task itself says about how its model writes, as JSON; empty where that is not known.
  public Optional<String> own(UUID task) {
    return jdbc.sql(
            "select own_settings::text from task where id = :task and own_settings is not null")
        .param("task", task)
        .query(String.class)
        .optional();
  }

  /// Lets a task go on with another model, or with other settings of its own.
  ///
  /// @param from the number of the one it has
  /// @param modelId null leaves the model as it is
  /// @param modelName likewise
  /// @param config the pinned document, whose `model` is the new one
  /// @return whether it had that one
  public boolean pin(
      UUID task,
      int from,
      @Nullable UUID modelId,
      @Nullable String modelName,
      String config,
      TaskModel.Reason reason,
      TaskModel.By by) {
    return jdbc.sql(
                """
                with pinned as (
                  update task set model_id = coalesce(:modelId, model_id), config = cast(:config as json), pin = pin + 1,
                    model_name = coalesce(:modelName::text, model_name), updated_at = :now
                  where id = :task and pin = :from
                  returning id, pin, model_id, model_name, config -> 'model' as settings, %1$s as divided)
                insert into task_pin (task_id, number, model_id, model_name, settings, digest, reason, changed_by, at,
                  divided)
                select id, pin, model_id, model_name, settings,
                  encode(sha256(convert_to(settings::text, 'UTF8')), 'hex'), :reason, :by, :now, divided
                from pinned
                """
                    .formatted(DIVIDED))
            .param("modelId", modelId)
            .param("modelName", modelName)
            .param("config", config)
            .param("reason", reason.name())
            .param("by", by.name())
            .param("now", Tasks.utc(clock.instant()))
            .param("task", task)
            .param("from", from)
            .update()
        > 0;
  }

  /// Keeps what a task has pinned when it is made, within the caller's transaction.
  static void created(JdbcClient jdbc, StoredTask task, TaskModel.By by) {
    jdbc.sql(
            """
            insert into task_pin (task_id, number, model_id, model_name, settings, digest, reason, changed_by, at, divided)
            select id, pin, model_id, model_name, settings, encode(sha256(convert_to(settings::text, 'UTF8')), 'hex'),
              :reason, :by, created_at, divided
            from (select id, pin, model_id, model_name, coalesce(config -> 'model', '{}') as settings, created_at,
                %s as divided
              from task where id = :task) made
            """
                .formatted(DIVIDED))
        .param("reason", TaskModel.Reason.CREATED.name())
        .param("by", by.name())
        .param("task", task.id())
        .update();
  }
}
