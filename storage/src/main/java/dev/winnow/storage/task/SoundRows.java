package dev.winnow.storage.task;

import dev.winnow.core.run.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of tasks that had the output schema, whatever became of them: accepted, waiting for a
/// judge, or rejected by a rule, as a duplicate or by a judge.
public final class SoundRows {

  private static final int ANSWERS_READ_AT_ONCE = 20;

  private final JdbcClient jdbc;

  public SoundRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One of them.
  ///
  /// @param accepted whether it was; else it waits, or was rejected
  /// @param reason why it was rejected; null where it was not
  /// @param data as JSON, as the task made it
  public record SoundRow(boolean accepted, @Nullable Reason reason, String data) {}

  private record Sent(String unit, long sequence) {}

  private record Placed(String unit, int index, SoundRow row) {}

  /// Those of the newest answers, in their order. Of rows whose dataset is gone nothing is known.
  ///
  /// @param most how many
  /// @param charsMax after so many characters of JSON no further answers are looked at
  public List<SoundRow> newest(UUID task, int most, long charsMax) {
    List<SoundRow> newestFirst = new ArrayList<>();
    long chars = 0;
    List<Sent> sent = sent(task, Long.MAX_VALUE);
    while (!sent.isEmpty() && newestFirst.size() < most && chars <= charsMax) {
      for (SoundRow row : rows(task, sent)) {
        newestFirst.add(row);
        chars += row.data().length();
      }
      sent = sent(task, sent.getLast().sequence());
    }
    return newestFirst.subList(0, Math.min(most, newestFirst.size())).reversed();
  }

  private List<Sent> sent(UUID task, long before) {
    return jdbc.sql(
            """
            select unit, sequence from task_request where task_id = :task and sequence < :before
            order by sequence desc limit :most
            """)
        .param("task", task)
        .param("before", before)
        .param("most", ANSWERS_READ_AT_ONCE)
        .query((row, number) -> new Sent(row.getString(1), row.getLong(2)))
        .list();
  }

  private List<SoundRow> rows(UUID task, List<Sent> sent) {
    Map<String, Long> sequences = new HashMap<>();
    sent.forEach(it -> sequences.put(it.unit(), it.sequence()));
    return jdbc
        .sql(
            """
            select * from (
              select unit, index, verdict = 'ACCEPTED' as accepted, reason,
                case when verdict = 'ACCEPTED'
                  then (select data::text from dataset_row where task_id = :task and task_ordinal = decided.ordinal)
                  else text end as data
              from task_verdict decided where task_id = :task and unit = any(:units)
                and (verdict <> 'REJECTED' or reason in ('RULE', 'DUPLICATE', 'JUDGE'))) sound
            where data is not null
            """)
        .param("task", task)
        .param("units", sequences.keySet().toArray(String[]::new))
        .query((row, number) -> {
          String reason = row.getString("reason");
          return new Placed(
              row.getString("unit"),
              row.getInt("index"),
              new SoundRow(
                  row.getBoolean("accepted"),
                  reason == null ? null : Reason.valueOf(reason),
                  row.getString("data")));
        })
        .list()
        .stream()
        .sorted(
            Comparator.comparingLong((Placed it) -> sequences.getOrDefault(it.unit(), 0L))
                .thenComparingInt(Placed::index)
                .reversed())
        .map(Placed::row)
        .toList();
  }
}
