package dev.winnow.engine.journal;

import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.Verdict;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts the rows that have their place by what earlier runs have left: those that are accepted,
/// and those that wait for somebody's word.
public final class CountTaken {

  private final long[] taken;
  private final Set<Row> waiting = new HashSet<>();

  private record Row(UnitKey unit, int index) {}

  private CountTaken(int cells) {
    this.taken = new long[cells];
  }

  /// By cell.
  ///
  /// @throws IOException when it cannot be read
  public static long[] of(EarlierRuns earlier, int cells) throws IOException {
    CountTaken count = new CountTaken(cells);
    earlier.replay(count::take);
    return count.taken;
  }

  private void take(Fact fact) {
    switch (fact) {
      case Fact.Answered it -> decided(it.unit().key(), it.verdicts());
      case Fact.Settled it -> decided(it.unit().key(), it.verdicts());
      case Fact.Revised it -> {
        boolean had = waiting.remove(new Row(it.unit(), it.verdict().index()));
        decided(it.unit(), List.of(it.verdict()));
        if (had) {
          add(it.verdict().cell(), -1);
        }
      }
      case Fact.GivenUp it -> {}
      case Fact.Open it -> {}
    }
  }

  private void decided(UnitKey unit, @Nullable List<Verdict> verdicts) {
    for (Verdict verdict : verdicts == null ? List.<Verdict>of() : verdicts) {
      if (verdict.takesPlace()) {
        add(verdict.cell(), 1);
      }
      if (verdict instanceof Verdict.Waiting) {
        waiting.add(new Row(unit, verdict.index()));
      }
    }
  }

  private void add(int cell, int rows) {
    if (cell < taken.length) {
      taken[cell] += rows;
    }
  }
}
