package dev.winnow.server.task;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.engine.journal.EarlierRuns;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.Journal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskHistory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The journal of one task in the service: what the database has, then what only the file has.
///
/// The file begins at some answer of the task, which its first record names; it is removed when a
/// run has ended and everything is in the database.
final class TaskSpool implements Journal, EarlierRuns, Closeable {

  private static final String FIRST = "firstAnswer";

  private final StoredTask task;
  private final TaskHistory history;
  private final FileJournal file;

  /// The place of the file's first answer among the task's.
  private final long first;

  private TaskSpool(StoredTask task, TaskHistory history, FileJournal file, long first) {
    this.task = task;
    this.history = history;
    this.file = file;
    this.first = first;
  }

  /// Opens it.
  ///
  /// @throws IOException when the file cannot be used
  static TaskSpool open(StoredTask task, TaskHistory history, Path folder, Instant now)
      throws IOException {
    Files.createDirectories(folder);
    Path path = path(folder, task.id());
    OpenJournal.Opening.Ready ready = ready(path);
    long position = task.counters().position();
    long first = ready.task().map(begun -> begun.identity().path(FIRST).asLong(0)).orElse(position);
    if (first > position || first + ready.journal().answers() < position) {
      // It ends before what the database has: nothing in it is missing there.
      ready.journal().close();
      OpenJournal.setAside(path);
      ready = ready(path);
      first = position;
    }
    if (ready.task().isEmpty()) {
      ObjectNode identity =
          JsonNodeFactory.instance.objectNode().put("task", task.id().toString()).put(FIRST, first);
      ready.journal().append(new JournalEntry.Begun(task.runId(), now, identity));
    }
    return new TaskSpool(task, history, ready.journal(), first);
  }

  /// Where the file of a task is.
  static Path path(Path folder, UUID task) {
    return folder.resolve(task + ".journal");
  }

  private static OpenJournal.Opening.Ready ready(Path path) throws IOException {
    return switch (OpenJournal.open(path)) {
      case OpenJournal.Opening.Ready ready -> ready;
      case OpenJournal.Opening.Locked locked ->
          throw new IOException(
              "The journal %s is in use by process %d.".formatted(path, locked.processId()));
      case OpenJournal.Opening.Foreign foreign -> {
        OpenJournal.setAside(path);
        yield ready(path);
      }
    };
  }

  @Override
  public long answers() {
    return first + file.answers();
  }

  @Override
  public void replay(Consumer<JournalEntry> reader) throws IOException {
    Set<UnitKey> known = new HashSet<>();
    long[] next = {0};
    history.answers(
        task.id(),
        (unit, reply) -> {
          if (next[0] < task.counters().position()) {
            known.add(unit.key());
            next[0]++;
            reader.accept(new JournalEntry.Intent(unit, ""));
            reader.accept(new JournalEntry.Answer(unit.key(), reply));
          }
        });
    if (next[0] != task.counters().position()) {
      throw new IOException(
          "The database has %,d answers of this task and counts %,d."
              .formatted(next[0], task.counters().position()));
    }
    replayFile(reader, known);
  }

  private void replayFile(Consumer<JournalEntry> reader, Set<UnitKey> known) throws IOException {
    Map<UnitKey, Unit> open = new LinkedHashMap<>();
    long[] sequence = {first};
    file.replay(entry -> {
      switch (entry) {
        case JournalEntry.Begun begun -> {}
        case JournalEntry.Opened opened -> {}
        case JournalEntry.Intent intent -> open.put(intent.unit().key(), intent.unit());
        case JournalEntry.Answer answer -> {
          Unit unit = open.remove(answer.unit());
          if (sequence[0]++ >= task.counters().position()) {
            if (unit != null) {
              reader.accept(new JournalEntry.Intent(unit, ""));
            }
            known.add(answer.unit());
            reader.accept(answer);
          }
        }
        case JournalEntry.Failure failure -> {}
      }
    });
    for (Unit unit : open.values()) {
      if (!known.contains(unit.key())) {
        reader.accept(new JournalEntry.Intent(unit, ""));
      }
    }
  }

  @Override
  public void intent(Unit unit, String requestHash) throws IOException {
    file.intent(unit, requestHash);
  }

  @Override
  public long answer(UnitKey unit, Reply.Answered reply) throws IOException {
    return first + file.answer(unit, reply);
  }

  @Override
  public void failure(UnitKey unit, Reply reply) throws IOException {
    file.failure(unit, reply);
  }

  /// Removes the file: everything in it is in the database.
  void delete() throws IOException {
    file.delete();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
