package dev.winnow.cli;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.task.Overrides;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import dev.winnow.storage.document.ReadDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads the task file a command names, and tells the person what is wrong with it.
final class TaskFile {

  private TaskFile() {}

  /// The task; empty when it cannot run, and then all reasons were printed.
  static Optional<Task> read(Path path, Overrides overrides, Terminal terminal) {
    return switch (ReadDocument.read(path.toString())) {
      case DocumentResult.Broken broken -> {
        terminal.err().println(Problems.format(broken.document(), broken.problems()));
        yield Optional.empty();
      }
      case DocumentResult.Found found -> read(found.document(), overrides, terminal);
    };
  }

  private static Optional<Task> read(Document document, Overrides overrides, Terminal terminal) {
    return switch (ReadTask.read(document, overrides, ReadDocument::beside)) {
      case TaskResult.Rejected rejected -> {
        terminal.err().println(Problems.format(rejected.sources(), rejected.problems()));
        terminal.err().println(summary(rejected.problems()));
        yield Optional.empty();
      }
      case TaskResult.Ready ready -> {
        if (!ready.warnings().isEmpty()) {
          terminal.err().println(Problems.format(ready.sources(), ready.warnings()));
        }
        yield Optional.of(ready.task());
      }
    };
  }

  private static String summary(List<Problem> problems) {
    long errors = problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
    return errors == 1 ? "1 error; nothing was run." : errors + " errors; nothing was run.";
  }
}
