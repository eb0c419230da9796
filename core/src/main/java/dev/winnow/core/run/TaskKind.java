package dev.winnow.core.run;

import dev.winnow.core.task.Task;

/// How a task's rows are divided.
public enum TaskKind {
  /// Not at all.
  SINGLE,
  /// Into categories, with shares.
  PROPORTIONAL;

  /// That of a task.
  public static TaskKind of(Task task) {
    return task.recipe().proportions().isNone() ? SINGLE : PROPORTIONAL;
  }
}
