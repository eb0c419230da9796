package dev.winnow.core.plan;

import dev.winnow.core.share.InfeasibleShares;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
    List<CellPlan> cells = new ArrayList<>();
    for (long rows : targets(task.recipe().proportions(), task.target())) {
      cells.add(new CellPlan(rows, task.calls().batchSize()));
    }
    return new TaskPlan(cells);
  }

  /// A few rows of a task, of as many cells as they can be of; those with most rows first.
  public static TaskPlan sample(Task task, int rows) {
    long[] targets = targets(task.recipe().proportions(), task.target());
    List<Integer> largest =
        IntStream.range(0, targets.length)
            .filter(cell -> targets[cell] > 0)
            .boxed()
            .sorted(Comparator.comparingLong((Integer cell) -> -targets[cell]))
            .limit(rows)
            .toList();
    long[] few = new long[targets.length];
    for (int row = 0; row < rows; row++) {
      few[largest.get(row % largest.size())]++;
    }
    return new TaskPlan(
        Arrays.stream(few).mapToObj(cell -> new CellPlan(cell, task.calls().batchSize())).toList());
  }

  /// The rows of each cell to end with.
  ///
  /// @param target of all, those that are there already left out
  public static long[] targets(Proportions proportions, long target) {
    long there = proportions.there().values().stream().mapToLong(Long::longValue).sum();
    try {
      return proportions.targets(target + there);
    } catch (InfeasibleShares e) {
      throw new IllegalArgumentException("A task whose shares were checked can be divided.", e);
    }
  }

  /// The rows of each cell to end with, where some have their place already and keep it: see
  /// [Proportions#targets(long, long[])].
  ///
  /// @param taken by cell
  public static long[] targets(Proportions proportions, long target, long[] taken) {
    try {
      return proportions.targets(target + proportions.existing(), taken);
    } catch (InfeasibleShares e) {
      throw new IllegalArgumentException("A task whose shares were checked can be divided.", e);
    }
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
