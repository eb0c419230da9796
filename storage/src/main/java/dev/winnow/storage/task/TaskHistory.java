package dev.winnow.storage.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import dev.winnow.storage.page.ReadPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What became of a task's requests: rows, texts not accepted, answers, log.
public final class TaskHistory {

  private static final String ROW = "task_ordinal, unit, data::text";
  private static final String EVENT = "number, at, kind, message";
  private static final String NOTES =
      "select model, at, note from task_note where task_id = ? order by number";
  private static final String REJECT = "number, unit, index, reason, decided_by, detail, text, at, votes::text";

  private final JdbcClient jdbc;

  public TaskHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The accepted rows behind one, the earliest first.
  ///
  /// @param upTo the last one wanted
  public List<TaskRow> rows(UUID task, long after, long upTo, int limit) {
    return behind(ROW, "dataset_row", "task_ordinal", task, after, upTo, limit, TaskHistory::row);
  }

  /// A page of the accepted rows, the newest first or last.
  public Page<TaskRow> rows(UUID task, boolean newestFirst, PageRequest page) {
    return read(
            ROW, "dataset_row where task_id = :task", task, null, "task_ordinal %s", newestFirst)
        .at(page, TaskHistory::row);
  }

  private static TaskRow row(ResultSet row, int number) throws SQLException {
    return new TaskRow(row.getLong(1), row.getString(2), row.getString(3));
  }

  /// The cells of accepted rows, by the rows' places among the task's.
  ///
  /// @param units the requests that brought them
  public Map<Long, Integer> cells(UUID task, Collection<String> units) {
    Map<Long, Integer> cells = new HashMap<>();
    jdbc.sql(
            """
            select ordinal, cell from task_verdict where task_id = :task and unit = any(:units) and ordinal is not null
            """)
        .param("task", task)
        .param("units", units.toArray(String[]::new))
        .query(row -> {
          cells.put(row.getLong(1), row.getInt(2));
        });
    return cells;
  }

  /// The texts not accepted behind one, the earliest first.
  public List<TaskReject> rejects(UUID task, long after, long upTo, int limit) {
    return behind(REJECT, "task_verdict", "number", task, after, upTo, limit, TaskHistory::reject);
  }

  /// A page of the texts not accepted, the newest first or last.
  ///
  /// @param reason null is any
  public Page<TaskReject> rejects(
      UUID task, @Nullable Reason reason, boolean newestFirst, PageRequest page) {
    String found =
        "task_verdict where task_id = :task and number is not null"
            + (reason == null ? "" : " and reason = :word");
    return read(REJECT, found, task, reason, "number %s", newestFirst)
        .at(page, TaskHistory::reject);
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
        TaskFacts.votes(row.getString(9)),
        row.getObject(8, OffsetDateTime.class).toInstant());
  }

  /// The entries of the log behind one, the earliest first.
  public List<TaskEvent> events(UUID task, long after, long upTo, int limit) {
    return behind(EVENT, "task_event", "number", task, after, upTo, limit, TaskHistory::event);
  }

  /// A page of the log, the newest first or last.
  public Page<TaskEvent> events(UUID task, boolean newestFirst, PageRequest page) {
    return read(EVENT, "task_event where task_id = :task", task, null, "number %s", newestFirst)
        .at(page, TaskHistory::event);
  }

  private static TaskEvent event(ResultSet row, int number) throws SQLException {
    return new TaskEvent(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getString(3),
        Said.read(row.getString(4)));
  }

  /// What people should know of how a task's models are called, in the order it was found.
  public List<TaskNote> notes(UUID task) {
    return jdbc.sql(NOTES).param(task).query(TaskHistory::note).list();
  }

  static List<TaskNote> notes(JdbcTemplate jdbc, UUID task) {
    return jdbc.query(NOTES, TaskHistory::note, task);
  }

  private static TaskNote note(ResultSet row, int number) throws SQLException {
    return new TaskNote(
        row.getString(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        Said.read(row.getString(3)));
  }

  /// A page of the requests that have come to something, the latest first or last; among them those
  /// that were sent again with another pin.
  ///
  /// @param state null is any
  public Page<TaskRequest> requests(
      UUID task, @Nullable RequestState state, boolean newestFirst, PageRequest page) {
    String sent =
        """
        (select *, false as sent_again from task_request %1$s
        union all select *, true from task_request_before %1$s) sent
        """
            .formatted("where task_id = :task" + (state == null ? "" : " and state = :word"));
    return read("*", sent, task, state, "at %s, unit, pin", newestFirst)
        .at(page, TaskHistory::request);
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
        row.getString("thinking"),
        row.getString("finish"),
        row.getString("reason"),
        row.getString("model"),
        row.getLong("latency_millis"),
        new Usage(
            row.getLong("input_tokens"),
            row.getLong("output_tokens"),
            row.getLong("cached_tokens"),
            row.getLong("reasoning_tokens"),
            row.getLong("estimated_tokens")),
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
      String columns,
      String table,
      String number,
      UUID task,
      long after,
      long upTo,
      int limit,
      RowMapper<T> mapper) {
    return jdbc.sql(
            """
            select %1$s from %2$s where task_id = :task and %3$s > :after and %3$s <= :upTo
            order by %3$s limit :limit
            """
                .formatted(columns, table, number))
        .param("task", task)
        .param("after", after)
        .param("upTo", upTo)
        .param("limit", limit)
        .query(mapper)
        .list();
  }

  /// A list of a task's, the newest first or last.
  ///
  /// @param word the value of `:word`; null where there is none
  /// @param order `order by` in SQL, `%s` where the direction stands
  private ReadPage read(
      String columns,
      String from,
      UUID task,
      @Nullable Enum<?> word,
      String order,
      boolean newestFirst) {
    Map<String, ?> params =
        word == null ? Map.of("task", task) : Map.of("task", task, "word", word.name());
    return new ReadPage(jdbc, columns, from, params, order.formatted(newestFirst ? "desc" : "asc"));
  }
}
