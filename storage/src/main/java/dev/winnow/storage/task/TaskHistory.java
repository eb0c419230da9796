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
import org.springframework.jdbc.core.simple.JdbcClient;

/// What became of a task's requests: rows, texts not accepted, answers, log.
public final class TaskHistory {

  private final JdbcClient jdbc;

  public TaskHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The accepted rows behind one, the earliest first.
  ///
  /// @param upTo the last one wanted
  public List<TaskRow> rows(UUID task, long after, long upTo, int limit) {
    return jdbc.sql(
            """
            select task_ordinal, unit, data::text from dataset_row
            where task_id = :task and task_ordinal > :after and task_ordinal <= :upTo
            order by task_ordinal limit :limit
            """)
        .param("task", task)
        .param("after", after)
        .param("upTo", upTo)
        .param("limit", limit)
        .query((row, number) -> new TaskRow(row.getLong(1), row.getString(2), row.getString(3)))
        .list();
  }

  /// A page of the accepted rows, the newest first or last.
  public Page<TaskRow> rows(UUID task, boolean newestFirst, PageRequest page) {
    long total = count("dataset_row where task_id = :task", task, null);
    List<TaskRow> rows =
        jdbc.sql(
                """
                select task_ordinal, unit, data::text from dataset_row where task_id = :task
                order by task_ordinal %s limit :limit offset :offset
                """
                    .formatted(direction(newestFirst)))
            .param("task", task)
            .param("limit", page.size())
            .param("offset", page.offset())
            .query((row, number) -> new TaskRow(row.getLong(1), row.getString(2), row.getString(3)))
            .list();
    return Page.of(rows, page, total);
  }

  /// The texts not accepted behind one, the earliest first.
  public List<TaskReject> rejects(UUID task, long after, long upTo, int limit) {
    return jdbc.sql(
            """
            select number, unit, index, reason, decided_by, detail, text, at from task_verdict
            where task_id = :task and number > :after and number <= :upTo order by number limit :limit
            """)
        .param("task", task)
        .param("after", after)
        .param("upTo", upTo)
        .param("limit", limit)
        .query(TaskHistory::reject)
        .list();
  }

  /// A page of the texts not accepted, the newest first or last.
  ///
  /// @param reason null is any
  public Page<TaskReject> rejects(
      UUID task, @Nullable Reason reason, boolean newestFirst, PageRequest page) {
    String where =
        "task_verdict where task_id = :task and number is not null"
            + (reason == null ? "" : " and reason = :word");
    String word = reason == null ? null : reason.name();
    long total = count(where, task, word);
    var query =
        jdbc.sql(
                """
                select number, unit, index, reason, decided_by, detail, text, at from %s
                order by number %s limit :limit offset :offset
                """
                    .formatted(where, direction(newestFirst)))
            .param("task", task)
            .param("limit", page.size())
            .param("offset", page.offset());
    List<TaskReject> rejects =
        (word == null ? query : query.param("word", word)).query(TaskHistory::reject).list();
    return Page.of(rejects, page, total);
  }

  /// The texts of one request that were not accepted, at most a thousand.
  public List<TaskReject> rejectsOf(UUID task, String unit) {
    return jdbc.sql(
            """
            select number, unit, index, reason, decided_by, detail, text, at from task_verdict
            where task_id = :task and unit = :unit and number is not null order by number limit 1000
            """)
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
    return jdbc.sql(
            """
            select number, at, kind, message from task_event
            where task_id = :task and number > :after and number <= :upTo order by number limit :limit
            """)
        .param("task", task)
        .param("after", after)
        .param("upTo", upTo)
        .param("limit", limit)
        .query(TaskHistory::event)
        .list();
  }

  /// A page of the log, the newest first or last.
  public Page<TaskEvent> events(UUID task, boolean newestFirst, PageRequest page) {
    long total = count("task_event where task_id = :task", task, null);
    List<TaskEvent> events =
        jdbc.sql(
                """
                select number, at, kind, message from task_event where task_id = :task
                order by number %s limit :limit offset :offset
                """
                    .formatted(direction(newestFirst)))
            .param("task", task)
            .param("limit", page.size())
            .param("offset", page.offset())
            .query(TaskHistory::event)
            .list();
    return Page.of(events, page, total);
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
    String word = state == null ? null : state.name();
    long total =
        count("task_request " + where, task, word)
            + count("task_request_before " + where, task, word);
    var query =
        jdbc.sql(
                """
                select *, false as sent_again from task_request %1$s
                union all select *, true from task_request_before %1$s
                order by at %2$s, unit, pin limit :limit offset :offset
                """
                    .formatted(where, direction(newestFirst)))
            .param("task", task)
            .param("limit", page.size())
            .param("offset", page.offset());
    List<TaskRequest> requests =
        (word == null ? query : query.param("word", word)).query(TaskHistory::request).list();
    return Page.of(requests, page, total);
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

  private long count(String where, UUID task, @Nullable String word) {
    var query = jdbc.sql("select count(*) from " + where).param("task", task);
    return (word == null ? query : query.param("word", word)).query(Long.class).single();
  }

  private static String direction(boolean newestFirst) {
    return newestFirst ? "desc" : "asc";
  }
}
