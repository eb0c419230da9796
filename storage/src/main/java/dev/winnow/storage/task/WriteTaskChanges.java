package dev.winnow.storage.task;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.run.Reason;
import dev.winnow.storage.dataset.InsertMany;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the changes of one task, within a transaction that holds its row.
record WriteTaskChanges(JdbcTemplate jdbc, StoredTask task, TaskChanges changes) {

  private static final InsertMany INSERT_ROWS =
      new InsertMany(
          "dataset_row (dataset_id, ordinal, task_id, task_ordinal, unit, data)",
          List.of("uuid", "int8", "uuid", "int8", "text", "json"));

  /// A request that was given up and then answered is shown as answered; the log keeps the error.
  /// What went to another model stays beside it.
  void requests() {
    Collection<TaskEntry.OfRequest> requests = changes.requests.values();
    if (requests.isEmpty()) {
      return;
    }
    keepSentBefore(requests);
    jdbc.batchUpdate(
        """
        insert into task_request (task_id, unit, rows, state, sequence, text, thinking, finish, reason, model,
          latency_millis, input_tokens, output_tokens, cached_tokens, reasoning_tokens, estimated_tokens, accepted,
          rejected, surplus, error_kind, error_status, error_message, at, pin)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (task_id, unit) do update set rows = excluded.rows, state = excluded.state,
          sequence = excluded.sequence, text = excluded.text, thinking = excluded.thinking, finish = excluded.finish,
          reason = excluded.reason, model = excluded.model, latency_millis = excluded.latency_millis,
          input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens,
          cached_tokens = excluded.cached_tokens, reasoning_tokens = excluded.reasoning_tokens,
          estimated_tokens = excluded.estimated_tokens, accepted = excluded.accepted, rejected = excluded.rejected,
          surplus = excluded.surplus, error_kind = excluded.error_kind, error_status = excluded.error_status,
          error_message = excluded.error_message, at = excluded.at, pin = excluded.pin
        where task_request.sequence is null
        """,
        requests.stream().map(this::columns).toList());
  }

  /// What went to another model, or with other settings, stays as it was beside what takes its
  /// place.
  private void keepSentBefore(Collection<TaskEntry.OfRequest> requests) {
    if (task.pin() == 1) {
      return;
    }
    jdbc.batchUpdate(
        """
        insert into task_request_before select * from task_request
        where task_id = ? and unit = ? and pin <> ? and sequence is null
        on conflict do nothing
        """,
        requests.stream()
            .map(each -> new Object[] {task.id(), each.unit().key().toString(), each.pin()})
            .toList());
  }

  /// In the order of the statement above.
  private @Nullable Object[] columns(TaskEntry.OfRequest request) {
    return switch (request) {
      case TaskEntry.Settled settled -> columns(settled);
      case TaskEntry.Failed failed -> columns(failed);
    };
  }

  private @Nullable Object[] columns(TaskEntry.Settled settled) {
    RequestState state =
        switch (settled.reply()) {
          case Reply.Text text -> RequestState.ANSWERED;
          case Reply.Truncated truncated -> RequestState.CUT;
          case Reply.Refused refused -> RequestState.REFUSED;
        };
    String reason = settled.reply() instanceof Reply.Refused refused ? refused.reason() : "";
    Completion completion = settled.reply().completion();
    TaskChanges.Tally tally = TaskChanges.Tally.of(settled.verdicts());
    return new @Nullable Object[] {
      task.id(),
      settled.unit().key().toString(),
      settled.unit().rows(),
      state.name(),
      settled.sequence(),
      StorableText.of(completion.text()),
      StorableText.of(completion.thinking()),
      StorableText.of(completion.finish()),
      StorableText.of(reason),
      StorableText.of(completion.model()),
      completion.latencyMillis(),
      completion.usage().inputTokens(),
      completion.usage().outputTokens(),
      completion.usage().cachedTokens(),
      completion.usage().reasoningTokens(),
      completion.usage().estimatedTokens(),
      tally.accepted(),
      tally.rejected(),
      tally.surplus(),
      "",
      0,
      "",
      Tasks.utc(settled.at()),
      settled.pin()
    };
  }

  private @Nullable Object[] columns(TaskEntry.Failed failed) {
    String unit = failed.unit().key().toString();
    String said = StorableText.of(failed.why().said().stored());
    // Nothing came and nothing was paid for.
    @Nullable Object[] columns = {
      task.id(),
      unit,
      failed.unit().rows(),
      RequestState.FAILED.name(),
      null,
      "",
      "",
      "",
      "",
      "",
      0L,
      0L,
      0L,
      0L,
      0L,
      0L,
      0,
      0,
      0,
      failed.why().kind(),
      failed.why().status(),
      said,
      Tasks.utc(failed.at()),
      failed.pin()
    };
    return columns;
  }

  /// Rows go to the end of the dataset; where that is gone, the requests still have their text.
  void rows() {
    UUID dataset = task.datasetId();
    if (changes.rows.isEmpty() || dataset == null) {
      return;
    }
    Instant now = changes.latest;
    List<Long> last =
        jdbc.query(
            """
            update dataset set row_count = row_count + ?, bytes = bytes + ?, last_ordinal = last_ordinal + ?,
              updated_at = ?
            where id = ? returning last_ordinal
            """,
            (row, number) -> row.getLong(1),
            changes.rows.size(),
            changes.rows.stream().mapToLong(row -> bytes(row.data())).sum(),
            changes.rows.size(),
            Tasks.utc(now),
            dataset);
    if (last.isEmpty()) {
      return;
    }
    long ordinal = last.getFirst() - changes.rows.size();
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TaskRow row : changes.rows) {
      rows.add(new Object[] {dataset, ++ordinal, task.id(), row.ordinal(), row.unit(), row.data()});
    }
    INSERT_ROWS.rows(jdbc, rows);
  }

  private static int bytes(String data) {
    return data.getBytes(StandardCharsets.UTF_8).length;
  }

  void events() {
    List<Object[]> events = new ArrayList<>();
    for (TaskEvent event : changes.events) {
      events.add(
          new Object[] {
            task.id(),
            event.number(),
            Tasks.utc(event.at()),
            event.kind(),
            StorableText.of(event.said().stored())
          });
    }
    if (!events.isEmpty()) {
      jdbc.batchUpdate(
          "insert into task_event (task_id, number, at, kind, message) values (?, ?, ?, ?, ?)",
          events);
    }
  }

  void notes() {
    List<Object[]> notes = new ArrayList<>();
    int number = changes.notesBefore;
    for (TaskNote note : changes.notes) {
      notes.add(
          new Object[] {
            task.id(), ++number, note.model(), note.said().stored(), Tasks.utc(note.at())
          });
    }
    if (!notes.isEmpty()) {
      jdbc.batchUpdate(
          "insert into task_note (task_id, number, model, note, at) values (?, ?, ?, ?, ?)", notes);
    }
  }

  /// A request may be given up again, or be answered after all.
  private long failures(TaskCounters now) {
    if (now.of(TaskCount.FAILURES) == 0) {
      return 0;
    }
    Long failures =
        jdbc.queryForObject(
            "select count(*) from task_request where task_id = ? and state = 'FAILED'",
            Long.class,
            task.id());
    return failures == null ? 0 : failures;
  }

  static String json(Map<Reason, Long> rejected) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    rejected.forEach((reason, texts) -> json.put(reason.name(), texts));
    return json.toString();
  }

  void counters() {
    TaskCounters now = changes.counters();
    List<Object> values = new ArrayList<>();
    for (TaskCount count : TaskCount.values()) {
      values.add(count == TaskCount.FAILURES ? failures(now) : now.of(count));
    }
    values.add(json(now.rejected()));
    values.add(task.id());
    jdbc.update(
        "update task set %s, rejected = cast(? as json), updated_at = clock_timestamp() where id = ?"
            .formatted(TaskCount.columns(column -> column + " = ?")),
        values.toArray());
  }
}
