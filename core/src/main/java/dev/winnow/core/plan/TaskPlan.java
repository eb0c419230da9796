package dev.winnow.core.plan;

import dev.winnow.core.task.Task;
import java.util.ArrayList;
import java.util.List;

/// How many rows each cell of a task ends with.
///
/// @param cells by their number; a task without categories has one
public record TaskPlan(List<CellPlan> cells) {

  public TaskPlan {
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("A plan has one cell at least.");
    }
  }

  /// The plan of a task.
  public static TaskPlan of(Task task) {
    return new TaskPlan(List.of(new CellPlan(task.target(), task.calls().batchSize())));
  }

  /// Rows to end with.
  public long target() {
    return cells.stream().mapToLong(CellPlan::target).sum();
  }

  /// The same plan with another target for one cell.
  public TaskPlan withTarget(int cell, long rows) {
    List<CellPlan> changed = new ArrayList<>(cells);
    changed.set(cell, new CellPlan(rows, cells.get(cell).batchSize()));
    return new TaskPlan(changed);
  }
}
