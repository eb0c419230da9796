package dev.winnow.engine.run;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Candidate;
import dev.winnow.core.run.CellProgress;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.task.Task;
import dev.winnow.engine.pace.Pacer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Owns everything that changes during a run and decides what happens next. One thread; nothing
/// here waits.
final class Coordinator {

  /// Requests given up in a row for want of any reply, with no answer in between, until the model
  /// counts as unusable.
  private static final int FAILURES_UNPROVEN = 4;

  private static final int FAILURES_PROVEN = 10;

  private final Task task;
  private final RunListener listener;
  private final Settlement settlement;
  private final CellProgress cell;

  /// Units that were sent without getting an answer, by an earlier run or before this one was given
  /// a higher target: they go first, as they were.
  private final PriorityQueue<Unit> unanswered =
      new PriorityQueue<>(Comparator.comparingLong(unit -> unit.key().number()));

  private final InvalidRequests invalid;

  /// Answers that came before one that is earlier in the journal.
  private final Map<Long, Action.Answered> early = new HashMap<>();

  /// The numbers of the units that were answered before this run; while a journal is read.
  private final BitSet answeredBefore = new BitSet();

  private int concurrency;
  private boolean started;
  private long nextSequence;
  private int inFlight;

  /// Whether the model has ever answered, in this run or an earlier one.
  private boolean proven;

  private int failuresInARow;
  private @Nullable Outcome ending;
  private @Nullable Throwable bug;

  /// A run at its beginning.
  ///
  /// @param shown the rows that requests show as examples
  Coordinator(Task task, List<ObjectNode> shown, RunListener listener) {
    this.task = task;
    this.listener = listener;
    this.settlement = new Settlement(task, shown, listener);
    this.cell = settlement.cell();
    this.invalid = new InvalidRequests(task.goal().limits().stagnationUnits());
    this.concurrency = task.calls().concurrency();
  }

  void alsoKnown(ObjectNode row) {
    settlement.alsoKnown(row);
  }

  int inFlight() {
    return inFlight;
  }

  /// Whether nothing more will be sent.
  boolean isEnding() {
    return ending != null || cell.deficit() == 0;
  }

  void allowanceFrom(long number) {
    cell.allowanceFrom(number);
  }

  void startUnlessResumed() {
    if (!started) {
      tell(new RunEvent.Started(task.target(), 0));
      started = true;
    }
  }

  /// Takes an answer of an earlier run in. Journals are replayed from their first answer on, so
  /// sequence needs no care.
  void replay(Unit unit, Reply.Answered reply, List<Candidate> candidates) {
    note(unit);
    proven = true;
    answeredBefore.set((int) unit.key().number());
    invalid.answered(unit.key().number());
    settle(unit, reply, candidates, true);
  }

  /// Tells of a unit that an earlier run gave up.
  void failedBefore(UnitKey unit, CallFailure why) {
    if (why.isInvalid()) {
      invalid.before(unit.number());
      cell.notTaken(unit.number());
    }
    tell(new RunEvent.FailedBefore(unit, why));
  }

  /// Takes over what an earlier run left open. Law 7: the units sent are a prefix of the plan, so a
  /// number below another's that was never sent (it still waited for its permit when the run ended)
  /// goes first, too.
  ///
  /// @param sent units that were sent and not answered, with the rows they asked for
  /// @param answers how many answers were replayed
  void resume(Collection<Unit> sent, long answers) {
    started = true;
    nextSequence = answers;
    Map<Long, Unit> open = new TreeMap<>();
    for (Unit unit : sent) {
      note(unit);
      open.put(unit.key().number(), unit);
    }
    for (int number = answeredBefore.nextClearBit(0);
        number < cell.nextNumber();
        number = answeredBefore.nextClearBit(number + 1)) {
      open.putIfAbsent((long) number, unit(number));
    }
    for (Unit unit : open.values()) {
      if (invalid.wasBefore(unit.key().number())) {
        invalid.tryAgain(unit);
      } else {
        unanswered.add(unit);
      }
    }
    answeredBefore.clear();
  }

  private void note(Unit unit) {
    cell.sent(unit.key().number(), unit.rows());
    cell.unanswered(unit.rows());
  }

  private Unit unit(long number) {
    return new Unit(new UnitKey(UnitKey.Purpose.GENERATE, 0, number), cell.rows(number));
  }

  /// The next unit to send; empty when there is none for now. Counts as sent.
  Optional<Unit> next() {
    if (isEnding() || inFlight >= inFlightMax() || !cell.wantsMore() || cell.stagnates()) {
      return Optional.empty();
    }
    Unit unit = sentBefore();
    if (unit == null) {
      if (!cell.mayGoOn()) {
        return Optional.empty();
      }
      unit = unit(cell.nextNumber());
    }
    cell.sent(unit.key().number(), unit.rows());
    inFlight++;
    tell(new RunEvent.Sent(unit));
    return Optional.of(unit);
  }

  /// Law 7: what was sent before goes first.
  private @Nullable Unit sentBefore() {
    Unit unit = unanswered.poll();
    return unit != null ? unit : invalid.next(proven, cell.mayGoOn()).orElse(null);
  }

  /// A model that has never answered may be one that cannot be used: few units find that out.
  private int inFlightMax() {
    return proven ? concurrency : Math.min(concurrency, Pacer.UNPROVEN_MAX);
  }

  void apply(Action action) {
    switch (action) {
      case Action.Answered answered -> answered(answered);
      case Action.Failed failed -> failed(failed);
      case Action.ThrottledTooLong throttled -> {
        back(throttled.unit());
        tell(new RunEvent.Failed(throttled.unit(), throttled.why()));
        end(Endings.throttled(throttled));
      }
      case Action.Withdrawn withdrawn -> {
        back(withdrawn.unit());
        tell(new RunEvent.Withdrawn(withdrawn.unit()));
        unanswered.add(withdrawn.unit());
      }
      case Action.Unwritable unwritable -> {
        back(unwritable.unit());
        tell(new RunEvent.Withdrawn(unwritable.unit()));
        end(new Outcome.Unwritable(unwritable.why()));
      }
      case Action.Broken broken -> {
        back(broken.unit());
        bug = bug == null ? broken.bug() : bug;
        end(new Outcome.Interrupted(), "a bug in Winnow");
      }
      case Action.Note note -> tell(note.event());
      case Action.Target target -> target(target.rows());
      case Action.Concurrency it -> {
        concurrency = it.calls();
        tell(new RunEvent.Changed(cell.target(), concurrency));
      }
      case Action.Stop stop -> end(new Outcome.Interrupted());
    }
  }

  /// Takes a higher target, or a lower one that is not reached yet.
  private void target(long rows) {
    if (rows == cell.target() || rows <= cell.accepted()) {
      return;
    }
    cell.target(rows);
    tell(new RunEvent.Changed(rows, concurrency));
    try {
      settlement.reinstate();
    } catch (IOException e) {
      unwritable(e, false);
    }
  }

  private void answered(Action.Answered answered) {
    inFlight--;
    proven = true;
    failuresInARow = 0;
    invalid.answered(answered.unit().key().number());
    early.put(answered.sequence(), answered);
    Action.Answered due = early.remove(nextSequence);
    while (due != null) {
      nextSequence++;
      cell.answered(due.unit().rows());
      settle(due.unit(), due.reply(), due.candidates(), false);
      due = early.remove(nextSequence);
    }
  }

  private void failed(Action.Failed failed) {
    back(failed.unit());
    tell(new RunEvent.Failed(failed.unit(), failed.why()));
    switch (failed.why()) {
      case Reply.Denied denied -> end(Endings.denied(denied, task.model()));
      case Reply.Invalid it -> {
        long number = failed.unit().key().number();
        cell.notTaken(number);
        if (invalid.givenUp(number, proven)) {
          end(Endings.invalid(it));
        }
      }
      case Reply.Unavailable unavailable -> {
        failuresInARow++;
        boolean tooMany = failuresInARow >= (proven ? FAILURES_PROVEN : FAILURES_UNPROVEN);
        // Each unit would wait as long as this one has for a model that does not get ready.
        if (tooMany || unavailable.fault() == Reply.Unavailable.Fault.LOADING) {
          end(Endings.unavailable(unavailable, task.model()));
        }
      }
      case Reply.Throttled throttled -> {}
      case Reply.Answered answered -> {}
    }
  }

  private void back(Unit unit) {
    inFlight--;
    cell.unanswered(unit.rows());
  }

  private void end(Outcome outcome) {
    end(outcome, Endings.inWords(outcome));
  }

  private void end(Outcome outcome, String why) {
    if (ending == null) {
      ending = outcome;
      tell(new RunEvent.Stopping(why, inFlight));
    }
  }

  /// How the run ended. The last call.
  Outcome end() {
    if (bug != null) {
      throw new IllegalStateException("A bug ended the run; the journal keeps what came in.", bug);
    }
    Outcome outcome;
    if (ending instanceof Outcome.Unwritable) {
      outcome = ending;
    } else if (cell.deficit() == 0) {
      outcome = new Outcome.Complete();
    } else if (ending != null) {
      outcome = ending;
    } else {
      outcome = new Outcome.Partial(cell.deficit(), cell.shortfall().orElse("no further requests"));
    }
    tell(new RunEvent.Ended(outcome));
    return ending instanceof Outcome.Unwritable ? ending : outcome;
  }

  private void settle(
      Unit unit, Reply.Answered reply, List<Candidate> candidates, boolean replayed) {
    try {
      settlement.settle(unit, reply, candidates, replayed);
    } catch (IOException e) {
      unwritable(e, replayed);
    }
  }

  private void tell(RunEvent event) {
    try {
      listener.on(event);
    } catch (IOException e) {
      unwritable(e, false);
    }
  }

  private void unwritable(IOException e, boolean replaying) {
    if (replaying) {
      throw new UncheckedIOException(e);
    }
    if (ending instanceof Outcome.Unwritable) {
      // The first failure is the cause; what is written into a closed file only follows from it.
      return;
    }
    // Told to nobody: the listener is what failed.
    ending = new Outcome.Unwritable(String.valueOf(e.getMessage()));
  }
}
