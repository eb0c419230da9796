package dev.winnow.core.run;

import dev.winnow.core.say.Said;
import java.util.List;

/// How a run ended.
public sealed interface Outcome {

  /// Every row that was asked for is accepted.
  record Complete() implements Outcome {}

  /// It ended short of its target.
  ///
  /// @param cells those that are short, at least one
  record Partial(List<Shortfall> cells) implements Outcome {

    private static final int WHYS_MAX = 5;

    public Partial {
      cells = List.copyOf(cells);
    }

    /// Rows that are lacking.
    public long missing() {
      return cells.stream().mapToLong(Shortfall::missing).sum();
    }

    /// What happened, a clause without a full stop; of many different things the first few.
    public Said why() {
      List<Said> whys = cells.stream().map(Shortfall::why).distinct().limit(WHYS_MAX).toList();
      return whys.size() == 1 ? whys.getFirst() : RunSaid.SHORTFALLS.of(whys);
    }
  }

  /// A cell that ended short of its target.
  ///
  /// @param missing rows that are lacking
  /// @param why what happened, a clause without a full stop
  record Shortfall(int cell, long missing, Said why) {}

  /// The model cannot be used; what is done is kept, and the run can go on once it is put right.
  ///
  /// @param why the provider's own sentence, or ours
  /// @param advice what to do about it
  record Unusable(Said why, Said advice) implements Outcome {}

  /// A person stopped it; what is done is kept.
  record Interrupted() implements Outcome {}

  /// What came in could not be written down; what was written before is kept.
  record Unwritable(Said why) implements Outcome {}
}
