package dev.winnow.engine.run;

import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.plan.UnitKey.Purpose;
import dev.winnow.core.run.CellProgress;
import dev.winnow.core.run.Drought;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.say.Said;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The units of a run, a lane for each cell: how far they are, and which is sent next.
final class Lanes {

  /// By their cells.
  private final List<Lane> lanes = new ArrayList<>();

  /// Those that may have something to send, the neediest first.
  private final NavigableSet<Lane> waiting = neediestFirst();

  /// The same, in turn: those that bring rows first, of these the one that was asked longest ago.
  private final NavigableSet<Lane> inTurn =
      new TreeSet<>(
          Comparator.comparing((Lane lane) -> !lane.brings)
              .thenComparingLong(lane -> lane.asked)
              .thenComparingInt(lane -> scattered(lane.cell)));

  /// Those that may use what calls the others leave.
  private final NavigableSet<Lane> spare = neediestFirst();

  /// What has rows classified goes before what asks for further ones.
  private final ArrayDeque<Unit> labels = new ArrayDeque<>();

  private final InvalidRequests invalid;
  private final Drought drought;

  private int incomplete;

  /// Those that lack rows and may go on, and those of them that bring some.
  private int open;

  private int bringing;

  /// Requests in flight of those that bring none.
  private int doubtful;

  /// Requests so far.
  private long asked;

  Lanes(List<CellProgress> cells, InvalidRequests invalid, Drought drought) {
    this.invalid = invalid;
    this.drought = drought;
    cells.forEach(cell -> lanes.add(new Lane(lanes.size(), cell)));
    lanes.forEach(this::look);
  }

  private static NavigableSet<Lane> neediestFirst() {
    return new TreeSet<>(
        Comparator.comparingDouble((Lane lane) -> -lane.need)
            .thenComparingLong(it -> it.asked)
            .thenComparingInt(it -> it.cell));
  }

  /// Neighbours have the same categories but one: what is wrong with one is wrong with many. So
  /// they are far apart here; each number has one of its own.
  private static int scattered(int cell) {
    int mixed = cell * 0x9E3779B9;
    return (mixed ^ (mixed >>> 15)) * 0x85EBCA6B;
  }

  /// The units of one cell that are asked for rows.
  static final class Lane {

    private final int cell;
    private final CellProgress progress;

    /// What [#waiting] goes by.
    private double need;

    private boolean incomplete;
    private boolean open;
    private boolean brings;
    private int doubtful;

    /// When it was asked last, by [Lanes#asked]; 0 for never.
    private long asked;

    /// Units that were sent without getting an answer, by an earlier run or before this one was
    /// given a higher target: they go first, as they were.
    private final PriorityQueue<Unit> unanswered = byNumber();

    /// Units that an earlier run gave up for good, to be tried again.
    private final PriorityQueue<Unit> again = byNumber();

    /// What earlier runs sent and got no answer of, and the numbers of all that they sent; while a
    /// journal is read.
    private final List<Unit> openBefore = new ArrayList<>();

    private final BitSet sentBefore = new BitSet();
    private long askedBefore;

    private Lane(int cell, CellProgress progress) {
      this.cell = cell;
      this.progress = progress;
    }

    private static PriorityQueue<Unit> byNumber() {
      return new PriorityQueue<>(Comparator.comparingLong(unit -> unit.key().number()));
    }

    CellProgress progress() {
      return progress;
    }

    /// Notes a unit that got no answer.
    void unanswered(Unit unit) {
      unanswered.add(unit);
    }

    /// Notes a unit that an earlier run sent and got no answer of.
    void openBefore(Unit unit) {
      openBefore.add(unit);
    }

    private void sentBefore(Unit unit) {
      progress.sent(unit.key().number(), unit.rows());
      progress.unanswered(unit.rows());
      sentBefore.set((int) unit.key().number());
    }

    /// A unit of its plan.
    private Unit unit(long number) {
      return new Unit(new UnitKey(Purpose.GENERATE, cell, number), progress.rows(number));
    }

    /// Law 7: the units sent are a prefix of the plan, so a number below another's that was never
    /// sent (it still waited for its permit when the run ended) goes first, too.
    private void resume(InvalidRequests invalid) {
      openBefore.forEach(this::sentBefore);
      for (int number = sentBefore.nextClearBit(0);
          number < progress.nextNumber();
          number = sentBefore.nextClearBit(number + 1)) {
        openBefore.add(unit(number));
      }
      for (Unit unit : openBefore) {
        (invalid.wasBefore(unit.key()) ? again : unanswered).add(unit);
      }
      openBefore.clear();
      sentBefore.clear();
    }
  }

  /// Notes a unit that an earlier run sent.
  void sentBefore(Lane lane, Unit unit) {
    lane.sentBefore(unit);
    lane.askedBefore = ++asked;
  }

  /// The lane of a unit; only what is asked for rows has one so far.
  Optional<Lane> of(UnitKey unit) {
    return switch (unit.purpose()) {
      case GENERATE ->
          unit.cell() < lanes.size() ? Optional.of(lanes.get(unit.cell())) : Optional.empty();
      case PLAN, JUDGE, LABEL, EMBED -> Optional.empty();
    };
  }

  boolean isComplete() {
    return incomplete == 0;
  }

  /// The rows to end with, over all cells.
  long target() {
    return lanes.stream().mapToLong(lane -> lane.progress.target()).sum();
  }

  /// Sets what the cells are to end with, before anything is taken in.
  void planned(long[] rows) {
    for (Lane lane : lanes) {
      lane.progress.target(rows[lane.cell]);
      look(lane);
    }
  }

  /// The first cell that has more rows than it is to end with.
  Optional<RunTask.Full> full(List<Long> rows) {
    for (Lane lane : lanes) {
      long taken = lane.progress.target() - lane.progress.deficit();
      if (taken > rows.get(lane.cell)) {
        return Optional.of(new RunTask.Full(lane.cell, taken));
      }
    }
    return Optional.empty();
  }

  /// Takes higher targets, or lower ones that are not reached yet. Of several cells one that has
  /// more keeps what it has and gets no more.
  ///
  /// @return whether any is another one
  boolean targets(List<Long> rows) {
    boolean isChanged = false;
    for (Lane lane : lanes) {
      CellProgress cell = lane.progress;
      boolean isReached = rows.get(lane.cell) <= cell.accepted();
      long target = isReached ? cell.accepted() : rows.get(lane.cell);
      if (target != cell.target() && !(isReached && lanes.size() == 1)) {
        cell.target(target);
        look(lane);
        isChanged = true;
      }
    }
    return isChanged;
  }

  /// Goes on behind what was taken in of earlier runs.
  void resume() {
    for (Lane lane : lanes) {
      leave(lane);
      lane.resume(invalid);
      lane.asked = lane.askedBefore;
      enter(lane);
    }
  }

  /// Grants every cell that lacks rows a fresh allowance.
  void freshAllowance() {
    for (Lane lane : lanes) {
      if (!lane.progress.isComplete()) {
        lane.progress.freshAllowance();
        look(lane);
      }
    }
    drought.clear();
  }

  /// Notes that how far a cell is has changed.
  void changed(int cell) {
    look(lanes.get(cell));
  }

  private void look(Lane lane) {
    leave(lane);
    enter(lane);
  }

  private void leave(Lane lane) {
    waiting.remove(lane);
    inTurn.remove(lane);
    spare.remove(lane);
    incomplete -= lane.incomplete ? 1 : 0;
    open -= lane.open ? 1 : 0;
    bringing -= lane.brings ? 1 : 0;
    doubtful -= lane.doubtful;
  }

  private void enter(Lane lane) {
    CellProgress cell = lane.progress;
    lane.need = cell.need();
    lane.incomplete = !cell.isComplete();
    lane.open = cell.deficit() > 0 && cell.mayGoOn();
    lane.brings = lane.open && cell.brings();
    lane.doubtful = cell.brings() ? 0 : cell.unitsInFlight();
    if (!cell.stagnates()) {
      if (cell.wantsMore()) {
        waiting.add(lane);
        inTurn.add(lane);
      } else if (cell.wantsSpare()) {
        spare.add(lane);
      }
    }
    incomplete += lane.incomplete ? 1 : 0;
    open += lane.open ? 1 : 0;
    bringing += lane.brings ? 1 : 0;
    doubtful += lane.doubtful;
  }

  /// Whether nothing comes through in any cell. Those that bring rows speak for all; where none
  /// does, those that could.
  private boolean stagnates() {
    return lanes.size() > 1
        && (bringing > 0
            ? drought.stagnates(bringing, cell -> lanes.get(cell).brings)
            : drought.stagnates(open, cell -> lanes.get(cell).open));
  }

  /// The next unit to send; empty when there is none for now. Counts as sent.
  ///
  /// @param proven whether the model has ever answered
  Optional<Unit> next(boolean proven) {
    Unit label = labels.poll();
    if (label != null || stagnates()) {
      return Optional.ofNullable(label);
    }
    return next(drought.isLong(doubtful) ? inTurn : waiting, proven).or(() -> next(spare, proven));
  }

  /// Takes a unit that has rows classified.
  void label(Unit unit) {
    labels.add(unit);
  }

  private Optional<Unit> next(NavigableSet<Lane> lanes, boolean proven) {
    for (Iterator<Lane> neediest = lanes.iterator(); neediest.hasNext(); ) {
      Lane lane = neediest.next();
      Unit unit = next(lane, proven);
      if (unit != null) {
        leave(lane);
        lane.asked = ++asked;
        lane.progress.sent(unit.key().number(), unit.rows());
        enter(lane);
        return Optional.of(unit);
      }
      if (lane.again.isEmpty()) {
        // Until something changes.
        neediest.remove();
      }
    }
    return Optional.empty();
  }

  /// Law 7: what was sent before goes first.
  private @Nullable Unit next(Lane lane, boolean proven) {
    Unit before = lane.unanswered.poll();
    if (before != null) {
      return before;
    }
    boolean mayGoOn = lane.progress.mayGoOn();
    return invalid
        .next(lane.again, proven, mayGoOn)
        .orElseGet(() -> mayGoOn ? lane.unit(lane.progress.nextNumber()) : null);
  }

  /// What the cells lack, and why they get no more.
  List<Outcome.Shortfall> shortfalls() {
    Said none = stagnates() ? drought.said() : RunSaid.NO_FURTHER.of();
    return lanes.stream()
        .filter(lane -> !lane.progress.isComplete())
        .map(lane -> {
          CellProgress cell = lane.progress;
          Said why = cell.shortfall().orElse(none);
          return new Outcome.Shortfall(lane.cell, cell.target() - cell.accepted(), why);
        })
        .toList();
  }
}
