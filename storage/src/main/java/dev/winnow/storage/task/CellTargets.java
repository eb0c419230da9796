package dev.winnow.storage.task;

import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The rows that the cells of a task are to end with.
///
/// @param all by the number of the cell
/// @param kept the cells that the database has: those with rows to make, or with some already
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CellTargets(long[] all, int[] kept) {

  /// Those of a task.
  public static CellTargets of(Task task) {
    return of(task, TaskPlan.targets(task.recipe().proportions(), task.target()));
  }

  /// Those of a task whose target is raised: no cell comes to less than before, where that is only
  /// a matter of rounding.
  ///
  /// @param before what its cells were to come to
  public static CellTargets raised(Task task, CellTargets before) {
    return of(task, TaskPlan.targets(task.recipe().proportions(), task.target(), before.all()));
  }

  /// These ones for a task.
  ///
  /// @param all by the number of the cell
  public static CellTargets of(Task task, long[] all) {
    Proportions proportions = task.recipe().proportions();
    return new CellTargets(
        all,
        IntStream.range(0, all.length)
            .filter(cell -> all[cell] > 0 || proportions.there().containsKey(cell))
            .toArray());
  }

  /// That of a task whose rows are not divided.
  public static CellTargets one(long target) {
    return new CellTargets(new long[] {target}, new int[] {0});
  }

  Integer[] cells() {
    return Arrays.stream(kept).boxed().toArray(Integer[]::new);
  }

  Long[] targets() {
    return Arrays.stream(kept).mapToObj(cell -> all[cell]).toArray(Long[]::new);
  }
}
