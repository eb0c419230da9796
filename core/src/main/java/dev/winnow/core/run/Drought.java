package dev.winnow.core.run;

import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.say.Said;
import dev.winnow.core.say.Setting;
import dev.winnow.core.task.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/// The latest answers of a run that brought no row, one after the other, whichever cells they were
/// for.
///
/// Pure: it goes by the order of answers alone, not by when their rows were classified. One thread
/// at a time.
public final class Drought {

  private final Task.Limits limits;

  /// By their place among all answers.
  private final NavigableMap<Long, Dry> answers = new TreeMap<>();

  /// How many of them each cell has.
  private final Map<Integer, Integer> byCell = new HashMap<>();

  /// Answers whose rows all wait for somebody's word, with their places.
  private final Map<UnitKey, Waiting> waiting = new HashMap<>();

  private long asked;
  private long next;

  /// The place of the latest answer that brought a row.
  private long broken = -1;

  private record Dry(int cell, int asked) {}

  private record Waiting(long place, int asked) {}

  Drought(Task.Limits limits) {
    this.limits = limits;
  }

  /// What an answer brought.
  enum Brought {
    A_ROW,
    /// Rows that wait, and may all be rejected.
    MAYBE,
    NOTHING
  }

  /// Takes in the next answer.
  void answered(UnitKey unit, int rows, Brought brought) {
    long place = next++;
    switch (brought) {
      case A_ROW -> broken(place);
      case MAYBE -> waiting.put(unit, new Waiting(place, rows));
      case NOTHING -> dry(place, new Dry(unit.cell(), rows));
    }
  }

  /// Notes that a row of an answer no longer waits.
  ///
  /// @param brought [Brought#MAYBE] where others of it do
  void decided(UnitKey unit, Brought brought) {
    Waiting answer = brought == Brought.MAYBE ? null : waiting.remove(unit);
    if (answer == null) {
      return;
    }
    if (brought == Brought.A_ROW) {
      broken(answer.place());
    } else {
      dry(answer.place(), new Dry(unit.cell(), answer.asked()));
    }
  }

  private void dry(long place, Dry answer) {
    if (place > broken) {
      answers.put(place, answer);
      byCell.merge(answer.cell(), 1, Integer::sum);
      asked += answer.asked();
    }
  }

  private void broken(long place) {
    broken = Math.max(broken, place);
    NavigableMap<Long, Dry> over = answers.headMap(place, true);
    for (Dry answer : over.values()) {
      byCell.computeIfPresent(answer.cell(), (cell, count) -> count == 1 ? null : count - 1);
      asked -= answer.asked();
    }
    over.clear();
  }

  /// Forgets what came before a fresh allowance.
  public void clear() {
    answers.clear();
    byCell.clear();
    asked = 0;
    broken = next;
  }

  /// Whether it is long enough for the cells to take turns: one of them may bring nothing, and all
  /// the others would.
  ///
  /// @param doubtful requests in flight of cells that have brought nothing lately: their answers
  ///   may prolong it
  public boolean isLong(int doubtful) {
    return (answers.size() + doubtful) * 2L >= limits.stagnationUnits();
  }

  /// Whether a run had as many answers without a row as a cell may have that is to go on. Those of
  /// one cell count up to its fair share: that it brings nothing says little about the others.
  ///
  /// @param cells how many are looked at
  /// @param which which those are
  public boolean stagnates(int cells, IntPredicate which) {
    // As of a cell: with a smallest yield of 0 nothing stagnates.
    if (cells == 0
        || answers.size() < limits.stagnationUnits()
        || asked * limits.stagnationYield() <= 0) {
      return false;
    }
    int share = Math.ceilDiv(limits.stagnationUnits(), cells);
    long fair = 0;
    for (Map.Entry<Integer, Integer> cell : byCell.entrySet()) {
      fair += which.test(cell.getKey()) ? Math.min(share, cell.getValue()) : 0;
    }
    return fair >= limits.stagnationUnits();
  }

  /// That it stagnates, a clause.
  public Said said() {
    return RunSaid.STAGNATED.of(answers.size(), 0, asked, Setting.STAGNATION_YIELD);
  }
}
