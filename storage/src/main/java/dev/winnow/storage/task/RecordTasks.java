package dev.winnow.storage.task;

import dev.winnow.core.run.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings into the database what happened to tasks: a group of entries, of many tasks, in one
/// transaction.
///
/// Each task remembers how many of its answers are here. An answer that is here already is passed
/// over, so a group may safely be written again when nobody knows whether it was.
public final class RecordTasks {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  public RecordTasks(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /// Writes a group.
  ///
  /// @return what came in, task by task; nothing for tasks that have been deleted
  public List<Recorded> record(List<TaskEntry> group) {
    // In the order of their ids, so that two groups never wait for each other.
    Map<UUID, List<TaskEntry>> byTask = new TreeMap<>();
    for (TaskEntry entry : group) {
      byTask.computeIfAbsent(entry.task(), id -> new ArrayList<>()).add(entry);
    }
    List<Recorded> recorded =
        transaction.execute(status -> {
          List<Recorded> done = new ArrayList<>();
          byTask.forEach((id, entries) -> write(id, entries).ifPresent(done::add));
          return done;
        });
    return recorded == null ? List.of() : recorded;
  }

  private Optional<Recorded> write(UUID id, List<TaskEntry> entries) {
    List<StoredTask> found =
        jdbc.query(
            "select " + ReadStoredTask.COLUMNS + " from task where id = ? for update",
            ReadStoredTask::row,
            id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    StoredTask task = found.getFirst();
    TaskChanges changes = new TaskChanges(task.counters());
    for (TaskEntry entry : entries) {
      changes.add(entry);
    }
    WriteTaskChanges write = new WriteTaskChanges(jdbc, task, changes);
    write.requests();
    write.rows();
    write.rejects();
    write.voided();
    write.events();
    write.counters();
    entries.stream()
        .filter(TaskEntry.Ended.class::isInstance)
        .map(TaskEntry.Ended.class::cast)
        .forEach(this::end);
    return Optional.of(
        new Recorded(
            id,
            task.counters().cursor(),
            changes.counters().cursor(),
            changes.rows(),
            changes.rejects(),
            changes.events()));
  }

  /// What a person has said meanwhile holds, except that a task which has all its rows is complete. A
  /// target that was raised as the run ended is not reached: the task still runs.
  private void end(TaskEntry.Ended ended) {
    if (ended.status() != TaskStatus.RUNNING) {
      boolean complete = ended.status() == TaskStatus.COMPLETED;
      jdbc.update(
          """
          update task set status = ?, why = ?, advice = ?,
            ended_at = case when ? then ?::timestamptz else null end
          where id = ? and (status = 'RUNNING' or (? and status = 'PAUSED')) and (not ? or accepted >= target)
          """,
          ended.status().name(),
          Storable.text(ended.why()),
          Storable.text(ended.advice()),
          ended.status().hasEnded(),
          Tasks.utc(ended.at()),
          ended.task(),
          complete,
          complete);
    }
    jdbc.update(
        "update task set running_millis = running_millis + ? where id = ?",
        ended.runningMillis(),
        ended.task());
  }
}
