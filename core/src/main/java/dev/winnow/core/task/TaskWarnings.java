package dev.winnow.core.task;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.VariableUses;

/// What a task that can run is still likely to regret.
final class TaskWarnings {

  private static final double TEMPERATURE_FIXED = 0;

  private TaskWarnings() {}

  static void check(Task task, Reading reading) {
    VariableUses uses = VariableUses.of(task.template());
    boolean offline = task.model().provider() == ModelSettings.Provider.OFFLINE;
    boolean schemaSent = task.model().responseFormat() != ResponseFormat.NONE;
    if (task.calls().batchSize() > 1 && !uses.usesCount() && !schemaSent) {
      reading.warning("/batchSize", TaskFieldSaid.NOBODY_ASKS.of(task.calls().batchSize()));
    }
    Sampling sampling = task.model().sampling();
    boolean fixed = sampling.temperature() != null && sampling.temperature() == TEMPERATURE_FIXED;
    boolean sameRequests = sampling.seed() == null && !uses.names().contains(BuiltIn.RANDOM_ID);
    if (fixed && sameRequests && !offline && task.target() > task.calls().batchSize()) {
      reading.warning("/model", TaskFieldSaid.ALL_THE_SAME.of());
    }
  }
}
