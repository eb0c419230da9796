package dev.winnow.core.run;

import dev.winnow.core.plan.UnitKey;

/// Names a row among those of a task, in one number: the request that brought it, and its place in
/// the response.
public final class RowNumber {

  /// Stands for rows that no answer of the task brought.
  public static final long BEFORE = -1;

  /// Those that say which row of its answer it is.
  private static final int INDEX_BITS = 12;

  private static final long INDEX_MAX = (1L << INDEX_BITS) - 1;

  private RowNumber() {}

  /// The number of a row.
  ///
  /// @param index which row of its answer, from 0
  public static long of(UnitKey unit, int index) {
    return unit.number() << INDEX_BITS | Math.min(index, INDEX_MAX);
  }

  /// Which request brought it, from 0.
  public static long response(long number) {
    return number >> INDEX_BITS;
  }

  /// Which row of the response it is, from 1.
  public static long row(long number) {
    return (number & INDEX_MAX) + 1;
  }
}
