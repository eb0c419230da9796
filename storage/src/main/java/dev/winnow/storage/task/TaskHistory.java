package dev.winnow.storage.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What became of a task's requests: rows, texts not accepted, answers, log.
public final class TaskHistory {

  private static final String REJECT = "number, unit, index, reason, decided_by, detail, text, at";

  private final JdbcClient jdbc;

  public TaskHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The accepted rows behind one, the earliest first.
  ///
  /// @param upTo the last one wanted
  public List<TaskRow> rows(UUID task, long after, long upTo, int limit) {
    String select = "select task_ordinal, unit, data::text from dataset_row";
    return behind(select, "task_ordinal", task, after, upTo, limit, TaskHistory::row);
  }

  /// A page of the accepted rows, the newest first or last.
  public Page<TaskRow> rows(UUID task, boolean newestFirst, PageRequest page) {
    String where = "dataset_row where task_id = :task";
    return page(
        "select task_ordinal, unit, data::text from %s order by task_ordinal %s"
            .formatted(where, direction(newestFirst)),
        task,
        null,
        count(where, task, null),
        page,
        TaskHistory::row);
  }

  private static TaskRow row(ResultSet row, int number) throws SQLException {
    return new TaskRow(row.getLong(1), row.getString(2), row.getString(3));
  }

  /// The texts not accepted behind one, the earliest first.
  public List<TaskReject> rejects(UUID task, long after, long upTo, int limit) {
    String select = "select " + REJECT + " from task_verdict";
    return behind(select, "number", task, after, upTo, limit, TaskHistory::reject);
  }

  /// A page of the texts not accepted, the newest first or last.
  ///
  /// @param reason null is any
  public Page<TaskReject> rejects(
      UUID task, @Nullable Reason reason, boolean newestFirst, PageRequest page) {
    String where =
        "task_verdict where task_id = :task and number is not null"
            + (reason == null ? "" : " and reason = :word");
    return page(
        "select %s from %s order by number %s".formatted(REJECT, where, direction(newestFirst)),
        task,
        reason,
        count(where, task, reason),
        page,
        TaskHistory::reject);
  }

  /// The texts of one request that were not accepted, at most a thousand.
  public List<TaskReject> rejectsOf(UUID task, String unit) {
    return jdbc.sql(
            """
            select %s from task_verdict
            where task_id = :task and unit = :unit and number is not null order by number limit 1000
            """
                .formatted(REJECT))
        .param("task", task)
        .param("unit", unit)
        .query(TaskHistory::reject)
        .list();
  }

  private static TaskReject reject(ResultSet row, int number) throws SQLException {
    return new TaskReject(
        row.getLong(1),
        row.getString(2),
        row.getInt(3),
        Reason.valueOf(row.getString(4)),
        Verdict.By.valueOf(row.getString(5)),
        Said.read(row.getString(6)),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant());
  }

  /// The entries of the log behind one, the earliest first.
  public List<TaskEvent> events(UUID task, long after, long upTo, int limit) {
    String select = "select number, at, kind, message from task_event";
    return behind(select, "number", task, after, upTo, limit, TaskHistory::event);
  }

  /// A page of the log, the newest first or last.
  public Page<TaskEvent> events(UUID task, boolean newestFirst, PageRequest page) {
    String where = "task_event where task_id = :task";
    return page(
        "select number, at, kind, message from %s order by number %s"
            .formatted(where, direction(newestFirst)),
        task,
        null,
        count(where, task, null),
        page,
        TaskHistory::event);
  }

  private static TaskEvent event(ResultSet row, int number) throws SQLException {
    return new TaskEvent(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getString(3),
        Said.read(row.getString(4)));
  }

  /// A page of the requests that have come to something, the latest first or last; among them those
  /// that were sent again with another pin.
  ///
  /// @param state null is any
  public Page<TaskRequest> requests(
      UUID task, @Nullable RequestState state, boolean newestFirst, PageRequest page) {
    String where = "where task_id = :task" + (state == null ? "" : " and state = :word");
    return page(
        """
        select *, false as sent_again from task_request %1$s
        union all select *, true from task_request_before %1$s
        order by at %2$s, unit, pin
        """
            .formatted(where, direction(newestFirst)),
        task,
        state,
        count("task_request " + where, task, state)
            + count("task_request_before " + where, task, state),
        page,
        TaskHistory::request);
  }

  /// One request that has come to something, as it was sent last.
  public Optional<TaskRequest> request(UUID task, String unit) {
    return jdbc.sql(
            "select *, false as sent_again from task_request where task_id = :task and unit = :unit")
        .param("task", task)
        .param("unit", unit)
        .query(TaskHistory::request)
        .optional();
  }

  /// One request that has come to something, as it was sent with a pin.
  public Optional<TaskRequest> request(UUID task, String unit, int pin) {
    return jdbc.sql(
            """
            select *, false as sent_again from task_request
            where task_id = :task and unit = :unit and pin = :pin
            union all select *, true from task_request_before
            where task_id = :task and unit = :unit and pin = :pin
            order by sent_again limit 1
            """)
        .param("task", task)
        .param("unit", unit)
        .param("pin", pin)
        .query(TaskHistory::request)
        .optional();
  }

  /// How many requests of each kind of failure were given up.
  public List<FailureCount> failures(UUID task) {
    return jdbc.sql(
            """
            select error_kind, error_status, count(*), max(error_message) from task_request
            where task_id = :task and state = 'FAILED'
            group by error_kind, error_status order by count(*) desc limit 50
            """)
        .param("task", task)
        .query((row, number) ->
            new FailureCount(
                row.getString(1), row.getInt(2), row.getLong(3), Said.read(row.getString(4))))
        .list();
  }

  /// Requests given up for one kind of failure.
  ///
  /// @param said one of their messages
  public record FailureCount(String kind, int status, long requests, @JsonUnwrapped Said said) {}

  private static TaskRequest request(ResultSet row, int number) throws SQLException {
    RequestState state = RequestState.valueOf(row.getString("state"));
    return new TaskRequest(
        row.getString("unit"),
        row.getInt("rows"),
        state,
        row.getObject("sequence", Long.class),
        row.getString("text"),
        row.getString("finish"),
        row.getString("reason"),
        row.getString("model"),
        row.getLong("latency_millis"),
        new Usage(
            row.getLong("input_tokens"),
            row.getLong("output_tokens"),
            row.getLong("cached_tokens"),
            row.getLong("reasoning_tokens")),
        row.getInt("accepted"),
        row.getInt("rejected") - row.getInt("surplus"),
        row.getInt("surplus"),
        state == RequestState.FAILED
            ? new CallFailure(
                row.getString("error_kind"),
                row.getInt("error_status"),
                Said.read(row.getString("error_message")))
            : null,
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getInt("pin"),
        row.getBoolean("sent_again"));
  }

  /// What is numbered and stands behind a number, the earliest first.
  private <T> List<T> behind(
      String select,
      String number,
      UUID task,
      long after,
      long upTo,
      int limit,
      RowMapper<T> mapper) {
    return jdbc.sql(
            "%1$s where task_id = :task and %2$s > :after and %2$s <= :upTo order by %2$s limit :limit"
                .formatted(select, number))
        .param("task", task)
        .param("after", after)
        .param("upTo", upTo)
        .param("limit", limit)
        .query(mapper)
        .list();
  }

  private <T> Page<T> page(
      String sql,
      UUID task,
      @Nullable Enum<?> word,
      long total,
      PageRequest page,
      RowMapper<T> mapper) {
    var query =
        jdbc.sql(sql + " limit :limit offset :offset")
            .param("task", task)
            .param("limit", page.size())
            .param("offset", page.offset());
    return Page.of(
        (word == null ? query : query.param("word", word.name())).query(mapper).list(),
        page,
        total);
  }

  private long count(String where, UUID task, @Nullable Enum<?> word) {
    var query = jdbc.sql("select count(*) from " + where).param("task", task);
    return (word == null ? query : query.param("word", word.name())).query(Long.class).single();
  }

  private static String direction(boolean newestFirst) {
    return newestFirst ? "desc" : "asc";
  }
}
