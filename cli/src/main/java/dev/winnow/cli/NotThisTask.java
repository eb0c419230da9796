package dev.winnow.cli;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Sources;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.TaskResult;
import java.util.List;

/// A document that is a task, but not one for the command it was given to.
final class NotThisTask {

  private NotThisTask() {}

  /// What is said of it, in place of all that such a task does not have.
  static TaskResult rejected(Document document, Said said) {
    return new TaskResult.Rejected(List.of(Problem.error("", said)), Sources.of(document));
  }
}
