package dev.winnow.storage.task;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.run.Verdict;
import dev.winnow.storage.dataset.InsertMany;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes what was decided about the rows of one task, within a transaction that holds its row.
record WriteVerdicts(JdbcTemplate jdbc, UUID task, TaskChanges changes) {

  private static final InsertMany INSERT =
      new InsertMany(
          """
          task_verdict (cell, verdict, reason, decided_by, detail, text, ordinal, number, fingerprint, coerced, votes, at,
            task_id, unit, index)
          """,
          List.of(
              "int4",
              "text",
              "text",
              "text",
              "text",
              "text",
              "int8",
              "int8",
              "text",
              "json",
              "json",
              "timestamptz",
              "uuid",
              "text",
              "int4"));

  /// Of what [#columns] gives: the driver has to be told what a null is.
  private static final int[] TYPES = {
    Types.INTEGER,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.BIGINT,
    Types.BIGINT,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.TIMESTAMP_WITH_TIMEZONE,
    Types.OTHER,
    Types.VARCHAR,
    Types.INTEGER
  };

  void write() {
    if (!changes.decided.isEmpty()) {
      INSERT.rows(jdbc, changes.decided.stream().map(this::columns).toList());
    }
    if (!changes.revised.isEmpty()) {
      jdbc.batchUpdate(
          """
          update task_verdict set cell = ?, verdict = ?, reason = ?, decided_by = ?, detail = ?, text = ?, ordinal = ?,
            number = ?, fingerprint = ?, coerced = cast(? as json), votes = cast(? as json), at = ?
          where task_id = ? and unit = ? and index = ?
          """,
          changes.revised.stream().map(this::columns).toList(),
          TYPES);
    }
    if (!changes.moved.isEmpty()) {
      jdbc.batchUpdate(
          """
          update task_request set accepted = accepted + ?, rejected = rejected + ?, surplus = surplus + ?
          where task_id = ? and unit = ?
          """,
          changes.moved.entrySet().stream().map(this::moved).toList());
    }
    if (!changes.cells.isEmpty()) {
      // A row that is kept as another category's may be the first of a cell that has no target.
      jdbc.batchUpdate(
          """
          insert into task_cell (accepted, units, rejected, task_id, cell, target)
          values (?, ?, cast(? as json), ?, ?, 0)
          on conflict (task_id, cell) do update set accepted = task_cell.accepted + excluded.accepted,
            units = task_cell.units + excluded.units, rejected = coalesce(
            (select json_object_agg(reason, texts) from (
              select key as reason, sum(value::bigint) as texts from (
                select * from json_each_text(task_cell.rejected) union all
                select * from json_each_text(excluded.rejected)) both_of
              group by key having sum(value::bigint) <> 0) added), '{}')
          """,
          changes.cells.entrySet().stream().map(this::cell).toList());
    }
  }

  /// In the order of the statements above.
  private @Nullable Object[] columns(TaskChanges.Decided decided) {
    Verdict verdict = decided.verdict();
    TaskReject reject = decided.reject();
    return new @Nullable Object[] {
      verdict.cell(),
      switch (verdict) {
        case Verdict.Accepted row -> "ACCEPTED";
        case Verdict.Rejected text -> "REJECTED";
        case Verdict.Waiting row -> "WAITING";
      },
      reject == null ? null : reject.reason().name(),
      verdict.by().name(),
      reject == null ? "" : StorableText.of(reject.detail().stored()),
      switch (verdict) {
        case Verdict.Accepted row -> "";
        case Verdict.Rejected text -> Objects.requireNonNull(reject).text();
        case Verdict.Waiting row -> row.text();
      },
      verdict instanceof Verdict.Accepted row ? row.ordinal() : null,
      reject == null ? null : reject.number(),
      switch (verdict) {
        case Verdict.Accepted row -> recorded(row.fingerprint());
        case Verdict.Rejected text -> null;
        case Verdict.Waiting row -> recorded(row.fingerprint());
      },
      switch (verdict) {
        case Verdict.Accepted row -> json(row.coerced());
        case Verdict.Rejected text -> null;
        case Verdict.Waiting row -> json(row.coerced());
      },
      json(verdict),
      Tasks.utc(decided.at()),
      task,
      decided.unit(),
      verdict.index()
    };
  }

  private static @Nullable String recorded(@Nullable Fingerprint fingerprint) {
    return fingerprint == null ? null : fingerprint.recorded();
  }

  private static @Nullable String json(List<String> places) {
    if (places.isEmpty()) {
      return null;
    }
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    places.forEach(json::add);
    return json.toString();
  }

  private static @Nullable String json(Verdict verdict) {
    List<Vote> votes =
        switch (verdict) {
          case Verdict.Accepted row -> row.votes();
          case Verdict.Rejected row -> row.votes();
          case Verdict.Waiting row -> row.votes();
        };
    return votes.isEmpty() ? null : Vote.write(votes).toString();
  }

  private Object[] moved(Map.Entry<String, TaskChanges.Tally> request) {
    TaskChanges.Tally by = request.getValue();
    return new Object[] {by.accepted(), by.rejected(), by.surplus(), task, request.getKey()};
  }

  private Object[] cell(Map.Entry<Integer, TaskChanges.CellChange> cell) {
    TaskChanges.CellChange by = cell.getValue();
    return new Object[] {
      by.accepted, by.units, WriteTaskChanges.json(by.rejected), task, cell.getKey()
    };
  }
}
