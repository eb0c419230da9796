package dev.winnow.cli;

import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Difference;
import dev.winnow.core.task.ReadMix;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskIdentity;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import dev.winnow.engine.journal.OpenJournal.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Opens the journal of a task: a new one, or that of an earlier run of the very same task.
final class OpenRunJournal {

  private static final Pattern OF_SOURCE =
      Pattern.compile("^dimensions\\[0]\\.categories\\[([0-9]+)](\\.sample)?");

  private OpenRunJournal() {}

  /// An open journal and what it says about the task's first start.
  ///
  /// @param task as it goes on: its schema is the one it was started with
  record Open(FileJournal journal, JournalEntry.Begun begun, Task task) {}

  /// Opens it.
  ///
  /// @param rows what is pinned of the rows that it reads from files
  /// @throws CannotRun when it is another task's, another process's, or no journal
  static Open open(Task task, Path path, ObjectNode rows, Terminal terminal, RandomGenerator random)
      throws CannotRun, IOException {
    return switch (opening(path)) {
      case Opening.Locked locked ->
          throw new CannotRun(
              "%s is in use by process %s. Wait for it, or stop it first."
                  .formatted(path, locked.processId() == 0 ? "unknown" : locked.processId()));
      case Opening.Foreign foreign ->
          throw new CannotRun(
              "%s is no journal of Winnow. Choose another output, or another --journal."
                  .formatted(path));
      case Opening.Ready ready -> {
        if (ready.tornBytes() > 0) {
          terminal.say(
              "the journal's last record was not finished; its %,d bytes are now in %s.torn"
                  .formatted(ready.tornBytes(), path));
        }
        if (ready.damaged() > 0) {
          terminal.say(
              "%s in the midst of %s cannot be read any more; what was in it is asked for again"
                  .formatted(Counted.of(ready.damaged(), "record"), path));
        }
        yield begin(task, path, rows, ready, terminal, random);
      }
    };
  }

  private static Opening opening(Path path) throws CannotRun {
    try {
      return OpenJournal.open(path);
    } catch (IOException e) {
      throw new CannotRun(
          "The journal %s cannot be written (%s). Choose another output, or another --journal."
              .formatted(path, e.getMessage()));
    }
  }

  private static Open begin(
      Task task,
      Path path,
      ObjectNode rows,
      Opening.Ready ready,
      Terminal terminal,
      RandomGenerator random)
      throws CannotRun, IOException {
    FileJournal journal = ready.journal();
    JournalEntry.Begun begun = ready.task().orElse(null);
    if (begun == null) {
      return new Open(journal, start(task, rows, journal, random), task);
    }
    List<Difference> differences =
        TaskIdentity.differences(begun.identity(), TaskIdentity.of(task));
    Optional<String> otherRows = FileRows.changed(begun.identity(), rows);
    if (differences.isEmpty() && otherRows.isEmpty()) {
      Task goesOn = goesOn(task, path, journal, begun);
      announce(journal);
      return new Open(journal, begun, goesOn);
    }
    if (journal.answers() == 0) {
      // Nothing was paid for yet: what was wrong with the task may be put right.
      journal.delete();
      return open(task, path, rows, terminal, random);
    }
    long answers = journal.answers();
    journal.close();
    if (differences.isEmpty() && otherRows.isPresent()) {
      throw new CannotRun(
          "%s holds %s of a run on other rows: %s Put them back to go on, choose another --out, or start over with --fresh (the old answers are kept aside)."
              .formatted(path, Counted.of(answers, "answer"), otherRows.get()));
    }
    throw new CannotRun(differences(task, path, answers, differences));
  }

  private static JournalEntry.Begun start(
      Task task, ObjectNode rows, FileJournal journal, RandomGenerator random) throws IOException {
    ObjectNode pinned = TaskIdentity.pinned(task);
    if (!rows.isEmpty()) {
      pinned.set(TaskIdentity.FILES, rows);
    }
    JournalEntry.Begun begun =
        new JournalEntry.Begun(
            HexFormat.of().toHexDigits(random.nextLong()),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            pinned);
    announce(journal);
    journal.append(begun);
    return begun;
  }

  private static Task goesOn(Task task, Path path, FileJournal journal, JournalEntry.Begun begun)
      throws CannotRun, IOException {
    try {
      return TaskIdentity.goneOnWith(task, begun.identity());
    } catch (RowSchema.BadSchema e) {
      journal.close();
      throw new CannotRun(
          "This version of Winnow refuses the schema of the rows in %s: %s Start over with --fresh (the old answers are kept aside)."
              .formatted(path, Ending.sentence(e.said())));
    }
  }

  /// Not before it is clear that the journal is this task's: another one's is left as it is.
  private static void announce(FileJournal journal) throws IOException {
    journal.announce(ProcessHandle.current().pid(), Instant.now());
  }

  /// Where it stands in the file: a mix has sources, which are read as categories.
  private static String field(Task task, Difference difference) {
    Proportions proportions = task.recipe().proportions();
    boolean isMix = proportions.isSampled() && proportions.find(ReadMix.DIMENSION) != null;
    return isMix
        ? OF_SOURCE.matcher(difference.field()).replaceFirst("sources[$1]")
        : difference.field();
  }

  private static String differences(
      Task task, Path path, long answers, List<Difference> differences) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s holds %s of a task that differs from this one:"
            .formatted(path, Counted.of(answers, "answer")));
    for (Difference difference : differences) {
      text.append(
          "%n  %s: was %s, now %s"
              .formatted(field(task, difference), difference.before(), difference.now()));
    }
    text.append(
        "%nChange it back to go on, choose another --out, or start over with --fresh (the old answers are kept aside)."
            .formatted());
    return text.toString();
  }
}
