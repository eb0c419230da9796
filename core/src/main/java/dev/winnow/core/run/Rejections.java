package dev.winnow.core.run;

import dev.winnow.core.task.Task;
import java.util.EnumMap;
import java.util.Map;

/// The rows that were not accepted, as people are told of them.
public final class Rejections {

  private Rejections() {}

  /// Those of a task by reason, in the order of reasons. Rows that were drawn and not needed are
  /// none where all are drawn: they are in their source as before.
  public static Map<Reason, Long> of(Task task, Map<Reason, Long> rejected) {
    Map<Reason, Long> told = new EnumMap<>(Reason.class);
    told.putAll(rejected);
    if (task.recipe().proportions().isSampled()) {
      told.remove(Reason.SURPLUS);
    }
    return told;
  }
}
