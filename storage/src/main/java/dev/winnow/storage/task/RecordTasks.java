package dev.winnow.storage.task;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.run.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings into the database what happened to tasks: a group of entries, of many tasks, in one
/// transaction.
///
/// Each task remembers how many of its answers are here; an answer that is here already is passed
/// over. The last group is remembered, too: when a connection breaks in the moment of its commit
/// and it is handed over again, it is not written twice.
///
/// A task that another writer has claimed meanwhile takes no more than notes from this one: its
/// answers have been counted on by another run, so that those of this one no longer fit.
///
/// For one thread.
public final class RecordTasks {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  /// Names the groups of this writer in the database.
  private final UUID writer = UUID.randomUUID();

  private long number;
  private @Nullable Unconfirmed unconfirmed;

  /// A group that was handed over to a database which has not said whether it took it.
  private record Unconfirmed(long number, List<TaskEntry> group, List<Recorded> recorded) {}

  public RecordTasks(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /// Names this writer: see [Tasks#claim(UUID, UUID)].
  public UUID writer() {
    return writer;
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
    Unconfirmed before = unconfirmed;
    boolean again = before != null && before.group().equals(group);
    if (!again) {
      number++;
    }
    List<Recorded> recorded = new ArrayList<>();
    transaction.executeWithoutResult(status -> {
      if (isNew()) {
        byTask.forEach((id, entries) -> write(id, entries).ifPresent(recorded::add));
      } else if (before != null && again) {
        recorded.addAll(before.recorded());
      }
      unconfirmed = new Unconfirmed(number, List.copyOf(group), List.copyOf(recorded));
    });
    unconfirmed = null;
    return recorded;
  }

  /// Waits for an earlier transaction that is about to commit the same group.
  private boolean isNew() {
    if (number == 1) {
      jdbc.update("delete from recorded_group where at < now() - interval '1 day'");
    }
    return jdbc.update(
            """
            insert into recorded_group (writer, number, at) values (?, ?, now())
            on conflict (writer) do update set number = excluded.number, at = excluded.at
            where recorded_group.number < excluded.number
            """,
            writer,
            number)
        > 0;
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
    List<TaskEntry> allowed = allowed(task, entries);
    boolean isNoted = allowed.stream().anyMatch(TaskEntry.ModelNoted.class::isInstance);
    TaskChanges changes =
        new TaskChanges(task.counters(), isNoted ? TaskHistory.notes(jdbc, id) : List.of());
    for (TaskEntry entry : allowed) {
      changes.add(entry);
    }
    WriteTaskChanges write = new WriteTaskChanges(jdbc, task, changes);
    write.requests();
    write.rows();
    write.events();
    write.notes();
    new WriteVerdicts(jdbc, id, changes).write();
    write.counters();
    allowed.stream()
        .filter(TaskEntry.Ended.class::isInstance)
        .map(TaskEntry.Ended.class::cast)
        .forEach(this::end);
    return Optional.of(
        new Recorded(
            id,
            task.counters().cursor(),
            changes.counters().cursor(),
            changes.rows,
            changes.rejects,
            changes.events));
  }

  private List<TaskEntry> allowed(StoredTask task, List<TaskEntry> entries) {
    if (task.writer() == null || task.writer().equals(writer)) {
      return entries;
    }
    return entries.stream().filter(RecordTasks::isNote).toList();
  }

  private static boolean isNote(TaskEntry entry) {
    return entry instanceof TaskEntry.Noted || entry instanceof TaskEntry.ModelNoted;
  }

  private void end(TaskEntry.Ended ended) {
    if (ended.status() != null) {
      end(ended, ended.status());
    }
    jdbc.update(
        "update task set running_millis = running_millis + ? where id = ?",
        ended.runningMillis(),
        ended.task());
  }

  /// What a person has said meanwhile holds, except that a task which has all its rows is complete.
  /// One that was given a higher target in the run's last moment is not.
  private void end(TaskEntry.Ended ended, TaskStatus status) {
    boolean complete = status == TaskStatus.COMPLETED;
    jdbc.update(
        """
        update task set status = ?, why = ?, advice = ?, ended_at = case when ? then ?::timestamptz else null end
        where id = ? and (status = 'RUNNING' or (? and status = 'PAUSED')) and not (? and accepted < target)
        """,
        status.name(),
        StorableText.of(ended.why().stored()),
        StorableText.of(ended.advice().stored()),
        status.hasEnded(),
        Tasks.utc(ended.at()),
        ended.task(),
        complete,
        complete);
  }
}
