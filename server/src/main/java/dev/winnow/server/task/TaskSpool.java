package dev.winnow.server.task;

import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Fact;
import dev.winnow.core.say.Said;
import dev.winnow.engine.journal.EarlierRuns;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.Journal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskFacts;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The journal of one task in the service: what the database has, then what only the file has.
///
/// The file may begin and end anywhere among the task's answers, and lack some: what it holds is
/// told from what the database holds by the unit that was answered. It also knows with which pinned
/// model each request was sent. It is removed when a run has ended and everything is in the
/// database.
final class TaskSpool implements Journal, EarlierRuns, Closeable {

  private static final String TASK = "task";
  private static final String PIN = "pin";
  private static final String ENDING = ".journal";

  private final StoredTask task;
  private final TaskFacts facts;
  private final FileJournal file;
  private final List<Said> harm;

  /// With which pinned model requests were sent that the database knew no answer of.
  private Map<UnitKey, Integer> pins = Map.of();

  /// The place of the file's first answer among the task's, if no two answers were the same.
  private long first;

  private TaskSpool(
      StoredTask task, TaskFacts facts, FileJournal file, long first, List<Said> harm) {
    this.task = task;
    this.facts = facts;
    this.file = file;
    this.first = first;
    this.harm = List.copyOf(harm);
  }

  /// Opens it.
  ///
  /// @throws IOException when the file cannot be used
  static TaskSpool open(StoredTask task, TaskFacts facts, Path folder, Instant now)
      throws IOException {
    Files.createDirectories(folder);
    List<Said> harm = new ArrayList<>();
    OpenJournal.Opening.Ready ready = ready(path(folder, task.id()), task, harm);
    FileJournal file = ready.journal();
    boolean opened = false;
    try {
      if (ready.task().map(begun -> pin(begun) != task.pin()).orElse(true)) {
        // Requests behind this record are sent with the model that is pinned now.
        ObjectNode identity =
            JsonNodeFactory.instance
                .objectNode()
                .put(TASK, task.id().toString())
                .put(PIN, task.pin());
        file.append(new JournalEntry.Begun(task.runId(), now, identity));
      }
      opened = true;
      return new TaskSpool(task, facts, file, task.counters().position() - file.answers(), harm);
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  /// Where the file of a task is.
  static Path path(Path folder, UUID task) {
    return folder.resolve(task + ENDING);
  }

  /// Whether there is a file of a task.
  static boolean isThere(Path folder, UUID task) {
    return Files.exists(path(folder, task));
  }

  /// The tasks that have a file, in no order.
  static List<UUID> tasks(Path folder) {
    return files(folder).stream()
        .filter(file -> file.getFileName().toString().endsWith(ENDING))
        .map(TaskSpool::owner)
        .flatMap(Optional::stream)
        .toList();
  }

  /// Removes the files of tasks that are gone, and what was put aside of them.
  ///
  /// @throws IOException when one cannot be removed
  static void remove(Path folder, Set<UUID> tasks) throws IOException {
    for (Path file : files(folder)) {
      if (owner(file).filter(tasks::contains).isPresent()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whose journal it is, or what was put aside of it; empty when it is somebody else's file.
  private static Optional<UUID> owner(Path file) {
    String name = file.getFileName().toString();
    int end = name.indexOf(ENDING);
    return end < 0 ? Optional.empty() : uuid(name.substring(0, end));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static OpenJournal.Opening.Ready ready(Path path, StoredTask task, List<Said> harm)
      throws IOException {
    return switch (OpenJournal.open(path)) {
      case OpenJournal.Opening.Ready ready -> {
        if (isAnothers(ready, task)) {
          ready.journal().close();
          harm.add(TaskSaid.OF_OTHER_TASK.of(aside(path)));
          yield ready(path, task, harm);
        }
        if (ready.tornBytes() > 0) {
          harm.add(TaskSaid.TORN.of(ready.tornBytes(), path + ".torn"));
        }
        if (ready.damaged() > 0) {
          harm.add(TaskSaid.DAMAGED.of(ready.damaged(), path));
        }
        yield ready;
      }
      case OpenJournal.Opening.Locked locked ->
          throw new IOException(
              "The journal %s is in use by process %d.".formatted(path, locked.processId()));
      case OpenJournal.Opening.Foreign foreign -> {
        harm.add(TaskSaid.UNREADABLE.of(aside(path)));
        yield ready(path, task, harm);
      }
    };
  }

  private static boolean isAnothers(OpenJournal.Opening.Ready ready, StoredTask task) {
    return ready
        .task()
        .filter(begun -> !begun.identity().path(TASK).asString("").equals(task.id().toString()))
        .isPresent();
  }

  static int pin(JournalEntry.Begun begun) {
    return begun.identity().path(PIN).asInt(1);
  }

  /// The number of the pinned model that a request was sent with: before, or now.
  int pin(UnitKey unit) {
    return pins.getOrDefault(unit, task.pin());
  }

  private static Object aside(Path path) throws IOException {
    return OpenJournal.setAside(path).<Object>map(aside -> aside).orElse("nothing");
  }

  /// What had happened to the file, in sentences; mostly nothing.
  List<Said> harm() {
    return harm;
  }

  /// Before it is read again, those of the database.
  @Override
  public long answers() {
    return first + file.answers();
  }

  @Override
  public void replay(Consumer<Fact> reader) throws IOException {
    ReplayTask replay = new ReplayTask(reader);
    pins = replay.pins();
    replay.database(facts, task);
    replay.file(file);
    first = replay.answers() - file.answers();
  }

  @Override
  public long append(JournalEntry entry) throws IOException {
    return first + file.append(entry);
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
