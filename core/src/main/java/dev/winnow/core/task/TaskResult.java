package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Sources;
import java.util.List;

/// What came of reading a task.
public sealed interface TaskResult {

  /// The documents it was read from, to tell where a problem stands.
  Sources sources();

  /// A task that can run.
  ///
  /// @param warnings what is worth a look all the same
  record Ready(Task task, List<Problem> warnings, Sources sources) implements TaskResult {}

  /// No task: everything that has to be put right, and the warnings.
  record Rejected(List<Problem> problems, Sources sources) implements TaskResult {}
}
