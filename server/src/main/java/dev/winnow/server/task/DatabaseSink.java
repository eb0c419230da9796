package dev.winnow.server.task;

import dev.winnow.engine.record.GroupSink;
import dev.winnow.server.web.DatabaseAway;
import dev.winnow.storage.task.RecordTasks;
import dev.winnow.storage.task.Recorded;
import dev.winnow.storage.task.TaskEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes groups of entries to the database, and tells those who watch what came in.
final class DatabaseSink implements GroupSink<TaskEntry> {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseSink.class);

  /// About half a minute, with the pauses of the one who brings the groups.
  private static final int SHORTAGES_MAX = 15;

  private final RecordTasks record;
  private final BooleanSupplier ours;
  private final Consumer<List<Recorded>> watchers;
  private final BiConsumer<UUID, String> broken;

  /// What of the group is not written yet: all of it, or entries of one task each. What is written
  /// must not be written again when the group is handed over again.
  private final Deque<List<TaskEntry>> left = new ArrayDeque<>();

  /// How often there was too little memory for the first of them.
  private int shortages;

  private boolean away;

  /// @param ours whether no other service works with the database
  /// @param watchers is told what came in, and waits for nothing
  /// @param broken is told of a task whose entries cannot be written, whatever is done
  DatabaseSink(
      RecordTasks record,
      BooleanSupplier ours,
      Consumer<List<Recorded>> watchers,
      BiConsumer<UUID, String> broken) {
    this.record = record;
    this.ours = ours;
    this.watchers = watchers;
    this.broken = broken;
  }

  @Override
  public Result write(List<TaskEntry> group) {
    if (left.isEmpty()) {
      left.add(group);
    }
    try {
      while (!left.isEmpty()) {
        if (writePiece(left.getFirst()) instanceof Result.Away gone) {
          return gone;
        }
      }
      return new Result.Written();
    } catch (OutOfMemoryError e) {
      // There may be memory again in a moment.
      return gone(e.toString());
    }
  }

  private Result writePiece(List<TaskEntry> piece) {
    if (!ours.getAsBoolean()) {
      return gone("It is not sure that no other Winnow works with it.");
    }
    List<Recorded> tasks;
    try {
      tasks = record.record(piece);
    } catch (OutOfMemoryError e) {
      if (++shortages <= SHORTAGES_MAX) {
        throw e;
      }
      // The entries of one task may be what there never is enough for.
      return split(piece, e);
    } catch (RuntimeException | Error e) {
      // The edge of the writer's thread: a bug with one task must not end the writing of all.
      return DatabaseAway.mayPass(e) ? gone(String.valueOf(e.getMessage())) : split(piece, e);
    }
    removeFirst();
    recorded(tasks);
    return new Result.Written();
  }

  /// One task's entries must not keep those of others out.
  private Result split(List<TaskEntry> piece, Throwable why) {
    Map<UUID, List<TaskEntry>> byTask = new LinkedHashMap<>();
    for (TaskEntry entry : piece) {
      byTask.computeIfAbsent(entry.task(), id -> new ArrayList<>()).add(entry);
    }
    if (byTask.size() == 1) {
      return giveUp(piece.getFirst().task(), why);
    }
    removeFirst();
    left.addAll(byTask.values());
    return new Result.Written();
  }

  private Result giveUp(UUID task, Throwable why) {
    LOG.error("What happened to task {} cannot be written", task, why);
    try {
      broken.accept(task, why instanceof Error ? why.toString() : String.valueOf(why.getMessage()));
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      if (DatabaseAway.mayPass(e)) {
        return gone(String.valueOf(e.getMessage()));
      }
      // Its answers are in the spool; those of all others go on.
      LOG.error("Task {} cannot be ended", task, e);
    }
    removeFirst();
    return new Result.Written();
  }

  private void removeFirst() {
    left.removeFirst();
    shortages = 0;
  }

  private Result gone(String why) {
    if (!away) {
      LOG.warn("Nothing can be written to the database; answers wait in the spool: {}", why);
      away = true;
    }
    return new Result.Away(why);
  }

  private void recorded(List<Recorded> tasks) {
    if (away) {
      LOG.warn("What waited is written to the database again");
      away = false;
    }
    try {
      watchers.accept(tasks);
    } catch (RuntimeException | Error e) {
      // The edge of a thread: whoever watches must not keep anything from being written.
      LOG.error("Those who watch tasks could not be told", e);
    }
  }
}
