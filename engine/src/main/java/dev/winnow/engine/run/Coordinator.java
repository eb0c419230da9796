package dev.winnow.engine.run;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.plan.UnitKey.Purpose;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Candidate;
import dev.winnow.core.run.CellProgress;
import dev.winnow.core.run.ClassifyRows;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RejectSaid;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.run.Settlement;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import dev.winnow.engine.journal.Journal;
import dev.winnow.engine.pace.Pacer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Owns everything that changes during a run and decides what happens next. One thread; nothing
/// here waits.
final class Coordinator {

  /// Requests given up in a row for want of any reply, with no answer in between, until the model
  /// counts as unusable.
  private static final int FAILURES_UNPROVEN = 4;

  private static final int FAILURES_PROVEN = 10;

  private final RenderUnit render;
  private final Settlement settlement;
  private final Journal journal;
  private final RunListener listener;

  private final Lanes lanes;
  private final InvalidRequests invalid;

  /// Answers that came before one that is earlier in the journal.
  private final Map<Long, Action.Answered> early = new HashMap<>();

  private final Examine examine;
  private final LabelRows labels;

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
  Coordinator(
      RenderUnit render,
      Settlement settlement,
      Examine examine,
      LabelRows labels,
      Journal journal,
      RunListener listener) {
    this.render = render;
    this.labels = labels;
    Task task = render.task();
    this.settlement = settlement;
    this.journal = journal;
    this.listener = listener;
    this.examine = examine;
    this.invalid = new InvalidRequests(task.goal().limits().stagnationUnits());
    this.lanes = new Lanes(settlement.cells(), invalid);
    this.concurrency = task.calls().concurrency();
  }

  int inFlight() {
    return inFlight;
  }

  /// Whether nothing more will be sent.
  boolean isEnding() {
    return ending != null || lanes.isComplete();
  }

  void startUnlessResumed() {
    if (!started) {
      started = true;
      tell(new RunEvent.Started(lanes.target(), 0));
    }
  }

  /// Takes in what an earlier run left. Journals are replayed from their first answer on, so
  /// sequence needs no care.
  void take(Fact fact) {
    switch (fact) {
      case Fact.Settled it when it.unit().key().purpose() == Purpose.LABEL -> {
        proven = true;
        labels.answered(it.unit().key());
        tell(new RunEvent.SettledBefore(it.unit(), it.answer(), List.of()));
      }
      case Fact.Answered it when it.unit().key().purpose() == Purpose.LABEL -> {
        proven = true;
        tell(new RunEvent.Answered(it.unit(), it.reply(), true));
        if (it.verdicts() == null) {
          // In its turn, for verdicts stand in the order of answers.
          classify(it.unit(), it.reply());
        } else {
          labels.answered(it.unit().key());
          tell(new RunEvent.Decided(it.unit(), List.of()));
        }
      }
      case Fact.Settled it ->
          before(it.unit())
              .ifPresent(lane -> {
                List<Verdict> verdicts = settlement.recall(it.unit(), it.verdicts());
                tell(new RunEvent.SettledBefore(it.unit(), it.answer(), verdicts));
              });
      case Fact.Answered it -> before(it.unit()).ifPresent(lane -> answeredBefore(it));
      case Fact.Revised it -> told(settlement.recall(it.unit(), it.verdict()));
      case Fact.GivenUp it -> givenUpBefore(it);
      case Fact.Open it -> lanes.of(it.unit().key()).ifPresent(lane -> lane.openBefore(it.unit()));
    }
  }

  /// The lane of a unit that was answered; empty where its answer has no rows.
  private Optional<Lanes.Lane> before(Unit unit) {
    Optional<Lanes.Lane> lane = lanes.of(unit.key());
    proven = true;
    invalid.answered(unit.key());
    lane.ifPresent(it -> it.sentBefore(unit));
    return lane;
  }

  private void answeredBefore(Fact.Answered it) {
    tell(new RunEvent.Answered(it.unit(), it.reply(), true));
    if (it.verdicts() == null) {
      decide(it.unit(), examine.examine(it.unit().key().cell(), it.reply()));
    } else {
      tell(new RunEvent.Decided(it.unit(), settlement.recall(it.unit(), it.verdicts())));
    }
  }

  private void givenUpBefore(Fact.GivenUp it) {
    if (it.why().isInvalid()) {
      invalid.before(it.unit());
      lanes.of(it.unit()).ifPresent(lane -> lane.progress().notTaken(it.unit().number()));
    }
    tell(new RunEvent.FailedBefore(it.unit(), it.why()));
  }

  /// Goes on behind what was taken in.
  ///
  /// @param answers how many answers that were
  void resume(long answers) {
    started = true;
    nextSequence = answers;
    lanes.resume();
    settlement.waiting().forEach(this::label);
    reinstate();
  }

  /// Sets what the cells are to end with, before anything is taken in.
  void planned(long[] rows) {
    for (int cell = 0; cell < rows.length; cell++) {
      settlement.cells().get(cell).target(rows[cell]);
      lanes.changed(cell);
    }
  }

  void freshAllowance() {
    lanes.freshAllowance();
  }

  /// The next unit to send; empty when there is none for now. Counts as sent.
  Optional<Unit> next() {
    if (isEnding() || inFlight >= inFlightMax()) {
      return Optional.empty();
    }
    Optional<Unit> next = lanes.next(proven);
    next.ifPresent(unit -> {
      inFlight++;
      tell(new RunEvent.Sent(unit));
    });
    return next;
  }

  /// A model that has never answered may be one that cannot be used: few units find that out.
  private int inFlightMax() {
    if (render.task().recipe().proportions().isSampled()) {
      // One by one they come in the same order each time, and it is as fast.
      return 1;
    }
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
        if (withdrawn.unit().key().purpose() == Purpose.LABEL) {
          lanes.label(withdrawn.unit());
        }
        lanes
            .of(withdrawn.unit().key())
            .ifPresent(lane -> {
              lane.unanswered(withdrawn.unit());
              lanes.changed(withdrawn.unit().key().cell());
            });
      }
      case Action.Unwritable unwritable -> {
        back(unwritable.unit());
        tell(new RunEvent.Withdrawn(unwritable.unit()));
        end(new Outcome.Unwritable(Said.text(unwritable.why())));
      }
      case Action.Broken broken -> {
        back(broken.unit());
        bug = bug == null ? broken.bug() : bug;
        end(new Outcome.Interrupted(), RunSaid.BUG.of());
      }
      case Action.Note note -> tell(note.event());
      case Action.Targets targets -> {
        Optional<RunTask.Full> full =
            targets.taken() == null ? Optional.empty() : full(targets.rows());
        // Nobody waits for it any more when it is completed already.
        boolean wanted = targets.taken() == null || targets.taken().complete(full);
        if (wanted && full.isEmpty()) {
          targets(targets.rows());
        }
      }
      case Action.Concurrency it -> {
        concurrency = it.calls();
        tell(new RunEvent.Changed(lanes.target(), concurrency));
      }
      case Action.Stop stop -> end(new Outcome.Interrupted());
    }
  }

  /// The first cell that has more rows than it is to end with.
  private Optional<RunTask.Full> full(List<Long> rows) {
    for (int i = 0; i < rows.size(); i++) {
      CellProgress cell = settlement.cells().get(i);
      long taken = cell.target() - cell.deficit();
      if (taken > rows.get(i)) {
        return Optional.of(new RunTask.Full(i, taken));
      }
    }
    return Optional.empty();
  }

  /// Takes higher targets, or lower ones that are not reached yet. Of several cells one that has
  /// more keeps what it has and gets no more.
  private void targets(List<Long> rows) {
    boolean isChanged = false;
    for (int i = 0; i < rows.size(); i++) {
      CellProgress cell = settlement.cells().get(i);
      boolean isReached = rows.get(i) <= cell.accepted();
      long target = isReached ? cell.accepted() : rows.get(i);
      if (target != cell.target() && !(isReached && rows.size() == 1)) {
        cell.target(target);
        lanes.changed(i);
        isChanged = true;
      }
    }
    if (isChanged) {
      tell(new RunEvent.Changed(lanes.target(), concurrency));
      reinstate();
    }
  }

  private void reinstate() {
    for (Settlement.Revision revision : settlement.reinstate()) {
      write(() -> journal.revised(revision.unit(), revision.verdict()));
      told(revision);
    }
  }

  private void told(Settlement.Revision revision) {
    lanes.changed(revision.verdict().cell());
    if (revision.verdict() instanceof Verdict.Waiting) {
      label(revision.unit());
    }
    tell(new RunEvent.Revised(revision.unit(), revision.was(), revision.verdict()));
  }

  private void answered(Action.Answered answered) {
    inFlight--;
    proven = true;
    failuresInARow = 0;
    invalid.answered(answered.unit().key());
    early.put(answered.sequence(), answered);
    Action.Answered due = early.remove(nextSequence);
    while (due != null) {
      nextSequence++;
      settle(due);
      due = early.remove(nextSequence);
    }
  }

  private void settle(Action.Answered due) {
    tell(new RunEvent.Answered(due.unit(), due.reply(), false));
    if (due.unit().key().purpose() == Purpose.LABEL) {
      classify(due.unit(), due.reply());
    }
    lanes
        .of(due.unit().key())
        .ifPresent(lane -> {
          lane.progress().answered(due.unit().rows());
          decide(due.unit(), due.candidates());
        });
  }

  /// Law 8: a verdict is on record before it counts.
  private void decide(Unit unit, List<Candidate> candidates) {
    List<Verdict> verdicts = settlement.decide(unit, candidates);
    write(() -> journal.decided(unit.key(), verdicts));
    verdicts.stream().map(Verdict::cell).distinct().forEach(lanes::changed);
    lanes.changed(unit.key().cell());
    tell(new RunEvent.Decided(unit, verdicts));
    label(unit.key());
  }

  /// Has the rows of a unit classified, where some wait for that.
  private void label(UnitKey generate) {
    List<Verdict.Waiting> waiting = settlement.waiting(generate);
    // While earlier runs are taken in it is not known yet which rows have been classified.
    if (started && !waiting.isEmpty()) {
      labels.take(generate, waiting).ifPresent(lanes::label);
    }
  }

  private void classify(Unit unit, Reply.Answered answer) {
    UnitKey generate = LabelRows.generate(unit.key());
    List<Verdict.Waiting> waiting = settlement.waiting(generate);
    ClassifyRows.Classified said = labels.compare(unit, waiting, answer);
    labels.answered(unit.key());
    classified(generate, said.wrong(), said.unsaid());
    write(() -> journal.decided(unit.key(), List.of()));
    tell(new RunEvent.Decided(unit, List.of()));
    label(generate);
  }

  private void classified(UnitKey generate, Map<Integer, Said> wrong, Set<Integer> unsaid) {
    for (Settlement.Revision revision : settlement.classified(generate, wrong, unsaid)) {
      write(() -> journal.revised(revision.unit(), revision.verdict()));
      told(revision);
    }
    lanes.changed(generate.cell());
  }

  /// Rows that the model will not classify.
  private void unclassifiable(Unit unit, Reply.Invalid why) {
    Said said = RejectSaid.CLASSIFYING_REFUSED.of(CallFailure.of(why).sentence());
    Map<Integer, Said> wrong = new HashMap<>();
    UnitKey generate = LabelRows.generate(unit.key());
    settlement.waiting(generate).forEach(row -> wrong.put(row.index(), said));
    labels.answered(unit.key());
    classified(generate, wrong, Set.of());
  }

  private void failed(Action.Failed failed) {
    back(failed.unit());
    tell(new RunEvent.Failed(failed.unit(), failed.why()));
    switch (failed.why()) {
      case Reply.Denied denied -> end(Endings.unusable(denied, model(failed.unit())));
      case Reply.Invalid it -> {
        UnitKey unit = failed.unit().key();
        if (unit.purpose() == Purpose.LABEL) {
          unclassifiable(failed.unit(), it);
        }
        lanes
            .of(unit)
            .ifPresent(lane -> {
              lane.progress().notTaken(unit.number());
              lanes.changed(unit.cell());
            });
        if (invalid.givenUp(unit, proven)) {
          end(Endings.unusable(it, model(failed.unit())));
        }
      }
      case Reply.Unavailable unavailable -> {
        if (failed.unit().key().purpose() == Purpose.LABEL) {
          lanes.label(failed.unit());
        }
        failuresInARow++;
        boolean tooMany = failuresInARow >= (proven ? FAILURES_PROVEN : FAILURES_UNPROVEN);
        // Each unit would wait as long as this one has for a model that does not get ready.
        if (tooMany || unavailable.fault() == Reply.Unavailable.Fault.LOADING) {
          end(Endings.unusable(unavailable, model(failed.unit())));
        }
      }
      case Reply.Throttled throttled -> {}
      case Reply.Answered answered -> {}
    }
  }

  private ModelSettings model(Unit unit) {
    return unit.key().purpose() == Purpose.LABEL
        ? labels.model()
        : render.recipe(unit.key().cell()).model();
  }

  private void back(Unit unit) {
    inFlight--;
    lanes
        .of(unit.key())
        .ifPresent(lane -> {
          lane.progress().unanswered(unit.rows());
          lanes.changed(unit.key().cell());
        });
  }

  private void end(Outcome outcome) {
    end(outcome, Endings.inWords(outcome));
  }

  private void end(Outcome outcome, Said why) {
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
    } else if (lanes.isComplete()) {
      outcome = new Outcome.Complete();
    } else if (ending != null) {
      outcome = ending;
    } else {
      outcome = new Outcome.Partial(lanes.shortfalls());
    }
    tell(new RunEvent.Ended(outcome));
    return ending instanceof Outcome.Unwritable ? ending : outcome;
  }

  private void tell(RunEvent event) {
    write(() -> listener.on(event));
  }

  /// Something that writes down what happened.
  private interface Writing {
    void write() throws IOException;
  }

  private void write(Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      unwritable(e);
    }
  }

  private void unwritable(IOException e) {
    if (!started) {
      // While earlier runs are taken in nothing is in flight: the run is not even begun.
      throw new UncheckedIOException(e);
    }
    if (ending instanceof Outcome.Unwritable) {
      // The first failure is the cause; what is written into a closed file only follows from it.
      return;
    }
    // Told to nobody: the listener is what failed.
    ending = new Outcome.Unwritable(Said.text(String.valueOf(e.getMessage())));
  }
}
