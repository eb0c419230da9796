package dev.winnow.engine.run;

import dev.winnow.core.task.Task;
import dev.winnow.core.template.Template;
import java.util.List;

/// Tasks that show the model examples.
final class Examples {

  private Examples() {}

  static Task withPrompt(Task task, String prompt) {
    Template old = task.template();
    Template template =
        new Template(
            old.name(),
            old.description(),
            old.type(),
            old.system(),
            prompt,
            old.variables(),
            old.schema(),
            old.generation(),
            List.of(new Template.Example("One.", "[{\"q\": \"shown before\"}]")));
    return new Task(
        task.name(),
        task.description(),
        template,
        task.values(),
        task.schema(),
        task.distinctOn(),
        task.target(),
        task.batchSize(),
        task.seed(),
        task.zone(),
        task.model(),
        task.concurrency(),
        task.limits(),
        task.output());
  }
}
