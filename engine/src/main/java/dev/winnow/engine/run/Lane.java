package dev.winnow.engine.run;

import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CellProgress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The units of one cell for one purpose: how far they are, and which were sent without an answer.
final class Lane {

  private final UnitKey.Lane key;
  private final CellProgress progress;

  /// Units that were sent without getting an answer, by an earlier run or before this one was given
  /// a higher target: they go first, as they were.
  private final PriorityQueue<Unit> unanswered = queue();

  /// The numbers of the units that were answered before this run; while a journal is read.
  private final BitSet answeredBefore = new BitSet();

  Lane(UnitKey.Lane key, CellProgress progress) {
    this.key = key;
    this.progress = progress;
  }

  /// Units by their numbers.
  static PriorityQueue<Unit> queue() {
    return new PriorityQueue<>(Comparator.comparingLong(unit -> unit.key().number()));
  }

  UnitKey.Lane key() {
    return key;
  }

  CellProgress progress() {
    return progress;
  }

  PriorityQueue<Unit> unanswered() {
    return unanswered;
  }

  /// A unit that was not sent before.
  Unit fresh() {
    return unit(progress.nextNumber());
  }

  private Unit unit(long number) {
    return new Unit(key.unit(number), progress.rows(number));
  }

  /// Notes a unit that an earlier run sent.
  void sentBefore(Unit unit) {
    progress.sent(unit.key().number(), unit.rows());
    progress.unanswered(unit.rows());
  }

  /// Notes that an earlier run got the answer.
  void answeredBefore(Unit unit) {
    sentBefore(unit);
    answeredBefore.set((int) unit.key().number());
  }

  /// Law 7: the units sent are a prefix of the plan, so a number below another's that was never
  /// sent (it still waited for its permit when the run ended) goes first, too.
  List<Unit> passedOver(List<Unit> sent) {
    for (Unit unit : sent) {
      answeredBefore.set((int) unit.key().number());
    }
    List<Unit> missing = new ArrayList<>();
    for (int number = answeredBefore.nextClearBit(0);
        number < progress.nextNumber();
        number = answeredBefore.nextClearBit(number + 1)) {
      missing.add(unit(number));
    }
    answeredBefore.clear();
    return missing;
  }
}
