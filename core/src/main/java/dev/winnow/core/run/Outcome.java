package dev.winnow.core.run;

import java.util.List;
import java.util.stream.Collectors;

/// How a run ended.
public sealed interface Outcome {

  /// Every row that was asked for is accepted.
  record Complete() implements Outcome {}

  /// It ended short of its target.
  ///
  /// @param cells those that are short, at least one
  record Partial(List<Shortfall> cells) implements Outcome {

    public Partial {
      cells = List.copyOf(cells);
    }

    /// Rows that are lacking.
    public long missing() {
      return cells.stream().mapToLong(Shortfall::missing).sum();
    }

    /// What happened, a clause without a full stop.
    public String why() {
      return cells.stream().map(Shortfall::why).distinct().collect(Collectors.joining("; "));
    }
  }

  /// A cell that ended short of its target.
  ///
  /// @param missing rows that are lacking
  /// @param why what happened, a clause without a full stop
  record Shortfall(int cell, long missing, String why) {}

  /// The model cannot be used; what is done is kept, and the run can go on once it is put right.
  ///
  /// @param why the provider's own sentence, or ours
  /// @param advice what to do about it
  record Unusable(String why, String advice) implements Outcome {}

  /// A person stopped it; what is done is kept.
  record Interrupted() implements Outcome {}

  /// What came in could not be written down; what was written before is kept.
  record Unwritable(String why) implements Outcome {}
}
