package dev.winnow.storage.task;

import dev.winnow.core.run.Reason;
import dev.winnow.core.run.TaskKind;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.OutputMode;
import dev.winnow.core.task.Task.Format;
import dev.winnow.storage.dataset.RowSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Reads tasks out of a result.
final class ReadStoredTask {

  static final String COLUMNS =
      """
      id, name, description, kind, template_id, template_revision, template_name, model_id, model_name, dataset_id,
      dataset_name, dataset_from, dataset_set, output_mode, format, status, why, advice, version, target, concurrency, run_id, rejected::text,
      running_millis, output_file, created_at, started_at, ended_at, updated_at, writer, pin,
      """
          + TaskCount.columns(column -> column);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReadStoredTask() {}

  static StoredTask row(ResultSet row, int number) throws SQLException {
    return new StoredTask(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("description"),
        TaskKind.valueOf(row.getString("kind")),
        row.getObject("template_id", UUID.class),
        row.getInt("template_revision"),
        row.getString("template_name"),
        row.getObject("model_id", UUID.class),
        row.getString("model_name"),
        row.getObject("dataset_id", UUID.class),
        row.getString("dataset_name"),
        datasetFrom(row),
        OutputMode.valueOf(row.getString("output_mode")),
        Format.valueOf(row.getString("format")),
        TaskStatus.valueOf(row.getString("status")),
        Said.read(row.getString("why")),
        Said.read(row.getString("advice")),
        row.getInt("version"),
        row.getLong("target"),
        row.getInt("concurrency"),
        row.getString("run_id"),
        counters(row),
        row.getLong("running_millis"),
        row.getString("output_file"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        time(row, "started_at"),
        time(row, "ended_at"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        row.getObject("writer", UUID.class),
        row.getInt("pin"));
  }

  private static @Nullable RowSet datasetFrom(ResultSet row) throws SQLException {
    UUID dataset = row.getObject("dataset_id", UUID.class);
    String set = row.getString("dataset_set");
    if (dataset == null) {
      return null;
    }
    return set == null
        ? RowSet.first(dataset, row.getLong("dataset_from"))
        : RowSet.read(dataset, set);
  }

  private static TaskCounters counters(ResultSet row) throws SQLException {
    Map<TaskCount, Long> counts = new EnumMap<>(TaskCount.class);
    for (TaskCount count : TaskCount.values()) {
      counts.put(count, row.getLong(count.column()));
    }
    return new TaskCounters(counts, rejected(row.getString("rejected")));
  }

  static Map<Reason, Long> rejected(String json) {
    Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    JSON.readTree(json)
        .forEachEntry((reason, rows) -> rejected.put(Reason.valueOf(reason), rows.longValue()));
    return rejected;
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
