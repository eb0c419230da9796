package dev.winnow.engine.run;

import dev.winnow.core.task.Task;
import dev.winnow.core.template.Template;
import java.util.List;

/// Tasks that show the model examples.
final class Examples {

  private Examples() {}

  static Task withPrompt(Task task, String prompt) {
    Task.Recipe recipe = task.recipe();
    Template old = recipe.template();
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
        new Task.Recipe(
            template,
            recipe.values(),
            recipe.schema(),
            recipe.proportions(),
            recipe.labels(),
            recipe.distinctOn(),
            recipe.coerce(),
            recipe.gates(),
            recipe.seed(),
            recipe.zone()),
        task.calls(),
        task.goal(),
        task.output());
  }
}
