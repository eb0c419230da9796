package dev.winnow.cli;

import dev.winnow.core.task.Task;
import dev.winnow.engine.run.RunTask;
import dev.winnow.storage.file.ReadRowFile;
import dev.winnow.storage.file.UnreadableRows;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows of files that none of a task may repeat. A run that goes on may have others: rows that
/// have a verdict keep it, so nothing of them is pinned.
record HeldOutRows(List<Path> files, Terminal terminal) implements FileRows {

  /// @param file the task file: paths are beside it
  static HeldOutRows of(Task task, Path file, Terminal terminal) {
    List<String> named = task.recipe().gates().duplicates().heldOutFiles();
    return new HeldOutRows(named.stream().map(file::resolveSibling).toList(), terminal);
  }

  @Override
  public ObjectNode pin() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void giveTo(RunTask run, ObjectNode identity) throws CannotRun {
    for (Path file : files) {
      try {
        ReadRowFile.Contents read = ReadRowFile.read(file, (line, row) -> run.heldOut(row));
        if (read.rows() == 0) {
          terminal.say("%s (heldOut) has no rows: nothing is held out by it.".formatted(file));
        }
      } catch (UnreadableRows e) {
        throw new CannotRun(e.said().message());
      }
    }
  }
}
