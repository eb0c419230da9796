package dev.winnow.core.run;

import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task;

/// How a task's rows are divided.
public enum TaskKind {
  /// Not at all.
  SINGLE,
  /// Into categories, with shares.
  PROPORTIONAL,
  /// Into sources from which all of them are drawn: no model is asked.
  MIX;

  /// That of a task.
  public static TaskKind of(Task task) {
    Proportions proportions = task.recipe().proportions();
    return proportions.isNone() ? SINGLE : proportions.isSampled() ? MIX : PROPORTIONAL;
  }
}
