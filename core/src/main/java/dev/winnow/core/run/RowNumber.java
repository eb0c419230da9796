package dev.winnow.core.run;

import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.plan.UnitKey.Purpose;

/// Names a row among those of a task, in one number: the request that brought it, and its place in
/// the response.
public final class RowNumber {

  /// Stands for rows that no answer of the task brought.
  public static final long BEFORE = -1;

  /// Those that say which row of its answer it is, and which request of its cell that was.
  private static final int INDEX_BITS = 12;

  private static final int UNIT_BITS = 31;
  private static final long INDEX_MAX = (1L << INDEX_BITS) - 1;
  private static final long UNIT_MAX = (1L << UNIT_BITS) - 1;

  private RowNumber() {}

  /// The number of a row.
  ///
  /// @param index which row of its answer, from 0
  public static long of(UnitKey unit, int index) {
    long cell = (long) unit.cell() << (UNIT_BITS + INDEX_BITS);
    return cell | Math.min(unit.number(), UNIT_MAX) << INDEX_BITS | Math.min(index, INDEX_MAX);
  }

  /// What the response that brought it is called: its number, from 0, and where a task has several
  /// cells the name of the request.
  public static Object response(long number, boolean isDivided) {
    int cell = (int) (number >> (UNIT_BITS + INDEX_BITS));
    long unit = number >> INDEX_BITS & UNIT_MAX;
    return isDivided ? new UnitKey(Purpose.GENERATE, cell, unit).toString() : (Object) unit;
  }

  /// Which row of the response it is, from 1.
  public static long row(long number) {
    return (number & INDEX_MAX) + 1;
  }
}
